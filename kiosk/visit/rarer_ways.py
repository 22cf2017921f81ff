"""Ways to the questions that the sample's answers never meet, so that these can be looked at, too."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.authoring.wandering import wander
from kiosk.forms.service import Interview, Question
from kiosk.visit.handbook import Handbook

_MOST_WAYS = 240
"""So many ways are gone for everybody who may apply; who stands here and what they answer take turns."""
_SEED = 1


@dataclass(frozen=True, slots=True)
class Way:
    """Who is asked, all that they answer, and the ids of the questions met there for the first time."""

    applicant: str
    answers: Answers
    new: frozenset[FieldId]


class _Same:
    """A handbook by its identity, for a cache to remember it by."""

    def __init__(self, handbook: Handbook) -> None:
        self.handbook = handbook

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.handbook is self.handbook

    def __hash__(self) -> int:
        return id(self.handbook)


def rarer_ways(handbook: Handbook, procedure: str, today: date, met: frozenset[FieldId]) -> tuple[Way, ...]:
    """Those through one procedure, the same every time and in every language.

    `met` holds the ids of those that need no further way. Raises NoWayOn where somebody gets stuck.
    """
    return _gone(_Same(handbook), procedure, today, met)


@lru_cache(maxsize=64)
def _gone(same: _Same, procedure: str, today: date, met: frozenset[FieldId]) -> tuple[Way, ...]:
    applicants = same.handbook.procedure(procedure).applicants
    language = same.handbook.settings.visit.languages[0]
    interviews = [same.handbook.interview(procedure, one.id, language, today) for one in applicants]
    return tuple(_found(interviews, met))


def _found(interviews: Sequence[Interview], met: frozenset[FieldId]) -> Iterator[Way]:
    chance = random.Random(_SEED)  # noqa: S311 - not for secrets
    procedure = interviews[0].procedure
    asked = (one for one in procedure.questions if one.kind != "office")
    left = frozenset(procedure.field_id(one.id) for one in asked if not _is_told(one)) - met
    for number in range(_MOST_WAYS * len(interviews)):
        if not left:
            return
        interview = interviews[number % len(interviews)]
        gone = wander(interview, chance.randrange)
        new = left & frozenset(FieldId(one) for one in gone.asked)
        if new:
            left -= new
            yield Way(interview.applicant.id, gone.answers, new)


def _is_told(question: Question) -> bool:
    """What is only there where the card told it, and so is never asked."""
    return question.when is not None and question.when.field == question.id and question.when.empty is False
