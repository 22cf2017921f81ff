"""05a: lay the card down. Moves on by itself; not having a card is a way forward, too."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.basics.result import Err, Ok
from kiosk.visit.events import JobEnded
from kiosk.visit.screen import Button, CardPicture, Notice
from kiosk.visit.sketch import Sketch, back_button
from kiosk.visit.states import CardTrouble, CheckingCard, WaitingForCard, WithoutCard
from kiosk.visit.steps.identity import after_tries, look_for_card, trouble
from kiosk.visit.timing import took_too_long
from kiosk.visit.turn import Move, Turn, drop_jobs, go, then, turn_to


def devices_changed(turn: Turn) -> Move:
    """A card was placed (or the reader came back with one on it)."""
    return look_for_card(turn)


def no_card(turn: Turn) -> Move:
    return go(turn.visit, WithoutCard())


def give_up(turn: Turn) -> Move:
    """カードがない, while the card is being looked at."""
    return then(drop_jobs(turn.visit), lambda visit: go(visit, WithoutCard()))


def too_long(turn: Turn) -> Move:
    """The reader or the card hangs: there is another way."""
    failure = took_too_long()
    return then(drop_jobs(turn.visit), lambda visit: turn_to(visit, CardTrouble(failure)))


def tries_read(turn: Turn) -> Move:
    """PIN, or the three printed numbers, or what else this card allows."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=dict() as tries):
            return after_tries(turn, tries)
        case Err(failure=failure):
            return trouble(turn, failure)
        case other:
            raise TypeError(type(other))


def try_again(turn: Turn) -> Move:
    """もう一度: from trouble back to the reader, where the card is looked at anew."""
    return then(
        turn_to(turn.visit, WaitingForCard()), lambda visit: look_for_card(replace(turn, visit=visit))
    )


def show(step: WaitingForCard | CheckingCard, turn: Turn) -> Sketch:
    words = turn.words
    notice = step.notice if isinstance(step, WaitingForCard) else None
    again = isinstance(step, WaitingForCard) and (step.lifted or notice is not None)
    body = CardPicture(
        words("visit.waiting-for-card.again" if again else "visit.waiting-for-card.title"),
        "waiting",
        tuple(words(f"visit.waiting-for-card.step{n}") for n in (1, 2, 3)),
        words("visit.waiting-for-card.note"),
        notice=_said(step, turn),
    )
    no_card_button = Button("no-card", words("visit.waiting-for-card.no-card"), "next", "card", plain=True)
    code = None if notice is None else notice.code.support
    there = isinstance(step, WaitingForCard) and turn.visit.devices.card
    look_again = (Button("again", words("visit.card-trouble.again"), "middle", "redo"),) if there else ()
    return Sketch(body, (back_button(words), *look_again, no_card_button), progress=2, support_code=code)


def _said(step: WaitingForCard | CheckingCard, turn: Turn) -> Marked | None:
    """Why we are here again, or that the reader is away."""
    if isinstance(step, WaitingForCard) and step.notice is not None:
        return turn.words.failure(step.notice).remedy
    if not turn.visit.devices.reader:
        return turn.words("visit.waiting-for-card.no-reader")
    if isinstance(step, WaitingForCard) and step.lifted:
        return turn.words("visit.card-lifted")
    return None


def show_trouble(step: CardTrouble, turn: Turn) -> Sketch:
    words = turn.words
    text = words.failure(step.failure)
    body = Notice(
        text.title,
        (text.explanation, words("visit.card-trouble.other-way")),
        "card-small",
        code=words("visit.support-code", code=step.failure.code.support),
    )
    buttons = (
        back_button(words),
        Button("again", words("visit.card-trouble.again"), "middle", "redo"),
        Button("no-card", words("visit.card-trouble.without"), "next", "next"),
    )
    return Sketch(body, buttons, progress=2, support_code=step.failure.code.support)
