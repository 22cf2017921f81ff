"""Old registers name eras before today's calendar: a year alone is taken, a month and day are explained."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.answers import Draft
from kiosk.forms.fields.date import DateKind, Day
from kiosk.forms.fields.kind import Parsed, Unfit
from kiosk.forms.fields.lunar_years import LunarYear, lunar_year_in
from tests.fakes.form_parts import context, interview, question

DATE = DateKind()
HEAD = question("date", eras=("meiji", "taisho", "western"), earliest=date(1800, 1, 1), partial=True)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("慶応3年", 1867),
        ("慶應三年", 1867),
        ("元治元年", 1864),
        ("安政５年生", 1858),
        ("天保14", 1843),
        ("明治5年", 1872),
        ("M3", 1870),
        ({"era": "meiji", "year": "5", "month": "?", "day": "?"}, 1872),
    ],
)
def test_a_year_alone_is_the_western_year(text: Draft, year: int) -> None:
    read = DATE.parse(HEAD, text, context())
    assert read == Parsed(Day(year))
    assert DATE.check(HEAD, Day(year), context()) == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("慶応3年5月1日", 1867),
        ("安政五年二月三十日", 1858),
        ("明治5年12月2日", 1872),
        ({"era": "meiji", "year": "4", "month": "2", "day": "30"}, 1871),
    ],
)
def test_a_day_of_that_calendar_is_told_what_to_do(text: Draft, year: int) -> None:
    read = DATE.parse(HEAD, text, context())
    assert isinstance(read, Unfit)
    assert [(one.kind, one.facts) for one in read.problems] == [("date-lunar", {"year": year})]


def test_what_to_do_names_the_year_and_the_button() -> None:
    claim = interview("koseki")
    asked = claim.procedure.question("head_birth")
    assert asked is not None
    read = DATE.parse(asked, "慶応3年5月1日", context())
    assert isinstance(read, Unfit)
    said = claim.problem_text(read.problems[0])
    assert "1867年" in said
    assert "月と日がわからない" in said


@pytest.mark.parametrize("text", ["天保16年", "慶応5年", "慶応0年", "寛永3年", "慶応"])
def test_a_year_that_the_era_did_not_have_is_not_read(text: str) -> None:
    assert lunar_year_in(text) is None


def test_what_is_not_known_behind_the_year_is_no_month() -> None:
    assert lunar_year_in("慶応3年月日不詳") == LunarYear(1867, with_month=False)
