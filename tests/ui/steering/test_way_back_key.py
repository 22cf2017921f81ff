"""BACK, and every other key that does something at once: what it means, and what a second strike does."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from kiosk.basics.clock import SystemClock
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit.events import ComfortChosen, Pressed
from kiosk.visit.gallery import portraits
from kiosk.visit.screen import Comfort, Screen
from kiosk.words.furigana import reading
from tests.fakes.keypad import Keypad
from tests.fakes.paced_visit import handbook_of
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE
from ui.steering.keys import Function, function_of
from ui.steering.steering import ONCE

ESCAPE = Qt.Key.Key_Escape
DOCUMENT = Document(VisitId("v"), ApplicationId("a"), b"%PDF", "", 1)
LISTENING = Comfort(speech=True)
PLACES = (
    "welcoming", "choosing-topic", "preparing", "entering-secret", "reading-card", "checking-answers",
    "asking-juminhyo-self-copies", "sending", "cannot-send", "cannot-print", "finished", "handed-in",
    "summary", "ticket-failed", "ticket-refused-no", "collecting-ticket", "idle-warning", "staff-called",
    "staff-here", "settings", "really-quit", "explaining",
)  # fmt: skip
"""A screen of each sort; `tests/kiosk/visit/test_way_back.py` looks at all of them."""


class Wrist:
    """The guard's clock."""

    def __init__(self, keypad: Keypad) -> None:
        self.at = 100.0
        keypad.window.guard._now = lambda: self.at


@pytest.fixture
def keypad(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown)
    yield keypad
    keypad.steering.close()


@pytest.fixture(scope="module")
def screens() -> list[tuple[str, Screen]]:
    moment = SystemClock().moment()
    return [
        (name, screen)
        for name, screen in portraits(handbook_of(), moment, LISTENING, DOCUMENT, PLACES)
        if not name.startswith("previewing")
    ]


def test_escape_presses_what_leads_back_and_nothing_else_on_any_screen(
    keypad: Keypad, screens: list[tuple[str, Screen]]
) -> None:
    assert {place for place in PLACES if any(name.startswith(place) for name, _ in screens)} == set(PLACES)
    nowhere = reading(CATALOGUE.words("ja")("ear.no-back"))
    for name, screen in screens:
        if screen.name == "learning-keys":
            continue
        keypad.show(screen)
        keypad.shown.posted.clear()
        keypad.engine.log.clear()
        keypad.press(ESCAPE)
        way = [Pressed(button.id) for button in screen.buttons if button.leads_back]
        assert keypad.shown.posted == way, name
        assert (nowhere in keypad.engine.log) is (not way), name


def test_that_nothing_leads_back_is_shown_too_until_the_next_key(
    keypad: Keypad, screens: list[tuple[str, Screen]]
) -> None:
    note = keypad.window.note
    keypad.show(dict(screens)["sending"])
    assert not note.isVisible()
    keypad.press(ESCAPE)
    assert note.isVisible()
    assert note.sentence == CATALOGUE.words("ja")("ear.no-back")
    keypad.press(Qt.Key.Key_Down)
    assert not note.isVisible()


def test_what_was_shown_goes_with_its_screen_and_with_the_person(
    keypad: Keypad, screens: list[tuple[str, Screen]]
) -> None:
    leaves: tuple[Callable[[], None], ...] = (
        lambda: keypad.show(dict(screens)["preparing"]),
        keypad.window.forget,
    )
    for leave in leaves:
        keypad.show(dict(screens)["sending"])
        keypad.press(ESCAPE)
        assert keypad.window.note.isVisible()
        leave()
        assert not keypad.window.note.isVisible()


