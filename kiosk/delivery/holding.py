"""When nothing may be asked: what the back-end said about this kiosk, and about one kind of call.

Kept on the disk, for other processes and the next start, and remembered by ticks: neither a disk that takes
nothing nor a wall clock that is put forward or back lets a request out early. The stricter one counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk.basics.result import Ok
from kiosk.delivery import pauses
from kiosk.delivery.backend import NotLetIn
from kiosk.delivery.entry import Hold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.basics.clock import Clock, Moment
    from kiosk.delivery.backend import Answer
    from kiosk.delivery.outbox import Outbox

Kind: TypeAlias = Literal["application", "challenge", "keys", "staff-call", "heartbeat"]
"""Of calls. Rates are limited by the kind: a 429 or 503 holds those like the one it answered."""


_MOMENT_S = 0.5  # whoever calls staff does not wait for a disk: then what is remembered counts
_NOTHING_S = 0.001  # two clocks that count the same wait differ by less


@dataclass(frozen=True, slots=True)
class _Remembered:
    hold: Hold
    ends: float  # ticks

    def at(self, moment: Moment) -> Hold | None:
        """The hold as the wall clock has it now; None once it is over."""
        left = self.ends - moment.ticks
        return replace(self.hold, until=moment.now + timedelta(seconds=left)) if left > _NOTHING_S else None


class Holding:
    """The holds of one outbox's kiosk. New credentials end the one for 401 and 403."""

    def __init__(self, outbox: Outbox, clock: Clock, credentials: Callable[[], str]) -> None:
        self._outbox, self._clock, self._credentials = outbox, clock, credentials
        self._not_let_in: _Remembered | None = None
        self._told_to_wait: dict[Kind, _Remembered] = {}

    def on(self, kind: Kind) -> Hold | None:
        """The hold on calls of this kind, if one is in force; not being let in comes first."""
        moment = self._clock.moment()
        remembered = (self._not_let_in, self._told_to_wait.get(kind))
        holds = [self._kept(kind, moment), *(one.at(moment) for one in remembered if one is not None)]
        in_force = [hold for hold in holds if hold is not None and not self._acted(hold)]
        return max(in_force, key=lambda hold: (hold.why == "not-let-in", hold.until), default=None)

    def begin(self, kind: Kind, until: datetime, answer: Answer, credentials: str, moment: Moment) -> None:
        """After an answer at that moment to a call with those credentials: staff may have acted since."""
        ends = moment.ticks + (until - moment.now).total_seconds()
        if isinstance(answer, NotLetIn):
            hold = Hold(until, "not-let-in", credentials)
            self._not_let_in = _Remembered(hold, ends)
            self._outbox.set_hold(hold)
            return
        hold = Hold(until, "told-to-wait", credentials)
        self._told_to_wait[kind] = _Remembered(hold, ends)
        if kind == "application":
            self._outbox.set_hold(hold)

    def was_refused(self) -> bool:
        """Whether the last word about this kiosk was 401 or 403: its pause is over, or staff have acted."""
        kept = self._outbox.hold()
        on_disk = isinstance(kept, Ok) and kept.value is not None and kept.value.why == "not-let-in"
        return on_disk or self._not_let_in is not None

    def let_in(self) -> None:
        """The kiosk itself was let in."""
        self._not_let_in = None
        self._outbox.set_hold(None)

    def _kept(self, kind: Kind, moment: Moment) -> Hold | None:
        """What stands on the disk; to wait only ever for applications."""
        match self._outbox.hold(patience_s=_MOMENT_S if kind == "staff-call" else None):
            case Ok(Hold(why=why) as hold) if why == "not-let-in" or kind == "application":
                return hold if pauses.in_force(hold, moment.now) else None
            case _:
                return None

    def _acted(self, hold: Hold) -> bool:
        return hold.why == "not-let-in" and hold.credentials != self._credentials()
