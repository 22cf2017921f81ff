"""Acts in which a card that is odd in one thing is compared with the usual one, and files of such a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import pytest

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.file_system import Ef, TransparentFile
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import JPKI
from tests.fakes.faulty_acts import ACTS, Act, Outcome, undisturbed
from tests.fakes.odd_cards import Files

COMMON = bytes.fromhex("D3921000310001010100")
WHOLE_ACTS = [
    act
    for act in ACTS
    if act.name in ("tries", "identifier", "read by a wrong PIN")
    or (act.name.startswith(("read", "sign")) and not act.wrong)
]
"""Those that use every kind of command between them; what asks for one file alone has tests of its own."""
EVERY_ACT = pytest.mark.parametrize("act", WHOLE_ACTS, ids=lambda act: act.name.replace(" ", "-"))


def outcome(act: Act, card: SimulatedCard) -> Outcome:
    return undisturbed(act, card).outcome


@cache
def usual(name: str) -> Outcome:
    return outcome(next(act for act in WHOLE_ACTS if act.name == name), SimulatedCard(load_persona("hanako")))


def assert_as_usual(act: Act, card: SimulatedCard) -> None:
    assert outcome(act, card) == usual(act.name)


def jpki_with(changes: Mapping[int, Ef | None]) -> Files:
    """The certificates' application with these files, or without them."""

    def changed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        if aid != JPKI:
            return files
        kept = {ef: file for ef, file in files.items() if ef not in changes}
        return {**kept, **{ef: file for ef, file in changes.items() if file is not None}}

    return changed


def with_file(aid: bytes, ef: int, content: Callable[[bytes], bytes]) -> Files:
    """One file of one application with another content."""

    def changed(whose: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        file = files.get(ef)
        if aid != whose or not isinstance(file, TransparentFile):
            return files
        return {**files, ef: replace(file, content=content(file.content))}

    return changed