@pytest.mark.parametrize(
    ("place", "button"),
    [
        ("settings", "next"), ("idle-warning", "next"), ("really-quit", "next"), ("explaining", "next"),
        ("ticket-failed", "go-on"), ("ticket-refused-no", "next"), ("reading-card", "cancel"),
    ],
)  # fmt: skip
def test_escape_means_back_where_something_else_stands_left_in_the_foot(
    keypad: Keypad, screens: list[tuple[str, Screen]], place: str, button: str
) -> None:
    keypad.show(next(screen for name, screen in screens if name.startswith(place)))
    keypad.press(ESCAPE)
    assert keypad.shown.posted == [Pressed(button)]


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_5, Qt.Key.Key_Backspace, Qt.Key.Key_Shift, ESCAPE])
def test_any_key_on_the_question_whether_somebody_is_there_means_to_go_on(
    keypad: Keypad, screens: list[tuple[str, Screen]], key: Qt.Key
) -> None:
    keypad.show(dict(screens)["idle-warning"])
    keypad.press(key)
    assert keypad.shown.posted == [Pressed("next")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_F1, Qt.Key.Key_F2])
def test_walking_and_asking_answer_nothing_there(
    keypad: Keypad, screens: list[tuple[str, Screen]], key: Qt.Key
) -> None:
    keypad.show(dict(screens)["idle-warning"])
    keypad.press(key)
    assert keypad.shown.posted == []


# ------------------------------------------------------------------ a second strike
KEYS = (
    ESCAPE, Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F8, Qt.Key.Key_F10, Qt.Key.Key_Menu,
    Qt.Key.Key_F12,
)  # fmt: skip


def did(keypad: Keypad) -> tuple[int, int]:
    """How much was posted and said."""
    return len(keypad.shown.posted), len(keypad.engine.log)


def test_all_keys_that_count_once_are_struck_here() -> None:
    assert {function_of(key) for key in KEYS} == set(ONCE)


@pytest.mark.parametrize("key", KEYS)
def test_second_strike_within_half_a_second_does_nothing(keypad: Keypad, key: Qt.Key) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=LISTENING))
    if key is Qt.Key.Key_F12:
        keypad.press(Qt.Key.Key_F11)
    wrist = Wrist(keypad)
    keypad.window.guard.forget()
    keypad.strike(key)
    once = did(keypad)
    for _ in range(3):
        wrist.at += 0.15
        keypad.strike(key)
        assert did(keypad) == once
    wrist.at += 0.1
    keypad.strike(key)
    assert did(keypad) != once


def test_steps_of_volume_and_pace_count_each(keypad: Keypad) -> None:
    keypad.show(samples.who())
    Wrist(keypad)
    for key in (Qt.Key.Key_F7, Qt.Key.Key_F7, Qt.Key.Key_F3, Qt.Key.Key_F3):
        keypad.strike(key)
    assert [type(event) for event in keypad.shown.posted] == [ComfortChosen] * 4


def test_arrows_count_each(keypad: Keypad) -> None:
    keypad.show(samples.who())
    Wrist(keypad)
    walked = []
    for _ in range(3):
        keypad.strike(Qt.Key.Key_Down)
        walked.append(keypad.focus)
    assert len(set(walked)) == 3


def test_key_that_opens_the_learning_does_not_close_it_in_the_same_breath(keypad: Keypad) -> None:
    keypad.show(samples.who())
    Wrist(keypad)
    keypad.strike(Qt.Key.Key_Menu)
    keypad.show(dataclasses.replace(samples.who(), name="learning-keys"))
    keypad.strike(Qt.Key.Key_Menu)
    assert keypad.shown.posted == [Pressed("learn-keys")]


def test_two_keys_of_one_meaning_are_one_key(keypad: Keypad) -> None:
    assert {function_of(key) for key in (ESCAPE, Qt.Key.Key_Back)} == {Function.BACK}
    keypad.show(samples.who())
    Wrist(keypad)
    keypad.strike(ESCAPE)
    keypad.strike(Qt.Key.Key_Back)
    assert keypad.shown.posted == [Pressed("back")]
