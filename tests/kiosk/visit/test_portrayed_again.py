"""Portraits of questions that come once more."""

from __future__ import annotations

from kiosk.basics.clock import Moment
from kiosk.visit.portrayed_again import asked_again_portraits
from kiosk.visit.screen import Question, Screen
from tests.fakes.paced_visit import TUESDAY, PacedVisit, handbook_of

BOOK = handbook_of()
WORDS = BOOK.catalogue.words("ja")
MOMENT = Moment(TUESDAY, 0.0, "019a4700-0000-7000-8000-000000000127")


def portrayed() -> dict[str, Screen]:
    return dict(asked_again_portraits(BOOK, MOMENT, PacedVisit(BOOK).visit))


def problem_of(screen: Screen) -> str | None:
    assert isinstance(screen.body, Question)
    return screen.body.field.problem


def test_each_says_what_is_asked_again_and_only_one_offers_the_way_of_the_visitor() -> None:
    screens = portrayed()
    assert {name: problem_of(screen) for name, screen in screens.items()} == {
        "asking-again-own-matter": WORDS("forms.problem.visitor-is-subject"),
        "asking-again-namesake": WORDS("forms.problem.namesake-born"),
        "asking-again-full": WORDS("forms.problem.all-in"),
        "asking-again-western": WORDS(
            "forms.problem.date-western-doubt", western=1948, right="昭和23年", month=4, day=8
        ),
    }
    offering = [name for name, one in screens.items() if any(b.id == "own-matter" for b in one.buttons)]
    assert offering == ["asking-again-own-matter"]
