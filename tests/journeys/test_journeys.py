"""Every procedure to its receipt number by a finger, by a keyboard, by a keypad, through the real widgets."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Finished
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger, Hand, Keyboard, Keypad
from tests.journeys.invented import Invented
from tests.journeys.walker import Walker

PROCEDURES = (
    "juminhyo", "inkan-shomei", "koseki", "kazei-shomei", "tennyu", "tenshutsu", "tenkyo", "jido-teate",
    "kokuho-kanyu", "kokuho-soshitsu", "kaigo-nintei", "kyufukin", "ansho-bango", "okuyami",
)  # fmt: skip
HANDS: Mapping[str, Callable[[Counter], Hand]] = {"touch": Finger, "keyboard": Keyboard, "keypad": Keypad}
SAMPLE = (("ansho-bango", "touch"), ("ansho-bango", "keyboard"), ("inkan-shomei", "keypad"))
"""In the suite; every procedure in every way by `make journeys`."""
ALL = tuple((procedure, way) for procedure in PROCEDURES for way in HANDS)
CHOSEN = ALL if os.environ.get("JOURNEYS") == "all" else SAMPLE


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("procedure", "way"), CHOSEN)
def test_a_procedure_leads_to_a_number(procedure: str, way: str, tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        walker = Walker(there, HANDS[way](there), Invented(there.services, procedure, "self"))
        end = walker.walk_to_the_end().body
        assert isinstance(end, Finished)
        assert end.number.isdigit(), end.title
        received = there.backend.received(there.kiosk.last_application or "")
        assert isinstance(received, dict)
        assert received["procedure"]["id"] == procedure
        assert len(walker.asked) == len(set(walker.asked)), "asked twice"
