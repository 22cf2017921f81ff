"""Who is named on one form, and by which answer: the two persons, everybody of a list, a head by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.people import ROLES
from kiosk.forms.told_apart import BIRTH, NAME, Row, rows_of, told_of


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named.

    Attributes:
        by: The role (`subject`), or the local id of the question.
        asked: The local id of the question after which it is known who is meant: a role is told by several.
        who: What is told of them.
        number: Their place in a list; None where one alone is named.
    """

    by: str
    asked: str
    who: Row
    number: int | None = None


def mentions(procedure: Procedure, facts: Facts) -> tuple[Mention, ...]:
    """Everybody who is named in these answers, the two persons first, then in the order of the questions."""
    roles = (
        Mention(role, _last_asked(procedure, role, facts), told_of(role, facts.data))
        for role in ROLES
        if facts.data.get(f"{role}.{NAME}") is not None
    )
    named = (one for question in procedure.questions for one in _named_by(question, facts))
    return (*roles, *named)


def people_of(question: Question, facts: Facts) -> list[Row]:
    """Who is named by that answer; of choices among a list (`among`) those who were chosen."""
    data = facts.data.get(question.id)
    if question.among is None:
        return [{NAME: data}] if question.kind == "kana" and data is not None else rows_of(data)
    listed = rows_of(facts.data.get(question.among))
    return [row for number, row in enumerate(listed, 1) if _is_chosen(number, data)]


def _named_by(question: Question, facts: Facts) -> Iterator[Mention]:
    if "." in question.id or question.among is not None:
        return
    alone = question.kind != "persons"
    for number, who in enumerate(people_of(question, facts), 1):
        if who.get(NAME) is not None:
            yield Mention(question.id, question.id, who, None if alone else number)


def _last_asked(procedure: Procedure, role: str, facts: Facts) -> str:
    names = [f"{role}.{name}" for name in (NAME, BIRTH)]
    asked = [one.id for one in procedure.questions if one.id in names and holds(one.when, facts)]
    return asked[-1] if asked else ""


def _is_chosen(number: int, data: Data) -> bool:
    return isinstance(data, list) and f"person-{number}" in data
