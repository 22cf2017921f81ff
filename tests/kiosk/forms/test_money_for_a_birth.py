"""Which insurance pays for a birth: that of whoever gave birth, not the child's."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.service import Interview
from tests.fakes.form_parts import TODAY
from tests.fakes.paced_visit import handbook_of
from tests.kiosk.forms.branches import answered

BOOK = handbook_of()


def guide() -> Interview:
    return BOOK.interview("birth", "self", "ja", TODAY)


def at_the_counters(child: str | None, mother: str | None) -> dict[str, str]:
    """Each step that is left for the counters after a birth, and where it is done."""
    about = guide()
    said = {"insurance": child, "mother_insurance": mother}
    known = {name: one for name, one in said.items() if one is not None}
    answers = answered(about, {"born_on": "2026-11-20", "registered": "yes", **known})
    assert isinstance(answers, Answers), answers
    steps = about.question(FieldId("birth.desk_steps"), answers)
    return {one.id: one.where or "" for one in steps.options}


@pytest.mark.parametrize("child", ["kokuho", "company", None])
@pytest.mark.parametrize(
    ("mother", "step", "places"),
    [
        ("kokuho", "lump-sum", ["7番窓口"]),
        ("company", "lump-sum-company", ["会社の健康保険"]),
        (None, "lump-sum-unknown", ["7番窓口", "会社の健康保険"]),
    ],
    ids=["national", "company", "unknown"],
)
def test_the_insurance_of_who_gave_birth_pays(
    child: str | None, mother: str | None, step: str, places: list[str]
) -> None:
    steps = at_the_counters(child, mother)
    assert [one for one in steps if one.startswith("lump-sum")] == [step]
    assert [one for one in ("7番窓口", "会社の健康保険") if one in steps[step]] == places


def test_whoever_is_on_welfare_is_paid_by_nobody_s_insurance_and_sent_to_who_helps() -> None:
    steps = at_the_counters("none", "none")
    assert not [one for one in steps if one.startswith("lump-sum")]
    assert "assistance" in steps


@pytest.mark.parametrize(
    ("child", "mother", "given"),
    [
        ("none", "none", False),
        ("none", "company", False),
        (None, "none", False),
        ("company", "none", True),
        ("kokuho", None, True),
        (None, None, True),
    ],
)
def test_no_medical_certificate_is_promised_to_a_child_on_welfare(
    child: str | None, mother: str | None, *, given: bool
) -> None:
    """Whose doctor is paid by 医療扶助 gets no 医療証: counter 8 would send them away."""
    assert ("medical" in at_the_counters(child, mother)) is given


@pytest.mark.parametrize(("mother", "due"), [("kokuho", True), ("company", False), (None, False)])
def test_who_pays_for_national_insurance_pays_less_around_a_birth(mother: str | None, due: bool) -> None:
    assert ("premium" in at_the_counters("company", mother)) is due


@pytest.mark.parametrize(
    ("child", "joins"), [("kokuho", True), (None, True), ("company", False), ("none", False)]
)
def test_a_child_on_welfare_joins_no_insurance(child: str | None, joins: bool) -> None:
    about = guide()
    known = {} if child is None else {"insurance": child}
    answers = answered(
        about, {"born_on": "2026-11-20", "registered": "yes", "allowance": "born-more", **known}
    )
    assert isinstance(answers, Answers), answers
    steps = about.question(FieldId("birth.here_steps"), answers)
    assert ("kokuho" in [one.id for one in steps.options]) is joins
