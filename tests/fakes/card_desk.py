"""A simulated reader with one persona's card on it, and the few acts that card tests repeat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import cardreader.simulator as simulator
from cardreader.mynumber.authenticity import AuthorityKey, load_authority_keys
from cardreader.mynumber.card import MyNumberCard
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.people import load_persona
from cardreader.simulator.persona import Persona
from cardreader.simulator.reader import SimulatedReader

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=9)))
AUTHORITY_FILE = Path(simulator.__file__).parent / "authorities.json"
PIN, NUMBER_B, PASSWORD = "1234", "23030520331234", "MIHON123"
"""Of the persona hanako; printed in its file."""

TEXT = bytes.fromhex("D3921000310001010408")
FACE = bytes.fromhex("D3921000310001010402")
JPKI = bytes.fromhex("D392F000260100000001")


def secret(text: str) -> memoryview:
    return memoryview(bytearray(text.encode("ascii")))


def authorities() -> tuple[AuthorityKey, ...]:
    """The keys behind all simulated cards."""
    return load_authority_keys([AUTHORITY_FILE])


def with_tries(persona: Persona, **tries: int) -> Persona:
    """The persona with these tries left; names with `_` for `-`."""
    changed = {name.replace("_", "-"): left for name, left in tries.items()}
    return replace(persona, tries={**persona.tries, **changed})


class Desk:
    """One card on one reader.

    Attributes:
        reader: With its levers.
        card: The card, which keeps its tries over connections.
    """

    def __init__(self, persona: str | Persona | SimulatedCard = "hanako") -> None:
        """A fresh card, or one that was laid down elsewhere before (making a card takes a moment)."""
        if isinstance(persona, str):
            persona = load_persona(persona)
        self.card = persona if isinstance(persona, SimulatedCard) else SimulatedCard(persona)
        self.reader = SimulatedReader(self.card)

    def open(
        self,
        *,
        stopped: Callable[[], bool] = lambda: False,
        tell: Callable[[int, int], None] = lambda done, total: None,
    ) -> MyNumberCard:
        return MyNumberCard(
            self.reader.connect(), now=NOW, authorities=authorities(), stopped=stopped, tell=tell
        )

    def left(self, application: bytes, file: int) -> int:
        """Tries left as the card itself counts them."""
        return self.card.tries_left()[f"{application.hex().upper()}/{file:02X}"]

    def verifies(self) -> list[bytes]:
        """Every VERIFY that carried a secret, without the secret."""
        return [apdu for apdu in self.reader.journal if apdu[1] == 0x20 and len(apdu) > 4]

    def verified_files(self) -> list[tuple[bytes, int]]:
        """(application, file) of every VERIFY that carried a secret, in order."""
        application, file, found = b"", 0, []
        for apdu in self.reader.journal:
            if apdu[1:3] == b"\xa4\x04":
                application = apdu[5:15]
            elif apdu[1:3] == b"\xa4\x02":
                file = int.from_bytes(apdu[5:7], "big")
            elif apdu[1] == 0x20 and len(apdu) > 4:
                found.append((application, apdu[3] & 0x1F or file))
        return found

    def selected(self) -> list[tuple[bytes, int]]:
        """(application, file) of every file that was selected, by id or by short id."""
        current, found = b"", []
        for apdu in self.reader.journal:
            if apdu[1:3] == b"\xa4\x04":
                current = apdu[5:15]
            elif apdu[1:3] == b"\xa4\x02":
                found.append((current, int.from_bytes(apdu[5:7], "big")))
            elif apdu[1] == 0xB0 and apdu[2] & 0x80:
                found.append((current, apdu[2] & 0x1F))
            elif apdu[1] == 0xB2 and apdu[3] >> 3:
                found.append((current, apdu[3] >> 3))
            elif apdu[1] in (0x20, 0x2A) and apdu[3] & 0x80 and apdu[3] & 0x1F:
                found.append((current, apdu[3] & 0x1F))
        return found
