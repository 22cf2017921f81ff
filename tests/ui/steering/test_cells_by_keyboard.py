"""Cells and a real keyboard: a digit goes where the focus is, and Tab leads as on any form."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.visit.events import FULL, Acted, ComfortChosen, Typed
from kiosk.visit.screen import Comfort, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.steering.test_keyboard import Typist
from ui.fields.inputs.date import DateInput
from ui.widgets.entry_cells import Cell, EntryCells
from ui.widgets.touchable import Touchable

TAB, BACK_TAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture
def typist(shown: ShownScreens) -> Iterator[Typist]:
    typist = Typist(shown)
    yield typist
    typist.steering.close()


def a_date(*, low_reach: bool = False) -> Screen:
    """A date of 昭和 of which nothing is typed yet."""
    screen = samples.era_date()
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, draft={"era": "showa"})
    comfort = Comfort(speech=True, low_reach=low_reach)
    return dataclasses.replace(screen, comfort=comfort, body=dataclasses.replace(screen.body, field=field))


def type_in(typist: Typist, *texts: str | Qt.Key) -> None:
    for one in texts:
        if isinstance(one, Qt.Key):
            typist.press(one)
        else:
            for letter in one:
                typist.send(letter)


def parts(typist: Typist) -> str:
    """Year, month and day as they stand there."""
    assert isinstance(typist.draft, Mapping)
    return "-".join(str(typist.draft[part]) for part in ("year", "month", "day"))


def kind_of_focus(typist: Typist) -> type:
    return type(typist.here)


@pytest.mark.parametrize("low_reach", [False, True])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("5", TAB, "10", TAB, "12"), "5-10-12"),
        (("5", TAB, "1", TAB, "2"), "5-1-2"),
        (("51", TAB, "01", TAB, "02"), "51-01-02"),
        (("5/10/12",), "5-10-12"),
        (("5年1月2日",), "5-1-2"),
        (("5.1.2",), "5-1-2"),
        (("511012",), "51-10-12"),
        (("５", TAB, "１０", TAB, "３"), "5-10-3"),
        (("51", TAB, "10", BACK_TAB, BACK_TAB, "8"), "8-10-"),
        (("5", Qt.Key.Key_Right, "10", Qt.Key.Key_Left, "11"), "5-11-"),
        (("51", "10", Qt.Key.Key_Backspace), "51-1-"),
        (("51", TAB, "10", BACK_TAB, BACK_TAB, Qt.Key.Key_Delete), "-10-"),
        (("51", TAB, "10", Qt.Key.Key_Delete), "51-1-"),
    ],
)
def test_date_is_typed_as_on_any_form(
    typist: Typist, typed: tuple[str | Qt.Key, ...], meant: str, *, low_reach: bool
) -> None:
    typist.show(a_date(low_reach=low_reach))
    type_in(typist, *typed)
    assert parts(typist) == meant


def test_digit_goes_into_the_cell_that_has_the_ring(typist: Typist) -> None:
    typist.show(a_date())
    typist.focus("cell:month")
    type_in(typist, "3")
    assert parts(typist) == "-3-"


def test_digit_that_goes_elsewhere_would_be_found(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DateInput, "begin_at", lambda self, focus: True)
    typist.show(a_date())
    typist.focus("cell:month")
    type_in(typist, "3")
    assert parts(typist) == "3--"


def test_tab_says_the_cell_it_leads_to_and_leaves_after_the_last(typist: Typist) -> None:
    typist.show(a_date())
    type_in(typist, "5")
    typist.engine.log.clear()
    type_in(typist, TAB)
    assert any("月" in text for text in typist.engine.log), typist.engine.log
    assert kind_of_focus(typist) is Cell
    type_in(typist, "10", TAB, "12")
    assert kind_of_focus(typist) is EntryCells
    type_in(typist, TAB)
    assert kind_of_focus(typist) not in (Cell, EntryCells)
    type_in(typist, "9")
    assert parts(typist) == "5-10-12", "one too many changes nothing"


WESTERN_YEAR = ("1948", TAB, "3", TAB, "5")
"""A year of four digits among the cells of 昭和 means another day: 19-4-8."""


@pytest.mark.parametrize("low_reach", [False, True])
def test_enter_takes_no_date_of_which_digits_found_no_room(typist: Typist, *, low_reach: bool) -> None:
    typist.show(a_date(low_reach=low_reach))
    type_in(typist, *WESTERN_YEAR, Qt.Key.Key_Return)
    assert typist.presses == []
    last = typist.shown.posted[-1]
    assert isinstance(last, Acted), "it is told again"
    assert last.action == FULL


def test_enter_goes_on_once_the_date_was_mended(typist: Typist) -> None:
    typist.show(a_date())
    type_in(typist, "5110125", Qt.Key.Key_Return)
    assert typist.presses == []
    type_in(typist, Qt.Key.Key_Backspace, "2", Qt.Key.Key_Return)
    assert typist.presses == ["next"]


def test_enter_that_takes_another_date_would_be_found(
    typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DateInput, "holds_back", lambda self: False)
    typist.show(a_date())
    type_in(typist, *WESTERN_YEAR)
    type_in(typist, Qt.Key.Key_Return)
    assert typist.presses == ["next"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_cell_says_that_it_is_chosen_by_either_key(typist: Typist, key: Qt.Key) -> None:
    typist.show(a_date())
    typist.focus("cell:month")
    typist.engine.log.clear()
    typist.press(key)
    QApplication.processEvents()
    assert typist.engine.log.count("えらばれています") == 1, typist.engine.log


def test_low_cells_that_take_no_focus_are_told_by_tab(typist: Typist) -> None:
    typist.show(a_date(low_reach=True))
    type_in(typist, "5")
    typist.engine.log.clear()
    type_in(typist, TAB)
    assert isinstance(typist.here, EntryCells)
    assert any("月" in text for text in typist.engine.log), typist.engine.log


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("114", TAB, "0022"), "1140022"),
        (("114-0022",), "1140022"),
        (("1140022", BACK_TAB, "9"), "1140029"),
        (("12", BACK_TAB, BACK_TAB, "9"), "92"),
        (("1234567", "8"), "1234567"),
        (("123", BACK_TAB, BACK_TAB, Qt.Key.Key_Delete), "13"),
        (("123", BACK_TAB, BACK_TAB, Qt.Key.Key_Delete, "5"), "153"),
        (("123", Qt.Key.Key_Delete), "12"),
    ],
)
def test_digits_of_a_number_go_where_the_focus_is(
    typist: Typist, typed: tuple[str | Qt.Key, ...], meant: str
) -> None:
    typist.show(samples.postal(""))
    type_in(typist, *typed)
    assert typist.draft == meant


def test_digit_takes_the_place_of_the_one_under_the_ring(typist: Typist) -> None:
    typist.show(samples.postal("1140022"))
    typist.focus("cell:1")
    type_in(typist, "2")
    assert typist.draft == "1240022"


def test_telephone_number_is_typed_with_its_hyphens(typist: Typist) -> None:
    typist.show(samples.phone(""))
    type_in(typist, "03-1234-5678")
    assert typist.draft == "0312345678"
    assert not typist.window.note.isVisible()


def undo(typist: Typist) -> None:
    QTest.keyClick(typist.here, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("screen", [samples.kana("み"), samples.postal("11"), samples.phone("03")])
def test_ctrl_z_brings_back_what_stood_there(typist: Typist, screen: Screen) -> None:
    typist.show(screen)
    assert isinstance(screen.body, Question)
    typist.press(Qt.Key.Key_Backspace)
    assert typist.draft != screen.body.field.draft
    field = dataclasses.replace(screen.body.field, draft=typist.draft)
    typist.show(dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field)))
    undo(typist)
    assert typist.draft == screen.body.field.draft


def test_ctrl_z_with_nothing_before_is_answered_in_one_sentence(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    undo(typist)
    assert "元に戻す" in typist.window.note.sentence.replace("{元|もと}", "元").replace("{戻|もど}", "戻")
    assert not [event for event in typist.shown.posted if isinstance(event, Typed | ComfortChosen)]


def test_what_could_be_undone_goes_with_the_page(typist: Typist) -> None:
    typist.show(samples.kana("み"))
    typist.type("a")
    typist.shown.presenter.forget()
    undo(typist)
    assert typist.draft == "みあ"


ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
ENTRIES = {
    "date": a_date(),
    "postal": samples.postal(),
    "phone": samples.phone(),
    "amount": samples.amount(),
    "block": samples.block(),
    "kana": samples.kana(""),
}


def with_reach(screen: Screen, *, low: bool, speech: bool) -> Screen:
    return dataclasses.replace(screen, comfort=Comfort(speech=speech, low_reach=low))


def to_the_edge(typist: Typist, arrow: Qt.Key) -> None:
    """An arrow to the side first leads through the cells."""
    for _ in range(9):
        typist.press(arrow)
        if kind_of_focus(typist) is not EntryCells:
            return


@pytest.mark.parametrize("speech", [False, True])
@pytest.mark.parametrize("low_reach", [False, True])
@pytest.mark.parametrize("arrow", ARROWS[:2], ids=["up", "down"])
@pytest.mark.parametrize("name", ENTRIES)
def test_first_arrow_after_typing_leads_back_to_where_the_ring_was(
    typist: Typist, name: str, arrow: Qt.Key, *, low_reach: bool, speech: bool
) -> None:
    typist.show(with_reach(ENTRIES[name], low=low_reach, speech=speech))
    typist.focus("back")
    type_in(typist, "5")
    assert typist.here not in typist.window.frame.steps()
    typist.press(arrow)
    assert typist.here in typist.window.frame.steps()
    assert isinstance(typist.here, Touchable)
    assert typist.here.id == "back"


@pytest.mark.parametrize("low_reach", [False, True])
@pytest.mark.parametrize("arrow", ARROWS[2:], ids=["left", "right"])
def test_arrow_to_the_side_leaves_the_last_cell_for_a_thing_that_can_be_pressed(
    typist: Typist, arrow: Qt.Key, *, low_reach: bool
) -> None:
    typist.show(a_date(low_reach=low_reach))
    typist.focus("back")
    type_in(typist, "5")
    to_the_edge(typist, arrow)
    assert typist.here in typist.window.frame.steps()
    assert not (isinstance(typist.here, Touchable) and typist.here.id == "call")


@pytest.mark.parametrize("arrow", ARROWS[:2], ids=["up", "down"])
def test_who_comes_from_nowhere_is_led_to_the_first_thing(typist: Typist, arrow: Qt.Key) -> None:
    typist.show(a_date(low_reach=True))
    typist.focus("next")
    type_in(typist, "5")
    typist.show(samples.who())
    typist.show(a_date(low_reach=True))
    entry = typist.steering._keyboard.entry
    assert entry is not None
    entry.setFocus()
    typist.press(arrow)
    assert typist.here is typist.window.frame.steps()[0]


def marked_cells(typist: Typist) -> list[str]:
    cells = (one for one in typist.window.findChildren(Cell) if one.isVisible() and one._problem)
    return [one.objectName().removeprefix("cell:") for one in cells]


@pytest.mark.parametrize(("wrong", "marked"), [("year", ["year"]), ("", ["year", "month", "day"])])
def test_year_alone_is_marked_where_it_is_what_a_problem_is_about(
    typist: Typist, wrong: str, marked: list[str]
) -> None:
    screen = a_date()
    assert isinstance(screen.body, Question)
    draft = {"era": "showa", "year": "19", "month": "4", "day": "8"}
    limits = {**screen.body.field.limits, **({"wrong": wrong} if wrong else {})}
    field = dataclasses.replace(screen.body.field, draft=draft, problem="1948年", limits=limits)
    typist.show(dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field)))
    assert marked_cells(typist) == marked
