from __future__ import annotations

import dataclasses
import os
import struct
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.visit.events import ComfortChosen, Pressed
from kiosk.visit.over import learning
from kiosk.visit.screen import Comfort, Question, Screen
from kiosk.words.furigana import reading
from tests.fakes.keypad import Keypad
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.speech.headphones import Headphones
from ui.steering.keys import Function, function_of, name_of
from ui.steering.scan_rows import MANY, rows_of
from ui.steering.steering import LEAVING
from ui.widgets.focus_ring import FocusRing
from ui.widgets.touchable import Touchable


@pytest.fixture
def keypad(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown)
    yield keypad
    keypad.steering.close()


def spoken(screen: Screen) -> Screen:
    return dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, speech=True))


def test_down_reaches_everything_once_and_comes_round(keypad: Keypad) -> None:
    keypad.show(spoken(samples.who()))
    expected = [one.id for one in keypad.window.frame.steps()]
    keypad.press(Qt.Key.Key_Down)
    first, seen = keypad.focus, []
    for _ in expected:
        seen.append(keypad.focus)
        keypad.press(Qt.Key.Key_Down)
    assert sorted(seen) == sorted(expected)
    assert keypad.focus == first


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right])
def test_no_arrow_is_ever_dead(keypad: Keypad, key: Qt.Key) -> None:
    keypad.show(samples.who())
    for _ in range(30):
        before = keypad.focus
        keypad.press(key)
        assert keypad.focus
        assert keypad.focus != before


@pytest.mark.parametrize("name", [name for name, _ in samples.everything()])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_stands_on_what_can_be_pressed_and_on_nothing_else(
    keypad: Keypad, name: str, key: Qt.Key
) -> None:
    keypad.show(dict(samples.everything())[name])
    steps = [one.id for one in keypad.window.frame.steps()]
    walked = []
    for _ in range(len(steps) + 3):
        keypad.press(key)
        walked.append(keypad.focus)
    assert set(walked) == set(steps)


def test_focus_that_was_lost_comes_back_to_what_can_be_pressed(keypad: Keypad) -> None:
    """What is missing is said first, but no key can press it."""
    keypad.show(samples.problem())
    keypad.press(Qt.Key.Key_Down)
    here = keypad.window.focusWidget()
    assert here is not None
    here.clearFocus()
    keypad.show(samples.problem())
    assert keypad.focus


def test_focus_survives_another_page_and_another_language(keypad: Keypad) -> None:
    keypad.show(samples.who())
    keypad.press(Qt.Key.Key_Down)
    for comfort in (Comfort(), Comfort(language="en"), Comfort(text_size="largest"), Comfort(theme="dark")):
        for screen in (samples.who(), samples.welcome()):
            keypad.show(dataclasses.replace(screen, comfort=comfort))
            assert keypad.focus, (comfort, screen.name)


def test_focus_is_said_with_role_and_state(keypad: Keypad) -> None:
    keypad.show(spoken(samples.who()))
    keypad.engine.log.clear()
    keypad.press(Qt.Key.Key_Down)
    said = [text for text in keypad.engine.log if not text.startswith("(")]
    assert said == ["同じ家の家族", "同じ世帯の方です。", "えらぶところ", "えらばれていません"]


def test_keys_change_pace_volume_and_light(keypad: Keypad) -> None:
    keypad.show(samples.who())
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_F6, Qt.Key.Key_F5, Qt.Key.Key_F8):
        keypad.press(key)
    chosen = [event.comfort for event in keypad.shown.posted if isinstance(event, ComfortChosen)]
    assert [(c.rate, c.volume, c.speech, c.dark) for c in chosen] == [
        (125, 3, False, False), (75, 3, False, False), (100, 4, False, False), (100, 2, False, False),
        (100, 3, True, False),
    ]  # fmt: skip
    keypad.show(spoken(samples.who()))
    keypad.press(Qt.Key.Key_F8)
    assert [event.comfort.dark for event in keypad.shown.posted if isinstance(event, ComfortChosen)][-1]


def test_key_held_down_counts_once(keypad: Keypad) -> None:
    keypad.show(samples.who())
    keypad.press(Qt.Key.Key_Down)
    before = keypad.focus
    for _ in range(20):
        keypad.press(Qt.Key.Key_Down, repeated=True)
    assert keypad.focus == before


