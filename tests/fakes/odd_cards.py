"""Simulated cards that differ from the usual one where nobody knows how real cards are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias
from unittest.mock import patch

from cardreader.profile_table.shapes import CardProfile
from cardreader.simulator import card as card_module
from cardreader.simulator.behaviour import USUAL, Behaviour
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.file_system import CardContent, Ef
from cardreader.simulator.issuing import issue
from cardreader.simulator.people import load_persona
from cardreader.simulator.persona import Persona

Exchange: TypeAlias = Callable[[bytes], bytes]
Manner: TypeAlias = Callable[[bytes, Exchange], bytes]
"""What the card answers to a command; it may put the command, or others, to the usual card inside."""
Files: TypeAlias = Callable[[bytes, Mapping[int, Ef]], Mapping[int, Ef]]
"""The files of an application (its AID, the usual files) as they are on this card."""


class OddCard(SimulatedCard):
    """A usual card behind its manners."""

    def __init__(self, persona: Persona, behaviour: Behaviour, manner: Manner | None) -> None:
        super().__init__(persona, behaviour=behaviour)
        self._manner = manner

    def transmit(self, apdu: bytes) -> bytes:
        if self._manner is None:
            return super().transmit(apdu)
        return self._manner(apdu, super().transmit)


def odd_card(
    persona: str | Persona = "hanako",
    *,
    manner: Manner | None = None,
    files: Files | None = None,
    without: tuple[bytes, ...] = (),
    behaviour: Behaviour = USUAL,
) -> OddCard:
    """A card of that persona.

    Args:
        persona: Shipped, or made up.
        manner: How it answers.
        files: What lies in its applications.
        without: AIDs of applications that it does not have.
        behaviour: The simulator's own switches.
    """
    person = load_persona(persona) if isinstance(persona, str) else persona

    def changed(whose: Persona, table: CardProfile) -> CardContent:
        content = issue(whose, table)
        applications = tuple(
            replace(
                application, files=files(application.aid, application.files) if files else application.files
            )
            for application in content.applications
            if application.aid not in without
        )
        return replace(content, applications=applications)

    with patch.object(card_module, "issue", changed):
        return OddCard(person, behaviour, manner)


def is_short(apdu: bytes) -> bool:
    """Whether the command names its file by short identifier."""
    match apdu[1]:
        case 0xB0:
            return bool(apdu[2] & 0x80)
        case 0xB2:
            return apdu[3] >> 3 != 0
        case 0x20 | 0x2A:
            return apdu[3] & 0x80 != 0 and apdu[3] != 0x80
        case _:
            return False
