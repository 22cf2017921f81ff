"""06: four digits that nobody sees. The digits never enter the visit: pad → event → effect, then wiped."""

from __future__ import annotations

from kiosk.basics.failure import Failure
from kiosk.visit.effects import Prove, ReadCard
from kiosk.visit.events import SecretEntered
from kiosk.visit.screen import Button, Notice, SecretPad
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import (
    EnteringSecret,
    LastTry,
    OfferingProof,
    Proving,
    ReadingCard,
    TypingCardNumbers,
    WaitingForCard,
)
from kiosk.visit.steps.asking import first_question
from kiosk.visit.steps.identity import call
from kiosk.visit.turn import Move, Turn, go, start, stay, then, turn_to

LENGTH = 4
MOST_TRIES = 3


def entered(turn: Turn) -> Move:
    """The secret goes straight into the effect that uses it; whoever carries that out wipes it."""
    assert isinstance(turn.event, SecretEntered)
    step, secret = turn.visit.step, turn.event.secret
    if not isinstance(step, EnteringSecret) or len(secret) != LENGTH:
        secret.wipe()
        return stay(turn.visit)
    if step.purpose == "authentication":
        application, card = turn.case.application_id, turn.visit.card
        assert card is not None
        return then(
            turn_to(turn.visit, Proving()),
            lambda visit: start(visit, lambda job: Prove(job, application, secret, card.mark)),
        )
    return then(
        turn_to(turn.visit, ReadingCard("card-text")),
        lambda visit: start(visit, lambda job: ReadCard(job, "card-text", secret)),
    )


def forgotten(turn: Turn) -> Move:
    """わからない・忘れた is normal: the printed numbers serve, or the card is shown at hand-over."""
    step = turn.visit.step
    if isinstance(step, EnteringSecret) and step.purpose == "authentication":
        return first_question(turn)
    return go(turn.visit, TypingCardNumbers())


def card_taken(turn: Turn) -> Move:
    """Taken before a digit was sent: nothing is lost, and the screen says so; put it back."""
    step = turn.visit.step
    if turn.visit.devices.card:
        return stay(turn.visit)
    if isinstance(step, EnteringSecret) and step.purpose == "authentication":
        return turn_to(turn.visit, OfferingProof(lifted=True))
    return turn_to(turn.visit, WaitingForCard(lifted=True))


def ask_staff(turn: Turn) -> Move:
    return call(turn, "last-try")


def show(step: EnteringSecret, turn: Turn) -> Sketch:
    words = turn.words
    body = SecretPad(
        words(f"visit.entering-secret.title.{step.purpose}"),
        words("visit.entering-secret.explanation"),
        LENGTH,
        step.tries_left,
        MOST_TRIES,
        words("visit.entering-secret.tries", n=step.tries_left),
        words("visit.entering-secret.warning", n=MOST_TRIES),
        words("visit.entering-secret.note"),
        None if step.problem is None else words.failure(step.problem).title,
    )
    buttons = (
        back_button(words),
        Button("forgotten", words("visit.entering-secret.forgotten"), "inline", "help"),
        next_button(words, missing=words("visit.entering-secret.missing", n=LENGTH)),
    )
    progress = 2 if step.purpose == "card-text" else 1
    foot = words("visit.entering-secret.note")
    return Sketch(body, buttons, progress=progress, foot=foot, support_code=_code(step.problem))


def show_last_try(step: LastTry, turn: Turn) -> Sketch:
    words = turn.words
    body = Notice(
        words("visit.last-try.title"),
        (words("visit.last-try.line1"), words("visit.last-try.line2")),
        "card-small",
        headline=words("visit.last-try.headline"),
    )
    buttons = (
        back_button(words),
        middle_button(words, "ask-staff", "visit.call-staff", "call"),
        next_button(words, "visit.last-try.numbers"),
    )
    return Sketch(body, buttons, progress=2)


def _code(problem: Failure | None) -> str | None:
    return None if problem is None else problem.code.support
