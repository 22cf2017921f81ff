"""What waits for staff, told to the desk with the heartbeat: which, since when and why; nothing personal.

The contract's heartbeat knows a count and checks. Each parked application is a check of its own, which is
named `parked <application id> <reason>[,gave-paper] <sealed at>`: a back-end that does not look into the
names shows them as they are, and one that does can list them. What was received although it went home on
paper is told likewise, `received <application id> gave-paper <sealed at>`: nobody has to do anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.basics.ids import ApplicationId
    from kiosk.delivery.entry import Entry

MOST_TOLD = 40
"""The oldest so many; the count tells of the rest."""


def checks_of(entries: Iterable[Entry], being_printed: ApplicationId | None = None) -> Mapping[str, str]:
    """A check for each that is parked, but for the one that is being printed for who stands there."""
    parked = [
        entry
        for entry in entries
        if entry.state == "parked"
        and not (entry.reason == "printing" and entry.application_id == being_printed)
    ]
    oldest = sorted(parked, key=lambda entry: entry.queued_at)[:MOST_TOLD]
    return {_name(entry, "parked", _reasons(entry)): "warn" for entry in oldest}


def copies_of(entries: Iterable[Entry]) -> Mapping[str, str]:
    """A check for each that was received though its resident has it on paper, or may have: the latest."""
    latest = sorted(entries, key=lambda entry: entry.queued_at, reverse=True)[:MOST_TOLD]
    return {_name(entry, "received", ["gave-paper"]): "ok" for entry in latest}


def _reasons(entry: Entry) -> list[str]:
    reasons: list[str] = [entry.reason or "defect"]
    if entry.on_paper and entry.reason != "gave-paper":
        reasons.append("gave-paper")
    return reasons


def _name(entry: Entry, state: str, reasons: list[str]) -> str:
    since = entry.queued_at.isoformat(timespec="minutes")
    return f"{state} {entry.application_id} {','.join(reasons)} {since}"
