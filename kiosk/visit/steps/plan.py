"""A life event's procedures one after the other: which comes next, what it need not ask, and the end."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.delivery.outcome import Outcome
from kiosk.forms.service import Applicant, FoundStep, Interview, prepared, run_in
from kiosk.visit.screen import Button, CheckList, CheckRow, Option
from kiosk.visit.screen import Finished as FinishedBody
from kiosk.visit.sketch import Sketch, next_button
from kiosk.visit.states import Finished, HandedIn, Preparing, Step, Summary
from kiosk.visit.steps.preparing import with_new_case
from kiosk.visit.turn import Move, Turn, go, turn_to
from kiosk.visit.visit import Case, Plan, Visit

THEMSELVES = "self"
"""Whom a life event's questions are put to: whoever stands here."""


def is_guide(turn: Turn) -> bool:
    """Whether the questions at hand are a life event's: they are not handed in themselves."""
    return turn.book.library.get(turn.case.procedure) is None


def begin(turn: Turn, visit: Visit) -> Move:
    """The life event is asked: to the first procedure that is due here, or to what is due at a counter."""
    case = visit.cases[-1]
    planned = replace(visit, plan=Plan(case.procedure, case.applicant))
    return _onward(replace(turn, visit=planned), Summary())


def go_on(turn: Turn) -> Move:
    """つぎの手続きへ; without one, the end."""
    return _onward(turn, Summary())


def stop(turn: Turn) -> Move:
    """ここまでにする: the others can be done another day, and the last page says until when."""
    return turn_to(turn.visit, Summary())


def after(turn: Turn, outcome: Outcome) -> tuple[Visit, Step]:
    """Where handing in arrives: with another procedure still due, between the two; else at the end."""
    visit = _led_on(turn)
    if visit.plan is None:
        return visit, Finished(outcome)
    here = replace(turn, visit=visit)
    if _waiting(here):
        return visit, HandedIn(outcome)
    return visit, Finished(outcome) if is_still_to_come(here) else Summary()


def is_still_to_come(turn: Turn) -> bool:
    """Whether a procedure by itself has ended whose answers name what is due at counters: shown after its own
    last page.
    """
    plan, last = turn.visit.plan, turn.case
    alone = plan is not None and last.procedure == plan.guide and not last.step
    return alone and bool(_found(turn))


def reopened(turn: Turn) -> Visit:
    """もどる from the first procedure: the life event's questions are open again."""
    visit, plan = turn.visit, turn.visit.plan
    if not isinstance(visit.step, Preparing) or plan is None or _of_plan(visit):
        return visit
    case = replace(visit.cases[-1], procedure=plan.guide, applicant=plan.applicant, step="")
    answers = visit.answers
    for question in turn.book.procedure(plan.guide).questions:
        field = turn.book.procedure(plan.guide).field_id(question.id)
        if answers.has(field):
            answers = answers.with_(field, answers.get(field), "typed")
    return replace(visit, cases=(*visit.cases[:-1], case), plan=None, answers=answers)


def as_planned(turn: Turn, before: Case | None) -> Turn:
    """The turn with everything answered that this visit knows; `before` is whom it was for the last time."""
    step = next((one for one in _found(turn) if one.key == turn.case.step), None)
    plan = turn.visit.plan
    if step is None or plan is None:
        return turn
    known = turn.visit.answers
    run = run_in(step.choice.run, _guide(turn, plan).facts(known), turn.case.applicant)
    answers = prepared(turn.interview, known, _applicant(turn, before), run)
    return replace(turn, visit=replace(turn.visit, answers=answers))


def same_person(turn: Turn) -> bool:
    """Whoever handed in the procedure before stands here still: nobody is identified twice."""
    return turn.visit.plan is not None and bool(_of_plan(turn.visit))


def show_handed_in(step: HandedIn, turn: Turn) -> Sketch:
    words, case = turn.words, _done(turn.visit)[-1]
    following = _waiting(turn)[0]
    until = following.until or words("visit.handed-in.any-time")
    more, note = words("visit.handed-in.more", n=len(_waiting(turn))), words("visit.handed-in.note")
    body = FinishedBody(
        words("visit.handed-in.title", name=_name(turn, case)),
        words(f"visit.finished.number.{step.outcome.kind}"),
        number_of(case),
        words("visit.finished.copy", note=note) if step.outcome.void_copy else note,
        (
            Option("next", words("visit.handed-in.next", name=following.choice.label), until, "doc"),
            Option("more", more, words("visit.handed-in.known"), "check"),
        ),
    )
    buttons = (
        Button("stop", words("visit.handed-in.stop"), "back"),
        next_button(words, "visit.handed-in.go-on"),
    )
    return Sketch(body, buttons, progress=more, quit="no-quit")


