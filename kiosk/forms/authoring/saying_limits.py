"""What was understood of a limit, said back to whoever wrote it in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.basics.telling import Told, told

_UNITS = {"days": told("days"), "months": told("months"), "years": told("years")}


def limits_said(keys: Mapping[str, object]) -> Told | str:
    """The limits of one cell in words, such as 「いちばん早い日は、きょう」."""
    said: Told | str = ""
    for one in _each(keys):
        said = told("{before}, {more}", before=said, more=one) if said else one
    return said


def _each(keys: Mapping[str, object]) -> Iterator[Told]:
    for key, value in keys.items():
        match key:
            case "earliest":
                yield told("the first day is {day}", day=_day(value))
            case "latest":
                yield told("the last day is {day}", day=_day(value))
            case "least":
                yield told("at least {count}", count=value)
            case "most":
                yield told("at most {count}", count=value)
            case "groups":
                yield told("{count} digits", count=sum(int(one) for one in str(value).split("-")))


def _day(value: object) -> Told | str:
    if isinstance(value, Mapping):
        ((name, count),) = value.items()
        unit = _UNITS[str(name)]
        if count == 0:
            return told("today")
        if int(count) < 0:
            return told("{count} {unit} before today", count=-int(count), unit=unit)
        return told("{count} {unit} after today", count=count, unit=unit)
    return value.isoformat() if isinstance(value, date) else told("today")
