"""Screens under かくす: every way in which something personal can stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kiosk.basics.clock import Moment
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import Draft
from kiosk.paper.document import Document
from kiosk.visit import states as at
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_questions import asked_in, may_begin
from kiosk.visit.screen import Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.visit import Visit

_STEM, _PROCEDURE = "veiled-", "juminhyo"
_QUESTIONS: Mapping[str, tuple[str, Draft]] = {
    "type": ("one", "copy"),
    "show": ("many", ["relation", "head"]),
    "subject.birth_date": ("date", {"era": "showa", "year": "23", "month": "3", "day": "5"}),
    "subject.address.town": ("town", None),
    "copies": ("count", 2),
    "people.list": ("people", None),
}
"""By question and part, of whoever is asked so first: a short name, and what was entered (None: what stands
there in any case)."""


def veiled_portraits(
    handbook: Handbook, moment: Moment, visit: Visit, document: Document, beginnings: Sequence[str]
) -> Iterator[tuple[str, Screen]]:
    """With `beginnings`, the questions only where one of them may be wanted: finding them takes a walk."""
    veiled = replace(visit, comfort=replace(visit.comfort, veiled=True))
    yield "confirming-veiled", screen_of(replace(veiled, step=at.Confirming()), moment, handbook)
    steps: Mapping[str, at.Step] = {
        "checking": at.CheckingAnswers(),
        "previewing": at.Previewing(document, Outcome("paper")),
    }
    for name, step in steps.items():
        yield f"{_STEM}{name}", screen_of(replace(veiled, step=step), moment, handbook)
    if may_begin(_STEM, beginnings):
        yield from _questions(handbook, moment, veiled)


def _questions(handbook: Handbook, moment: Moment, veiled: Visit) -> Iterator[tuple[str, Screen]]:
    left = dict(_QUESTIONS)
    for name, standing in asked_in(handbook, moment, veiled, handbook.procedure(_PROCEDURE)):
        _, _, asked = name.removeprefix(f"asking-{_PROCEDURE}-").partition("-")
        if asked in left:
            short, draft = left.pop(asked)
            assert isinstance(standing.step, at.Asking)
            entered = standing.drafts if draft is None else {standing.step.question: draft}
            yield f"{_STEM}{short}", screen_of(replace(standing, drafts=entered), moment, handbook)
