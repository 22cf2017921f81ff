"""What a page alone knows to be missing, or at its limit, is said to whoever cannot see it."""

from __future__ import annotations

import dataclasses

from kiosk.visit.screen import Question, Screen, Sheet
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.note_line import NoteLine

LIMIT = "これ以上は、変わりません。"


def told_of(shown: ShownScreens, screen: Screen, *keys: str) -> list[str]:
    told: list[str] = []
    shown.show(screen)
    shown.page.told.connect(told.append)
    shown.touch(*keys)
    return told


def loudest() -> Screen:
    screen = samples.settings()
    assert isinstance(screen.body, Sheet)
    rows = [
        dataclasses.replace(
            row,
            options=tuple(
                dataclasses.replace(one, barred=LIMIT if one.id == "louder" else None) for one in row.options
            ),
        )
        for row in screen.body.rows
    ]
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, rows=tuple(rows)))


def test_missing_digits_of_a_secret_are_said(shown: ShownScreens) -> None:
    (told,) = told_of(shown, samples.secret_pad(), "next")
    assert "4" in told


def test_step_at_its_limit_is_said_and_goes_no_further(shown: ShownScreens) -> None:
    shown.show(samples.settings())
    assert told_of(shown, loudest(), "volume:louder") == [LIMIT]
    assert shown.posted == []
    assert told_of(shown, samples.settings(), "volume:louder") == []
    assert len(shown.posted) == 1


def test_secret_that_was_emptied_or_takes_no_more_says_so(shown: ShownScreens) -> None:
    words = shown.presenter.window.frame.look.words
    two = ("pad:1", "pad:2")
    assert told_of(shown, samples.secret_pad(), *two, "clear")[-1] == words.empty
    assert told_of(shown, samples.secret_pad(), "clear")[-1] == words.empty
    assert told_of(shown, samples.secret_pad(), "pad:1", "erase")[-1] == words.empty
    assert words.full in told_of(shown, samples.secret_pad(), *two, *two, "pad:9")
    notes = [note for note in shown.page.findChildren(NoteLine) if note.isVisible()]
    assert [note.label.marked for note in notes] == [words.full]
    shown.touch("erase")
    assert not [note for note in shown.page.findChildren(NoteLine) if note.isVisible()]


def test_secret_that_goes_with_its_page_is_not_called_empty(shown: ShownScreens) -> None:
    told = told_of(shown, samples.secret_pad(), "pad:1", "back")
    assert shown.presenter.window.frame.look.words.empty not in told


def test_what_is_missing_is_said_again_for_the_same_answer(shown: ShownScreens) -> None:
    screen = samples.problem()
    buttons = tuple(
        dataclasses.replace(one, missing="まだ") if one.place == "next" else one for one in screen.buttons
    )
    screen = dataclasses.replace(screen, buttons=buttons)
    assert isinstance(screen.body, Question)
    assert screen.body.field.problem is not None
    body = dataclasses.replace(screen.body, summary=("まだです", screen.body.field.problem))
    screen = dataclasses.replace(screen, body=body)
    told = told_of(shown, screen, "next")
    assert told == [], "the first time the visit says it"
    shown.touch("next")
    assert told
    assert body.field.problem is not None
    assert body.field.problem in told[-1]
    lines = told[-1].split("\n")
    assert len(lines) == len(set(lines))
