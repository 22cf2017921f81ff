"""Each rule of a procedure that looks at an age: the day before the birthday, the birthday, leap days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kiosk.forms.conditions import Condition, Facts, holds
from kiosk.forms.definition.bounds import first_day, last_day
from kiosk.forms.definition.placed_conditions import nodes, placed
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure

TODAY = date(2026, 11, 23)
RULES = {
    ("tenkyo", None, 74, "birthday"),
    ("tenkyo", 65, None, "birthday"),
    ("tenkyo", 40, None, "day-before"),
    ("tenkyo", 7, 15, "school-year"),
    ("tennyu", None, 0, "birthday"),
    ("tennyu", None, 74, "birthday"),
    ("tennyu", 65, None, "birthday"),
    ("tennyu", 40, None, "day-before"),
    ("tennyu", 7, 15, "school-year"),
    ("tenshutsu", None, 74, "birthday"),
    ("tenshutsu", 65, None, "birthday"),
    ("tenshutsu", 40, None, "day-before"),
    ("tenshutsu", 7, 15, "school-year"),
    ("tenkyo", 20, 59, "day-before"),
    ("tennyu", 20, 59, "day-before"),
    ("tenkyo", 75, None, "birthday"),
    ("ansho-bango", None, 14, "birthday"),
    ("ansho-bango", None, 17, "birthday"),
    ("ansho-bango", 15, None, "birthday"),
    ("inkan-shomei", None, 14, "birthday"),
    ("jido-teate", 0, 18, "birthday"),
    ("jido-teate", 0, 110, "birthday"),
    ("jido-teate", None, 11, "birthday"),
    ("jido-teate", None, 17, "birthday"),
    ("tenshutsu", 75, None, "birthday"),
    ("tenshutsu", 65, None, "day-before"),
    ("tenshutsu", 20, 64, "day-before"),
    ("kokuho-soshitsu", 20, 59, "day-before"),
    ("okuyami", 65, None, "birthday"),
    ("okuyami", 75, None, "birthday"),
    ("okuyami", None, 64, "birthday"),
    ("okuyami", None, 17, "birthday"),
    ("okuyami", None, 14, "birthday"),
    ("okuyami", None, 18, "birthday"),
    ("okuyami", None, 19, "day-before"),
    ("okuyami", None, 21, "day-before"),
    ("okuyami", None, 39, "day-before"),
    ("kokuho-soshitsu", 75, None, "birthday"),
    ("kaigo-nintei", 40, 64, "day-before"),
    ("kaigo-nintei", None, 39, "day-before"),
    ("kokuho-kanyu", 75, None, "birthday"),
    ("kokuho-kanyu", None, 74, "birthday"),
    ("kokuho-kanyu", None, 64, "birthday"),
    ("kokuho-kanyu", None, 66, "birthday"),
    ("kokuho-kanyu", 20, 59, "day-before"),
    ("koseki", None, 14, "birthday"),
    ("tennyu", 75, None, "birthday"),
    ("tennyu", None, 18, "school-year"),
    ("koseki", None, 17, "birthday"),
    ("kyufukin", None, 14, "birthday"),
    ("kokuho-soshitsu", None, 14, "birthday"),
    ("kokuho-kanyu", None, 14, "birthday"),
}


def ages(about: Procedure) -> Iterator[Condition]:
    for one in placed(about):
        for _, part in nodes(one.condition, ()):
            if part.age is not None:
                yield part


def test_every_rule_about_an_age_is_known_here() -> None:
    found = {
        (about.id, part.age.least, part.age.most, part.age.reached)
        for about in library().procedures()
        for part in ages(about)
        if part.age is not None
    }
    assert found == RULES


@pytest.mark.parametrize(
    ("born", "who"),
    [
        (date(1986, 11, 25), "too-young"),
        (date(1986, 11, 24), "second"),  # reaches 40 today, the day before the birthday
        (date(1961, 11, 25), "second"),
        (date(1961, 11, 24), "first"),  # reaches 65 today
    ],
    ids=str,
)
def test_care_insurance_counts_from_the_day_before_the_birthday(born: date, who: str) -> None:
    facts = Facts({"subject.birth_date": born.isoformat()}, "self", TODAY)
    about = procedure("kaigo-nintei")
    insurance = about.question("health_insurance")
    assert insurance is not None
    too_young = next(one for one in about.checks if one.id == "under-forty")
    asked, refused = holds(insurance.when, facts), holds(too_young.wrong_when, facts)
    assert (asked, refused) == {
        "too-young": (False, True),
        "second": (True, False),
        "first": (False, False),
    }[who]


@pytest.mark.parametrize(
    ("born", "asked"),
    [("1986", True), ("1961", True), ("1961-11", True), ("1961-10", False), ("1960", False), ("1987", False)],
)
def test_of_whom_the_year_leaves_it_open_is_asked_what_a_younger_one_needs(born: str, asked: bool) -> None:
    facts = Facts({"subject.birth_date": born}, "self", TODAY)
    about = procedure("kaigo-nintei")
    for name in ("health_insurance", "health_number", "disease_where"):
        question = about.question(name)
        assert question is not None
        assert holds(question.when, facts) is asked, name


@pytest.mark.parametrize(
    ("today", "born", "of_age"),
    [
        (date(2026, 11, 22), date(2011, 11, 23), False),
        (date(2026, 11, 23), date(2011, 11, 23), True),
        (date(2027, 2, 28), date(2012, 2, 29), False),
        (date(2027, 3, 1), date(2012, 2, 29), True),
    ],
    ids=str,
)
def test_seal_may_be_registered_from_the_fifteenth_birthday(today: date, born: date, of_age: bool) -> None:
    about = procedure("inkan-shomei")
    facts = Facts({"subject.birth_date": born.isoformat()}, "self", today)
    (too_young,) = (one for one in about.checks if one.wrong_when.age is not None)
    assert holds(too_young.wrong_when, facts) is not of_age


@pytest.mark.parametrize(
    ("today", "born", "at_school"),
    [
        (date(2026, 4, 1), date(2008, 4, 2), True),
        (date(2026, 3, 31), date(2008, 4, 1), True),
        (date(2026, 4, 1), date(2008, 4, 1), False),
        (date(2027, 3, 31), date(2008, 4, 2), True),
        (date(2027, 4, 1), date(2008, 4, 2), False),
        (date(2026, 11, 23), date(2026, 11, 20), True),
    ],
    ids=str,
)
def test_who_moved_in_as_a_child_is_one_until_the_school_year_of_18_ends(
    today: date, born: date, at_school: bool
) -> None:
    about = (one for one in ages(procedure("tennyu")) if one.field == "movers")
    (rule,) = {one for one in about if one.age is not None and one.age.most == 18}
    facts = Facts({"movers": [{"birth_date": born.isoformat()}]}, "self", today)
    assert holds(rule, facts) is at_school


def test_children_of_the_allowance_end_with_their_school_year() -> None:
    about = procedure("jido-teate")
    bounds = {}
    for name in ("children", "older"):
        question = about.question(name)
        assert question is not None
        born = next(one for one in question.each if one.id == "birth_date")
        bounds[name] = (first_day(born, TODAY), last_day(born, TODAY))
    assert bounds["children"] == (date(2008, 4, 2), TODAY)
    assert bounds["older"] == (date(2004, 4, 2), date(2008, 4, 1))
