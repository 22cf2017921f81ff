"""Four digits of a western year among the cells of an era: told, and never taken unasked."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.western_years import DOUBT, YEAR, doubt, told

BORN = FieldId("subject.birth_date")


def draft(text: str, era: str = "showa") -> dict[str, str]:
    year, month, day = (*text.split("-"), "", "")[:3]
    return {"era": era, "year": year, "month": month, "day": day}


@pytest.mark.parametrize(
    ("text", "era", "western", "year"),
    [
        ("19-4-8", "showa", 1948, 23),
        ("19-2-6", "showa", 1926, 1),
        ("19-8-9", "showa", 1989, 64),
        ("19-6-0", "showa", 1960, 35),
        ("19-4-15", "showa", 1941, 16),
        ("20-08-3", "heisei", 2008, 20),
        ("20-08-12", "heisei", 2008, 20),
        ("20-12", "heisei", 2012, 24),
        ("20-2-6", "reiwa", 2026, 8),
        ("19-1-5", "taisho", 1915, 4),
    ],
)
def test_western_year_is_told_in_the_era_that_was_chosen(
    text: str, era: str, western: int, year: int
) -> None:
    found = told(BORN, "", draft(text, era))
    assert found is not None
    assert found.kind == YEAR
    facts = found.facts
    assert (facts["western"], facts["right_era"], facts["right_year"]) == (western, era, year)


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("23-3-5", "showa"),
        ("19-12-8", "showa"),
        ("19-9-1", "showa"),
        ("19-4", "showa"),
        ("4-4-8", "showa"),
        ("1948-3-5", "western"),
        ("19-4-8", "heisei"),
        ("19-4-8", ""),
        ("19-4-?", "showa"),
        ("20-08-02", "heisei"),
        ("20-8-12", "heisei"),
        ("十九-4-8", "showa"),
    ],
)
def test_any_other_day_is_nothing_but_itself(text: str, era: str) -> None:
    assert told(BORN, "", draft(text, era)) is None
    assert doubt(BORN, "", draft(text, era), None) is None


@pytest.mark.parametrize("nothing", [None, "", "1948-03-05", []])
def test_what_is_no_date_of_pieces_is_not_doubted(nothing: object) -> None:
    assert told(BORN, "", nothing) is None


def test_day_is_in_doubt_once() -> None:
    first = doubt(BORN, "", draft("19-4-8"), None)
    assert first is not None
    assert first.kind == DOUBT
    assert (first.facts["month"], first.facts["day"]) == (4, 8)
    assert doubt(BORN, "", draft("19-4-8"), first) is None
    assert doubt(BORN, "", draft("19-5-8"), first) is not None


def test_told_while_typing_is_not_asked() -> None:
    last = told(BORN, "", draft("19-4-8"))
    assert doubt(BORN, "", draft("19-4-8"), last) is not None


def test_month_behind_the_year_is_in_doubt_where_a_day_found_no_room() -> None:
    assert doubt(BORN, "", draft("19-4-15"), None) is None
    last = told(BORN, "", draft("19-4-15"))
    asked = doubt(BORN, "", draft("19-4-15"), last)
    assert asked is not None
    assert doubt(BORN, "", draft("19-4-15"), asked) is None
