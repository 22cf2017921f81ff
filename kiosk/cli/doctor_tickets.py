"""What of the readiness report concerns tickets that bring a visit back: is today's key there?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kiosk.cli.doctor_check import Check, Finding, summed
from kiosk.settings import Settings
from kiosk.tickets.fleet_keys import FleetKeysUnusable, read_keys

ENOUGH_DAYS: Final = 3
"""With fewer days ahead than so many, IT should hand out new keys."""
_MAKE = "kiosk fleet-key new, and hand the file to every kiosk (docs/tickets.md)"


def tickets(settings: Settings, today: date) -> Check:
    """Whether tickets can be printed and taken back today and in the next days."""
    path = settings.tickets.fleet_keys
    if path is None:
        return Check("tickets", "ok", "not offered: tickets.fleet_keys is not set")
    try:
        days = {key.day for key in read_keys(path) if key.day >= today}
    except FileNotFoundError:
        return Check("tickets", "fail", f"there is no file {path}", _MAKE)
    except (OSError, FleetKeysUnusable) as trouble:
        return Check("tickets", "fail", f"{path} cannot be used: {trouble}", _MAKE)
    return summed(
        "tickets",
        [*_lacking(days, today)],
        f"today's key is there, the last is of {max(days, default=today)}",
    )


def _lacking(days: set[date], today: date) -> Iterator[Finding]:
    if today not in days:
        yield Finding("warn", "today's fleet key is missing: no ticket is printed or taken back", _MAKE)
    elif len(days) < ENOUGH_DAYS:
        yield Finding("warn", f"fleet keys for {len(days)} more days only", _MAKE)
