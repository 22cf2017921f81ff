"""BACK and second strikes at a whole kiosk: nothing is lost unasked, nothing is typed that nobody meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.visit import ticket_states as ticketing
from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import CheckList, Comfort, Question
from kiosk.visit.timing import took_too_long
from kiosk.words.furigana import reading
from tests.ear.counter import WrittenVoice
from tests.fakes.clock import ShiftedClock
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger, Keypad
from tests.journeys.invented import Invented
from tests.journeys.test_bad_input import asked_for_text, at_the_card, type_pin
from tests.journeys.walker import Walker

ESCAPE, OK, VOICE = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F5
NAME = "やまだ"


class Wrist:
    """Strikes and touches by a clock of its own, and nothing is forgotten between them."""

    def __init__(self, there: Counter) -> None:
        self.there, self.at = there, 100.0
        there.window.guard.forget()
        there.window.guard._now = lambda: self.at

    def strike(self, key: Qt.Key, after: float = 0.15) -> None:
        self.at += after
        QTest.keyClick(self.there.window.focusWidget() or self.there.window, key)
        self._drawn()

    def touch(self, place: QPoint, after: float = 0.15) -> None:
        self.at += after
        handle = self.there.window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self._drawn()

    def _drawn(self) -> None:
        QApplication.processEvents()
        QApplication.processEvents()


def typed(there: Counter) -> object:
    body = there.screen.body
    assert isinstance(body, Question), there.screen.name
    return body.field.draft


def half_typed(there: Counter) -> Finger:
    """A name was begun."""
    hand = asked_for_text(there)
    hand.type_text(NAME)
    return hand


def place_of(hand: Finger, name: str) -> QPoint:
    found = hand._turn_to(name)
    return found.mapTo(hand.counter.window, found.rect().center())


# ------------------------------------------------------------------ BACK
def test_back_closes_the_settings_and_keeps_them(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path, engine=WrittenVoice) as there:
        hand = half_typed(there)
        place = there.screen.name
        chosen = Comfort(speech=True, text_size="largest", theme="dark")
        there.kiosk.bridge.post(ComfortChosen(chosen))
        there.settle()
        hand.press("tool:text-size")
        Keypad(there).key(ESCAPE)
        assert there.screen.name == place
        assert there.screen.comfort == chosen


@pytest.mark.parametrize("key", [ESCAPE, Qt.Key.Key_A, Qt.Key.Key_5])
def test_sign_of_life_at_the_last_question_goes_on_where_it_stood(
    tmp_path: Path, qtbot: QtBot, key: Qt.Key
) -> None:
    clock = ShiftedClock()
    with counter(tmp_path, clock=clock) as there:
        half_typed(there)
        place = there.screen.name
        for _ in range(4):
            clock.put_forward(301)
            there.kiosk.bridge._drain()
            there.settle()
            if there.screen.name == "idle-warning":
                break
        assert there.screen.name == "idle-warning"
        Keypad(there).key(key)
        assert there.screen.name == place
        assert typed(there) == NAME


def test_back_after_quit_or_why_is_the_question_again(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = half_typed(there)
        place = there.screen.name
        for over in [one for one in ("quit", "why") if hand._shows(one)]:
            hand.press(over)
            assert there.screen.name != place
            Keypad(there).key(ESCAPE)
            assert there.screen.name == place
            assert typed(there) == NAME


def test_back_where_no_ticket_came_out_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        half_typed(there)
        place = there.screen.name
        loop, before = there.kiosk._loop, there.visit
        failed = ticketing.TicketFailed(took_too_long())
        loop.visit = replace(before, step=failed, trail=(*before.trail, before.step))
        there.kiosk.bridge.post(ComfortChosen(Comfort(rate=75)))
        there.settle()
        assert there.screen.name == "ticket-failed"
        Keypad(there).key(ESCAPE)
        assert there.screen.name == place
        assert typed(there) == NAME


def test_back_that_leads_nowhere_says_so_and_does_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    voice = WrittenVoice()
    with counter(tmp_path, engine=lambda: voice) as there:
        there.kiosk.bridge.post(ComfortChosen(Comfort(speech=True)))
        there.settle()
        voice.take()
        before = there.screen
        Keypad(there).key(ESCAPE)
        assert there.screen == before
        assert voice.take() == [reading(there.services.catalogue.words("ja")("ear.no-back"))]


@pytest.mark.parametrize("by", ["keys", "finger"])
def test_back_to_the_start_is_asked_before_a_begun_name_is_gone(
    tmp_path: Path, qtbot: QtBot, by: str
) -> None:
    with counter(tmp_path) as there:
        hand, keypad = half_typed(there), Keypad(there)
        whose = there.visit.id
        for _ in range(20):
            if there.screen.name == "really-quit":
                break
            if by == "finger":
                hand.press("back")
            else:
                keypad.key(ESCAPE)
        assert there.screen.name == "really-quit"
        assert there.visit.id == whose
        assert there.visit.cases
        hand.press("next")
        assert there.screen.name == "choosing-topic"


def test_back_hammered_leads_one_page_back(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        half_typed(there)
        before, wrist = len(there.names), Wrist(there)
        for _ in range(12):
            wrist.strike(ESCAPE, after=0.04)
        assert len(there.names) == before + 1
        assert there.visit.drafts


def test_voice_struck_twice_speaks(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path, engine=WrittenVoice) as there:
        at_the_card(there)
        wrist = Wrist(there)
        wrist.strike(VOICE)
        wrist.strike(VOICE)
        assert there.screen.comfort.speech


# ------------------------------------------------------------------ つぎへ and なおす
def test_ok_struck_twice_on_next_types_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = at_the_card(there)
        type_pin(hand)
        hand.press("next")
        there.until(lambda: there.screen.name.startswith("confirming"), "what the card says")
        Keypad(there)._walk_to(hand._turn_to("next"))
        wrist = Wrist(there)
        for _ in range(3):
            wrist.strike(OK)
        assert there.screen.name == "asking:subject.name_kana"
        assert typed(there) in ("", None)
        wrist.strike(OK, after=0.5)
        assert typed(there)


def to_the_check(there: Counter) -> Finger:
    hand = Finger(there)
    walker = Walker(there, hand, Invented(there.services, "juminhyo", "self"))
    for _ in range(300):
        if isinstance(there.screen.body, CheckList):
            return hand
        walker._pass(walker._screen)
    raise AssertionError(there.screen.name)


@pytest.mark.parametrize("answer", ["subject.phone", "subject.name_kana"])
def test_double_touch_on_an_answer_to_be_put_right_changes_nothing(
    tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    with counter(tmp_path) as there:
        hand = to_the_check(there)
        place = place_of(hand, f"edit:{answer}")
        wrist = Wrist(there)
        wrist.touch(place)
        assert there.screen.name.startswith(f"asking:{answer}")
        before = typed(there)
        assert before
        for _ in range(3):
            wrist.touch(place)
        assert there.screen.name.startswith(f"asking:{answer}")
        assert typed(there) == before


def test_letters_typed_right_after_enter_all_arrive(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = at_the_card(there)
        type_pin(hand)
        hand.press("next")
        there.until(lambda: there.screen.name.startswith("confirming"), "what the card says")
        hand._turn_to("next").setFocus()
        wrist = Wrist(there)
        wrist.strike(OK)
        for letter in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_I):
            wrist.strike(letter, after=0.04)
        assert typed(there) == "ああい"
