"""`advance(visit, event, moment, handbook)`: the pure function that moves a visit."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.clock import Moment
from kiosk.basics.result import Ok
from kiosk.paper.document import PrinterState
from kiosk.visit import holding
from kiosk.visit.events import (
    Acted,
    Closing,
    ComfortChosen,
    DeadlinePassed,
    DevicesChanged,
    Event,
    JobEnded,
    JobTold,
    LifeShown,
    Pressed,
    SecretEntered,
    SpokenTo,
    TicketScanned,
    Typed,
)
from kiosk.visit.handbook import Handbook
from kiosk.visit.over import idle, staff_called
from kiosk.visit.states import IdleWarning, StaffCalled
from kiosk.visit.table import row_anywhere, row_for
from kiosk.visit.timing import MACHINE_S, deadline_after, waits_for_a_person
from kiosk.visit.turn import Handler, Move, Turn, stay
from kiosk.visit.visit import Visit

BY_A_PERSON = (Pressed, Typed, Acted, SecretEntered, ComfortChosen, TicketScanned)
OF_A_PERSON = (LifeShown, SpokenTo)
"""These change nothing, but whoever is there has time; machines and calls for staff do not wait for it."""


def advance(visit: Visit, event: Event, moment: Moment, handbook: Handbook) -> Move:
    """Where the visit stands after the event, and what is to be done.

    Events of jobs that this visit does not wait for must have been dropped before (runner).
    A secret that no row takes is wiped here, so that none outlives its event.
    """
    turn = Turn(_noted(visit, event), event, moment, handbook)
    handler = _handler(turn)
    if handler is None:
        if isinstance(event, SecretEntered):
            event.secret.wipe()
        after, effects = stay(turn.visit)
    else:
        after, effects = handler(turn)
    return _with_deadline(visit, _lit(after), event, moment, handbook), effects


def _noted(visit: Visit, event: Event) -> Visit:
    """Facts that hold whatever the step makes of them: devices, an ended job, a chosen comfort."""
    if isinstance(event, BY_A_PERSON) and visit.offering:
        visit = replace(visit, offering="")
    match event:
        case DevicesChanged(devices=devices):
            return replace(visit, devices=devices)
        case JobEnded(job=job, result=Ok(value=PrinterState() as printer)):
            devices = replace(visit.devices, printer=printer)
            return replace(visit, jobs=visit.jobs - {job}, devices=devices)
        case JobEnded(job=job):
            return replace(visit, jobs=visit.jobs - {job})
        case ComfortChosen(comfort=comfort):
            kept = visit.original_of if comfort.language == visit.comfort.language else ""
            return replace(visit, comfort=comfort, original_of=kept)
        case _:
            return visit


def _lit(visit: Visit) -> Visit:
    """Dark only while somebody is spoken to: else the person would have before them a dead machine."""
    comfort = visit.comfort
    if not comfort.dark or comfort.speech:
        return visit
    return replace(visit, comfort=replace(comfort, dark=False))


def _handler(turn: Turn) -> Handler | None:
    """Closing first, then what lies over, then the step, then what works everywhere."""
    match turn.event:
        case Closing():
            return idle.close
        case JobEnded(result=Ok(value=PrinterState())):
            return None
        case _:
            return _row(turn)


def _row(turn: Turn) -> Handler | None:
    visit, event = turn.visit, turn.event
    if isinstance(event, JobTold | JobEnded) and event.job != visit.awaited:
        return staff_called.answered if isinstance(event, JobEnded) else None
    if _is_held(visit, event):
        return holding.look_at_time
    if visit.over is not None and isinstance(event, BY_A_PERSON):
        row = row_for(visit.over, event)
        return None if row is None else row.do
    if visit.over is not None and not _machine_is_late(visit, event):
        row = row_for(visit.over, event)
        if row is not None:
            return row.do
    row = row_for(visit.step, event) or row_anywhere(visit.step, event)
    return None if row is None else row.do


def _is_held(visit: Visit, event: Event) -> bool:
    """Staff hold the time of people; machines have their own."""
    if visit.held_until is None or not isinstance(event, DeadlinePassed):
        return False
    return type(visit.step) not in MACHINE_S and not isinstance(visit.over, IdleWarning)


def _machine_is_late(visit: Visit, event: Event) -> bool:
    """While staff are on their way, a machine's deadline is still the machine's."""
    late = isinstance(event, DeadlinePassed) and type(visit.step) in MACHINE_S
    return late and isinstance(visit.over, StaffCalled)


def _with_deadline(before: Visit, after: Visit, event: Event, moment: Moment, handbook: Handbook) -> Visit:
    """Every act and sign of a person and every change of place starts the time anew; machines do not."""
    same_place = type(before.step) is type(after.step) and before.over == after.over and before.id == after.id
    shown = isinstance(event, OF_A_PERSON) and waits_for_a_person(after, handbook)
    acted = shown or isinstance(event, BY_A_PERSON)
    keeps = same_place and not acted and before.deadline is not None
    passed = before.deadline is not None and moment.ticks >= before.deadline
    if keeps and (not passed or isinstance(event, OF_A_PERSON)):
        return after
    if same_place and isinstance(after.over, IdleWarning):
        return after
    if same_place and isinstance(event, JobTold):
        return after
    begins = moment.ticks
    if before.deadline is not None and after.offering and not before.offering:
        begins = before.deadline  # noticed a little late: the person has no more time for that
    return replace(after, deadline=deadline_after(after, handbook, begins))
