"""03: time, fee, result and what is needed, before anything is typed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import ApplicationId
from kiosk.basics.marked import Marked
from kiosk.forms.service import Procedure
from kiosk.visit.screen import Fact, Notice, Option, Preparation
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import ChoosingWho, MissingThings, Preparing
from kiosk.visit.turn import Move, Turn, go, undrafted
from kiosk.visit.visit import Case, Visit
from kiosk.words.catalogue import Words


def choose(turn: Turn, procedure: str) -> Move:
    """A procedure by itself; nothing leads on from it to others but its own answers."""
    return go(with_new_case(replace(turn, visit=replace(turn.visit, plan=None)), procedure), Preparing())


def with_new_case(turn: Turn, procedure: str, step: str = "") -> Visit:
    """Opens one case; its application id is minted here, because a challenge needs it early.

    What a card proved or signed for another application id proves nothing for this one.
    """
    case = Case(ApplicationId(turn.moment.fresh_id), procedure, step=step)
    done = tuple(case for case in turn.visit.cases if case.outcome is not None)
    evidence = tuple(item for item in turn.visit.evidence if not item.method.startswith("jpki-"))
    visit = replace(undrafted(turn.visit), cases=(*done, case), evidence=evidence)
    answers = replace(turn, visit=visit).interview.earlier(visit.answers)
    return replace(visit, answers=answers)


def begin(turn: Turn) -> Move:
    return go(turn.visit, ChoosingWho())


def something_missing(turn: Turn) -> Move:
    return go(turn.visit, MissingThings())


def show(step: Preparing, turn: Turn) -> Sketch:
    words, procedure = turn.words, turn.procedure
    facts = (
        Fact(
            words("visit.preparing.time"), words("visit.preparing.minutes", n=procedure.minutes), icon="clock"
        ),
        Fact(words("visit.preparing.fee"), _fee(procedure, words), icon="yen"),
        Fact(words("visit.preparing.result"), procedure.result, icon="slip"),
    )
    things = tuple(Option(thing.id, thing.label, thing.note, thing.picture) for thing in procedure.things())
    body = Preparation(words("visit.preparing.title"), facts, words("visit.preparing.question"), things)
    missing = middle_button(words, "missing", "visit.preparing.missing")
    buttons = (back_button(words), missing, next_button(words, "visit.preparing.start"))
    return Sketch(body, buttons, progress=4)


def show_missing(step: MissingThings, turn: Turn) -> Sketch:
    words = turn.words
    lines = tuple(
        words("visit.missing-things.line", thing=thing.label, instead=thing.missing)
        for thing in turn.procedure.things()
        if thing.missing is not None
    )
    body = Notice(
        words("visit.missing-things.title"), lines, "helper", headline=words("visit.missing-things.headline")
    )
    return Sketch(body, (back_button(words), next_button(words, "visit.preparing.start")))


def _fee(procedure: Procedure, words: Words) -> Marked:
    return words("visit.preparing.free") if procedure.fee is None else procedure.fee.label
