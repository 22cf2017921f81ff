"""What holds a job up, judged from what its device says in the course of time. Pure: seconds come in."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.basics.failure import Failure
from kiosk.paper.document import PrinterState
from kiosk.paper.ipp_states import Look
from kiosk.paper.printer import slow, trouble

ERRORS = frozenset({"error"})
WARNINGS = frozenset({"error", "warning"})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the printer may take, in seconds.

    From a touch to a screen with a next step ten seconds may pass (design §1): `slow` and `request` each end
    well before.

    Attributes:
        poll: Between two questions about a job.
        warning: What the device only warns of is believed once the job has stood still so long.
        old_warning: The same for what it warned of before the job began: a second tray that is empty, or what
            CUPS keeps saying after paper was put in.
        slow: A job that stood still so long without a reason is told as slow: one may wait, or go on without.
        silent: After so long staff look after it; a queue may not know that the device behind it is gone.
        held: A job held up so long is withdrawn.
        request: For one answer.
        late: A job that may have arrived all the same is looked for so long.
    """

    poll: float = 0.5
    warning: float = 2.5
    old_warning: float = 9.0
    slow: float = 6.0
    silent: float = 20.0
    held: float = 300.0
    request: int = 5
    late: float = 900.0


class Waiting:
    """One job from its beginning on."""

    def __init__(self, patience: Patience, before: Look, now: float) -> None:
        """`before` is what the device said before it had the job."""
        self._patience = patience
        self._warned_before = before.means(WARNINGS)
        self._moved_at = self._heard_at = self._free_at = now
        self._moved: object = None

    def held_up_by(self, look: Look | None, moved: object, now: float) -> Failure | None:
        """What to tell now; `moved` is anything that changes while the job gets on."""
        if moved != self._moved:
            self._moved, self._moved_at, self._heard_at = moved, now, now
        failure = self._reason(look, now)
        if failure is None:
            self._free_at = now
        return failure

    def too_long(self, now: float) -> bool:
        """Held up for a reason, without a break, for as long as anybody waits."""
        return now - self._free_at > self._patience.held

    def _reason(self, look: Look | None, now: float) -> Failure | None:
        state = PrinterState.OFFLINE if look is None else self._believed(look, now - self._moved_at)
        if state is not PrinterState.READY:
            self._heard_at = now
            return trouble(state)
        quiet = now - self._heard_at
        if quiet > self._patience.silent:
            return trouble(PrinterState.ATTENTION)
        return slow() if quiet > self._patience.slow else None

    def _believed(self, look: Look, still: float) -> PrinterState:
        sure = look.means(ERRORS)
        if sure is not PrinterState.READY:
            return sure
        warned = look.means(WARNINGS)
        old = warned is self._warned_before
        return warned if still > (self._patience.old_warning if old else self._patience.warning) else sure