def test_where_am_i_names_page_and_place(keypad: Keypad) -> None:
    screen = spoken(samples.who())
    keypad.show(screen)
    keypad.engine.log.clear()
    keypad.press(Qt.Key.Key_F1)
    assert keypad.engine.log[0] == "(stop)"
    assert reading(screen.body.title) in keypad.engine.log
    assert len(keypad.engine.log) > 3


def test_while_learning_keys_do_nothing_but_name_themselves(keypad: Keypad) -> None:
    keypad.show(dataclasses.replace(samples.who(), name="learning-keys"))
    before = keypad.focus
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F10, Qt.Key.Key_5):
        keypad.press(key)
    assert keypad.shown.posted == [Pressed(f"key:{name}") for name in ("down", "ok", "call", "digit:5")]
    assert keypad.focus == before
    keypad.press(Qt.Key.Key_Menu)
    assert keypad.shown.posted[-1] == Pressed("next")


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F12], ids=["ok", "back", "choosing switch"]
)
def test_learning_is_left_by_pressing_twice_what_every_keypad_and_pair_of_switches_has(
    keypad: Keypad, key: Qt.Key
) -> None:
    keypad.show(dataclasses.replace(samples.who(), name="learning-keys"))
    keypad.press(key)
    assert Pressed("next") not in keypad.shown.posted
    keypad.press(Qt.Key.Key_Down if key is not Qt.Key.Key_F12 else Qt.Key.Key_F11)
    keypad.press(key)
    assert Pressed("next") not in keypad.shown.posted
    keypad.press(key)
    assert keypad.shown.posted[-1] == Pressed("next")


def test_what_leaves_the_learning_is_what_its_page_says() -> None:
    assert sorted(function.value for function in LEAVING) == sorted(learning.LEAVING)


def test_switch_that_bounces_while_learning_does_not_leave(keypad: Keypad) -> None:
    keypad.show(dataclasses.replace(samples.who(), name="learning-keys"))
    keypad.press(Qt.Key.Key_F12)
    keypad.strike(Qt.Key.Key_F12)
    assert keypad.shown.posted == [Pressed("key:switch-choose")]


def test_switch_that_bounces_moves_and_chooses_once(keypad: Keypad) -> None:
    keypad.show(samples.who())
    steps = keypad.window.frame.steps()
    rows = rows_of(steps) if len(steps) > MANY else [[one] for one in steps]
    pressed: list[str] = []
    for one in steps:
        one.activated.connect(pressed.append)
    keypad.press(Qt.Key.Key_F11)
    keypad.strike(Qt.Key.Key_F11)
    assert keypad.focus == rows[0][0].id
    while len(rows[[row[0].id for row in rows].index(keypad.focus)]) == 1:
        keypad.press(Qt.Key.Key_F11)
    keypad.press(Qt.Key.Key_F12)
    keypad.strike(Qt.Key.Key_F12)
    assert pressed == []


class Wrist:
    """The guard's clock."""

    def __init__(self, keypad: Keypad) -> None:
        self.at = 0.0
        keypad.window.guard._now = lambda: self.at


@pytest.mark.parametrize(("tremor", "steady_after"), [(0, 0.2), (1, 0.3), (2, 0.5)])
def test_tremor_setting_holds_for_the_moving_switch(keypad: Keypad, tremor: int, steady_after: float) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=Comfort(tremor=tremor)))
    wrist = Wrist(keypad)
    keypad.press(Qt.Key.Key_F11)
    first = keypad.focus
    wrist.at = steady_after - 0.05
    keypad.strike(Qt.Key.Key_F11)
    assert keypad.focus == first
    wrist.at = steady_after + 0.05
    keypad.strike(Qt.Key.Key_F11)
    assert keypad.focus != first


def test_tremor_setting_holds_for_arrows_too(keypad: Keypad) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=Comfort(tremor=1)))
    keypad.press(Qt.Key.Key_Down)
    first = keypad.focus
    keypad.strike(Qt.Key.Key_Down)
    assert keypad.focus == first
    keypad.press(Qt.Key.Key_Down)
    assert keypad.focus != first


