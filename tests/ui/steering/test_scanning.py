"""Two switches, and the focus that moves by itself: in how many moves, and never over the voice."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.visit.events import Pressed
from kiosk.visit.screen import Comfort, Screen
from tests.fakes.keypad import Keypad
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.steering import scanning
from ui.steering.scan_rows import MANY, rows_of, things_of
from ui.steering.scanning import PACES_S, ROUNDS
from ui.widgets.kana_board import KanaBoard

NAME = ("み", "ほ", "ん", "space", "は", "な", "こ")
MOST_FOR_A_NAME = 70
QUICK_S = 0.05
LINES, COLUMNS = 5, 10
LANGUAGES = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")


@pytest.fixture(params=["landscape", "upright"])
def keypad(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Keypad]:
    keypad = Keypad(ShownScreens(qtbot, upright=request.param == "upright"))
    yield keypad
    keypad.steering.close()


@pytest.fixture
def headphones_on(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown, "always")
    yield keypad
    keypad.steering.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "PACES_S", (0.0, QUICK_S, QUICK_S, QUICK_S))


def of(screen: Screen, comfort: Comfort) -> Screen:
    return dataclasses.replace(screen, comfort=comfort)


def board_of_window(keypad: Keypad) -> KanaBoard:
    (board,) = (one for one in keypad.window.findChildren(KanaBoard) if one.isVisible())
    return board


def test_a_name_and_on_takes_few_moves(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    board = board_of_window(keypad)
    board.set_text("")
    moves = sum(keypad.scan_to(key) for key in NAME)
    assert board.text() == "みほん　はなこ"
    moves += keypad.scan_to("next")
    assert Pressed("next") in keypad.shown.posted
    assert moves <= MOST_FOR_A_NAME


def test_two_switches_type_in_two_steps(keypad: Keypad) -> None:
    keypad.show(of(samples.kana(), Comfort(low_reach=True)))
    board = board_of_window(keypad)
    board.set_text("")
    for key in ("row:6", "み", "rows", "row:5", "ほ"):
        assert keypad.scan_to(key) <= LINES + COLUMNS
    assert board.text() == "みほ"


def test_two_switches_turn_the_board_to_letters_and_digits(keypad: Keypad) -> None:
    keypad.show(samples.text())
    board = board_of_window(keypad)
    board.set_text("")
    for key in ("letters", "Z", "7"):
        assert keypad.scan_to(key) <= LINES + COLUMNS
    assert board.text() == "Z7"


def test_after_a_letter_the_board_begins_anew(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    keypad.scan_to("ほ")
    keypad.move()
    assert "".join(one.id for one in keypad.ringed) == "あかさたなはまやらわ"


def test_the_board_is_left_by_going_on(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    keypad.scan_to("ほ")
    rows = len(things_of(keypad.window.frame.steps()))
    seen = []
    for _ in range(rows):
        keypad.move()
        seen.append(keypad.ringed[0].id)
    assert "next" in seen
    assert len(set(seen)) == rows


def test_after_an_answer_it_goes_on_behind_it(keypad: Keypad) -> None:
    keypad.show(samples.who())
    keypad.scan_to("choice:self")
    assert keypad.scan_to("next") < len(things_of(keypad.window.frame.steps()))


def test_a_row_that_was_opened_in_vain_is_ringed_again_after_two_rounds(keypad: Keypad) -> None:
    keypad.show(samples.kana())
    row = next(row for row in rows_of(keypad.window.frame.steps()) if len(row) > MANY - 1)
    while keypad.ringed != row:
        keypad.move()
    keypad.choose()
    for _ in range(ROUNDS * len(row) - 1):
        keypad.move()
        assert len(keypad.ringed) == 1
    keypad.move()
    assert keypad.ringed == row


def test_nothing_is_pressed_but_what_is_ringed(keypad: Keypad) -> None:
    """Somebody beside moves the focus with an arrow: the choosing switch rings anew."""
    keypad.show(samples.card_waiting())
    pressed: list[str] = []
    for one in keypad.window.frame.steps():
        one.activated.connect(pressed.append)
    keypad.move()
    keypad.press(Qt.Key.Key_Down)
    keypad.choose()
    assert pressed == []


def test_time_moves_the_focus_only_when_all_was_said(keypad: Keypad, quick: None, qtbot: QtBot) -> None:
    keypad.engine.speaking = True
    keypad.show(of(samples.kana(), Comfort(speech=True, scanning=1)))
    keypad.engine.log.clear()
    qtbot.wait_until(lambda: keypad.steering.scanner._listened)
    assert "(stop)" not in keypad.engine.log
    keypad.engine.speaking = False
    qtbot.wait_until(lambda: "(stop)" in keypad.engine.log)


def test_without_a_voice_time_does_not_wait(keypad: Keypad, quick: None, qtbot: QtBot) -> None:
    keypad.engine.speaking = True
    keypad.show(of(samples.kana(), Comfort(scanning=1)))
    qtbot.wait_until(lambda: len(keypad.ringed) > 1)
    assert not keypad.steering.scanner._listened


def test_after_the_voice_a_step_has_its_whole_time(keypad: Keypad) -> None:
    keypad.engine.speaking = True
    keypad.show(of(samples.kana(), Comfort(speech=True, scanning=1)))
    scanner = keypad.steering.scanner
    scanner._timer.timeout.emit()
    assert scanner._timer.interval() < PACES_S[1] * 1000
    keypad.engine.speaking = False
    scanner._timer.timeout.emit()
    assert scanner._timer.interval() == PACES_S[1] * 1000
    assert keypad.ringed[1:] == ()


def said(keypad: Keypad) -> list[str]:
    return [text for text in keypad.engine.log if not text.startswith("(")]


def ring(keypad: Keypad, holds: Callable[[], bool]) -> list[str]:
    """What is said when such a row is ringed."""
    while True:
        keypad.engine.log.clear()
        keypad.move()
        if len(keypad.ringed) > 1 and holds():
            return said(keypad)


def test_a_row_of_letters_says_its_first_and_last_into_headphones(headphones_on: Keypad) -> None:
    keypad = headphones_on
    keypad.show(of(samples.kana(), Comfort(speech=True)))
    assert ring(keypad, lambda: keypad.ringed[0].id == "い") == ["[イ から ヲ]"]
    keypad.engine.log.clear()
    keypad.choose()
    assert said(keypad) == ["[イ]"]


def test_the_loudspeaker_says_which_line_of_letters_it_is(keypad: Keypad) -> None:
    keypad.show(of(samples.kana(), Comfort(speech=True)))
    assert ring(keypad, lambda: keypad.ringed[0].id == "い") == ["もじのキー、2だんめ"]


def test_a_row_of_other_things_says_all_their_names(keypad: Keypad) -> None:
    keypad.show(of(samples.kana(), Comfort(speech=True)))
    assert ring(keypad, lambda: keypad.ringed[0].id == "next") == ["つぎへ", "もどる", "ぜんぶで2"]


def test_a_row_of_the_pin_never_says_its_digits(headphones_on: Keypad) -> None:
    keypad = headphones_on
    keypad.show(of(samples.secret_pad(), Comfort(speech=True)))
    for row in range(1, 4):
        (text,) = ring(keypad, lambda: (keypad.ringed[0].objectName() or "").startswith("pad:"))
        assert text == f"[{row}だんめ]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_said_in_every_language(language: str, headphones_on: Keypad) -> None:
    keypad = headphones_on
    keypad.show(of(samples.text(), Comfort(speech=True, language=language)))
    letters = ring(keypad, lambda: keypad.ringed[0].id == "い")
    assert len(letters) == 1
    assert letters[0].count("イ") == letters[0].count("ヲ") == 1
    band = ring(keypad, lambda: keypad.ringed[0].id == "next")
    assert len(band) == len(keypad.ringed) + 1
    assert str(len(keypad.ringed)) in band[-1]
