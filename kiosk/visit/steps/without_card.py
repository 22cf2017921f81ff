"""Going on without a card, or proving more than the printed numbers can: nobody is turned away here."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.result import Err, Ok
from kiosk.forms.application import Evidence
from kiosk.visit.effects import ReadTries
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import CardPicture, Choices, Notice, Option
from kiosk.visit.sketch import Sketch, back_button, chosen_one, middle_button, next_button, pressed_id
from kiosk.visit.states import EnteringSecret, OfferingProof, Proving, WithoutCard
from kiosk.visit.steps.asking import first_question
from kiosk.visit.steps.identity import without_card
from kiosk.visit.turn import Move, Turn, drop_jobs, start, then, turn_to

NOW, LATER = "now", "later"


def go_on(turn: Turn) -> Move:
    """Identity is looked at when the result is handed over; the application says so truthfully."""
    evidence = (Evidence("none", turn.moment.now, None),)
    return first_question(replace(turn, visit=replace(without_card(turn.visit), evidence=evidence)))


def mark(turn: Turn) -> Move:
    return turn_to(turn.visit, OfferingProof(pressed_id(turn)))


def decide(turn: Turn) -> Move:
    """Show the card at hand-over, or prove now: that is another secret, so its own tries are read first."""
    step = turn.visit.step
    if isinstance(step, OfferingProof) and step.chosen == NOW:
        return start(turn.visit, ReadTries)
    return first_question(turn)


def tries_read(turn: Turn) -> Move:
    """A PIN with tries to spare is asked for; anything else is shown at hand-over."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=dict() as tries):
            left = tries.get("authentication-pin")
            if isinstance(left, int) and left > 1:
                return turn_to(turn.visit, EnteringSecret("authentication", left))
            return first_question(turn)
        case _:
            return first_question(turn)


def proof_told(turn: Turn) -> Move:
    assert isinstance(turn.event, JobTold)
    return turn_to(turn.visit, Proving(turn.event.done, max(1, turn.event.total)))


def proof_ended(turn: Turn) -> Move:
    """Proven, or asked again, or shown at hand-over: never a dead end."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=Evidence() as evidence):
            visit = replace(turn.visit, evidence=(*turn.visit.evidence, evidence))
            return first_question(replace(turn, visit=visit))
        case Err(failure=failure):
            left = failure.facts.get("tries_left")
            if failure.code.kind == "wrong-secret" and isinstance(left, int) and left > 1:
                return turn_to(turn.visit, EnteringSecret("authentication", left, failure))
            return first_question(turn)
        case other:
            raise TypeError(type(other))


def proof_too_long(turn: Turn) -> Move:
    """The card hangs: shown at hand-over."""
    visit, stops = drop_jobs(turn.visit)
    return then((visit, stops), lambda visit: first_question(replace(turn, visit=visit)))


def show(step: WithoutCard, turn: Turn) -> Sketch:
    words = turn.words
    body = Notice(
        words("visit.without-card.title"),
        (words("visit.without-card.line1"), words("visit.without-card.line2")),
        "helper",
        headline=words("visit.without-card.headline"),
    )
    buttons = (
        back_button(words),
        middle_button(words, "call", "visit.call-staff", "call"),
        next_button(words, "visit.without-card.go-on"),
    )
    return Sketch(body, buttons, progress=2)


def show_offer(step: OfferingProof, turn: Turn) -> Sketch:
    words = turn.words
    options = tuple(
        Option(
            name, words(f"visit.offering-proof.{name}"), words(f"visit.offering-proof.{name}-note"), picture
        )
        for name, picture in ((LATER, "card-small"), (NOW, "lock"))
    )
    body = Choices(
        words("visit.offering-proof.title"),
        words("visit.offering-proof.explanation"),
        chosen_one(options, step.chosen),
        note=words("visit.card-lifted") if step.lifted else None,
    )
    missing = None if step.chosen else words("visit.choosing-who.missing")
    return Sketch(body, (back_button(words), next_button(words, missing=missing)), progress=1)


def show_proving(step: Proving, turn: Turn) -> Sketch:
    words = turn.words
    body = CardPicture(
        words("visit.proving.title"),
        "reading",
        (words("visit.reading-card.still"),),
        None,
        step.done,
        step.total,
    )
    return Sketch(body, (), progress=1, foot=words("visit.reading-card.foot"), quit="no-quit")
