"""Days that have gone by since a definition was written: its last one, and last days in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import texts
from kiosk.forms.definition.yaml_lines import Path

_REIWA = 2018
"""The year before 令和 1."""
_LAST_DAY = re.compile(
    r"(?:(?P<western>20\d\d)|令和(?P<reiwa>\d{1,2}|元))年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    "(?:まで|が(?:しめきり|期限|さいごの日|最後の日))"
)


def lapsed(procedure: Procedure, today: date) -> Iterator[Finding]:
    """Every date question that took days to come when the definition began, and takes none any more."""
    for path, question in every_question(procedure):
        latest = question.latest
        if isinstance(latest, date) and procedure.effective_from <= latest < today:
            message = told("takes no day after {day}, which is past: write a later one", day=latest)
            yield Finding((*path, "latest"), message)


def ended(procedure: Procedure, today: date, path_of: Callable[[Procedure, str], Path]) -> Iterator[Finding]:
    """What is no mistake and may be overlooked: it is offered no more, or a text speaks of a past end."""
    until = procedure.effective_until
    if until is not None and until < today:
        yield Finding(("effective_until",), told("is past: nobody is offered this any more"))
        return
    for key, text in texts(procedure):
        for day in _last_days(narrow(text)):
            if day < today:
                message = told("speaks of {day} as a last day, which is past", day=day)
                yield Finding(path_of(procedure, key), message)


def _last_days(text: str) -> Iterator[date]:
    for found in _LAST_DAY.finditer(text):
        reiwa = found["reiwa"]
        year = int(found["western"] or 0) or _REIWA + (1 if reiwa == "元" else int(reiwa))
        try:
            yield date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            continue
