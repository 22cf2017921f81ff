from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from kiosk.forms.definition.choices import Span
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import procedure


def test_a_definition_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        procedure("juminhyo").title = "another"  # type: ignore[misc]  # the attempt is the test


@pytest.mark.parametrize("change", [{"most": "5"}, {"optional": 1}, {"id": "Copies"}, {"kind": "number"}])
def test_no_value_is_bent_into_another(change: dict[str, object]) -> None:
    said = {"id": "copies", "kind": "count", "title": "何通", "label": "通数", "unit": "通", **change}
    with pytest.raises(ValidationError):
        Question.model_validate(said)


def test_local_ids_get_the_procedures_name_and_shared_ones_stay() -> None:
    juminhyo = procedure("juminhyo")
    assert juminhyo.field_id("copies") == "juminhyo.copies"
    assert juminhyo.field_id("subject.phone") == "subject.phone"
    assert juminhyo.question("juminhyo.copies") is juminhyo.question("copies") is not None
    assert juminhyo.question("nothing") is None


@pytest.mark.parametrize(
    ("procedure_id", "applicant", "may"),
    [
        ("juminhyo", "self", True),
        ("juminhyo", "household", True),
        ("juminhyo", "proxy", False),
        ("kokuho-kanyu", "self", True),
        ("kokuho-kanyu", "proxy", False),
    ],
)
def test_what_needs_a_letter_of_proxy_becomes_paper_instead_of_waiting(
    procedure_id: str, applicant: str, may: bool
) -> None:
    assert procedure(procedure_id).may_wait(applicant) is may


def test_what_to_bring_depends_on_who_applies() -> None:
    juminhyo = procedure("juminhyo")
    assert "letter-of-attorney" in [one.id for one in juminhyo.things("proxy")]
    assert "letter-of-attorney" not in [one.id for one in juminhyo.things("self")]
    assert len(juminhyo.things()) == 3


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True), (date(2099, 1, 1), True)]
)
def test_a_definition_holds_from_its_first_day(day: date, holds: bool) -> None:
    assert procedure("juminhyo").holds_on(day) is holds


def test_no_path_requires_a_pin() -> None:
    for one in ("juminhyo", "kazei-shomei", "kokuho-kanyu"):
        for applicant in procedure(one).applicants:
            assert {"none", "card-number-b", "visual"} <= set(applicant.identity)


def test_nobody_who_may_not_apply_is_found() -> None:
    with pytest.raises(KeyError):
        procedure("juminhyo").applicant("cat")


@pytest.mark.parametrize("length", [{}, {"days": 14, "months": 3}], ids=["none", "both"])
def test_a_span_has_one_length(length: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="one of days, months"):
        Span.model_validate({"field": "died_on", **length})
