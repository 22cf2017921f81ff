"""The keys of a board stand as they were first shown for their entry, whatever comes and goes over them."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.forms.view import Option
from kiosk.visit.events import Typed
from kiosk.visit.screen import Comfort, Question, Screen
from tests.fakes.looks import FULL_HD_15, FULL_HD_21
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import place, wrong_sizes
from tests.screens import samples
from tests.screens.sample_parts import b
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.boards import Layout
from ui.widgets.kana_board import KanaBoard
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

KNOWN = ("みほん　はなこ", "みほん　たろう")
DISPLAYS = {
    "21-lying": (FULL_HD_21, False),
    "21-upright": (FULL_HD_21, True),
    "15-lying": (FULL_HD_15, False),
    "15-upright": (FULL_HD_15, True),
}


def name_of(draft: str, known: int = 1, *, comfort: Comfort | None = None, wrong: bool = False) -> Screen:
    """Somebody's name in kana; those who are known are proposed as long as nothing is typed."""
    screen = samples.kana(draft)
    assert isinstance(screen.body, Question)
    shown = () if draft else KNOWN[:known]
    extras = tuple(
        Option(f"known:{at}", f"{one}さんを/えらぶ", picture="plus") for at, one in enumerate(shown)
    )
    missing = b("名字と/名前を/入れてください。") if wrong else None
    summary = None if missing is None else (b("ふりがなが/ありません"), missing)
    field = dataclasses.replace(screen.body.field, extras=extras, problem=missing)
    words = b("わからない/ときは、/聞いた/とおりに/入れてください。")
    body = dataclasses.replace(screen.body, field=field, explanation=words, summary=summary)
    return dataclasses.replace(screen, body=body, comfort=comfort or Comfort())


def noted(screen: Screen, note: str | None) -> Screen:
    assert isinstance(screen.body, Question)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, note=note))


def on(qtbot: QtBot, display: str) -> ShownScreens:
    pixels_per_mm, upright = DISPLAYS[display]
    return ShownScreens(qtbot, upright=upright, pixels_per_mm=pixels_per_mm)


def board_of(shown: ShownScreens) -> KanaBoard:
    board = shown.page.findChild(KanaBoard)
    assert board is not None
    return board


def places(shown: ShownScreens) -> dict[str, QRect]:
    """Where each key of the board stands in the window."""
    window = shown.presenter.window
    return {name: place(key, window) for name, key in board_of(shown).keys().items()}


def lines(shown: ShownScreens) -> dict[str, tuple[int, int]]:
    """In which column and line each function of the board stands."""
    found = {name: one for name, one in places(shown).items() if len(name) > 1 and ":" not in name}
    across = sorted({one.left() for one in found.values()})
    down = sorted({one.top() for one in found.values()})
    return {name: (across.index(one.left()), down.index(one.top())) for name, one in found.items()}


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("known", [1, 2])
@pytest.mark.parametrize("display", DISPLAYS)
def test_no_key_moves_when_proposals_go_with_the_first_letter_or_come_back(
    qtbot: QtBot, display: str, known: int, size: str
) -> None:
    shown, comfort = on(qtbot, display), Comfort(text_size=size)
    shown.show(name_of("", known, comfort=comfort))
    before, letters = places(shown), shown.page.look
    shown.show(name_of("み", known, comfort=comfort))
    assert places(shown) == before
    shown.show(name_of("みほ", known, comfort=comfort))
    assert places(shown) == before
    shown.show(name_of("", known, comfort=comfort))
    assert places(shown) == before
    assert shown.page.look == letters


def test_name_that_stands_for_a_long_question_stays_while_it_is_answered(shown: ShownScreens) -> None:
    comfort = Comfort(text_size="largest")
    shown.show(name_of("", comfort=comfort))
    shown.show(name_of("み", comfort=comfort))
    title = shown.page.findChild(RubyLabel, "title")
    assert isinstance(title, RubyLabel)
    before = title.marked
    shown.show(name_of("みほ", comfort=comfort))
    assert title.marked == before
    assert not shown.page.crowds


