"""Dates of birth: nobody who stands in a form is born after the day on which it is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.bounds import last_day
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.words.furigana import plain

_ID = re.compile(r"(?:^|[._])(?:birth(?:_?da(?:te|y))?|born(?:_on)?)$")
_SAYS = re.compile("生年月日|誕生日|(?:生|う)まれた(?:日|の)|いつ(?:生|う)まれ(?:ました|た)")
_TO_COME = re.compile("予定")
"""出産予定日 lies ahead."""


def births(procedure: Procedure) -> Iterator[Finding]:
    """Every question for a birth that takes a day to come."""
    begins = procedure.effective_from
    for path, question in every_question(procedure):
        if is_birth(question) and last_day(question, begins) > begins:
            yield Finding((*path, "latest"), told("takes a birth in the future: say `latest: today`"))


def is_birth(question: Question) -> bool:
    """Whether the day asked for is one on which somebody was born."""
    if question.kind != "date":
        return False
    texts = [one for one in (question.title, question.label, question.paper) if one]
    is_to_come = any(_TO_COME.search(plain(one)) for one in texts)
    return not is_to_come and (_ID.search(question.id) is not None or says_birth(*texts))


def says_birth(*texts: str) -> bool:
    """Whether that is how one asks for the day on which somebody was born."""
    said = [plain(one) for one in texts]
    return any(_SAYS.search(one) for one in said) and not any(_TO_COME.search(one) for one in said)
