"""在留期間 in 転入届: who has none is not asked; one that has ended is told, and may be renewed just now."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.fields.person_asked import asked_of
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, procedure
from tests.kiosk.forms.branches import answered, told
from tests.kiosk.forms.test_arrivals import ABROAD, MARIA, options

LONG_ENDED, ENDED, LAST_DAY = "2026-09-21", "2026-09-22", "2026-11-23"
"""63 days before today; 62, which two months have at most; today, on which one may still be here."""


def listed(stay_until: str) -> Mapping[str, object]:
    return {**ABROAD, "nationals": "foreign", "foreigners": [{**MARIA, "stay_until": stay_until}]}


@pytest.mark.parametrize(
    ("stay", "status", "is_asked"),
    [
        ("card", "student", True),
        ("card", "permanent", False),
        ("card", None, True),
        ("special", "none", False),
        ("special", None, False),
        ("permit", "none", True),
        ("newborn", "none", False),
        (None, None, True),
        (None, "permanent", False),
    ],
)
def test_who_has_no_period_is_not_asked_until_when(
    stay: str | None, status: str | None, is_asked: bool
) -> None:
    question = procedure("tennyu").question("foreigners")
    assert question is not None
    found = [str(one.id) for one in asked_of(question, {"stay": stay, "status": status})]
    assert ("stay_until" in found) is is_asked


def test_a_period_that_ended_long_ago_is_told_with_what_to_do() -> None:
    said = told("tennyu", listed(LONG_ENDED))
    assert "入管" in said
    assert "係の人をよんでください" in said


def test_a_period_of_years_ago_is_told_alike() -> None:
    assert "入管" in told("tennyu", listed("2021-12-05"))


@pytest.mark.parametrize(("day", "wanted"), [(ENDED, ["renewal"]), ("2026-11-22", ["renewal"])])
def test_a_period_that_may_be_under_renewal_goes_on_with_a_note(day: str, wanted: list[str]) -> None:
    """特例期間: whoever asked for renewal in time may stay up to two months more (入管法20条6項)."""
    assert options(listed(day), "after_steps") == wanted
    question = procedure("tennyu").question("after_steps")
    assert question is not None
    (step,) = (one for one in question.options if one.id == "renewal")
    assert "2か月" in plain(step.note or "")
    assert "入管" in plain(step.where or "")


def test_on_its_last_day_nothing_has_ended() -> None:
    about = interview("tennyu")
    answers = answered(about, listed(LAST_DAY))
    assert isinstance(answers, Answers)
    assert FieldId("tennyu.after_steps") not in [one.id for one in about.questions(answers)]