@pytest.mark.parametrize("display", DISPLAYS)
def test_no_key_moves_when_a_note_goes(qtbot: QtBot, display: str) -> None:
    shown = on(qtbot, display)
    shown.show(noted(name_of("み"), b("てんてんは、/文字の/あとで/さわってください。/濁点とも/いいます。")))
    before = places(shown)
    shown.show(name_of("みほ"))
    assert places(shown) == before


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("known", [0, 1, 2])
def test_no_key_moves_when_an_error_goes_with_the_first_letter(
    qtbot: QtBot, display: str, known: int
) -> None:
    shown = on(qtbot, display)
    shown.show(name_of("", known))
    shown.show(name_of("", known, wrong=True))
    before = places(shown)
    shown.show(name_of("み", known))
    assert places(shown) == before


def test_row_that_was_opened_stays_open_when_proposals_go(shown: ShownScreens) -> None:
    shown.show(name_of(""))
    shown.touch("row:6")
    board_of(shown).keys()["み"].setFocus()
    shown.touch("み")
    shown.show(name_of("み"))
    assert board_of(shown).keys().get("む") is not None
    focused = shown.presenter.window.focusWidget()
    assert focused is board_of(shown).keys()["み"]


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("over", [samples.settings(), samples.staff_called()], ids=["settings", "staff"])
def test_no_key_moves_under_what_lies_over_the_page_for_a_while(
    qtbot: QtBot, display: str, over: Screen
) -> None:
    shown = on(qtbot, display)
    shown.show(name_of(""))
    shown.show(name_of("み"))
    before = places(shown)
    shown.show(over)
    shown.show(name_of("み"))
    assert places(shown) == before


def test_other_letters_have_a_board_of_their_own(shown: ShownScreens) -> None:
    shown.show(name_of("", 2))
    assert board_of(shown).layout_now is Layout.ROWS
    larger = Comfort(text_size="larger")
    shown.show(name_of("み", comfort=larger))
    assert board_of(shown).layout_now is Layout.WIDE


def test_another_entry_has_a_board_of_its_own(shown: ShownScreens) -> None:
    shown.show(name_of("", 2))
    other = name_of("み")
    assert isinstance(other.body, Question)
    field = dataclasses.replace(other.body.field, part="second")
    shown.show(dataclasses.replace(other, body=dataclasses.replace(other.body, field=field)))
    assert board_of(shown).layout_now is Layout.WIDE


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("display", DISPLAYS)
def test_functions_keep_their_columns_and_lines_when_something_is_wrong(
    qtbot: QtBot, display: str, size: str
) -> None:
    shown, comfort = on(qtbot, display), Comfort(text_size=size)
    shown.show(name_of("", 0, comfort=comfort))
    before = lines(shown)
    shown.show(name_of("", 0, comfort=comfort, wrong=True))
    assert lines(shown) == before


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("known", [0, 1, 2])
def test_every_key_is_large_enough_with_an_error_over_a_board_that_was_held(
    qtbot: QtBot, display: str, known: int
) -> None:
    shown = on(qtbot, display)
    shown.show(name_of("み", known))
    steps = board_of(shown).layout_now
    shown.show(name_of("", known))
    shown.show(name_of("", known, wrong=True))
    page = shown.page
    assert wrong_sizes(page, page.look) == []
    assert all(inside(page, one) for one in page.findChildren(Touchable) if one.isVisible())
    if known == 0:
        assert board_of(shown).layout_now is steps


def inside(page: QWidget, one: QWidget) -> bool:
    return page.rect().contains(place(one, page))


def test_letters_of_a_board_are_not_opened_on_one_that_has_none(shown: ShownScreens) -> None:
    screen = name_of("み", 0)
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, limits={"most": 40, "letters": 1})
    english = dataclasses.replace(
        screen, body=dataclasses.replace(screen.body, field=field), comfort=Comfort(language="en")
    )
    shown.show(english)
    shown.touch("letters")
    shown.show(screen)
    assert board_of(shown).keys().get("み") is not None


def test_keys_type_what_they_say_after_the_page_was_built_anew(shown: ShownScreens) -> None:
    shown.show(name_of(""))
    shown.show(name_of("み"))
    shown.touch("row:5")
    shown.touch("ほ")
    last = shown.posted[-1]
    assert isinstance(last, Typed)
    assert last.draft == "みほ"
