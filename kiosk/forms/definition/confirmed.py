"""How many answers are confirmed singly on one way: whoever goes another way is not shown its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kiosk.basics.telling import told
from kiosk.forms.conditions import Condition, Facts, applicants_of, fields_of, holds
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import TOGETHER, Question

MOST_CONFIRMED = 3


def too_many(procedure: Procedure) -> Iterator[Finding]:
    """Every `confirm` beyond three pages on a way.

    Accounts of several holders are one page: money is paid to one of them.
    """
    pages = {
        one.confirm if one.confirm in {*TOGETHER, "account"} else one.id: place
        for place, one in reversed([*enumerate(procedure.questions)])
        if one.confirm is not None
    }
    for place in _on_the_fullest_way(procedure, sorted(pages.values()))[MOST_CONFIRMED:]:
        message = told("more than {most} answers to confirm singly tire people", most=MOST_CONFIRMED)
        yield Finding(("questions", place, "confirm"), message)


def _on_the_fullest_way(procedure: Procedure, marked: Sequence[int]) -> Sequence[int]:
    """The places of those that may come together: the choice that tells the ways apart best decides."""
    told_apart = (
        max((_left(procedure, marked, asked, one) for one in _answers(asked)), key=len)
        for asked in procedure.questions
        if asked.kind == "choice"
    )
    return min((marked, *told_apart), key=len)


def _answers(asked: Question) -> tuple[str | None, ...]:
    return (*(str(option.id) for option in asked.options), None)


def _left(procedure: Procedure, marked: Sequence[int], asked: Question, answer: str | None) -> list[int]:
    """Of these places, those whose question may be put to whoever answers so."""
    return [place for place in marked if _may_be_asked(procedure.questions[place].when, asked, answer)]


def _may_be_asked(when: Condition | None, asked: Question, answer: str | None) -> bool:
    """Whether nothing in the condition that looks at this choice alone speaks against it."""
    needed = () if when is None else when.all_ or (when,)
    alone = [one for one in needed if set(fields_of(one)) == {str(asked.id)} and not any(applicants_of(one))]
    facts = Facts({str(asked.id): answer}, "", date.min)
    return all(holds(one, facts) for one in alone)
