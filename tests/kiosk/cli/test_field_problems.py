from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.cli.field_problems import named
from kiosk.forms.answers import FieldProblem
from tests.fakes.form_parts import procedure, words


def told(procedure_id: str, field: str, kind: str, **facts: str | int) -> dict[str, str | None]:
    (found,) = named((FieldProblem(FieldId(field), kind, facts),), procedure(procedure_id), words())
    return found


@pytest.mark.parametrize(
    ("field", "kind", "facts", "message"),
    [
        ("juminhyo.copies", "count-too-big", {"most": 10, "unit": "通"}, "10通"),
        ("subject.phone", "unreadable", {}, "。"),
        ("applicant", "unreadable", {}, '"applicant" is one of self, household, proxy'),
        ("answers", "unreadable", {}, "kiosk procedures sample"),
    ],
)
def test_each_problem_says_what_would_be_right(
    field: str, kind: str, facts: dict[str, str | int], message: str
) -> None:
    found = told("juminhyo", field, kind, **facts)
    assert (found["field"], found["problem"]) == (field, kind)
    assert message in (found["message"] or "")


def test_check_of_the_procedure_says_its_own_sentence() -> None:
    check = procedure("koseki").checks[0]
    assert (told("koseki", f"koseki.{check.field}", f"check:{check.id}")["message"] or "")[
        :4
    ] in check.message


def test_mistyped_field_is_guessed() -> None:
    assert told("juminhyo", "copeis", "no-such-field")["likely"] == "copies"
    assert told("juminhyo", "juminhyo.copeis", "no-such-field")["likely"] == "juminhyo.copies"


@pytest.mark.parametrize(
    ("era", "year", "sentence"),
    [("heisei", 1, "この日は、平成元年です。"), ("western", 1989, "この日は、西暦1989年です。")],
)
def test_day_of_another_era_is_told_its_own_as_on_the_screen(era: str, year: int, sentence: str) -> None:
    found = told("juminhyo", "subject.birth_date", "date-outside-era", right_era=era, right_year=year)
    assert found["message"] == sentence
