"""How the line is and what waits here: for the desk, and for the page of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import parked_told
from kiosk.delivery.backend import Backend, Heartbeat
from kiosk.delivery.outcome import Line, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.basics.clock import Clock
    from kiosk.delivery.entry import Entry
    from kiosk.delivery.outbox import Outbox
    from kiosk.delivery.paper_instead import PaperInstead
    from kiosk.delivery.sender import Sender
    from kiosk.delivery.timekeeping import Timekeeping

HEARTBEAT_S = 5.0
STANDING_S = 5.0


class Readiness:
    """Tells how this kiosk stands with its back-end."""

    def __init__(
        self,
        backend: Backend,
        sender: Sender,
        outbox: Outbox,
        clock: Clock,
        *,
        time: Timekeeping,
        paper: PaperInstead,
    ) -> None:
        self._backend = backend
        self._sender = sender
        self._outbox = outbox
        self._clock = clock
        self._time = time
        self._paper = paper

    def heartbeat(self, software: str, procedures: Mapping[str, str], checks: Mapping[str, str]) -> bool:
        """Tells the back-end how this machine is, and what waits here; whether it was noted. Now and then the
        clocks are compared first.

        Under a hold nothing is said: the desk sees that the kiosk has become silent.
        """
        waiting = self._outbox.waiting()
        if self._sender.held("heartbeat") or isinstance(waiting, Err):
            return False
        self._time.look()
        parked = sum(entry.state == "parked" for entry in waiting.value)
        beat = Heartbeat(
            self._clock.moment().now,
            software,
            procedures,
            {**checks, "clock": "warn" if self._time.off_s else "ok", **self._told(waiting.value)},
            queued=len(waiting.value) - parked,
            parked=parked,
        )
        return (
            self._sender.say("heartbeat", lambda: self._backend.heartbeat(beat, within_s=HEARTBEAT_S)) is True
        )

    def _told(self, waiting: tuple[Entry, ...]) -> Mapping[str, str]:
        copies = self._outbox.copies()
        parked = parked_told.checks_of(waiting, being_printed=self._paper.being_printed())
        return {**parked, **parked_told.copies_of(copies.value if isinstance(copies, Ok) else ())}

    def standing(self) -> Result[Standing]:
        """Whether the back-end answers now, and what waits here. Under a hold it is not asked."""
        waiting = self._outbox.waiting()
        if isinstance(waiting, Err):
            return waiting
        parked = sum(entry.state == "parked" for entry in waiting.value)
        line = self._line()
        return Ok(Standing(line, len(waiting.value) - parked, parked, self._time.off_s))

    def _line(self) -> Line:
        if self._sender.held() is not None:
            return "held"
        return "answers" if self._time.health(within_s=STANDING_S).reachable else "silent"
