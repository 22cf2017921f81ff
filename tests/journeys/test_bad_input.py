"""Bad input at a whole kiosk: nothing is entered twice, the page is the same or the next, and it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.visit import states as at
from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import CardPicture, Choices, Comfort, Question
from kiosk.words.furigana import reading
from tests.ear.counter import WrittenVoice
from tests.fakes.fingers import Fingers
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger
from tests.journeys.walker import PIN
from ui.widgets.touchable import Touchable

MOST = 100
"""Letters that go into the text that 住民票 asks for."""
TO_THE_CARD = ("start", "tile:certificates", "tile:juminhyo", "next", "choice:self", "next")


def place_of(hand: Finger, name: str) -> QPoint:
    found = hand._find(name)
    assert found is not None, name
    return found.mapTo(hand.counter.window, found.rect().center())


def at_the_card(there: Counter) -> Finger:
    """Where the card is asked for."""
    hand = Finger(there)
    for name in TO_THE_CARD:
        hand.press(name)
    return hand


def type_pin(hand: Finger) -> None:
    """The card is laid down, and its PIN typed."""
    hand.counter.desk.insert()
    hand.counter.until(lambda: hand.counter.screen.name == "entering-secret", "the pad")
    hand.type_digits(PIN)


def hammer(there: Counter, place: QPoint) -> None:
    """Twenty touches of one place, as quick as they come, whatever lies there by then."""
    handle = there.window.windowHandle()
    for _ in range(20):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        QApplication.processEvents()


def test_hammering_next_goes_one_page_further(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = Finger(there)
        for name in TO_THE_CARD[:-1]:
            hand.press(name)
        stood_still = there.window.guard
        stood_still.forget()
        stood_still._now = lambda: 0.0  # all of it within half a second, however slow the machine is
        hammer(there, place_of(hand, "next"))
        there.until(lambda: there.screen.name.startswith("waiting-for-card"), "the next page")
        assert there.names[-2:] == ["choosing-who", "waiting-for-card"]


def test_finger_that_bounces_beside_its_choice_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = Finger(there)
        for name in TO_THE_CARD[:4]:
            hand.press(name)
        at = [100.0]
        there.window.guard._now = lambda: at[0]
        for name in ("choice:self", "choice:proxy", "next"):
            _touch(there, place_of(hand, name))
            at[0] += 0.1
        assert there.screen.name == "choosing-who"
        assert isinstance(there.screen.body, Choices)
        assert [one.id for one in there.screen.body.options if one.chosen] == ["self"]
        at[0] += 0.5
        _touch(there, place_of(hand, "next"))
        there.until(lambda: there.screen.name.startswith("waiting-for-card"), "the next page")


def test_touch_of_the_page_before_does_not_answer_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = Finger(there)
        for name in TO_THE_CARD[:3]:
            hand.press(name)
        at = [100.0]
        there.window.guard._now = lambda: at[0]
        _touch(there, place_of(hand, "next"))
        there.until(lambda: there.screen.name == "choosing-who", "who it is for")
        for wait, chosen in ((0.3, []), (0.3, ["self"])):
            at[0] += wait
            _touch(there, place_of(hand, "choice:self"))
            assert isinstance(there.screen.body, Choices)
            assert [one.id for one in there.screen.body.options if one.chosen] == chosen


def _touch(there: Counter, place: QPoint) -> None:
    handle = there.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QApplication.processEvents()
    QApplication.processEvents()


def test_card_pulled_out_during_a_change_of_page_is_asked_for_again(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = at_the_card(there)
        type_pin(hand)
        there.desk.remove()
        hand.press("next")
        there.until(lambda: _asks_for_it_again(there), "the page that asks for it")
        assert there.visit.card is None
        there.desk.insert()
        there.until(lambda: there.screen.name == "entering-secret", "the pad again")


@pytest.fixture
def voice() -> WrittenVoice:
    return WrittenVoice()


@pytest.fixture
def listened(tmp_path: Path, qtbot: QtBot, voice: WrittenVoice) -> Iterator[Counter]:
    """Somebody asks for 住民票 and listens by the loudspeaker, at who it is for."""
    with counter(tmp_path, engine=lambda: voice) as there:
        hand = Finger(there)
        for name in TO_THE_CARD[:4]:
            hand.press(name)
        hears(there, Comfort(speech=True))
        voice.take()
        yield there


def hears(there: Counter, comfort: Comfort) -> None:
    there.kiosk.bridge.post(ComfortChosen(comfort))
    there.settle()


def widget(there: Counter, name: str) -> Touchable:
    found = Finger(there)._find(name)
    assert found is not None, name
    return found


def lies_for_long(there: Counter) -> None:
    """A minute passes on the glass."""
    touches = there.window.touches
    later = touches._now() + 60.0
    touches._now = lambda: later
    touches.look()


def test_ten_fingers_choose_nothing_and_are_told_in_one_sentence(
    listened: Counter, voice: WrittenVoice
) -> None:
    there, before = listened, listened.visit.step
    fingers = Fingers(there.window)
    ten = [(number, fingers.middle(one)) for number, one in enumerate(there.window.frame.steps()[:10])]
    fingers.come(*ten)
    fingers.go(*ten)
    there.settle()
    assert there.visit.step == before
    assert there.window.note.isVisible()
    assert voice.take() == [reading(there.services.catalogue.words("ja")("widgets.several"))]


def test_sleeve_on_the_glass_keeps_no_finger_from_going_on(listened: Counter, voice: WrittenVoice) -> None:
    there, ground = listened, QPoint(1000, 200)
    fingers = Fingers(there.window)
    fingers.come((0, ground))
    lies_for_long(there)
    assert there.window.note.isVisible()
    assert voice.take() == [reading(there.services.catalogue.words("ja")("widgets.resting"))]
    fingers.tap(1, widget(there, "choice:self"))
    there.settle()
    fingers.tap(1, widget(there, "next"))
    there.settle()
    fingers.go((0, ground))
    there.until(lambda: there.screen.name.startswith("waiting-for-card"), "the next page")
    assert there.names[-2:] == ["choosing-who", "waiting-for-card"]


def test_sleeve_on_next_does_not_turn_the_page(listened: Counter) -> None:
    there = listened
    Finger(there).press("choice:self")
    fingers, place = Fingers(there.window), place_of(Finger(there), "next")
    fingers.come((0, place))
    lies_for_long(there)
    fingers.go((0, place))
    there.settle()
    assert there.screen.name == "choosing-who"


def test_change_of_language_during_speech_loses_nothing_and_goes_on_in_that_language(
    listened: Counter, voice: WrittenVoice
) -> None:
    there, hand = listened, Finger(listened)
    hand.press("choice:self")
    voice.speaking = True
    japanese = {*there.screen.heard}
    hand.press("tool:language")
    voice.take()
    for name in ("language:en", "next"):
        hand.press(name)
    assert there.visit.step == at.ChoosingWho("self")
    said = voice.take()
    assert there.screen.heard[0] in said
    assert not japanese & {*said}


def test_unplugged_headphones_are_told_in_one_sentence_and_nothing_personal_after_it(
    tmp_path: Path, qtbot: QtBot, voice: WrittenVoice
) -> None:
    with counter(tmp_path, engine=lambda: voice, private_audio="jack") as there:
        there.kiosk.voice.set_headphones(plugged=True)
        hand = at_the_card(there)
        hears(there, Comfort(speech=True))
        type_pin(hand)
        hand.press("next")
        there.until(lambda: there.screen.name.startswith("confirming"), "what the card says")
        assert any(private for _, private in voice.all)
        voice.take()
        there.kiosk.voice.set_headphones(plugged=False)
        assert voice.take() == [reading(there.services.catalogue.words("ja")("ear.unplugged"))]
        before = len(voice.all)
        QTest.keyClick(there.window.focusWidget() or there.window, Qt.Key.Key_F2)
        there.settle()
        assert len(voice.all) > before
        assert not any(private for _, private in voice.all[before:])


def asked_for_text(there: Counter) -> Finger:
    """At a question that is answered on the kana board; by a card, so there is one soon."""
    hand = at_the_card(there)
    type_pin(hand)
    hand.press("next")
    there.until(lambda: there.screen.name.startswith("confirming"), "what the card says")
    hand.press("next")
    there.until(lambda: hand._find("あ") is not None, "the board")
    return hand


def typed_by(there: Counter) -> str:
    body = there.screen.body
    assert isinstance(body, Question)
    return str(body.field.draft)


def test_text_at_the_limit_stays_as_it_is_is_told_and_locks_no_key(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = asked_for_text(there)
        place, handle = place_of(hand, "あ"), there.window.windowHandle()
        for _ in range(MOST + 20):
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        there.settle()
        assert typed_by(there) == "あ" * MOST
        assert any(str(MOST) in text for text in there.screen.heard)
        hand.press("erase")
        hand.press("い")
        assert typed_by(there) == "あ" * (MOST - 1) + "い"


def test_key_held_for_a_minute_is_typed_once(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        asked_for_text(there)
        held(there, Qt.Key.Key_A, "a", times=30 * 60)
        assert typed_by(there) == "あ"


def test_next_held_for_a_minute_goes_one_page_further(listened: Counter) -> None:
    there = listened
    Finger(there).press("choice:self")
    widget(there, "next").setFocus()
    held(there, Qt.Key.Key_Return, "\r", times=30 * 60)
    there.until(lambda: there.screen.name.startswith("waiting-for-card"), "the next page")
    assert there.names[-2:] == ["choosing-who", "waiting-for-card"]


def held(there: Counter, key: Qt.Key, text: str, *, times: int) -> None:
    """A key goes down, and repeats by itself until it comes up."""
    none = Qt.KeyboardModifier.NoModifier
    for number in range(times):
        where = there.window.focusWidget() or there.window
        QApplication.sendEvent(where, QKeyEvent(QEvent.Type.KeyPress, key, none, text, number > 0))
        if number % 100 == 0:
            QApplication.processEvents()
    where = there.window.focusWidget() or there.window
    QApplication.sendEvent(where, QKeyEvent(QEvent.Type.KeyRelease, key, none, text))
    there.settle()


def _asks_for_it_again(there: Counter) -> bool:
    body = there.screen.body
    return isinstance(body, CardPicture) and body.picture == "waiting"
