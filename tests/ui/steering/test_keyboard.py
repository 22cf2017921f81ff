"""A real keyboard beside the touch screen: it types wherever the focus is, and presses nothing by the way."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.events import FULL, Acted, Pressed, SecretEntered, Typed
from kiosk.visit.screen import Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE, WrittenEngine
from ui.speech.voice import Voice
from ui.steering.steering import Steering
from ui.widgets.entry_cells import Cell, EntryCells
from ui.widgets.focus_ring import FocusRing
from ui.widgets.text_field import TextField
from ui.widgets.touchable import Touchable


class Typist:
    """Types at whatever has the focus, as the system would send it."""

    def __init__(self, shown: ShownScreens) -> None:
        self.shown = shown
        self.window = shown.presenter.window
        self.engine = WrittenEngine()
        self.voice = Voice(lambda: self.engine, "always", CATALOGUE.words)
        self.steering = Steering(self.window, shown.posted.append, self.voice, CATALOGUE.words)

    def show(self, screen: Screen) -> None:
        self.steering.before_screen()
        self.shown.show(screen)
        self.voice.show(screen)
        self.steering.after_screen(screen)

    @property
    def here(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def focus(self, name: str) -> None:
        there = [one for one in self.window.findChildren(Touchable) if name in (one.id, one.objectName())]
        there[0].setFocus(Qt.FocusReason.TabFocusReason)

    def type(self, letters: str) -> None:
        for letter in letters:
            QTest.keyClick(self.here, Qt.Key(ord(letter.upper())))

    def send(self, text: str, key: Qt.Key = Qt.Key.Key_unknown, *, repeated: bool = False) -> None:
        """A key whose letter Qt's test cannot make: kana, full-width."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeated)
        QApplication.sendEvent(self.here, event)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.here, key)

    @property
    def draft(self) -> object:
        typed = [event.draft for event in self.shown.posted if isinstance(event, Typed)]
        return typed[-1] if typed else None

    @property
    def presses(self) -> list[str]:
        return [event.button for event in self.shown.posted if isinstance(event, Pressed)]


@pytest.fixture
def typist(shown: ShownScreens) -> Iterator[Typist]:
    typist = Typist(shown)
    yield typist
    typist.steering.close()


@pytest.mark.parametrize("focus", ["あ", "next", "back", "voiced"])
def test_romaji_types_kana_wherever_the_focus_is(typist: Typist, focus: str) -> None:
    typist.show(samples.kana(""))
    typist.focus(focus)
    typist.type("mihon hanako")
    assert typist.draft == "みほん　はなこ"
    assert typist.presses == []


def test_the_focus_goes_to_the_field_with_its_ring_and_arrows_lead_back_to_the_keys(typist: Typist) -> None:
    typist.show(samples.kana(""))
    typist.type("a")
    assert isinstance(typist.here, TextField)
    assert [ring for ring in typist.window.findChildren(FocusRing) if ring.isVisible()]
    typist.press(Qt.Key.Key_Down)
    assert isinstance(typist.here, Touchable)


def test_half_a_kana_is_shown_and_goes_with_backspace(typist: Typist) -> None:
    typist.show(samples.kana("やま"))
    typist.type("d")
    field = typist.shown.page.findChild(TextField)
    assert isinstance(field, TextField)
    assert field.text() == "やまｄ"
    typist.press(Qt.Key.Key_Backspace)
    assert field.text() == typist.draft == "やま"


def test_enter_goes_on_once_something_was_typed_and_a_last_n_is_whole(typist: Typist) -> None:
    typist.show(samples.kana("みほ"))
    typist.type("n")
    typist.press(Qt.Key.Key_Return)
    assert typist.draft == "みほん"
    assert typist.presses == ["next"]


def test_enter_and_space_press_what_has_the_focus_until_something_is_typed(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    typist.focus("あ")
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_Space)
    assert typist.draft == "みああ"


def test_escape_goes_back_as_everywhere(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    typist.type("k")
    typist.press(Qt.Key.Key_Escape)
    assert typist.presses == ["back"]


def test_tab_walks_on_from_the_field(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    typist.type("a")
    typist.press(Qt.Key.Key_Tab)
    assert isinstance(typist.here, Touchable)


def test_keys_of_a_kana_layout_and_finished_text_type_themselves(typist: Typist) -> None:
    typist.show(samples.kana(""))
    for kana in ("ハ", "゛", "ﾗ", "ー"):
        typist.send(kana)
    finished = QInputMethodEvent()
    finished.setCommitString("見本")
    QApplication.sendEvent(typist.here, finished)
    assert typist.draft == "ばらー見本"


def test_a_letter_held_for_a_minute_counts_once(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    for number in range(1800):
        typist.send("a", Qt.Key.Key_A, repeated=number > 0)
    assert typist.draft == "みあ"


def test_at_the_limit_nothing_is_entered_and_the_visit_says_so(typist: Typist) -> None:
    screen = samples.kana("あ" * 40)
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, limits={"most": 40})
    typist.show(dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field)))
    typist.type("ka")
    assert typist.draft is None
    assert typist.shown.posted == [Acted(field.field, field.part, FULL)] * 2
    typist.press(Qt.Key.Key_Backspace)
    typist.type("ka")
    assert typist.draft == "あ" * 39 + "か"