def test_dark_screen_is_black_and_a_touch_brings_light(keypad: Keypad) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=Comfort(speech=True, dark=True)))
    picture = keypad.window.grab().toImage()
    places = [(x, y) for x in range(0, picture.width(), 97) for y in range(0, picture.height(), 89)]
    assert {picture.pixelColor(x, y).name() for x, y in places} == {"#000000"}
    keypad.show(samples.who())
    lit = keypad.window.grab().toImage()
    assert len({lit.pixelColor(x, y).name() for x, y in places}) > 3


def test_two_switches_reach_and_press_everything_row_by_row(keypad: Keypad) -> None:
    keypad.show(samples.who())
    rows = rows_of(keypad.window.frame.steps())
    wanted = next(row for row in rows if len(row) > 1)
    pressed: list[str] = []
    for one in keypad.window.frame.steps():
        one.activated.connect(pressed.append)
    many = len(keypad.window.frame.steps()) > 10
    if many:
        for _ in range(rows.index(wanted) + 1):
            keypad.press(Qt.Key.Key_F11)
        keypad.press(Qt.Key.Key_F12)
        keypad.press(Qt.Key.Key_F11)
    else:
        for _ in range(keypad.window.frame.steps().index(wanted[1]) + 1):
            keypad.press(Qt.Key.Key_F11)
    assert keypad.focus == wanted[1].id
    keypad.press(Qt.Key.Key_F12)
    assert pressed == [wanted[1].id]


def test_whole_row_is_ringed_before_it_is_opened_and_then_each_thing(keypad: Keypad) -> None:
    keypad.show(samples.who())
    rows = rows_of(keypad.window.frame.steps())
    assert len(keypad.window.frame.steps()) > MANY
    wanted = next(row for row in rows if len(row) > 1)
    for _ in range(rows.index(wanted) + 1):
        keypad.press(Qt.Key.Key_F11)
    for one in wanted:
        assert ringed(keypad).contains(place_of(one))
    keypad.press(Qt.Key.Key_F12)
    assert ringed(keypad).contains(place_of(wanted[0]))
    assert not ringed(keypad).intersects(place_of(wanted[1]))
    keypad.press(Qt.Key.Key_F11)
    assert ringed(keypad).contains(place_of(wanted[1]))
    assert not ringed(keypad).intersects(place_of(wanted[0]))


def ringed(keypad: Keypad) -> QRect:
    """What the one ring in the window surrounds."""
    rings = [ring for ring in keypad.window.findChildren(FocusRing) if ring.isVisible()]
    assert len(rings) == 1
    return rings[0].geometry()


def place_of(one: Touchable) -> QRect:
    """Most of it: the base of a key lies beyond the ring."""
    middle = one.mapTo(one.window(), one.rect().center())
    box = QRect(0, 0, one.width() * 8 // 10, one.height() * 8 // 10)
    box.moveCenter(middle)
    return box


def test_scanning_moves_by_itself(keypad: Keypad, qtbot: QtBot) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=Comfort(scanning=3)))
    before = keypad.focus
    assert keypad.steering.scanner.runs
    qtbot.wait_until(lambda: keypad.focus not in ("", before), timeout=10_000)
    keypad.show(samples.who())
    assert not keypad.steering.scanner.runs


@pytest.mark.parametrize(
    ("key", "function"),
    [
        (Qt.Key.Key_Enter, Function.OK),
        (Qt.Key.Key_7, Function.DIGIT),
        (Qt.Key.Key_A, None),
        (Qt.Key.Key_Tab, None),
    ],
)
def test_letters_and_tab_stay_with_the_focus(key: Qt.Key, function: Function | None) -> None:
    assert function_of(key) is function


def test_headphone_switch_is_followed_and_a_jack_that_goes_is_unplugged(qtbot: QtBot) -> None:
    reading, writing = os.pipe()
    jack = Headphones()
    heard: list[bool] = []
    jack.changed.connect(heard.append)
    jack.follow(reading, plugged=False)
    event = struct.Struct("llHHi")
    os.write(writing, event.pack(0, 0, 1, 30, 1) + event.pack(0, 0, 5, 2, 1) + event.pack(0, 0, 0, 0, 0))
    qtbot.wait_until(lambda: heard == [True])
    assert jack.plugged
    os.close(writing)
    qtbot.wait_until(lambda: heard == [True, False])
    assert not jack.has_jack


