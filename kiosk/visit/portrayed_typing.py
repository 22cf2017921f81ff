"""Portraits of long entries: letters that are typed have to stay large, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.basics.clock import Moment
from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.visit import states as at
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_questions import interview_of
from kiosk.visit.screen import Question, Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.visit import Visit

_NAME = FieldId("subject.name_kana")
_LONG = 30
_LETTERS = "みほんさくらのはなこ"


def typed_portraits(handbook: Handbook, moment: Moment, visit: Visit) -> Iterator[tuple[str, Screen]]:
    """A name of thirty letters, and one that is full, where one more was just touched."""
    here = replace(visit, answers=Answers(), card=None, drafts={}, step=at.Asking(_NAME, ""))
    asked = screen_of(here, moment, handbook)
    assert isinstance(asked.body, Question)
    most = int(asked.body.field.limits["most"])
    interview = interview_of(handbook, visit.cases[-1].procedure, moment.now.date(), visit.comfort.language)
    full = interview.no_room(interview.question(_NAME, Answers()), "", {})
    for name, letters, problem in (("long", _LONG, None), ("full", most, full)):
        text = (_LETTERS * (1 + letters // len(_LETTERS)))[:letters]
        step = at.Asking(_NAME, "", problem)
        typed = replace(here, drafts={_NAME: text}, step=step)
        yield f"asking-typed-{name}", screen_of(typed, moment, handbook)
