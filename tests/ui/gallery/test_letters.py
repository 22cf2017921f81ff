from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Question
from tests.fakes.looks import FULL_HD_15, FULL_HD_21
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.gallery.letters import smaller_letters, spared_letters
from ui.pages.page import Page
from ui.theme.look import Look


def a_page(qtbot: QtBot, *, upright: bool, pixels_per_mm: float, drawn: str) -> tuple[Page, Look]:
    """The page planted: with the letters it took for itself, and the look that was asked for."""
    shown = ShownScreens(qtbot, upright=upright, pixels_per_mm=pixels_per_mm)
    shown.show(samples.who())
    shown.page.look = shown.page.look.tightened(text_size=drawn)
    return shown.page, shown.presenter.look.with_metrics(text_size="largest")


def test_letters_of_the_size_asked_for_are_right(shown: ShownScreens) -> None:
    shown.show(samples.who())
    assert list(smaller_letters(shown.page, shown.presenter.look)) == []
    assert list(spared_letters(shown.page, shown.presenter.look)) == []


@pytest.mark.parametrize("upright", [False, True], ids=["lying", "upright"])
@pytest.mark.parametrize(
    ("pixels_per_mm", "drawn", "violations", "notes"),
    [
        (FULL_HD_15, "largest", [], []),
        (FULL_HD_15, "larger", [], ["larger instead of largest, 1 smaller"]),
        (FULL_HD_15, "large", ["large instead of largest, 2 smaller"], []),
        (FULL_HD_15, "standard", ["standard instead of largest, 3 smaller"], []),
        (FULL_HD_21, "larger", ["larger instead of largest, 1 smaller"], []),
    ],
)
def test_one_step_on_a_small_display_is_noted_and_anything_more_is_a_violation(
    qtbot: QtBot, upright: bool, pixels_per_mm: float, drawn: str, violations: list[str], notes: list[str]
) -> None:
    page, asked = a_page(qtbot, upright=upright, pixels_per_mm=pixels_per_mm, drawn=drawn)
    assert [found.figure for found in smaller_letters(page, asked)] == violations
    assert [noted.figure for noted in spared_letters(page, asked)] == notes


WRONG = "年・月・日を入れてください。"


@pytest.mark.parametrize(
    ("problem", "pixels_per_mm", "drawn", "violations"),
    [
        (WRONG, FULL_HD_15, "large", 0),
        (WRONG, FULL_HD_15, "standard", 1),
        (None, FULL_HD_15, "large", 1),
        (WRONG, FULL_HD_21, "larger", 1),
    ],
    ids=["two", "three", "nothing-wrong", "larger-display"],
)
def test_two_steps_are_noted_where_a_date_is_wrong(
    qtbot: QtBot, problem: str | None, pixels_per_mm: float, drawn: str, violations: int
) -> None:
    era = dict(samples.everything())["13-era-date"]
    assert isinstance(era.body, Question)
    date = replace(era, body=replace(era.body, field=replace(era.body.field, problem=problem)))
    shown = ShownScreens(qtbot, upright=False, pixels_per_mm=pixels_per_mm)
    shown.show(date)
    shown.page.look = shown.page.look.tightened(text_size=drawn)
    asked = shown.presenter.look.with_metrics(text_size="largest")
    assert len(list(smaller_letters(shown.page, asked))) == violations
    assert len(list(spared_letters(shown.page, asked))) == 1 - violations


def test_two_steps_are_wrong_where_a_pin_is(qtbot: QtBot) -> None:
    shown = ShownScreens(qtbot, upright=False, pixels_per_mm=FULL_HD_15)
    shown.show(samples.secret_pad(problem="番号がカードと合いませんでした"))
    shown.page.look = shown.page.look.tightened(text_size="large")
    asked = shown.presenter.look.with_metrics(text_size="largest")
    assert len(list(smaller_letters(shown.page, asked))) == 1


def test_window_without_a_page_has_no_letters_to_measure(shown: ShownScreens) -> None:
    for page in (None, QWidget()):
        assert list(smaller_letters(page, shown.presenter.look)) == []
        assert list(spared_letters(page, shown.presenter.look)) == []
