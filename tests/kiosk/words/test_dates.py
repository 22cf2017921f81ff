from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.words.dates import Era, era_of, to_gregorian, wareki, wareki_with_western, weekday

DAYS = st.dates(min_value=date(1873, 1, 1), max_value=date(2200, 12, 31))


@given(DAYS)
def test_any_day_comes_back_from_its_era(day: date) -> None:
    era_id, year = era_of(day)
    assert to_gregorian(era_id, year, day.month, day.day) == day


@given(DAYS, st.sampled_from(Era))
def test_any_day_belongs_to_exactly_one_era(day: date, era: Era) -> None:
    year = day.year - era.first_year + 1
    if era_of(day)[0] == era.id:
        return
    with pytest.raises(ValueError, match=r"era|not in"):
        to_gregorian(era.id, year, day.month, day.day)


@pytest.mark.parametrize("era", list(Era)[1:], ids=lambda era: era.id)
def test_first_day_of_an_era_is_the_new_one_and_the_day_before_is_not(era: Era) -> None:
    before = list(Era)[list(Era).index(era) - 1]
    assert era_of(era.begins) == (era.id, 1)
    assert era_of(era.begins - timedelta(days=1))[0] == before.id


@pytest.mark.parametrize(
    ("era_id", "year", "month", "day"),
    [
        ("showa", 64, 1, 8),
        ("heisei", 1, 1, 7),
        ("heisei", 31, 5, 1),
        ("reiwa", 1, 4, 30),
        ("taisho", 1, 7, 29),
        ("meiji", 5, 12, 2),
        ("reiwa", 5, 2, 29),
        ("reiwa", 0, 1, 1),
        ("reiwa", 7, 13, 1),
        ("edo", 1, 1, 1),
        ("reiwa", 99999, 1, 1),
    ],
)
def test_impossible_day_is_refused(era_id: str, year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the wording is datetime's own for some of them
        to_gregorian(era_id, year, month, day)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 3), "令和8年11月3日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(1912, 7, 29), "明治45年7月29日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
    ],
    ids=str,
)
def test_day_is_written_by_era(day: date, text: str) -> None:
    assert wareki(day) == text


def test_western_year_stands_in_brackets() -> None:
    assert wareki_with_western(date(1948, 3, 5)) == "昭和23年3月5日（1948年）"


def test_weekday_of_a_known_day() -> None:
    assert weekday(date(2026, 11, 3)) == "火"


def test_day_before_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="Gregorian"):
        era_of(date(1872, 12, 31))
