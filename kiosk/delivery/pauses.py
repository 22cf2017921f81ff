"""When the next request may be made: pauses that grow, holds of the whole kiosk, and clocks put back. Pure.

Time and chance come with the `Moment`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kiosk.delivery.backend import NotLetIn, Wait

if TYPE_CHECKING:
    from kiosk.basics.clock import Moment
    from kiosk.delivery.backend import Answer
    from kiosk.delivery.entry import Entry, Hold

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 300.0
LONGEST_PARKED_PAUSE_S = 3600.0
LONGEST_WAIT_S = 3600.0
NOT_LET_IN_PAUSE_S = 300.0
_SPREAD = 0.25


def is_due(entry: Entry, now: datetime) -> bool:
    """Whether its time has come. One that lies further ahead than any pause was written by a clock that has
    been put back since.
    """
    longest = LONGEST_PARKED_PAUSE_S if entry.state == "parked" else LONGEST_PAUSE_S
    return not now < entry.next_at <= now + timedelta(seconds=longest * (1 + _SPREAD))


def in_force(hold: Hold, now: datetime) -> bool:
    """Whether nothing may be asked now; a hold longer than any was written before the clock was put back."""
    longest = NOT_LET_IN_PAUSE_S if hold.why == "not-let-in" else LONGEST_WAIT_S
    return now < hold.until <= now + timedelta(seconds=longest)


def hold_after(answer: Answer, moment: Moment) -> datetime | None:
    """How long the whole kiosk keeps still after this answer, whatever was asked; None: not at all."""
    if isinstance(answer, NotLetIn):
        return moment.now + timedelta(seconds=NOT_LET_IN_PAUSE_S)
    if isinstance(answer, Wait) and answer.seconds is not None:
        return moment.now + timedelta(seconds=min(max(answer.seconds, FIRST_PAUSE_S), LONGEST_WAIT_S))
    return None


def later(entry: Entry, moment: Moment) -> datetime:
    """When the entry is asked about or sent again: not before its pause is over."""
    longest = LONGEST_PARKED_PAUSE_S if entry.state == "parked" else LONGEST_PAUSE_S
    return moment.now + timedelta(seconds=pause_s(entry.attempts, longest, moment))


def pause_s(attempts: int, longest: float, moment: Moment) -> float:
    """Seconds to the next attempt: doubled each time, spread by a quarter to each side, at most `longest`."""
    doubled = FIRST_PAUSE_S * 2.0 ** min(max(attempts - 1, 0), 20)
    return min(doubled, longest) * (1 - _SPREAD + 2 * _SPREAD * _chance(moment))


def _chance(moment: Moment) -> float:
    """Between 0 and 1, from the random end of the moment's fresh id: no hidden source of chance."""
    return int(moment.fresh_id.replace("-", "")[-8:], 16) / 0xFFFFFFFF
