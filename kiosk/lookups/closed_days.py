"""On which days the ward's office is closed: `resources/lookups/closed-days.yaml`."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, Field

from kiosk.basics.telling import Told, told

FILE: Final = Path(__file__).resolve().parents[2] / "resources" / "lookups" / "closed-days.yaml"
_AHEAD: Final = timedelta(days=365)
_log = logging.getLogger(__name__)
_MonthAndDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class ClosedDays(BaseModel):
    """Weekends, holidays, the turn of the year, and what this ward adds.

    Attributes:
        known_until: The last day about which the holidays are complete.
        each_year: Closed every year, as `12-29`.
        ward, holidays: Names of single days.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    known_until: date
    each_year: tuple[_MonthAndDay, ...] = ()
    ward: Mapping[date, str] = Field(default_factory=dict)
    holidays: Mapping[date, str] = Field(default_factory=dict)

    def closes(self, day: date) -> bool:
        """Whether nobody can hand in anything on that day."""
        known = day in self.holidays or day in self.ward or f"{day:%m-%d}" in self.each_year
        return known or day.weekday() >= 5

    def ends_soon(self, today: date) -> bool:
        """Whether deadlines within a year from today can no longer be counted right."""
        return self.known_until - today < _AHEAD


ONLY_WEEKENDS: Final = ClosedDays(known_until=date.min)
"""What is left where the file cannot be read: no day is known to be complete."""


def read_closed_days(path: Path | None = None) -> ClosedDays:
    """The days in that file, or in the installed one.

    Raises OSError, ValueError for a file that holds none; the message names what is wrong.
    """
    try:
        raw = yaml.load((path or FILE).read_bytes(), yaml.CSafeLoader)
    except yaml.YAMLError as trouble:
        raise ValueError(str(trouble)) from trouble
    if isinstance(raw, dict) and isinstance(raw.get("each_year"), list):
        raw["each_year"] = tuple(raw["each_year"])
    return ClosedDays.model_validate(raw)


@cache
def installed() -> ClosedDays:
    """This kiosk's days, read once. A file with a mistake stops nobody's form: weekends are counted."""
    try:
        return read_closed_days()
    except (OSError, ValueError) as trouble:
        _log.error("closed days: only weekends are counted: %s", trouble)
        return ONLY_WEEKENDS


def is_closed(day: date) -> bool:
    """Whether the office is closed on that day."""
    return installed().closes(day)


def warning(today: date, path: Path | None = None) -> Told | None:
    """What whoever keeps the kiosk has to do about the file; None where there is nothing."""
    try:
        days = read_closed_days(path)
    except (OSError, ValueError) as trouble:
        return told(
            "{file}: deadlines are counted without holidays: {trouble}", file=FILE.name, trouble=trouble
        )
    if days.ends_soon(today):
        pattern = "{file}: holidays are known until {day} only; add the next year"
        return told(pattern, file=FILE.name, day=days.known_until)
    return None
