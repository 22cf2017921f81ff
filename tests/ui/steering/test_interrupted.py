"""After 「まだお使いですか」 the focus, and the ring of whoever scans, are where they were."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Comfort, Screen
from tests.fakes.keypad import Keypad
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.steering.walking import go_to
from ui.widgets.kana_board import KanaBoard


@pytest.fixture(params=["landscape", "upright"])
def keypad(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Keypad]:
    keypad = Keypad(ShownScreens(qtbot, upright=request.param == "upright"))
    yield keypad
    keypad.steering.close()


def asked_whether_there(keypad: Keypad, screen: Screen, times: int = 1) -> None:
    """The page goes, the kiosk asks and counts, and the page is back."""
    for left in range(times):
        keypad.show(dataclasses.replace(samples.countdown(30 - left), comfort=screen.comfort))
    keypad.show(screen)


def ringed(keypad: Keypad) -> list[str]:
    return [one.id for one in keypad.ringed]


def the_step(keypad: Keypad, name: str) -> None:
    go_to(next(one for one in keypad.window.frame.steps() if name in (one.objectName(), one.id)))


@pytest.mark.parametrize("name", ["ほ", "next", "back", "erase"])
def test_the_focus_is_where_it_was(keypad: Keypad, name: str) -> None:
    keypad.show(samples.kana())
    the_step(keypad, name)
    asked_whether_there(keypad, samples.kana())
    assert keypad.focus == name


def test_the_focus_is_where_it_was_though_something_is_missing_above(keypad: Keypad) -> None:
    screen = samples.problem()
    keypad.show(screen)
    the_step(keypad, "next")
    asked_whether_there(keypad, screen, times=2)
    assert keypad.focus == "next"


def test_a_row_that_was_ringed_is_ringed_again_and_the_next_one_comes_after_it(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    for _ in range(3):
        keypad.move()
    row = ringed(keypad)
    keypad.move()
    after = ringed(keypad)
    keypad.show(samples.kana())
    asked_whether_there(keypad, samples.kana())
    assert ringed(keypad) == after
    assert len(row) > 1
    keypad.move()
    assert ringed(keypad) not in (row, after)


def test_a_row_that_was_opened_is_still_open(keypad: Keypad) -> None:
    keypad.show(samples.kana(""))
    keypad.move()
    row = ringed(keypad)
    keypad.choose()
    keypad.move()
    assert ringed(keypad) == row[1:2]
    asked_whether_there(keypad, samples.kana(""))
    assert ringed(keypad) == row[1:2]
    keypad.choose()
    (board,) = (one for one in keypad.window.findChildren(KanaBoard) if one.isVisible())
    assert board.text() == row[1]


def test_after_a_letter_the_board_still_begins_anew(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    keypad.scan_to("ほ")
    asked_whether_there(keypad, samples.kana())
    keypad.move()
    assert "".join(ringed(keypad)) == "あかさたなはまやらわ"


def test_another_page_begins_at_its_beginning(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    for _ in range(3):
        keypad.move()
    keypad.show(samples.countdown())
    keypad.show(samples.phone())
    keypad.move()
    first = ringed(keypad)
    fresh = samples.who()
    keypad.show(fresh)
    keypad.show(samples.phone())
    keypad.move()
    assert ringed(keypad) == first


def test_nothing_of_it_is_kept_for_the_next_person(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    the_step(keypad, "next")
    keypad.show(samples.countdown())
    keypad.steering.forget()
    keypad.show(samples.kana())
    assert keypad.focus != "next"


def test_who_is_scanned_by_time_has_the_full_pace_there(keypad: Keypad) -> None:
    screen = dataclasses.replace(samples.kana(), comfort=Comfort(scanning=1))
    keypad.show(screen)
    keypad.steering.scanner.advance()
    there = ringed(keypad)
    asked_whether_there(keypad, screen)
    assert ringed(keypad) == there
    assert keypad.steering.scanner.runs
