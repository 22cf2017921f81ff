"""01: the invitation. Touching anywhere starts; outside opening hours the closed page stands here."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.visit.hours import DAYS, is_open, span_of
from kiosk.visit.municipality import municipality
from kiosk.visit.screen import Button, Notice, Option, Welcome
from kiosk.visit.sketch import Sketch, pressed_id
from kiosk.visit.states import ChoosingTopic, Closed, Welcoming
from kiosk.visit.timing import as_nobody_left_it
from kiosk.visit.turn import Move, Turn, fresh, go, stay, turn_to
from kiosk.words.catalogue import Words


def begin(turn: Turn) -> Move:
    """The first touch."""
    return go(turn.visit, ChoosingTopic())


def choose_language(turn: Turn) -> Move:
    """A language in its own script; the page says the same in it."""
    language = pressed_id(turn)
    if language not in turn.book.settings.visit.languages:
        return stay(turn.visit)
    comfort = replace(turn.visit.comfort, language=language)
    return stay(replace(turn.visit, comfort=comfort, original_of=""))


def look_at_clock(turn: Turn) -> Move:
    """Open or closed? And what somebody set and left is undone."""
    opened = is_open(turn.book.settings.visit.opening_hours, turn.moment.now)
    step = Welcoming() if opened else Closed()
    if as_nobody_left_it(turn.visit, turn.book):
        return turn_to(turn.visit, step)
    return stay(fresh(turn, step))


def show(step: Welcoming, turn: Turn) -> Sketch:
    words = turn.words
    languages = tuple(
        Option(code, turn.book.words(code)("visit.language.name"), chosen=code == turn.visit.comfort.language)
        for code in turn.book.settings.visit.languages
    )
    body = Welcome(
        words("visit.welcoming.title", municipality=municipality(words, turn.book)),
        words("visit.welcoming.explanation"),
        words("visit.welcoming.note"),
        languages if len(languages) > 1 else (),
    )
    begin_button = Button("start", words("visit.welcoming.start"), "next", "touch")
    return Sketch(body, (begin_button, *_seat(turn)), quit="no-quit")


def _seat(turn: Turn) -> tuple[Button, ...]:
    """Whoever sits brings every key within reach by one touch (accessibility sheet §2, low reach)."""
    if not turn.visit.devices.high_display:
        return ()
    low = turn.visit.comfort.low_reach
    way, label = ("off", "visit.welcoming.standing") if low else ("on", "visit.welcoming.seated")
    return (Button(f"reach:{way}", turn.words(label), "inline", "touch" if low else "seat"),)


def show_closed(step: Closed, turn: Turn) -> Sketch:
    words = turn.words
    hours = turn.book.settings.visit.opening_hours
    lines = (words("visit.closed.line"), *(_said(line, words) for line in hours))
    return Sketch(Notice(words("visit.closed.title"), lines, None), quit="no-quit")


def _said(line: str, words: Words) -> Marked:
    """One line of the opening hours as people say it."""
    span = span_of(line)
    first, last = (words(f"visit.day.{DAYS[day].lower()}") for day in (span.first, span.last))
    begin, end = (f"{at.hour}:{at.minute:02d}" for at in (span.begin, span.end))
    if span.first == span.last:
        return words("visit.closed.hours-one", first=first, begin=begin, end=end)
    return words("visit.closed.hours", first=first, last=last, begin=begin, end=end)
