"""What waits for staff, told to the desk with the heartbeat: which, since when and why; nothing personal.

The contract's heartbeat knows a count and checks. Each parked application is a check of its own, which is
named `parked <application id> <reason>[,gave-paper] <sealed at>`: a back-end that does not look into the
names shows them as they are, and one that does can list them.
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
    return {_name(entry): "warn" for entry in sorted(parked, key=lambda entry: entry.queued_at)[:MOST_TOLD]}


def _name(entry: Entry) -> str:
    reasons = [entry.reason or "defect"]
    if entry.on_paper and entry.reason != "gave-paper":
        reasons.append("gave-paper")
    return (
        f"parked {entry.application_id} {','.join(reasons)} {entry.queued_at.isoformat(timespec='minutes')}"
    )