def test_another_page_of_a_list_is_said_by_the_key_that_turned_it(keypad: Keypad) -> None:
    keypad.show(spoken(samples.many_towns()))
    after = next(one for one in keypad.window.frame.steps() if one.id == "after")
    after.setFocus()
    keypad.engine.log.clear()
    keypad.press(Qt.Key.Key_Return)
    assert any("3ページのうち、3ページめ" in text for text in keypad.engine.log)


def with_era(era: str) -> Screen:
    screen = spoken(samples.era_date())
    assert isinstance(screen.body, Question)
    draft = {"era": era, "year": "", "month": "", "day": ""}
    field = dataclasses.replace(screen.body.field, draft=draft, echo=None)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


@pytest.fixture
def headphones_on(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown, "always")
    yield keypad
    keypad.steering.close()


def test_an_era_that_is_chosen_by_keys_is_said_once(headphones_on: Keypad) -> None:
    keypad = headphones_on
    keypad.show(with_era(""))
    key = next(one for one in keypad.window.frame.steps() if one.id == "reiwa")
    key.setFocus()
    keypad.engine.log.clear()
    keypad.press(Qt.Key.Key_Return)
    keypad.show(with_era("reiwa"))
    said = [text for text in keypad.engine.log if "令和" in text]
    assert said == ["令和"], keypad.engine.log
    assert "えらばれています" in keypad.engine.log


def test_an_era_that_the_focus_has_left_is_said_by_the_voice(headphones_on: Keypad) -> None:
    keypad = headphones_on
    keypad.show(with_era(""))
    next(one for one in keypad.window.frame.steps() if "pad:1" in (one.id, one.objectName())).setFocus()
    keypad.engine.log.clear()
    keypad.show(with_era("reiwa"))
    assert [text for text in keypad.engine.log if "令和" in text] == ["[令和]"]


@pytest.mark.parametrize(
    ("key", "name"),
    [(Qt.Key.Key_Tab, "tab"), (Qt.Key.Key_Backspace, "erase"), (Qt.Key.Key_Home, "other")],
)
def test_while_learning_every_key_has_its_name_and_moves_nothing(
    keypad: Keypad, key: Qt.Key, name: str
) -> None:
    keypad.show(dataclasses.replace(samples.who(), name="learning-keys"))
    here = keypad.window.focusWidget()
    keypad.press(key)
    assert keypad.shown.posted[-1] == Pressed(f"key:{name}")
    assert keypad.window.focusWidget() is here


@pytest.mark.parametrize(
    ("key", "text", "name"),
    [
        (Qt.Key.Key_A, "a", "letter:A"),
        (Qt.Key.Key_A, "Ａ", "letter:A"),
        (Qt.Key.Key_3, "あ", "digit:3"),
        (Qt.Key.Key_unknown, "ち", "letter:ち"),
        (Qt.Key.Key_unknown, "ﾁ", "letter:チ"),
        (Qt.Key.Key_At, "@", "letter"),
        (Qt.Key.Key_Home, "", "other"),
        (Qt.Key.Key_A, "\x01", "other"),
    ],
    ids=["a", "wide", "digit", "kana", "half-width", "sign", "none", "control"],
)
def test_key_that_types_is_called_by_what_it_types(key: Qt.Key, text: str, name: str) -> None:
    assert name_of(key, text) == name


def test_while_learning_each_letter_is_another_key(keypad: Keypad) -> None:
    keypad.show(dataclasses.replace(samples.who(), name="learning-keys"))
    for key in (Qt.Key.Key_A, Qt.Key.Key_B):
        QTest.keyClick(keypad.window.focusWidget() or keypad.window, key)
    assert keypad.shown.posted == [Pressed("key:letter:A"), Pressed("key:letter:B")]


@pytest.mark.parametrize("screen", [samples.facts(), samples.card_waiting(), samples.problem()])
def test_question_under_the_focus_is_not_said_twice(keypad: Keypad, screen: Screen) -> None:
    keypad.show(spoken(screen))
    assert not isinstance(keypad.window.focusWidget(), Touchable)
    said = [text.strip("[]") for text in keypad.engine.log if not text.startswith("(")]
    assert said.count(reading(screen.body.title)) == 1
    assert len(said) == len(set(said))
