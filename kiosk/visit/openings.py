"""What pages begin with, known before anybody stands there: for a voice that makes its words ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kiosk.basics.failure import Code
from kiosk.basics.marked import Marked
from kiosk.forms.service import Procedure, said, said_matter, titles
from kiosk.visit.handbook import Handbook

_TITLE = ".title"


def openings(handbook: Handbook, language: str, today: date) -> tuple[Marked, ...]:
    """All of them, each once: of the kiosk itself, of procedures, life events and failures."""
    words = handbook.words(language)
    procedures = (text for one in _asked(handbook) for text in _of(handbook, one, language, today))
    failures = (words.failure_title(code) for code in Code)
    return _each_once((*_own(handbook, language), *procedures, *failures))


def openings_of(handbook: Handbook, procedure: str | None, language: str, today: date) -> tuple[Marked, ...]:
    """What may be said next: of that procedure or life event first, then the kiosk's own."""
    of_it = () if procedure is None else _of(handbook, handbook.procedure(procedure), language, today)
    return _each_once((*of_it, *_own(handbook, language)))


def _own(handbook: Handbook, language: str) -> Iterator[Marked]:
    texts = handbook.words(language).complete()
    yield from (text for key, text in texts.items() if key.endswith(_TITLE))
    yield from (said_matter(one, handbook.words(language)).label for one in handbook.library.every_matter())


def _of(handbook: Handbook, procedure: Procedure, language: str, today: date) -> Iterator[Marked]:
    """Titles name roles (その方), never a person: so they are the same for everybody."""
    words = handbook.words(language)
    text = said(procedure, words)
    yield text.who_title
    for applicant in procedure.applicants:
        yield from titles(handbook.interview(procedure.id, applicant.id, language, today))
    yield words("visit.handed-in.title", name=text.short_title)


def _asked(handbook: Handbook) -> Iterator[Procedure]:
    yield from handbook.library.procedures()
    for event in handbook.library.life_events():
        questions = handbook.library.questions_of_event(event.id)
        if questions is not None:
            yield questions


def _each_once(texts: Iterable[Marked]) -> tuple[Marked, ...]:
    return tuple(dict.fromkeys(texts))
