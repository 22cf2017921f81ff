"""Whoever does anything, or is being spoken to, has time: at a whole kiosk, whatever it is that they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.delivery.outcome import Outcome
from kiosk.visit import states as at
from kiosk.visit.events import ComfortChosen, LifeShown
from kiosk.visit.screen import Comfort
from tests.ear.counter import WrittenVoice
from tests.fakes.clock import ShiftedClock
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger

TO_WHO = ("start", "tile:certificates", "tile:juminhyo", "next")


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def there(tmp_path: Path, qtbot: QtBot, clock: ShiftedClock, voice: WrittenVoice) -> Iterator[Counter]:
    with counter(tmp_path, clock=clock, engine=lambda: voice) as made:
        hand = Finger(made)
        for name in TO_WHO:
            hand.press(name)
        yield made


def comfort(there: Counter, chosen: Comfort) -> None:
    there.kiosk.bridge.post(ComfortChosen(chosen))
    there.settle()


def is_given_time(there: Counter, clock: ShiftedClock, *, by: object) -> bool:
    """Whether what is done ten seconds later has moved the deadline by as much."""
    clock.put_forward(10)
    before = there.visit.deadline
    assert callable(by)
    by()
    there.settle()
    after = there.visit.deadline
    assert before is not None
    assert after is not None
    return after >= before + 9


@pytest.mark.parametrize(
    "key",
    [Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F11, Qt.Key.Key_F12, Qt.Key.Key_Down, Qt.Key.Key_Tab],
    ids=["where", "repeat", "switch", "choosing switch", "arrow", "tab"],
)
def test_keys_that_change_nothing_count(there: Counter, clock: ShiftedClock, key: Qt.Key) -> None:
    window = there.window
    assert is_given_time(there, clock, by=lambda: QTest.keyClick(window.focusWidget() or window, key))


def test_touch_beside_every_target_counts(there: Counter, clock: ShiftedClock) -> None:
    handle, ground = there.window.windowHandle(), QPoint(1000, 200)
    none = Qt.KeyboardModifier.NoModifier
    assert is_given_time(
        there, clock, by=lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, none, ground)
    )


def test_page_of_a_list_that_is_turned_counts(there: Counter, clock: ShiftedClock) -> None:
    comfort(there, Comfort(language="en", text_size="largest"))
    hand = Finger(there)
    pager = next(hand._pagers())
    assert is_given_time(there, clock, by=lambda: hand._on(pager.after))


def test_program_that_turns_a_page_counts(there: Counter, clock: ShiftedClock) -> None:
    comfort(there, Comfort(language="en", text_size="largest"))
    pager = next(Finger(there)._pagers())
    assert is_given_time(there, clock, by=pager.after.press_by_program)


def test_number_is_not_taken_from_whoever_is_told_it(
    there: Counter, clock: ShiftedClock, voice: WrittenVoice
) -> None:
    for name in ("choice:self", "next"):
        Finger(there).press(name)
    there.kiosk._loop.visit = replace(there.visit, step=at.Finished(Outcome("delivered", "127")))
    there.kiosk.bridge.post(LifeShown())
    comfort(there, Comfort(speech=True, rate=50))
    voice.speaking = True
    for _ in range(3):
        clock.put_forward(310)
        there.kiosk.bridge._drain()
        there.settle()
        assert there.screen.name == "finished"
    voice.falls_silent()
    there.settle()
    clock.put_forward(299)
    there.kiosk.bridge._drain()
    assert there.screen.name == "finished"
    voice.take()
    clock.put_forward(2)
    there.kiosk.bridge._drain()
    there.settle()
    assert there.screen.name == "idle-warning"
    assert "まだお使いですか" in voice.take()


def test_list_stands_on_its_page_again_after_the_warning(there: Counter, clock: ShiftedClock) -> None:
    comfort(there, Comfort(language="en", text_size="largest"))
    hand = Finger(there)
    hand._on(next(hand._pagers()).after)
    before = there.screen.name
    turned = [pager.page for pager in hand._pagers()]
    assert turned[0] == 1
    clock.put_forward(301)
    there.kiosk.bridge._drain()
    there.settle()
    assert there.screen.name == "idle-warning"
    hand.press("next")
    assert there.screen.name == before
    assert [pager.page for pager in hand._pagers()] == turned
