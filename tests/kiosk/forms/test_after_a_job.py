"""Leaving a job: who has a new company already, and who was a civil servant, is not sent in vain."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.forms.service import Interview
from tests.fakes.form_parts import TODAY, library, lookups, words
from tests.kiosk.forms.test_follow_ups import found

LEFT = {"insured_until": "2026-11-10"}


def about() -> Interview:
    (event,) = (one for one in library().life_events() if one.id == "leaving-job")
    return Interview(event.as_procedure(), "self", words(), lookups(), TODAY)


def left(typed: Mapping[str, object]) -> set[str]:
    return set(found(about(), {**LEFT, **typed}, "desk_steps"))


def test_a_new_company_sees_to_the_pension_and_nobody_looks_for_work() -> None:
    assert left({"insurance": "company", "work": "other"}) == {"tax"}


@pytest.mark.parametrize(
    ("insurance", "step"), [("kokuho", "pension"), ("keep", "pension"), ("family", "pension-family")]
)
def test_whoever_has_no_new_company_joins_the_pension(insurance: str, step: str) -> None:
    told = left({"insurance": insurance, "pension": True, "work": "other"})
    assert {one for one in told if one.startswith("pension")} == {step}


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"insurance": "kokuho", "pension": False, "sixty": True}, True),
        ({"insurance": "company", "sixty": True}, True),
        ({"insurance": "kokuho", "pension": False, "sixty": False}, False),
        ({"insurance": "elderly", "pension": False}, True),
    ],
    ids=["retired", "works-on", "below-60", "75"],
)
def test_whoever_is_sixty_or_more_is_told_of_the_old_age_pension(
    typed: Mapping[str, object], named: bool
) -> None:
    assert ("old-age-pension" in left({**typed, "work": "other"})) is named


@pytest.mark.parametrize(("work", "looks"), [("public-child", False), ("public", False), ("other", True)])
def test_civil_servants_are_in_no_unemployment_insurance(work: str, looks: bool) -> None:
    assert ("benefit" in left({"insurance": "kokuho", "pension": False, "work": work})) is looks


def test_who_is_in_the_ward_insurance_already_joins_nothing_and_may_be_exempted() -> None:
    told = left({"insurance": "already", "work": "other"})
    assert told == {"benefit", "exemption", "tax"}


@pytest.mark.parametrize(("pension", "offered"), [(True, True), (False, False)])
def test_who_pays_the_pension_from_now_on_hears_of_the_exemption(pension: bool, offered: bool) -> None:
    told = left({"insurance": "kokuho", "pension": pension, "work": "other"})
    assert ("exemption" in told) is offered


@pytest.mark.parametrize("status", [True, False])
def test_who_has_a_status_for_work_tells_immigration(status: bool) -> None:
    told = left({"insurance": "company", "work": "other", "work_status": status})
    assert ("status" in told) is status
