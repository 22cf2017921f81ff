"""A name written with a finger on a real page: strokes go to the visit, candidates come back as keys."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.visit.events import FULL, Acted, Typed
from kiosk.visit.screen import Option, Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.ink_square import InkSquare
from ui.widgets.text_field import TextField


def page(text: str, *candidates: str) -> Screen:
    screen = samples.kana("")
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(
        screen.body.field,
        kind="name",
        part="family-ink",
        input="ink",
        draft={"text": text, "strokes": []},
        options=tuple(Option(one, one) for one in candidates),
        extras=(Option("undo", "ひとつもどす"), Option("clear", "書きなおす"), Option("erase", "字をけす")),
        limits={"most": 20},
    )
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


def draw(shown: ShownScreens, begin: QPoint, end: QPoint) -> None:
    (square,) = shown.page.findChildren(InkSquare)
    middle = square.rect().center()
    QTest.mousePress(square, Qt.MouseButton.LeftButton, pos=middle + begin)
    QTest.mouseMove(square, middle + end)
    QTest.mouseRelease(square, Qt.MouseButton.LeftButton, pos=middle + end)


def strokes(shown: ShownScreens) -> list[int]:
    """How many each event told."""
    return [
        len(one.draft["strokes"])
        for one in shown.posted
        if isinstance(one, Typed) and isinstance(one.draft, dict)
    ]


def test_two_quick_strokes_are_both_told_and_none_presses_anything(shown: ShownScreens) -> None:
    shown.show(page(""))
    draw(shown, QPoint(-40, 0), QPoint(40, 0))
    draw(shown, QPoint(0, -40), QPoint(0, 40))
    assert strokes(shown) == [1, 2]
    assert len(shown.posted) == 2


def test_a_candidate_and_the_ways_back_are_pressed(shown: ShownScreens) -> None:
    shown.show(page("渡", "辺", "迎"))
    (field,) = shown.page.findChildren(TextField)
    assert field.text() == "渡"
    shown.touch("ink:1", "extra:undo")
    acted = [one.action for one in shown.posted if isinstance(one, Acted)]
    assert acted == ["take:迎", "undo"]


def test_one_letter_more_than_there_is_room_for_is_told_of(shown: ShownScreens) -> None:
    shown.show(page("渡" * 20, "辺"))
    shown.touch("ink:0")
    assert [one.action for one in shown.posted if isinstance(one, Acted)] == [FULL]


def test_a_name_of_a_hundred_letters_is_held_whole_and_its_end_is_seen(shown: ShownScreens) -> None:
    shown.show(page("渡" * 99 + "辺", "辺"))
    (field,) = shown.page.findChildren(TextField)
    assert field.text() == "渡" * 99 + "辺"
    assert field.lines()[0].startswith("…")
    assert field.lines()[-1].endswith("辺")


def test_upright_too(shown_upright: ShownScreens) -> None:
    shown_upright.show(page("", "辺"))
    draw(shown_upright, QPoint(-40, 0), QPoint(40, 0))
    shown_upright.touch("ink:0")
    assert strokes(shown_upright) == [1]


def test_nothing_of_it_is_left_for_the_next_person(shown: ShownScreens) -> None:
    shown.show(page("渡", "辺"))
    field = shown.page.findChildren(TextField)[0]
    shown.presenter.forget()
    assert field.text() == ""
