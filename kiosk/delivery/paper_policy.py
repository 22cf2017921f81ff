"""What printing an application makes of its entry: claimed, given as paper, half printed, or no paper at all.

One law, beside those of `policy`: as long as sheets of it may be out, nothing sends it by itself. Pure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.delivery import policy
from kiosk.delivery.policy import SLIGHT

if TYPE_CHECKING:
    from kiosk.basics.clock import Moment
    from kiosk.delivery.entry import Entry


def claimed(entry: Entry, moment: Moment) -> Entry:
    """The resident is about to print it: nothing sends it from now on, and what may have landed is asked
    about. It lies here until the sheets are out (`gave_paper`) or could not be printed (`no_paper`). One
    that is parked for another reason keeps that, and is marked as perhaps on paper from now on.
    """
    if entry.state == "delivered" or entry.reason == "printing":
        return entry
    if entry.state == "parked":
        return replace(entry, on_paper=True)
    on_the_wire = entry.state == "sending"
    return replace(
        entry,
        state="parked",
        reason=entry.reason or "printing",
        on_paper=entry.reason is not None,
        unclear=entry.unclear or on_the_wire,
        sent=entry.sent or on_the_wire,
        next_at=moment.now,
    )


def promised_paper(entry: Entry, moment: Moment) -> Entry | None:
    """As `gave_paper`, while no sheet is out: what has arrived by now goes no second way."""
    return entry if entry.state == "delivered" else gave_paper(entry, moment)


def gave_paper(entry: Entry, moment: Moment) -> Entry | None:
    """The resident takes paper instead; None: nothing of it can have landed, and nothing need be kept.

    What may have landed is parked and asked about, so that staff learn that the paper is a second copy; what
    has arrived by now exists both ways.
    """
    taken = claimed(entry, moment)
    if taken.state == "delivered":
        return replace(taken, on_paper=True)
    if taken.reason != "printing":
        return replace(taken, on_paper=True, next_at=moment.now)
    if taken.unclear and taken.sent:
        return replace(taken, reason="gave-paper", on_paper=True, next_at=moment.now)
    return None


def half_printed(entry: Entry, moment: Moment) -> Entry:
    """The kiosk stops while it is printed: sheets of it may be out, so nothing sends it any more."""
    taken = claimed(entry, moment)
    if taken.state == "delivered" or taken.reason not in SLIGHT:
        return replace(taken, on_paper=True)
    return replace(taken, reason="interrupted", on_paper=True, next_at=moment.now)


def left_printing(entry: Entry, moment: Moment) -> Entry:
    """It was being printed when the kiosk stopped: for staff, who look whether sheets of it are out."""
    if entry.reason != "printing":
        return entry
    return replace(entry, reason="interrupted", on_paper=True, next_at=moment.now)


def no_paper(entry: Entry, moment: Moment) -> Entry:
    """It could not be printed either. What may wait goes on waiting by itself; the rest is for staff."""
    if entry.reason == "printing":
        entry = taken_up_again(entry, moment)
    if entry.on_paper:
        return replace(entry, on_paper=False, reason="no-paper" if entry.reason in SLIGHT else entry.reason)
    if entry.may_wait or entry.state in {"delivered", "parked"}:
        return entry
    return policy.to_staff(entry, "no-paper", moment)


def taken_up_again(entry: Entry, moment: Moment) -> Entry:
    """The resident tries again instead of taking paper, or after a kiosk that died: due at once, asked first
    where it may have landed.
    """
    if entry.state == "parked" and entry.reason in SLIGHT:
        entry = replace(entry, state="sealed", reason=None, ask_first=entry.unclear, on_paper=False)
    if entry.state != "sealed" or entry.reason is not None:
        return entry
    return replace(entry, queued_at=moment.now, next_at=moment.now)


def may_be_on_paper(entry: Entry) -> bool:
    """Whether sheets of it may be out: `printing` says so even where nobody knows how far it came."""
    return entry.on_paper or entry.reason in {"printing", "gave-paper"}