def show_summary(step: Summary, turn: Turn) -> Sketch:
    words, done = turn.words, _done(turn.visit)
    numbers = tuple(CheckRow(_name(turn, case), _received(turn, case), None) for case in done)
    here = tuple(_row(turn, one, words("visit.summary.here")) for one in _waiting(turn))
    desk = tuple(_row(turn, one, one.choice.where) for one in _found(turn) if not _is_here(turn, one))
    title = words("visit.summary.title" if done else "visit.summary.title-desk")
    buttons = (
        Button("another", words("visit.finished.another"), "back"),
        Button("next", words("visit.finished.finish"), "next", "check"),
    )
    body = CheckList(title, (*_card(turn), *numbers, *here, *desk))
    return Sketch(body, buttons, progress=words("visit.finished.progress"), quit="no-quit")


def _card(turn: Turn) -> tuple[CheckRow, ...]:
    """What people forget first."""
    if turn.visit.card is None:
        return ()
    where = "card-there" if turn.visit.devices.card else "card-taken"
    return (CheckRow(turn.words("visit.finished.card"), turn.words(f"visit.finished.{where}"), None),)


def number_of(case: Case) -> str:
    """The receipt number, or what staff find the application by."""
    number = None if case.outcome is None else case.outcome.receipt_number
    return number or case.application_id[-6:].upper()


def _onward(turn: Turn, otherwise: Step) -> Move:
    waiting = _waiting(turn)
    if not waiting:
        return turn_to(turn.visit, otherwise)
    following = waiting[0]
    visit = replace(turn.visit, trail=()) if _of_plan(turn.visit) else turn.visit
    opened = with_new_case(replace(turn, visit=visit), following.choice.procedure or "", following.key)
    return go(opened, Preparing())


def _led_on(turn: Turn) -> Visit:
    """The visit with the plan of a procedure whose answers name what follows (おくやみ, 転入届)."""
    visit, case = turn.visit, turn.case
    if visit.plan is not None or case.step:
        return visit
    planned = replace(visit, plan=Plan(case.procedure, case.applicant))
    return planned if _found(replace(turn, visit=planned)) else visit


def _found(turn: Turn) -> tuple[FoundStep, ...]:
    plan = turn.visit.plan
    return () if plan is None else _guide(turn, plan).found(turn.visit.answers)


def _guide(turn: Turn, plan: Plan) -> Interview:
    language, today = turn.visit.comfort.language, turn.moment.now.date()
    return turn.book.interview(plan.guide, plan.applicant, language, today)


def _waiting(turn: Turn) -> tuple[FoundStep, ...]:
    """What can be done here and is not done yet."""
    done = {case.step for case in _done(turn.visit)}
    return tuple(one for one in _found(turn) if _is_here(turn, one) and one.key not in done)


def _is_here(turn: Turn, step: FoundStep) -> bool:
    procedure = turn.book.library.get(step.choice.procedure or "")
    return procedure is not None and procedure.holds_on(turn.moment.now.date())


def _done(visit: Visit) -> tuple[Case, ...]:
    return tuple(case for case in visit.cases if case.outcome is not None)


def _of_plan(visit: Visit) -> tuple[Case, ...]:
    """What was handed in since the plan was made, the procedure that led to it included."""
    guide = "" if visit.plan is None else visit.plan.guide
    return tuple(case for case in _done(visit) if case.step or case.procedure == guide)


def _applicant(turn: Turn, case: Case | None) -> Applicant | None:
    return None if case is None else turn.book.procedure(case.procedure).applicant(case.applicant)


def _name(turn: Turn, case: Case) -> Marked:
    return replace(turn, visit=replace(turn.visit, cases=(case,))).procedure.short_title


def _received(turn: Turn, case: Case) -> Marked:
    """The number, which counter it belongs to or what becomes of it, and what paper is worth beside it."""
    kind = "parked" if case.outcome is None else case.outcome.kind
    counter = replace(turn, visit=replace(turn.visit, cases=(case,))).procedure.handled_by.counter
    told = turn.words(f"visit.summary.{kind}", number=number_of(case), counter=counter)
    copy = case.outcome is not None and case.outcome.void_copy
    return turn.words("visit.finished.copy", note=told) if copy else told


def _row(turn: Turn, step: FoundStep, where: Marked | None) -> CheckRow:
    """Where, until when, with what."""
    bring = step.choice.bring
    things = None if bring is None else turn.words("forms.next-steps.bring", things=bring)
    told = [part for part in (where, step.until, things) if part]
    return CheckRow(step.choice.label, turn.words("forms.list.semicolon").join(told), None)
