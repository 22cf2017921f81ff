"""05b: the card is read, with progress and a way to stop. Whatever interrupts it costs no try."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.result import Err, Ok
from kiosk.forms.application import Evidence
from kiosk.forms.people import person_of
from kiosk.identity.reading import CardReading, not_genuine
from kiosk.visit.events import JobEnded, JobTold
from kiosk.visit.screen import Button, CardPicture
from kiosk.visit.sketch import Sketch
from kiosk.visit.states import Confirming, NotMine, ReadingCard, WaitingForCard
from kiosk.visit.steps.identity import after_read_failure, call
from kiosk.visit.turn import Move, Turn, drop_jobs, then, turn_to
from kiosk.visit.visit import Visit
from kiosk.words.known_parts import parted

SECONDS = 4
"""What a whole read takes on a contactless reader; the words say how much of it remains."""


def told(turn: Turn) -> Move:
    """The card got further."""
    step = turn.visit.step
    assert isinstance(turn.event, JobTold)
    assert isinstance(step, ReadingCard)
    return turn_to(turn.visit, replace(step, done=turn.event.done, total=max(1, turn.event.total)))


def ended(turn: Turn) -> Move:
    """Read whole, or not used at all."""
    assert isinstance(turn.event, JobEnded)
    match turn.event.result:
        case Ok(value=CardReading() as reading):
            return _read(turn, reading)
        case Err(failure=failure):
            return after_read_failure(turn, failure)
        case other:
            raise TypeError(type(other))


def cancel(turn: Turn) -> Move:
    """とりけす: the card may be taken; nothing of it was kept."""
    return then(drop_jobs(turn.visit), lambda visit: turn_to(visit, WaitingForCard()))


def show(step: ReadingCard, turn: Turn) -> Sketch:
    words = turn.words
    seconds = max(1, round(SECONDS * (1 - step.done / step.total)))
    body = CardPicture(
        words("visit.reading-card.title"),
        "reading",
        (words("visit.reading-card.still"),),
        words("visit.reading-card.seconds", n=seconds),
        step.done,
        step.total,
    )
    buttons = (Button("cancel", words("visit.reading-card.cancel"), "back", "close", leads_back=True),)
    return Sketch(body, buttons, progress=2, foot=words("visit.reading-card.foot"))


def _read(turn: Turn, reading: CardReading) -> Move:
    if reading.genuineness == "failed":
        return call(turn, "card-not-genuine", not_genuine())
    evidence = Evidence(reading.method, turn.moment.now, {"genuineness": reading.genuineness})
    others = tuple(item for item in turn.visit.evidence if item.method not in (reading.method, "none"))
    visit = replace(turn.visit, card=reading, evidence=(*others, evidence))
    if _someone_else(visit, reading):
        return turn_to(visit, NotMine())
    return turn_to(visit, Confirming())


def _someone_else(visit: Visit, reading: CardReading) -> bool:
    """Named earlier in this visit, for themselves, with another birth date than the card's.

    Where one of the two knows no more than the year or the month, that much is compared.
    """
    named = person_of("subject", visit.answers)
    if visit.cases[-1].applicant != "self" or named is None or named.birth_date is None:
        return False
    born, typed = reading.person.birth_date or "", parted(named.birth_date)[0]
    return not (born.startswith(typed) or typed.startswith(born))
