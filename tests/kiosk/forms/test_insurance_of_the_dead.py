"""Which insurance somebody had who died, by their age."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered


def dead(born: str) -> dict[str, object]:
    return {"died_on": "2026-11-18", "deceased": {"name_kana": "みほん かんた", "birth_date": born}}


@pytest.mark.parametrize(
    ("born", "belongings", "due"),
    [("1961-11-18", [], True), ("1961-11-19", [], False), ("1980", ["care"], True), ("1950", [], True)],
    ids=["65-on-that-day", "64", "certified", "only-the-year"],
)
def test_care_insurance_ends_for_everybody_from_65_and_for_the_certified(
    born: str, belongings: list[str], due: bool
) -> None:
    about = interview("okuyami")
    typed = {**dead(born), "was": ["allowance"], "belongings": belongings}
    answers = answered(about, typed)
    assert isinstance(answers, Answers)
    steps = about.question(FieldId("okuyami.first_steps"), answers)
    assert ("care" in [one.id for one in steps.options]) is due


@pytest.mark.parametrize(("born", "taken"), [("1951-11-19", True), ("1951-11-18", False)])
def test_from_75_on_nobody_was_in_the_national_health_insurance(born: str, taken: bool) -> None:
    typed = {**dead(born), "insurance": "kokuho"}
    assert isinstance(answered(interview("okuyami"), typed), Answers) is taken
    leaving = {"reason": "death", **dead(born)}
    assert isinstance(answered(interview("kokuho-soshitsu"), leaving), Answers) is taken


@pytest.mark.parametrize(("since", "taken"), [("2026-11-01", False), ("2024-04-01", True)])
def test_whoever_left_before_75_is_reported_though_they_are_older_now(since: str, taken: bool) -> None:
    name = {"name_kana": "みほん かんた", "birth_date": "1951-01-01"}
    member = {**name, "gender": "male", "relation": "head"}
    typed = {"reason": "insured", "insured_from": since, "members": [member]}
    assert isinstance(answered(interview("kokuho-soshitsu"), typed), Answers) is taken
