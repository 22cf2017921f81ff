"""A child, somebody young, somebody without family: what is asked and told after a death, and of whom."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered, asked

PAGES = ("first_steps", "money_steps", "pension_steps", "return_steps", "estate_steps")
CHILD = "2018-06-01"


def dead(born: str | None, **more: object) -> dict[str, object]:
    """Who died on 20 November 2026, in a company's insurance, and what else is answered."""
    who = {"name_kana": "みほん かんた", "birth_date": born}
    return {"died_on": "2026-11-20", "deceased": who, "insurance": "company", **more}


def told(typed: dict[str, object], applicant: str = "self") -> tuple[Interview, Answers]:
    about = interview("okuyami", applicant)
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    return about, answers


def steps(typed: dict[str, object], applicant: str = "self") -> set[str]:
    """Ids of everything that is listed."""
    about, answers = told(typed, applicant)
    pages = (one for one in about.questions(answers) if one.kind == "next-steps")
    return {option.id for page in pages for option in page.options}


def offered(name: str, typed: dict[str, object], applicant: str = "self") -> list[str]:
    about, answers = told(typed, applicant)
    return [one.id for one in about.question(FieldId(f"okuyami.{name}"), answers).options]


def test_a_child_leaves_an_allowance_and_a_medical_card_and_nobody_a_pension() -> None:
    assert steps(dead(CHILD, kinship="parent")) == {"child-allowance", "burial", "medical"}
    assert steps(dead(CHILD, insurance="kokuho")) == {
        "child-allowance", "kokuho-desk", "funeral", "high-cost", "medical",
    }  # fmt: skip


def test_of_a_child_nobody_asks_what_only_somebody_grown_can_have() -> None:
    assert not {"pension", "livelihood", "dependants", "family"} & set(asked("okuyami", dead(CHILD)))
    assert offered("kinship", dead(CHILD)) == ["parent", "other"]
    assert offered("was", dead(CHILD)) == ["lone", "survivor", "disabled"]
    assert offered("belongings", dead(CHILD)) == ["number", "residence", "alarm"]
    assert offered("property", dead(CHILD)) == ["land", "money", "library"]


def test_the_allowance_of_a_child_who_died_is_reported_within_15_days() -> None:
    about, answers = told(dead(CHILD, first_steps=["child-allowance"]))
    (step,) = about.found(answers)
    assert step.until is not None
    assert plain(step.until).startswith("令和8年12月7日")
    assert step.choice.where == "8番窓口（公務員は、つとめ先）"


@pytest.mark.parametrize(
    ("born", "due"),
    [("2007-11-21", True), ("2007-11-20", False), ("2008", True), ("2007-01", False), ("1990-01-01", False)],
    ids=["18", "19", "only-the-year", "only-the-month", "36"],
)
def test_whoever_may_still_be_at_school_has_an_allowance(born: str, due: bool) -> None:
    assert ("child-allowance" in steps(dead(born))) is due
    assert ("medical" in steps(dead(born))) is due


def test_of_whom_the_age_is_unknown_it_is_asked() -> None:
    assert "minor" in offered("was", dead(None))
    assert "minor" not in offered("was", dead("1990-01-01"))
    assert not {"child-allowance", "medical"} & steps(dead(None, was=[]))
    assert {"child-allowance", "medical"} <= steps(dead(None, was=["minor"]))


def test_a_lone_parent_s_allowance_is_reported_too() -> None:
    assert "lone-allowance" in steps(dead(CHILD, was=["lone"]))


def test_an_orphan_s_own_pension_is_stopped_and_leaves_no_other() -> None:
    typed = dead(CHILD, was=["survivor"], pension="employees", livelihood="yes")
    assert {"stop-employees", "unpaid"} <= steps(typed)
    assert not {"survivors", "lump-sum"} & steps(typed)


def test_a_child_who_owned_something_is_inherited_from() -> None:
    assert "renounce" not in steps(dead(CHILD, property=[]))
    assert {"renounce", "estate-tax"} <= steps(dead(CHILD, property=["money"]))


@pytest.mark.parametrize(
    ("born", "pension", "found"),
    [
        ("2010-01-01", "none", set()),
        ("2008-01-01", "paying", {"survivors"}),
        ("2006-11-22", "none", set()),
        ("2006-11-21", "none", {"survivors"}),
        ("2004-11-20", "none", {"survivors", "lump-sum"}),
        ("1995-01-01", "paying", {"survivors", "lump-sum"}),
    ],
    ids=["pupil", "works-at-18", "19", "20-is-reached-the-day-before", "22", "31"],
)
def test_the_young_leave_what_they_can_have_paid_for(born: str, pension: str, found: set[str]) -> None:
    """国民年金 begins at 20, 死亡一時金 needs three years of it; a company pays in from the first day."""
    typed = dead(born, kinship="parent", pension=pension)
    if "livelihood" in asked("okuyami", typed):
        typed["livelihood"] = "yes"
    assert steps(typed) & {"survivors", "lump-sum", "unpaid"} == found


