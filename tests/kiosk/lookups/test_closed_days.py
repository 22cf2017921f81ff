from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.lookups.closed_days import ClosedDays, is_closed, read_closed_days, warning

YEARS = range(2025, 2029)
FIXED = ("01-01", "02-11", "02-23", "04-29", "05-03", "05-04", "05-05", "08-11", "11-03", "11-23")
MONDAYS = ((1, 2), (7, 3), (9, 3), (10, 2))
"""Month, and which of its Mondays (成人の日, 海の日, 敬老の日, スポーツの日)."""
SUBSTITUTE = "休日"


@pytest.fixture(scope="module")
def days() -> ClosedDays:
    return read_closed_days()


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2026, 11, 20), False),
        (date(2026, 11, 21), True),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 12, 28), False),
        (date(2026, 12, 29), True),
        (date(2027, 1, 3), True),
        (date(2027, 1, 4), False),
        (date(2026, 5, 6), True),
        (date(2026, 9, 22), True),
        (date(2031, 12, 30), True),
    ],
    ids=str,
)
def test_the_office_is_closed(day: date, closed: bool) -> None:
    assert is_closed(day) is closed


def test_every_year_has_the_holidays_of_the_law(days: ClosedDays) -> None:
    for year in YEARS:
        wanted = {date.fromisoformat(f"{year}-{one}") for one in FIXED}
        wanted |= {_monday(year, month, which) for month, which in MONDAYS}
        named = {day for day, name in days.holidays.items() if day.year == year and name != SUBSTITUTE}
        equinoxes = sorted(named - wanted)
        assert wanted <= named
        assert [day.month for day in equinoxes] == [3, 9]
        assert all(19 < day.day < 24 for day in equinoxes)


def test_substitutes_are_those_of_the_law(days: ClosedDays) -> None:
    """A holiday on a Sunday moves to the next day that is none; a day between two holidays is one."""
    named = {day for day, name in days.holidays.items() if name != SUBSTITUTE}
    wanted = set()
    for day in named:
        if day.weekday() == 6:
            wanted.add(next(one for one in _after(day) if one not in named))
        between = day + timedelta(days=1)
        if between not in named and between + timedelta(days=1) in named and between.weekday() != 6:
            wanted.add(between)
    assert wanted == {day for day, name in days.holidays.items() if name == SUBSTITUTE}


def test_a_ward_adds_its_own_days(tmp_path: Path) -> None:
    file = tmp_path / "closed-days.yaml"
    file.write_text("known_until: 2028-12-31\nward: {2027-02-08: 設備点検}\n", "utf-8")
    own = read_closed_days(file)
    assert own.closes(date(2027, 2, 8))
    assert not own.closes(date(2027, 2, 9))


@pytest.mark.parametrize(
    "text", ["", "[", "known_until: soon", "known_until: 2028-12-31\neach_year: ['13-01']"], ids=str
)
def test_a_file_with_a_mistake_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "closed-days.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"\w"):
        read_closed_days(file)
    told = warning(date(2026, 11, 24), file)
    assert told is not None
    assert "without holidays" in told


def test_a_file_that_ends_within_a_year_is_told(tmp_path: Path) -> None:
    file = tmp_path / "closed-days.yaml"
    file.write_text("known_until: 2027-12-31\n", "utf-8")
    assert warning(date(2026, 12, 31), file) is None
    told = warning(date(2027, 1, 1), file)
    assert told is not None
    assert "2027-12-31" in told


def _monday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7 + 7 * (which - 1))


def _after(day: date) -> list[date]:
    return [day + timedelta(days=one) for one in range(1, 8)]
