"""How long every step may last before something happens by itself (WCAG 2.2.1: warn, count down)."""

from __future__ import annotations

import math

from kiosk.basics.failure import Code, Failure
from kiosk.settings import Settings
from kiosk.visit.handbook import Handbook
from kiosk.visit.states import (
    Asking,
    CannotPrint,
    CheckingCard,
    ChoosingWho,
    Closed,
    FillingPaper,
    Finished,
    IdleWarning,
    Printing,
    Proving,
    ReadingCard,
    Sending,
    StaffCalled,
    StaffNeeded,
    Summary,
    TakingPaper,
    TypingCardNumbers,
    Welcoming,
)
from kiosk.visit.ticket_states import FillingTicket, OpeningTicket, PrintingTicket, TakingTicket
from kiosk.visit.visit import Visit

CLOCK_LOOK_S = 30.0
AGAIN_AFTER_S = 120.0
"""Staff are called again when nobody came."""
UNHEARD_AGAIN_S = 30.0
"""And where the call did not reach them, while a printer waits for them."""
MOST_CALLS = 3
"""After the last one the kiosk asks whether anybody is still there."""
TAKE_PAPER_S = 60.0
SLOW_TAKE_PAPER_S = 120.0
"""After that it is asked whether anybody is there; if not, staff fetch the sheets."""
HESITATES = 3
"""After so great a part of the time to think (a third) help is offered to whoever has something to do."""
SLOW_IDLE_S, SLOW_COUNTDOWN_S = 300, 60
"""With speech, scanning (two slow rounds of any page at least) or the two largest texts."""

MACHINE_S = {
    CheckingCard: 9.5,
    ReadingCard: 40.0,
    Proving: 40.0,
    Sending: 9.5,
    FillingPaper: 9.5,
    Printing: 180.0,
    FillingTicket: 9.5,
    PrintingTicket: 180.0,
    OpeningTicket: 9.5,
}
"""Steps that wait for a machine have a deadline of their own instead of idle."""

_NOTHING_TO_DO = (Welcoming, Closed, Finished, Summary, TakingPaper, TakingTicket, StaffNeeded, CannotPrint)
"""Steps without a question: they begin or end a visit, or staff are on their way."""

SLOW_PRINTING_S = 8.0
"""From 印刷する to a way on without paper, whatever is under way by then: ten seconds are promised."""
REST_OF_PRINTING_S = MACHINE_S[Printing] - SLOW_PRINTING_S
"""And from there until staff have it."""


def took_too_long() -> Failure:
    """A machine step outlived its deadline."""
    return Failure(Code.APP_03)


def needs_time(visit: Visit) -> bool:
    comfort = visit.comfort
    return comfort.speech or comfort.large_text or comfort.scanning > 0


def countdown_s(visit: Visit, settings: Settings) -> int:
    seconds = settings.visit.idle_countdown_s
    return max(seconds, SLOW_COUNTDOWN_S) if needs_time(visit) else seconds


def as_nobody_left_it(visit: Visit, handbook: Handbook) -> bool:
    """Nothing lies over the step, and it looks and sounds as every person finds it."""
    return visit.over is None and visit.comfort == handbook.default_comfort()


def waits_for_a_person(visit: Visit, handbook: Handbook) -> bool:
    """Whether it is a person's time that runs: no machine's, no call's, and not an empty kiosk's."""
    if isinstance(visit.over, StaffCalled) or type(visit.step) in MACHINE_S:
        return False
    return not (isinstance(visit.step, Welcoming | Closed) and as_nobody_left_it(visit, handbook))


def deadline_after(visit: Visit, handbook: Handbook, ticks: float) -> float:
    """The deadline: when something happens by itself; a machine's time runs under a called person's, too."""
    if isinstance(visit.over, IdleWarning):
        return visit.over.until
    if isinstance(visit.step, Printing | PrintingTicket):
        return ticks + (REST_OF_PRINTING_S if visit.step.slow else SLOW_PRINTING_S)
    if type(visit.step) in MACHINE_S:
        return ticks + MACHINE_S[type(visit.step)]
    if visit.held_until is not None:
        return _next_minute(visit.held_until, ticks)
    if isinstance(visit.over, StaffCalled):
        return ticks + AGAIN_AFTER_S
    return ticks + _seconds(visit, handbook)


def _seconds(visit: Visit, handbook: Handbook) -> float:
    match visit.step:
        case Welcoming() | Closed() if as_nobody_left_it(visit, handbook):
            return CLOCK_LOOK_S
        case TakingPaper() | TakingTicket():
            return SLOW_TAKE_PAPER_S if needs_time(visit) else TAKE_PAPER_S
        case _:
            return _thinking_s(visit, handbook)


def thought_about(visit: Visit) -> str:
    """What somebody has to do there, "" where a machine works, staff come, or nothing is left to do."""
    match visit.step:
        case Asking(question=question, part=part):
            return f"{question}.{part}".rstrip(".")
        case ChoosingWho():
            return "who"
        case TypingCardNumbers(index=index):
            return f"card.{index}"
        case _ if isinstance(visit.step, _NOTHING_TO_DO) or type(visit.step) in MACHINE_S:
            return ""
        case step:
            return type(step).__name__


def idle_s(visit: Visit, handbook: Handbook) -> float:
    """How long a person may think before the kiosk asks."""
    idle = handbook.settings.visit.idle_warning_s
    return float(max(idle, SLOW_IDLE_S) if needs_time(visit) else idle)


def rest_s(visit: Visit, handbook: Handbook) -> float:
    """What of that is left when help is offered."""
    return idle_s(visit, handbook) * (1 - 1 / HESITATES)


def _thinking_s(visit: Visit, handbook: Handbook) -> float:
    """Until help is offered, or until the kiosk asks."""
    place, idle = thought_about(visit), idle_s(visit, handbook)
    if not place or visit.over is not None:
        return idle
    if visit.offering == place:
        return rest_s(visit, handbook)
    return idle if place in visit.offered else idle - rest_s(visit, handbook)


def _next_minute(until: float, ticks: float) -> float:
    """When the minutes that are left next become one less; at last the end itself."""
    left = math.ceil((until - ticks) / 60.0)
    return until - max(0, left - 1) * 60.0 if left > 1 else until
