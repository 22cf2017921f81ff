"""Rules that stop ordinary people: places that there are not, and checks that refuse usual answers.

Whether a rule says the right thing is known from whom it stops. The answers files of invented people, one
folder a procedure (`personas`), are what ordinary residents answer; none of them may be refused. They
answer as on the day that stands beside them (`today.txt`): so their ages and days never grow old.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path as FilePath
from typing import Final

from kiosk.basics.telling import told
from kiosk.forms.completing import AnswersFile, parse_answers
from kiosk.forms.conditions import ABROAD, TODAY, Condition, Facts, holds
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_conditions import nodes, placed
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.fields.address import NO_HOME_LINE
from kiosk.forms.fields.kind import Context
from kiosk.forms.visibility import visible

DAY_FILE: Final = "today.txt"
"""Beside the folders of invented people: the day on which they answered (2026-11-23)."""


def nowhere(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Every place in `inside` or `outside` that neither the ward's towns nor the postal list have.

    Of such a place every address is outside.
    """
    for one in placed(procedure):
        for path, node in nodes(one.condition, one.path):
            place = node.inside or node.outside
            if place in (None, NO_HOME_LINE, ABROAD):
                continue
            if not context.lookups.is_municipality(place):
                message = told("{place!r} is no city, ward or village with its prefecture", place=place)
                ward = context.lookups.ward
                yield Finding(path, message, ward if ward.endswith(place) else nearest(place, (ward,)))


def refused(procedure: Procedure, people: FilePath | None, context: Context) -> Iterator[Finding]:
    """Every check that refuses one of these invented people; all of them where `people` is None pass.

    They are tried on the day that is written beside them. Where none is, rules on what day it is are left
    out: a file grows old, and they are right to refuse it then.
    """
    if people is None:
        return
    day = _day_of(people)
    ordinary = tuple(_facts(procedure, people, dataclasses.replace(context, today=day or context.today)))
    for place, check in enumerate(procedure.checks):
        if day is None and _depends_on_today(check.wrong_when):
            continue
        stopped = [name for name, facts in ordinary if holds(check.wrong_when, facts)]
        if stopped:
            message = "refuses what ordinary people answer ({files}): mend the rule, or these files"
            yield Finding(("checks", place, "wrong_when"), told(message, files=", ".join(stopped)))


def invented(procedure: Procedure, people: FilePath, context: Context) -> Iterator[tuple[AnswersFile, date]]:
    """What each of the procedure's invented people answered who can be read, and on which day."""
    day = _day_of(people) or context.today
    for _, read in _people(procedure, people, dataclasses.replace(context, today=day)):
        yield read, day


def people_beside(root: FilePath, installed: FilePath) -> FilePath:
    """The invented people beside a folder of definitions; those of the kiosk where it has none."""
    own = root.parent / installed.name
    return own if own.is_dir() else installed


def _day_of(people: FilePath) -> date | None:
    """The day on which these people answered; None where nobody wrote it down, or wrote no day."""
    try:
        return date.fromisoformat((people / DAY_FILE).read_text("utf-8-sig").strip())
    except (OSError, ValueError):
        return None


def _facts(procedure: Procedure, people: FilePath, context: Context) -> Iterator[tuple[str, Facts]]:
    """Of each who can be read, the file and what is answered."""
    for name, read in _people(procedure, people, context):
        applicant = next(one for one in procedure.applicants if one.id == read.applicant)
        yield name, visible(procedure, applicant, read.answers, context.today).facts


def _people(procedure: Procedure, people: FilePath, context: Context) -> Iterator[tuple[str, AnswersFile]]:
    """Of each who can be read, the file and its answers."""
    for path in sorted((people / procedure.id).glob("*.json")):
        try:
            content = json.loads(path.read_text("utf-8-sig"))
        except (OSError, ValueError):
            continue
        read = parse_answers(
            procedure, content, words=context.words, lookups=context.lookups, today=context.today
        )
        if isinstance(read, AnswersFile):
            yield f"{procedure.id}/{path.name}", read


def _depends_on_today(condition: Condition) -> bool:
    return any(
        node.past is not None
        or TODAY in (node.before, node.after)
        or (node.age is not None and node.age.day is None)
        for _, node in nodes(condition, ())
    )