@pytest.mark.parametrize("born", ["1986-11-20", "1995-01-01", "2006-11-20"])
@pytest.mark.parametrize("pension", ["paying", "none"])
def test_whoever_lived_alone_leaves_no_pension_to_anybody(born: str, pension: str) -> None:
    typed = dead(born, kinship="parent", pension=pension, livelihood="no")
    assert not steps(typed) & {"survivors", "lump-sum", "unpaid"}
    assert "pension_steps" not in asked("okuyami", typed)


def test_a_child_who_shared_no_budget_may_get_a_pension_and_no_lump_sum() -> None:
    typed = dead("1980-01-01", was=["parent"], pension="paying", livelihood="no")
    assert steps(typed) & {"survivors", "lump-sum"} == {"survivors"}


OF_HEIRS = {"renounce", "income-tax", "estate-tax", "land"}
OF_THE_BEREAVED = {"high-cost", "unpaid", "survivors", "lump-sum"}
ESTATE: dict[str, object] = {"insurance": "kokuho", "property": ["income", "land", "money"], "funeral": "me"}


@pytest.mark.parametrize("tie", ["neighbour", "facility", "guardian", "other"])
def test_whoever_is_no_heir_is_led_to_no_claim_of_heirs(tie: str) -> None:
    typed = {**dead("1960-01-01", tie=tie), **ESTATE}
    listed = steps(typed, "related")
    assert not (OF_HEIRS | OF_THE_BEREAVED) & listed
    assert {"kokuho-desk", "funeral", "stop-unknown", "tell-family", "no-heirs"} <= listed
    assert "livelihood" not in asked("okuyami", typed, "related")
    assert offered("heir", typed, "related") == ["other"]


def test_who_lived_as_husband_or_wife_is_bereaved_and_no_heir() -> None:
    typed = {**dead("1960-01-01", tie="partner", pension="paying", livelihood="yes"), **ESTATE}
    listed = steps(typed, "related")
    assert {"survivors", "lump-sum", "high-cost", "tell-family"} <= listed
    assert not OF_HEIRS & listed


def test_a_divorced_parent_speaks_for_the_child_who_inherits() -> None:
    child = {"was": ["parent"], "pension": "paying", "livelihood": "no"}
    listed = steps({**dead("1980-01-01", tie="heir-parent", **child), **ESTATE}, "related")
    assert listed >= OF_HEIRS | {"survivors", "high-cost"}
    assert not {"tell-family", "no-heirs"} & listed


@pytest.mark.parametrize("left", ["parent", "foreign-spouse"])
def test_where_a_child_or_a_husband_or_wife_is_left_somebody_inherits(left: str) -> None:
    listed = steps({**dead("1980-01-01", tie="neighbour", was=[left]), **ESTATE}, "related")
    assert "tell-family" in listed
    assert "no-heirs" not in listed


def test_a_foreign_husband_or_wife_tells_immigration_within_14_days() -> None:
    typed = dead("1980-01-01", was=["foreign-spouse"], first_steps=["spouse-status"])
    assert "spouse-status" not in steps(dead("1980-01-01", was=[]))
    about, answers = told(typed)
    (step,) = about.found(answers)
    assert step.until is not None
    assert plain(step.until).startswith("令和8年12月4日")


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ({"insurance": "kokuho", "home": "ward"}, True),
        ({"insurance": "late-elderly", "home": "same"}, True),
        ({"insurance": "kokuho", "home": "facility"}, False),
        ({"insurance": "kokuho", "home": "elsewhere"}, False),
    ],
)
def test_an_account_is_asked_only_for_what_is_claimed_here(typed: dict[str, object], asks: bool) -> None:
    found = asked("okuyami", {**dead("1960-01-01", **typed), "funeral": "me"})
    assert ("bank_account" in found, "receipts" in found) == (asks, asks)


@pytest.mark.parametrize("applicant", ["self", "proxy"])
def test_a_family_is_not_told_to_tell_the_family(applicant: str) -> None:
    listed = steps(dead("1960-01-01", property=["income", "land", "money"]), applicant)
    assert listed >= OF_HEIRS
    assert not {"tell-family", "no-heirs"} & listed


@pytest.mark.parametrize("owned", ["money", "land", "income"])
def test_each_of_what_is_left_may_be_taxed_within_10_months(owned: str) -> None:
    about, answers = told(
        dead("1950-01-01", insurance="late-elderly", property=[owned], estate_steps=["estate-tax"])
    )
    (step,) = about.found(answers)
    assert step.until is not None
    assert plain(step.until).startswith("令和9年9月21日")


def test_who_leaves_nothing_leaves_no_tax() -> None:
    assert "estate-tax" not in steps(dead("1960-01-01", property=["dog"]))


def test_a_page_with_nothing_to_do_is_not_shown() -> None:
    typed = dead("1960-01-01", insurance="none", property=[])
    shown = [one for one in asked("okuyami", typed) if one in PAGES]
    assert shown == ["first_steps", "pension_steps", "estate_steps"]
