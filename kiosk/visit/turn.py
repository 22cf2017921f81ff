"""One turn of a visit: what a handler gets, what it gives back, and the few moves there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from kiosk.basics.clock import Moment
from kiosk.basics.ids import VisitId
from kiosk.forms.service import Interview, Procedure, said
from kiosk.visit.effects import Effect, Stop
from kiosk.visit.events import Event, JobId
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Comfort
from kiosk.visit.states import Step
from kiosk.visit.timing import MACHINE_S
from kiosk.visit.visit import Case, Visit
from kiosk.words.catalogue import Words

Move: TypeAlias = tuple[Visit, tuple[Effect, ...]]
"""Where the visit stands now, and what is to be done."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The visit, what happened to it, when, and what may be looked up."""

    visit: Visit
    event: Event
    moment: Moment
    book: Handbook

    @property
    def words(self) -> Words:
        return self.book.words(self.visit.comfort.language)

    @property
    def case(self) -> Case:
        """The procedure at hand; there is one from `Preparing` on."""
        return self.visit.cases[-1]

    @property
    def procedure(self) -> Procedure:
        """The definition of the case at hand, in the visitor's language."""
        return said(self.book.procedure(self.case.procedure), self.words)

    @property
    def interview(self) -> Interview:
        """The questions of the case at hand; before anyone is chosen, those of the first applicant."""
        case = self.case
        applicant = case.applicant or self.book.procedure(case.procedure).applicants[0].id
        return self.book.interview(
            case.procedure, applicant, self.visit.comfort.language, self.moment.now.date()
        )


Handler: TypeAlias = Callable[[Turn], Move]


def stay(visit: Visit) -> Move:
    """Nothing but the visit's data changed."""
    return visit, ()


def go(visit: Visit, step: Step) -> Move:
    """Forward; もどる leads back here, unless a machine was at work here: nobody would wait for it."""
    trail = visit.trail if type(visit.step) in MACHINE_S else (*visit.trail, visit.step)
    return replace(visit, step=step, trail=trail), ()


def turn_to(visit: Visit, step: Step) -> Move:
    """The same place shows something else; もどる still leads to where it led."""
    return replace(visit, step=step), ()


def start(visit: Visit, make: Callable[[JobId], Effect]) -> Move:
    """Begins the work that the step waits for: what it tells and how it ends comes to the step."""
    job = JobId(visit.id, visit.counter + 1)
    return replace(visit, counter=job.number, jobs=visit.jobs | {job}, awaited=job), (make(job),)


def aside(visit: Visit, make: Callable[[JobId], Effect]) -> Move:
    """Begins work beside the step (calling staff, asking the printer): the step does not hear of it."""
    job = JobId(visit.id, visit.counter + 1)
    return replace(visit, counter=job.number, jobs=visit.jobs | {job}), (make(job),)


def drop_jobs(visit: Visit) -> Move:
    """Nobody waits any more for what is under way."""
    ordered = sorted(visit.jobs, key=lambda job: job.number)
    return replace(visit, jobs=frozenset(), awaited=None), tuple(Stop(job) for job in ordered)


def then(move: Move, *more: Callable[[Visit], Move]) -> Move:
    """One move after the other, their effects in order."""
    visit, effects = move
    for step in more:
        visit, further = step(visit)
        effects = (*effects, *further)
    return visit, effects


def with_case(visit: Visit, case: Case) -> Visit:
    """The visit with its last case replaced."""
    return replace(visit, cases=(*visit.cases[:-1], case))


def undrafted(visit: Visit) -> Visit:
    """Without anything half typed, and without anybody who could still be brought back to a list."""
    return replace(visit, drafts={}, removed=())


def fresh(turn: Turn, step: Step) -> Visit:
    """A new visit that knows nothing of the one before but the devices (忘れる: forgetting is a state)."""
    comfort: Comfort = turn.book.default_comfort()
    return Visit(VisitId(turn.moment.fresh_id), step, comfort, turn.visit.devices)
