from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

YEAR = KINDS["year"]
SPEC = question("year", newest_from="06-01", most=3)


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 5, 31), ["2025", "2024", "2023"]),
        (date(2026, 6, 1), ["2026", "2025", "2024"]),
        (date(2026, 6, 2), ["2026", "2025", "2024"]),
    ],
    ids=["day-before", "the-day", "day-after"],
)
def test_the_newest_year_appears_on_its_day(today: date, years: list[str]) -> None:
    view = YEAR.part_view(SPEC, None, "", context(today=today))
    assert [one.id for one in view.options] == years


def test_it_is_asked_by_the_income_it_shows() -> None:
    first = YEAR.part_view(SPEC, None, "", context()).options[0]
    assert first.label == "2025年（令和7年）の収入"
    assert first.note == "令和8年度の証明書"


@pytest.mark.parametrize(
    ("year", "found"), [(2027, [("", "year-not-yet")]), (2026, []), (2024, []), (2023, [("", "not-offered")])]
)
def test_only_years_that_can_be_had_pass(year: int, found: list[tuple[str, str]]) -> None:
    assert problems_of(SPEC, year) == found
    assert problems_of(SPEC, str(year)) == found


@pytest.mark.parametrize(
    "typed", ["令和8年", "令和８年度", "令和八年", "R8", "Ｒ８", "2026年", "２０２６年度", "2026", 2026]
)
def test_a_year_may_be_written_by_era(typed: object) -> None:
    assert value_of(SPEC, typed) == 2026


@pytest.mark.parametrize("typed", ["元年", "令和", "ことし", "令和8年3月", ""])
def test_what_is_no_year_is_missing(typed: str) -> None:
    assert problems_of(SPEC, typed) == [("", "missing-choice")]


@pytest.mark.parametrize(("year", "paper"), [(2019, "令和元年度"), (2018, "平成30年度")])
def test_the_era_of_a_fiscal_year_is_that_of_its_summer(year: int, paper: str) -> None:
    assert YEAR.paper(SPEC, year, context()).startswith(paper)
