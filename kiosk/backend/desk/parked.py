"""What waits for staff at a kiosk, as its heartbeat names it: `parked <id> <reasons> <sealed at>`; and what
was received although it went home on paper: `received <id> gave-paper <sealed at>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NAME = re.compile(
    r"(?P<state>parked|received) (?P<id>[0-9a-f-]{36}) (?P<reasons>[a-z-]+(,[a-z-]+)*) "
    r"(?P<since>\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d)",
    re.ASCII,
)


PERHAPS_PRINTED = "perhaps-printed"
"""The kiosk stopped, and nobody knows whether sheets are out; it tells that as two reasons."""


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
    def shown(self) -> tuple[str, ...]:
        """Whose words say why it waits."""
        return (PERHAPS_PRINTED,) if self.reasons == ("interrupted", "gave-paper") else self.reasons

    @property
    def next_step(self) -> str:
        """Whose words say what to do: the paper comes first, where there is one."""
        return "gave-paper" if "gave-paper" in self.shown else self.shown[0]


def is_parked(check: str) -> bool:
    """Whether the check of that name is a parked application."""
    found = _NAME.fullmatch(check)
    return found is not None and found["state"] == "parked"


def parked_in(checks: Iterable[str]) -> tuple[Parked, ...]:
    """Those among the names of a heartbeat's checks, in their order."""
    return tuple(item for state, item in _items(checks) if state == "parked")


def on_paper_in(checks: Iterable[str]) -> frozenset[str]:
    """Ids of those that are on paper, or may be, whether the kiosk knows them as received or not."""
    return frozenset(item.application_id for _, item in _items(checks) if "gave-paper" in item.reasons)


def _items(checks: Iterable[str]) -> Iterator[tuple[str, Parked]]:
    for one in filter(None, map(_NAME.fullmatch, checks)):
        yield one["state"], Parked(one["id"], tuple(one["reasons"].split(",")), one["since"])
