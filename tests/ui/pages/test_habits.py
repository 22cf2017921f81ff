"""The order of Latin letters that a person chose holds on their next questions, and for nobody after them."""

from __future__ import annotations

import dataclasses

from kiosk.basics.ids import FieldId
from kiosk.visit.screen import Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.kana_board import KanaBoard


def letters_asked(name: str) -> Screen:
    screen = samples.kana("")
    assert isinstance(screen.body, Question)
    limits = {**screen.body.field.limits, "letters": 1}
    field = dataclasses.replace(screen.body.field, field=FieldId(name), limits=limits)
    return dataclasses.replace(
        screen, name=f"asking-{name}", body=dataclasses.replace(screen.body, field=field)
    )


def order_of_letters(shown: ShownScreens) -> str:
    """The key beside them names the other one."""
    (board,) = shown.page.findChildren(KanaBoard)
    shown.touch("letters")
    ids = set(board.keys())
    return "QWERTY" if "abc" in ids else "ABC"


def test_choice_holds_on_the_next_question_and_for_nobody_else(shown: ShownScreens) -> None:
    shown.show(letters_asked("first"))
    assert order_of_letters(shown) == "ABC"
    shown.touch("qwerty")
    shown.show(letters_asked("second"))
    assert order_of_letters(shown) == "QWERTY"
    shown.presenter.forget()
    shown.show(letters_asked("third"))
    assert order_of_letters(shown) == "ABC"
