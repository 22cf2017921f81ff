"""How long every step may last before something happens by itself (WCAG 2.2.1: warn, count down)."""

from __future__ import annotations

from kiosk.basics.failure import Code, Failure
from kiosk.settings import Settings
from kiosk.visit.handbook import Handbook
from kiosk.visit.states import (
    CheckingCard,
    Closed,
    FillingPaper,
    Finished,
    IdleWarning,
    Printing,
    Proving,
    ReadingCard,
    Sending,
    StaffCalled,
    Summary,
    TakingPaper,
    Welcoming,
)
from kiosk.visit.visit import Visit

CLOCK_LOOK_S = 30.0
AGAIN_AFTER_S = 120.0
"""Staff are called again when nobody came."""
MOST_CALLS = 3
"""After the last one the kiosk asks whether anybody is still there."""
FINISHED_S = 60.0
TAKE_PAPER_S = 60.0
"""Sheets that nobody took so long are fetched by staff."""
SUMMARY_S = 150.0
"""Several numbers take longer to read than one."""
SLOW_IDLE_S, SLOW_COUNTDOWN_S = 300, 60
"""With speech or the two largest texts a person needs longer."""

MACHINE_S = {
    CheckingCard: 9.5,
    ReadingCard: 40.0,
    Proving: 40.0,
    Sending: 9.5,
    FillingPaper: 9.5,
    Printing: 180.0,
}
"""Steps that wait for a machine have a deadline of their own instead of idle."""


def took_too_long() -> Failure:
    """A machine step outlived its deadline."""
    return Failure(Code.APP_03)


def needs_time(visit: Visit) -> bool:
    return visit.comfort.speech or visit.comfort.text_size in ("larger", "largest")


def countdown_s(visit: Visit, settings: Settings) -> int:
    seconds = settings.visit.idle_countdown_s
    return max(seconds, SLOW_COUNTDOWN_S) if needs_time(visit) else seconds


def as_nobody_left_it(visit: Visit, handbook: Handbook) -> bool:
    """Nothing lies over the step, and it looks and sounds as every person finds it."""
    return visit.over is None and visit.comfort == handbook.default_comfort()


def deadline_after(visit: Visit, handbook: Handbook, ticks: float) -> float:
    """The deadline: when something happens by itself; a machine's time runs under a called person's, too."""
    if isinstance(visit.over, IdleWarning):
        return visit.over.until
    if type(visit.step) in MACHINE_S:
        return ticks + MACHINE_S[type(visit.step)]
    if isinstance(visit.over, StaffCalled):
        return ticks + AGAIN_AFTER_S
    return ticks + _seconds(visit, handbook)


def _seconds(visit: Visit, handbook: Handbook) -> float:
    match visit.step:
        case Welcoming() | Closed() if as_nobody_left_it(visit, handbook):
            return CLOCK_LOOK_S
        case Finished():
            return FINISHED_S
        case TakingPaper():
            return TAKE_PAPER_S
        case Summary():
            return SUMMARY_S
        case _:
            idle = handbook.settings.visit.idle_warning_s
            return float(max(idle, SLOW_IDLE_S) if needs_time(visit) else idle)
