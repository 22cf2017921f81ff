"""The current visit: takes events, moves it, starts and stops work, drops what is stale, and forgets.

Any thread posts; only the owner's thread drains. Nothing here draws, and nothing here waits.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from kiosk.basics.clock import Clock, Moment
from kiosk.basics.failure import Failure
from kiosk.basics.ids import VisitId
from kiosk.runner.jobs import Jobs
from kiosk.runner.work import Salt, WorkServices, carry_out, lane_of, lasts, secret_of
from kiosk.visit.advance import advance
from kiosk.visit.audited import AuditLine, audited
from kiosk.visit.effects import Effect, Stop
from kiosk.visit.events import (
    DeadlinePassed,
    Devices,
    DevicesChanged,
    Event,
    JobEnded,
    JobTold,
    LifeShown,
    SecretEntered,
    SpokenTo,
)
from kiosk.visit.forsaking import kept_for_staff
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.states import Welcoming
from kiosk.visit.visit import Visit


class Watcher(Protocol):
    """Something that outlives a visit and must forget with it (window, voice)."""

    def forget(self) -> None: ...


class Loop:
    """Owns one visit after the other.

    Attributes:
        visit: The current one; plain data.
    """

    def __init__(
        self,
        handbook: Handbook,
        services: WorkServices,
        clock: Clock,
        devices: Devices,
        *,
        audit: Callable[[AuditLine], None],
    ) -> None:
        self._handbook, self._services, self._clock, self._audit = handbook, services, clock, audit
        self._inbox: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._jobs = Jobs()
        self._salt = Salt()
        self._show: Callable[[Screen], None] = lambda screen: None
        self._wake: Callable[[], None] = lambda: None
        self._forgetters: list[Callable[[], None]] = []
        moment = clock.moment()
        self.visit: Visit = self._first(devices, moment)

    @property
    def due(self) -> float | None:
        """Ticks at which the loop wants to be drained by itself."""
        return self.visit.deadline

    @property
    def screen(self) -> Screen:
        """What is shown now."""
        return screen_of(self.visit, self._clock.moment(), self._handbook)

    def watch(self, show: Callable[[Screen], None]) -> None:
        """`show` gets the screen now and after every change, on the draining thread."""
        self._show = show
        show(self.screen)

    def on_wake(self, wake: Callable[[], None]) -> None:
        """`wake` is called from any thread when there is something to drain."""
        self._wake = wake

    def on_forget(self, forget: Callable[[], None]) -> None:
        """`forget` is called before the first screen of a new visit is shown."""
        self._forgetters.append(forget)

    def post(self, event: Event) -> None:
        """From any thread."""
        self._inbox.put(event)
        self._wake()

    def drain(self) -> None:
        """Handles everything that has happened; on the owner's thread only."""
        changed = False
        while (event := self._next()) is not None:
            changed = self._handle(event) or changed
        moment = self._clock.moment()
        if self.visit.deadline is not None and moment.ticks >= self.visit.deadline:
            changed = self._handle(DeadlinePassed()) or changed
        if changed:
            self._show(self.screen)

    def begin_again(self) -> None:
        """Forgets the visit, whatever it was in, and shows a new one: for when handling it failed. What was
        neither sent nor printed is kept for staff.
        """
        self._forget()
        _, effects = kept_for_staff(self.visit)
        for effect in effects:
            self._carry_out(effect)
        self.visit = self._first(self.visit.devices, self._clock.moment())
        self._show(self.screen)

    def close(self) -> None:
        """Ends all work, and wipes what nobody took any more; the visit is forgotten before."""
        self._jobs.close()
        while (event := self._next()) is not None:
            _wipe(event)

    def _handle(self, event: Event) -> bool:
        if self._stale(event):
            return False
        moment = self._clock.moment()
        before = self.visit
        try:
            after, effects = advance(before, event, moment, self._handbook)
        except BaseException:
            _wipe(event)
            raise
        for line in audited(before, event, after):
            self._audit(line)
        self.visit = after
        if after.id != before.id:
            self._forget()
        for effect in effects:
            self._carry_out(effect)
        return _differs(before, event, after)

    def _stale(self, event: Event) -> bool:
        """What comes from work nobody waits for is dropped."""
        if isinstance(event, JobTold | JobEnded):
            return event.job not in self.visit.jobs
        return False

    def _forget(self) -> None:
        """Everything of the last person goes: work, touches in the inbox, what window and voice hold."""
        self._jobs.stop_all()
        kept: list[Event] = []
        while (event := self._next()) is not None:
            _wipe(event)
            if isinstance(event, DevicesChanged):
                kept.append(event)
        for event in kept:
            self._inbox.put(event)
        for forget in self._forgetters:
            forget()

    def _next(self) -> Event | None:
        try:
            return self._inbox.get_nowait()
        except queue.Empty:
            return None

    def _carry_out(self, effect: Effect) -> None:
        if isinstance(effect, Stop):
            self._jobs.stop(effect.job)
            return
        job = effect.job

        def told(done: int, total: int, note: Failure | None) -> None:
            self.post(JobTold(job, done, total, note))

        def ended(result: object) -> None:
            self.post(JobEnded(job, result))

        def dropped() -> None:
            secret = secret_of(effect)
            if secret is not None:
                secret.wipe()

        self._jobs.start(
            lane_of(effect),
            job,
            lambda progress: carry_out(effect, self._services, progress, self._salt),
            told=told,
            ended=ended,
            dropped=dropped,
            lasting=lasts(effect),
        )

    def _first(self, devices: Devices, moment: Moment) -> Visit:
        """Nobody is here yet; the clock decides whether the kiosk is open."""
        comfort = self._handbook.default_comfort()
        nobody = Visit(VisitId(moment.fresh_id), Welcoming(), comfort, devices)
        first, _ = advance(nobody, DeadlinePassed(), moment, self._handbook)
        return first


def _differs(before: Visit, event: Event, after: Visit) -> bool:
    """Whether anything is to be drawn: that somebody has more time shows nowhere."""
    if isinstance(event, LifeShown | SpokenTo):
        return replace(after, deadline=before.deadline) != before
    return after != before


def _wipe(event: Event) -> None:
    """An event that nobody handles leaves no secret behind."""
    if isinstance(event, SecretEntered):
        event.secret.wipe()