def test_trembling_hands_strike_a_key_once_where_they_asked_for_that(typist: Typist) -> None:
    screen = samples.kana("")
    typist.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, tremor=2)))
    typist.type("aai")
    assert typist.draft == "あい"


def test_digits_fill_cells_from_anywhere_full_width_and_numpad_too(typist: Typist) -> None:
    typist.show(samples.postal("11"))
    typist.focus("next")
    typist.type("40")
    typist.send("４", Qt.Key.Key_unknown)
    QTest.keyClick(typist.here, Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)
    assert isinstance(typist.here, EntryCells)
    assert str(typist.draft).endswith("114045")
    typist.press(Qt.Key.Key_Backspace)
    assert str(typist.draft).endswith("11404")
    assert typist.presses == []


def test_digits_fill_a_date(typist: Typist) -> None:
    typist.show(samples.era_date())
    typist.press(Qt.Key.Key_Backspace)
    typist.type("7")
    assert isinstance(typist.draft, dict)
    assert "7" in typist.draft.values()
    assert isinstance(typist.here, EntryCells)


def test_digits_say_how_many_and_backspace_takes_them_back(typist: Typist) -> None:
    """One, of at most five, stands there; 13 and 34 would be too many, and so is 9."""
    typist.show(samples.copies(1))
    typist.focus("next")
    drafts = []
    for digit in "３49":
        typist.send(digit)
        drafts.append(typist.draft)
    assert drafts == [3, 4, 4]
    assert [ring for ring in typist.window.findChildren(FocusRing) if ring.isVisible()]
    typist.press(Qt.Key.Key_Backspace)
    assert typist.draft is None
    assert typist.presses == []
    typist.type("2")
    typist.press(Qt.Key.Key_Return)
    assert typist.presses == ["next"]


def test_a_secret_is_typed_and_enter_hands_it_over_without_a_letter_anywhere(typist: Typist) -> None:
    screen = samples.secret_pad()
    typist.show(dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, speech=True)))
    typist.engine.log.clear()
    typist.type("5789")
    assert not any("5789" in str(event) for event in typist.shown.posted)
    typist.press(Qt.Key.Key_Return)
    entered = [event for event in typist.shown.posted if isinstance(event, SecretEntered)]
    assert [bytes(one.secret.view()) for one in entered] == [b"5789"]
    assert not any(digit in said for said in typist.engine.log for digit in "5789")


def test_letters_do_nothing_where_nothing_is_typed(typist: Typist) -> None:
    typist.show(samples.who())
    before = typist.here
    typist.type("abc1")
    assert typist.shown.posted == []
    assert typist.here is before


def test_a_shortcut_is_no_letter(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    QTest.keyClick(typist.here, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert typist.draft is None


def heard(typist: Typist) -> list[str]:
    said = [text for text in typist.engine.log if not text.startswith("(")]
    typist.engine.log.clear()
    return said


def listening(screen: Screen) -> Screen:
    return dataclasses.replace(screen, comfort=dataclasses.replace(screen.comfort, speech=True))


def test_each_letter_is_heard_alone_and_the_whole_text_is_not_said_again(typist: Typist) -> None:
    typist.show(listening(samples.kana("み")))
    heard(typist)
    for letter, draft in (("h", "みｈ"), ("o", "みほ")):
        typist.type(letter)
        typist.show(listening(samples.kana(draft)))
        assert len(heard(typist)) == 1, letter


@pytest.mark.parametrize("letter", ["1", "!", "？"])
def test_letter_that_has_no_place_is_answered(typist: Typist, letter: str) -> None:
    typist.show(listening(samples.kana("み")))
    heard(typist)
    typist.send(letter)
    assert heard(typist) == ["このもじは、ここにははいりません。"]
    assert typist.draft is None


def test_first_digit_of_a_secret_says_only_how_many_there_are_now(typist: Typist) -> None:
    typist.show(listening(samples.secret_pad()))
    told: list[str] = []
    typist.shown.page.told.connect(told.append)
    heard(typist)
    typist.type("1")
    assert heard(typist) == []
    assert len(told) == 1
    assert "1" in told[0]


def test_keys_never_walk_over_the_dots_of_a_secret(typist: Typist) -> None:
    typist.show(listening(samples.secret_pad()))
    assert not [one for one in typist.window.frame.steps() if isinstance(one, Cell)]
