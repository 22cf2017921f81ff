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


@pytest.mark.parametrize(
    ("insurance", "group", "step", "counter"),
    [
        ("kokuho", "first_steps", "kokuho-desk", "7番窓口"),
        ("late-elderly", "first_steps", "late-elderly", "7番窓口"),
        ("late-elderly", "first_steps", "care", "9番窓口"),
        ("kokuho", "money_steps", "funeral", "7番窓口"),
        ("kokuho", "money_steps", "high-cost", "7番窓口"),
    ],
)
def test_who_lived_in_a_home_elsewhere_may_have_stayed_insured_here(
    insurance: str, group: str, step: str, counter: str
) -> None:
    """住所地特例: the papers of the insurance tell, the address does not."""
    about = interview("okuyami")
    born = "1940-01-01" if insurance == "late-elderly" else "1955-01-01"
    where = {}
    for home in ("ward", "elsewhere"):
        answers = answered(about, {**dead(born), "home": home, "insurance": insurance})
        assert isinstance(answers, Answers)
        steps = about.question(FieldId(f"okuyami.{group}"), answers)
        where[home] = next(plain(one.where or "") for one in steps.options if one.id == step)
    assert where["ward"].partition("（")[0] == counter
    assert f"北区から来ていたら{counter}" in where["elsewhere"]
    assert where["elsewhere"].endswith("送ってきた役所")


@pytest.mark.parametrize(
    ("typed", "group", "step", "office"),
    [
        ({"insurance": "none"}, "first_steps", "assistance", "担当の福祉"),
        ({"was": ["disabled"]}, "return_steps", "disabled", "出した役所"),
        ({"belongings": ["alarm"]}, "return_steps", "alarm", "貸した役所"),
    ],
)
def test_what_the_town_before_gave_ends_there(
    typed: dict[str, object], group: str, step: str, office: str
) -> None:
    about = interview("okuyami")
    answers = answered(about, {**dead("1940-01-01"), "home": "elsewhere", **typed})
    assert isinstance(answers, Answers)
    steps = about.question(FieldId(f"okuyami.{group}"), answers)
    assert office in next(plain(one.where or "") for one in steps.options if one.id == step)
