from __future__ import annotations

import pytest

from kiosk.forms.authoring.deciding import undecided
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import context, procedure

OPTIONS = ({"id": "a", "label": "いち"}, {"id": "b", "label": "に"})
ALWAYS = "holds whatever anybody answers: leave it out, or mend it"
NEVER = "never holds: leave it out, or mend it"


def told(when: dict[str, object]) -> list[tuple[tuple[str | int, ...], str]]:
    """Of a question that is asked `when`, after a choice, a yes or no, and one that may stay open."""
    asked = {"title": "どれ", "label": "どれ"}
    questions = (
        Question.model_validate({**asked, "id": "first", "kind": "choice", "options": OPTIONS}),
        Question.model_validate({**asked, "id": "food", "kind": "yes-no"}),
        Question.model_validate({
            **asked, "id": "open", "kind": "choice", "options": OPTIONS, "optional": True,
        }),
        Question.model_validate({
            **asked, "id": "two", "kind": "choices", "least": 2,
            "options": (*OPTIONS, {"id": "c", "label": "さん"}),
        }),
        Question.model_validate({**asked, "id": "kin", "kind": "relation"}),
        Question.model_validate({**asked, "id": "day", "kind": "date"}),
        Question.model_validate({**asked, "id": "last", "kind": "text", "when": when}),
    )  # fmt: skip
    whole = procedure("juminhyo").model_copy(update={"questions": questions, "checks": (), "fee": None})
    return [(one.path[3:], one.message) for one in undecided(whole, context())]


FIRST: dict[str, object] = {"field": "first", "is": "a"}
FOOD: dict[str, object] = {"field": "food", "is": True}


@pytest.mark.parametrize(
    "when",
    [
        FIRST,
        {"not": FIRST},
        {"all": (FIRST, FOOD)},
        {"any": (FIRST, FOOD)},
        {"field": "open", "in": ("a", "b")},
        {"field": "open", "empty": True},
        {"field": "two", "has": "a"},
        {"field": "kin", "in": ("wife", "husband")},
        {"field": "kin", "is": "child"},
        {"field": "day", "past": 777},
        {"applicant": ("self", "household")},
        {"field": "subject.birth_date", "age": {"least": 18}},
        {"field": "day", "past": 40},
        {"not": {"field": "day", "past": 40}},
    ],
)
def test_condition_that_decides_is_let_be(when: dict[str, object]) -> None:
    assert told(when) == []


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ({"field": "first", "in": ("a", "b")}, [((), ALWAYS)]),
        ({"field": "first", "empty": False}, [((), ALWAYS)]),
        ({"applicant": ("self", "household", "proxy")}, [((), ALWAYS)]),
        ({"any": (FOOD, {"not": FOOD})}, [((), ALWAYS)]),
        ({"all": (FIRST, {"field": "food", "in": (True, False)})}, [(("all", 1), ALWAYS)]),
        ({"any": (FIRST, {"all": (FOOD, {"not": FOOD})})}, [(("any", 1), NEVER)]),
    ],
)
def test_condition_that_decides_nothing_is_told_at_its_place(
    when: dict[str, object], found: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert told(when) == found


def test_an_option_that_waits_for_what_its_question_waited_for_is_told() -> None:
    asked = {"title": "どれ", "label": "どれ", "kind": "choice"}
    twice = ({**OPTIONS[0], "when": FIRST}, OPTIONS[1])
    first = Question.model_validate({**asked, "id": "first", "options": OPTIONS})
    then = Question.model_validate({**asked, "id": "then", "options": twice, "when": FIRST})
    update = {"questions": (first, then), "checks": (), "fee": None}
    found = list(undecided(procedure("juminhyo").model_copy(update=update), context()))
    assert [(one.path, one.message) for one in found] == [(("questions", 1, "options", 0, "when"), ALWAYS)]
    assert then.when == Condition.model_validate(FIRST)
