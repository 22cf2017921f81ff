"""Portraits of where a procedure does not go on: refusals, pages of the desk, and the last pages."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Application
from kiosk.forms.authoring.refusing import Refusal, refusals_on
from kiosk.forms.letter import LETTER, NONE
from kiosk.forms.service import Interview, Procedure
from kiosk.visit import states as at
from kiosk.visit.events import Closing
from kiosk.visit.gone_ways import Gone, likely_ways, on_day, ways_at_random
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_steps import trouble
from kiosk.visit.screen import Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.steps import plan
from kiosk.visit.turn import Turn
from kiosk.visit.visit import Case, Visit

_MOST_WAYS = 60
"""So many ways at random are gone for everybody who may apply, until every refusal was met."""


def refusal_names(procedure: Procedure) -> dict[str, str]:
    """By id of each check, the name of the portrait of what it does: a message, or a page of the desk."""
    return {
        one.id: f"refused-{one.id}" if one.desk is None else f"led-to-desk-{one.desk}"
        for one in procedure.checks
    }


def unmet(procedure: Procedure, names: Container[str]) -> Iterator[str]:
    """Each check, and each question to be confirmed, whose portrait is not among these names."""
    for check, name in refusal_names(procedure).items():
        if name not in names:
            yield f"checks {check}"
    for question in procedure.questions:
        if question.confirm is not None and confirming_name(procedure.field_id(question.id)) not in names:
            yield f"confirm {question.id}"


def refused_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, procedure: Procedure, people: Path | None = None
) -> Iterator[tuple[str, Screen]]:
    """Under its question the message of each check, or the page of the desk that takes its place, once.

    A check to which no way was found is left out.
    """
    named, language, today = refusal_names(procedure), visit.comfort.language, moment.now.date()
    ways = chain(
        likely_ways(handbook, procedure.id, language, today, people),
        ways_at_random(handbook, procedure.id, language, today, _MOST_WAYS),
    )
    while named:
        way = next(ways, None)
        if way is None:
            return
        for refusal in refusals_on(way.interview, way.answers, named):
            name = named.get(refusal.check.id)
            if name is not None:
                named = {check: other for check, other in named.items() if other != name}
                there = _refused(_standing(visit, moment, way), way.interview, refusal)
                yield name, screen_of(there, on_day(way.day, moment), handbook)


def confirmed_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, procedure: Procedure, people: Path | None = None
) -> Iterator[tuple[str, Screen]]:
    """Each answer that is confirmed by itself, on the first way on which somebody gives one."""
    left = {procedure.field_id(one.id) for one in procedure.questions if one.confirm is not None}
    ways = likely_ways(handbook, procedure.id, visit.comfort.language, moment.now.date(), people)
    while left:
        way = next(ways, None)
        if way is None:
            return
        for question in way.interview.to_confirm(way.answers):
            if question.id in left:
                left.discard(FieldId(question.id))
                standing = replace(_standing(visit, moment, way), answers=way.answers)
                there = replace(standing, step=at.ConfirmingAnswer(FieldId(question.id)))
                yield confirming_name(question.id), screen_of(there, on_day(way.day, moment), handbook)


def confirming_name(question: str) -> str:
    """The name of the portrait of an answer that is confirmed."""
    return f"confirming-{question}".replace(".", "-")


def ending_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, application: Application
) -> Iterator[tuple[str, Screen]]:
    """The last pages of whoever hands in that application: received, waiting or on paper."""
    applicant = str(visit.cases[-1].applicant)
    procedure = handbook.procedure(visit.cases[-1].procedure)
    for name, outcome in _outcomes(procedure, applicant):
        case = replace(visit.cases[-1], application=application, outcome=outcome)
        there = replace(visit, cases=(*visit.cases[:-1], case))
        if outcome.kind != "delivered":
            held_up = replace(there, step=at.CannotSend(outcome))
            yield f"cannot-send-{name}", screen_of(held_up, moment, handbook)
        yield from _last_pages(handbook, moment, there, name, outcome)
    if procedure.applicant(applicant).letter:
        lacking = replace(application, answers={**application.answers, LETTER: NONE})
        case = replace(visit.cases[-1], application=lacking, outcome=Outcome("paper"))
        there = replace(visit, cases=(*visit.cases[:-1], case))
        for kind, step in (
            ("cannot-send", at.CannotSend(Outcome("paper"))),
            ("finished", at.Finished(Outcome("paper"))),
        ):
            yield f"{kind}-without-letter-{applicant}", screen_of(replace(there, step=step), moment, handbook)


def _outcomes(procedure: Procedure, applicant: str) -> Iterator[tuple[str, Outcome]]:
    yield applicant, Outcome("delivered", "127")
    down = trouble("backend-unreachable")
    if procedure.may_wait(applicant):
        yield f"queued-{applicant}", Outcome("queued", failure=down)
    else:
        yield f"paper-{applicant}", Outcome("paper", failure=down)


def _last_pages(
    handbook: Handbook, moment: Moment, visit: Visit, name: str, outcome: Outcome
) -> Iterator[tuple[str, Screen]]:
    """Where handing in arrives; then what is due elsewhere, where the answers named it."""
    arrived, step = plan.after(Turn(visit, Closing(), moment, handbook), outcome)
    yield f"finished-{name}", screen_of(replace(arrived, step=step), moment, handbook)
    if arrived.plan is not None:
        yield f"summary-{name}", screen_of(replace(arrived, step=at.Summary()), moment, handbook)


def _standing(visit: Visit, moment: Moment, way: Gone) -> Visit:
    """Whoever goes that way, without a card."""
    applicant = way.interview.applicant.id
    case = Case(ApplicationId(moment.fresh_id), way.interview.procedure.id, applicant)
    return replace(visit, cases=(case,), card=None, drafts={})


def _refused(visit: Visit, interview: Interview, refusal: Refusal) -> Visit:
    """As `asking` leaves it: at the part that is told of, or on the page of the desk."""
    if refusal.check.desk is not None:
        return replace(visit, answers=refusal.before, step=at.LedToDesk(refusal.check.desk))
    question = interview.question(refusal.question, refusal.before)
    drafts = {refusal.question: refusal.draft}
    part = refusal.problem.part or interview.parts(question, drafts, refusal.before)[-1]
    step = at.Asking(refusal.question, part, refusal.problem)
    return replace(visit, answers=refusal.before, drafts=drafts, step=step)
