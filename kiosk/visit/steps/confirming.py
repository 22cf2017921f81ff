"""08: is this right? ちがう leads to staff, never to editing card data."""

from __future__ import annotations

from dataclasses import replace

from kiosk.forms.fields.date import day_of, said_day
from kiosk.forms.proving import suffices
from kiosk.visit.screen import Button, Fact, Facts, Notice
from kiosk.visit.sketch import Sketch, back_button, middle_button, next_button
from kiosk.visit.states import Confirming, NotMine, OfferingProof
from kiosk.visit.steps.asking import first_question
from kiosk.visit.steps.identity import call, without_card
from kiosk.visit.turn import Move, Turn, go
from kiosk.visit.visit import Visit
from kiosk.words.catalogue import SOURCE_LANGUAGE
from kiosk.words.dates import Era, wareki


def right(turn: Turn) -> Move:
    """合っています: the card's facts become answers, each once; then the questions."""
    visit = _with_card(turn)
    applicant = turn.procedure.applicant(turn.case.applicant)
    more = applicant.identity.get("jpki-authentication") == "accepted"
    if more and not suffices(visit.evidence, applicant):
        return go(visit, OfferingProof())
    return first_question(replace(turn, visit=visit))


def wrong(turn: Turn) -> Move:
    """ちがう: nothing of this card is used."""
    return call(replace(turn, visit=without_card(turn.visit)), "card-data-differs")


def somebody_else(turn: Turn) -> Move:
    """The card is the spouse's or a friend's: staff sort it out with both."""
    return call(replace(turn, visit=without_card(turn.visit)), "card-of-another")


def show(step: Confirming, turn: Turn) -> Sketch:
    words, card = turn.words, turn.visit.card
    assert card is not None
    born = card.person.birth_date
    rows = (
        Fact(words("visit.confirming.name"), words("visit.confirming.sama", name=card.person.name)),
        Fact(words("visit.confirming.address"), card.person.address or ""),
        *(() if born is None else (_birth(turn, born),)),
    )
    body = Facts(words("visit.confirming.title"), words("visit.confirming.explanation"), rows)
    buttons = (
        back_button(words),
        middle_button(words, "wrong", "visit.confirming.wrong"),
        next_button(words, "visit.confirming.right"),
    )
    private = tuple(text for row in rows for text in (row.value, row.small) if text is not None)
    return Sketch(body, buttons, progress=1, private=private)


def show_not_mine(step: NotMine, turn: Turn) -> Sketch:
    words = turn.words
    lines = (words("visit.not-mine.line1"), words("visit.not-mine.line2"))
    body = Notice(words("visit.not-mine.title"), lines, "card-small")
    buttons = (
        back_button(words),
        Button("somebody-else", words("visit.not-mine.staff"), "middle", "call"),
        next_button(words, "visit.not-mine.mine"),
    )
    return Sketch(body, buttons, progress=1)


def _birth(turn: Turn, iso: str) -> Fact:
    """By era with the western year beside it; other languages, and days known in part, know no eras."""
    words, born = turn.words, day_of(iso)
    label = words("visit.confirming.birth")
    if words.language.startswith(SOURCE_LANGUAGE) and born.full and born.full >= Era.MEIJI.begins:
        return Fact(label, wareki(born.full), words("visit.confirming.western", year=born.year))
    return Fact(label, said_day(born, turn.interview.sample_context()))


def _with_card(turn: Turn) -> Visit:
    card = turn.visit.card
    assert card is not None
    answers = turn.interview.prefill(card.person, turn.visit.answers)
    return replace(turn.visit, answers=answers)
