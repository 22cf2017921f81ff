from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.definition.era_days import era_days
from kiosk.forms.definition.handed_in import NOT_YET
from tests.fakes.form_parts import library, procedure, question

BEGINS = date(2026, 11, 1)
BIRTH = {"id": "subject.birth_date", "latest": "today"}
ALL = ("taisho", "showa", "heisei", "reiwa")


def told(keys: dict[str, object], begins: date = BEGINS) -> list[str]:
    change = {"questions": (question("date", **keys),), "effective_from": begins}
    return [one.message for one in era_days(procedure("juminhyo").model_copy(update=change))]


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ({**BIRTH, "eras": ("reiwa",)}, "1926-11-01"),
        ({**BIRTH, "eras": ("taisho", "showa", "reiwa")}, "1989-01-08"),
        ({**BIRTH, "eras": ("taisho", "showa", "heisei")}, "2019-05-01"),
        ({"eras": ("heisei",), "earliest": {"years": -5}, "latest": "today"}, "2021-11-01"),
        ({"eras": ("reiwa",), "earliest": {"years": -50}, "latest": "today"}, "1976-11-01"),
    ],
    ids=["born before", "hole", "newborn", "today", "long ago"],
)
def test_day_that_is_taken_and_that_no_era_leads_to_is_told(keys: dict[str, object], day: str) -> None:
    (*_, found) = told(keys)
    assert found == f"no era leads to {day}, which is taken: add it, or `western`"


@pytest.mark.parametrize(
    "keys",
    [
        {**BIRTH, "eras": ALL},
        {**BIRTH, "eras": ("reiwa", "western")},
        BIRTH,
        {"eras": ("heisei", "reiwa"), "latest": "today"},
        {"eras": ("reiwa",), "earliest": {"days": 0}, "latest": {"months": 3}},
        {"eras": ("heisei", "reiwa"), "earliest": {"school_year": 22}, "latest": {"school_year": 19}},
    ],
    ids=["all", "by western years", "nothing said", "no birth", "to come", "moves on"],
)
def test_eras_that_lead_everywhere_are_let_be(keys: dict[str, object]) -> None:
    assert told(keys) == []


@pytest.mark.parametrize(
    ("era", "keys"),
    [
        ("taisho", {"earliest": {"years": -50}, "latest": "today"}),
        ("heisei", {"earliest": {"days": 0}}),
        ("reiwa", {"latest": date(2010, 4, 1)}),
    ],
)
def test_era_that_holds_no_day_that_is_taken_is_told(era: str, keys: dict[str, object]) -> None:
    assert told({"eras": (era, "western"), **keys}) == [f"no day of {era} is taken here: leave it out"]


def test_definition_without_a_first_day_is_not_judged_yet() -> None:
    assert told({"eras": ("taisho",), "earliest": {"years": -50}}, NOT_YET) == []


def test_people_of_a_list_are_looked_at() -> None:
    each = {"id": "birth_date", "kind": "date", "title": "いつ", "label": "日", "eras": ("reiwa",)}
    change = {"questions": (question("persons", each=(each,)),), "effective_from": BEGINS}
    (found,) = era_days(procedure("juminhyo").model_copy(update=change))
    assert found.path == ("questions", 0, "each", 0, "eras")


def test_every_shipped_date_can_be_answered() -> None:
    assert [one.id for one in library().procedures() if tuple(era_days(one))] == []
