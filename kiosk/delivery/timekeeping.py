"""How far this machine's clock is from the back-end's: deadlines, proofs and certificates hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.delivery.acts import Act, Record

if TYPE_CHECKING:
    from kiosk.basics.clock import Clock
    from kiosk.delivery.backend import Backend, Health

MOST_SKEW_S = 60.0
"""More than this is told to staff, to IT and to the desk."""
ASKED_EVERY_S = 3600.0


class Timekeeping:
    """Remembers what `/health` told last."""

    def __init__(self, backend: Backend, clock: Clock, record: Record) -> None:
        self._backend, self._clock, self._record = backend, clock, record
        self._skew_s = 0.0
        self._asked_at: float | None = None

    @property
    def off_s(self) -> int:
        """Seconds by which the back-end's clock is ahead of ours (negative: behind); 0 up to a minute."""
        return round(self._skew_s) if abs(self._skew_s) > MOST_SKEW_S else 0

    def health(self, *, within_s: float | None = None) -> Health:
        """Asks now, and writes down when the clock turns out to be off."""
        told = self._backend.health(within_s=within_s)
        if told.skew_s is None:
            return told
        was_off = self.off_s != 0
        self._skew_s, self._asked_at = told.skew_s, self._clock.moment().ticks
        if self.off_s and not was_off:
            self._record(Act.CLOCK_OFF, seconds=self.off_s)
        return told

    def look(self, *, within_s: float | None = None) -> None:
        """Asks where nobody did for an hour."""
        now = self._clock.moment().ticks
        if self._asked_at is None or now - self._asked_at >= ASKED_EVERY_S:
            self.health(within_s=within_s)
