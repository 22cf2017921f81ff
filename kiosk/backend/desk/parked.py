"""What waits for staff at a kiosk, as its heartbeat names it: `parked <id> <reasons> <sealed at>`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NAME = re.compile(
    r"parked (?P<id>[0-9a-f-]{36}) (?P<reasons>[a-z-]+(,[a-z-]+)*) "
    r"(?P<since>\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Parked:
    """One application that a kiosk keeps for staff.

    Attributes:
        reasons: Why; the first one is the cause, `gave-paper` says that it is on paper as well.
        since: When it was sealed, RFC 3339.
    """

    application_id: str
    reasons: tuple[str, ...]
    since: str

    @property
    def next_step(self) -> str:
        """Whose words say what to do: the paper comes first, where there is one."""
        return "gave-paper" if "gave-paper" in self.reasons else self.reasons[0]


def is_parked(check: str) -> bool:
    """Whether the check of that name is a parked application."""
    return _NAME.fullmatch(check) is not None


def parked_in(checks: Iterable[str]) -> tuple[Parked, ...]:
    """Those among the names of a heartbeat's checks, in their order."""
    found = (_NAME.fullmatch(name) for name in checks)
    return tuple(Parked(one["id"], tuple(one["reasons"].split(",")), one["since"]) for one in found if one)
