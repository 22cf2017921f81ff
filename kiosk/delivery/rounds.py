"""Rounds through everything that waits: each entry as far as it goes, and when to come again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import pauses, policy
from kiosk.delivery.sender import NOT_KNOWN, Sender, Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.basics.clock import Clock
    from kiosk.basics.ids import ApplicationId
    from kiosk.basics.progress import Progress
    from kiosk.delivery.crowd import Crowd
    from kiosk.delivery.entry import Entry
    from kiosk.delivery.outbox import Outbox

HAND_IN_S = 8.5  # and a moment to show what came of it: within ten seconds there is a next step
MOST_STEPS = 4  # send, ask, send again, ask before parking
LONGEST_IDLE_S = 60.0
_UNREACHABLE_IN_A_ROW = 2
_MOST_NO_RECEIPTS = 5


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of delivering did.

    Attributes:
        delivered: Stubs of what is delivered now.
        next_due: When to come again; at the latest a minute from now, for what other processes lay down.
        news: What staff are to be told, in catalogued words.
        cannot_open: The back-end has lost the key of something: the published ones are to be asked for.
    """

    delivered: tuple[Entry, ...]
    next_due: datetime
    news: frozenset[str] = frozenset()
    cannot_open: bool = False


class Rounds:
    """Delivers in the background; gives way to whoever hands in."""

    def __init__(self, sender: Sender, outbox: Outbox, clock: Clock, handing_in: Crowd) -> None:
        self._sender, self._outbox, self._clock, self._handing_in = sender, outbox, clock, handing_in
        self._no_receipts: dict[ApplicationId, int] = {}

    def go(self, progress: Progress, due: Callable[[Entry], bool]) -> Round:
        """Everything that is due, one after the other, unless somebody stands there and hands in."""
        waiting = self._outbox.waiting()
        entries = waiting.value if isinstance(waiting, Ok) else ()
        delivered: list[Entry] = []
        news = _damage(waiting)
        silent = 0
        cannot_open = False
        refused, let_in_until = self._sender.was_refused(), None
        # The kiosk's own first: whether it is let in again is for one of them to find out.
        for entry in sorted(filter(due, entries), key=lambda entry: entry.elsewhere):
            if progress.stopped or self._handing_in or silent >= _UNREACHABLE_IN_A_ROW:
                break
            if let_in_until is None and _is_asked_first(entry, refused=refused):
                let_in_until = self._sender.ask_whether_let_in()
            step = self.step_on(
                entry, progress, let_in_until=NOT_KNOWN if let_in_until is None else let_in_until
            )
            cannot_open = cannot_open or step.cannot_open
            silent = silent + 1 if step.unreachable else 0
            if step.entry is not None:
                news |= _news(entry, step.entry) | self._receipts_missed(step.entry, step)
                if step.entry.state == "delivered":
                    delivered.append(step.entry)
            bad_disk_or_busy = step.entry is None and step.failure is not None
            if step.held_until is not None or bad_disk_or_busy:
                break
        due_next = self._next_due(unreachable=silent >= _UNREACHABLE_IN_A_ROW)
        return Round(tuple(delivered), due_next, frozenset(news), cannot_open)

    def _receipts_missed(self, entry: Entry, step: Step) -> set[str]:
        """Once so many receipts in a row could not be understood: asking on alone never ends that."""
        if not step.no_receipt:
            self._no_receipts.pop(entry.application_id, None)
            return set()
        missed = self._no_receipts.get(entry.application_id, 0) + 1
        self._no_receipts[entry.application_id] = missed
        return {"receipt-not-understood"} if missed == _MOST_NO_RECEIPTS else set()

    def step_on(self, entry: Entry, progress: Progress, *, let_in_until: float = NOT_KNOWN) -> Step:
        """One entry as far as it goes now: asked, sent, asked again."""
        ends = self._clock.moment().ticks + HAND_IN_S
        step, cannot_open = Step(entry), False
        for _ in range(MOST_STEPS):
            step = self._sender.locked_step(step.entry or entry, ends, progress, let_in_until=let_in_until)
            cannot_open = cannot_open or step.cannot_open
            if step.entry is None or step.held_until is not None:
                break
            if step.entry.state in {"delivered", "parked"} or step.entry.next_at > self._clock.moment().now:
                break
        return replace(step, cannot_open=cannot_open)

    def step_on_refused(self, entry: Entry) -> Step:
        """As `step_on`, for what was refused to this kiosk alone: it is asked first whether it is let in."""
        return self.step_on(entry, Stoppable(), let_in_until=self._sender.ask_whether_let_in())

    def ask(self, entry: Entry) -> Step:
        """One request about it, whatever is due: of a parked one always the question whether it arrived."""
        ends = self._clock.moment().ticks + HAND_IN_S
        return self._sender.locked_step(entry, ends, Stoppable())

    def _next_due(self, *, unreachable: bool) -> datetime:
        """Within a minute even under a hold, which ends as soon as staff have acted."""
        now = self._clock.moment().now
        latest = now + timedelta(seconds=LONGEST_IDLE_S)
        hold = self._sender.held()
        if hold is not None:
            return min(hold.until, latest)
        waiting = self._outbox.waiting()
        entries = waiting.value if isinstance(waiting, Ok) else ()
        times = [now if pauses.is_due(entry, now) else entry.next_at for entry in entries]
        earliest = now + timedelta(seconds=pauses.FIRST_PAUSE_S * (10 if unreachable else 1))
        return min(max(earliest, min(times, default=latest)), latest)


def _is_asked_first(entry: Entry, *, refused: bool) -> bool:
    """Whether the kiosk asks for itself before: a refusal after that concerns this application alone."""
    return entry.elsewhere and (refused or entry.reason == policy.NOT_FOR_THIS_KIOSK)


def _damage(waiting: Result[tuple[Entry, ...]]) -> set[str]:
    """What staff are told where the outbox was found damaged or gone; the next look finds a new one."""
    damaged = isinstance(waiting, Err) and waiting.failure.code.kind == "outbox-damaged"
    return {"outbox-damaged"} if damaged else set()


def _news(before: Entry, after: Entry) -> set[str]:
    """What staff are told about an entry that changed while nobody stood there."""
    if before.state == "parked" and after.state == "delivered":
        return {"parked-application-received"}
    if after.state == "parked" != before.state and after.reason != "printing":
        return {"application-parked"}
    return set()
