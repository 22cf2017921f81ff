"""Ways to the questions that the sample's answers never meet, so that these can be looked at, too."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.authoring.wandering import wander
from kiosk.forms.service import Interview, Question

_MOST_WAYS = 240
"""So many ways are gone for everybody who may apply; who stands here and what they answer take turns."""
_SEED = 1


def rarer_ways(
    interviews: Sequence[Interview], met: frozenset[FieldId]
) -> Iterator[tuple[Interview, Answers, frozenset[FieldId]]]:
    """(who is asked, all answers, ids of the questions met there for the first time), the same every time.

    `met` holds the ids of those that need no further way. Raises NoWayOn where somebody gets stuck.
    """
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
            yield interview, gone.answers, new


def _is_told(question: Question) -> bool:
    """What is only there where the card told it, and so is never asked."""
    return question.when is not None and question.when.field == question.id and question.when.empty is False
