"""Which insurance somebody had who died, by their age."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered, asked


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


def first_steps(born: str, insurance: str | None, **more: object) -> list[str]:
    about = interview("okuyami")
    known = {} if insurance is None else {"insurance": insurance}
    answers = answered(about, {**dead(born), **known, **more})
    assert isinstance(answers, Answers)
    steps = about.question(FieldId("okuyami.first_steps"), answers)
    return [one.id for one in steps.options]


@pytest.mark.parametrize(
    ("born", "national", "elderly"),
    [
        ("1932-01-01", False, True),
        ("1951-11-18", False, True),
        ("1951-11-19", True, True),
        ("1961-11-18", True, True),
        ("1961-11-19", True, False),
        ("1990-01-01", True, False),
    ],
    ids=["94", "75-on-that-day", "74", "65", "64", "36"],
)
def test_an_insurance_that_nobody_knows_is_one_of_that_age(born: str, national: bool, elderly: bool) -> None:
    steps = first_steps(born, None)
    assert ("kokuho-desk" in steps, "late-elderly" in steps) == (national, elderly)


@pytest.mark.parametrize("born", ["1932-01-01", "1990-01-01"])
def test_who_was_on_welfare_had_no_insurance_to_end(born: str) -> None:
    steps = first_steps(born, "none")
    assert "assistance" in steps
    assert not {"kokuho", "kokuho-desk", "late-elderly"} & set(steps)
    assert "funeral" not in asked("okuyami", {**dead(born), "insurance": "none"})


def test_the_residence_card_of_a_foreigner_goes_back_within_14_days() -> None:
    assert "residence" not in first_steps("1960-01-01", "company", belongings=["number"])
    assert "residence" in first_steps("1960-01-01", "company", belongings=["residence"])
    about = interview("okuyami")
    answers = answered(
        about, {**dead("1960-01-01"), "belongings": ["residence"], "first_steps": ["residence"]}
    )
    assert isinstance(answers, Answers)
    (step,) = (one for one in about.found(answers) if one.key == "okuyami.first_steps:residence")
    assert step.until is not None
    assert plain(step.until).startswith("令和8年12月2日")
    assert "[A]" in step.choice.source
