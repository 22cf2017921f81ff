"""How many questions say why they are asked, explain themselves, and let somebody not know (わからない)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question

_EVIDENT = ("next-steps", "consent")
"""Kinds without わからない: a list to read, and a promise, which nobody gives without knowing."""


@dataclass(frozen=True, slots=True)
class Plainness:
    """One definition's counts.

    Attributes:
        questions: Of all that people are asked.
        why, example: Ids of those without.
        dont_know: Ids of those without a way for who does not know, and without the reason why nobody
            needs one; those asked of each person of a list too (`members.relation`).
    """

    procedure: str
    questions: int
    why: tuple[str, ...]
    example: tuple[str, ...]
    dont_know: tuple[str, ...]

    @property
    def said(self) -> Told:
        """The same in a sentence."""
        return told(
            "{procedure:<16} {questions} questions; without why {why}, without example {example}, "
            "without a way for who does not know {dont_know}",
            procedure=self.procedure,
            questions=self.questions,
            why=len(self.why),
            example=len(self.example),
            dont_know=len(self.dont_know),
        )


def plainness(procedure: Procedure) -> Plainness:
    """What an author may still add."""
    asked = [one for one in procedure.questions if one.kind != "office"]
    return Plainness(
        procedure.id,
        len(asked),
        tuple(one.id for one in asked if one.why is None),
        tuple(one.id for one in asked if not _explains(one)),
        tuple(name for one in asked for name in stuck(one)),
    )


def _explains(question: Question) -> bool:
    """By a sentence, by the notes under its options, or on a page of its parts."""
    noted = bool(question.options) and all(option.note for option in question.options)
    parts = any(part.explanation for part in question.parts.values())
    each = bool(question.each) and all(one.explanation for one in question.each)
    return question.explanation is not None or question.sentence is not None or noted or parts or each


def stuck(question: Question) -> Iterator[str]:
    """Where somebody who does not know cannot go on, and nothing says that everybody knows."""
    if not lets_go_on(question):
        yield question.id
    for one in question.each:
        if one.kind != "office" and not lets_go_on(one):
            yield f"{question.id}.{one.id}"


def lets_go_on(question: Question) -> bool:
    """わからない, nothing at all, an option for whoever does not know; or there is no such person."""
    unsure = any(option.id == "unknown" for option in question.options)
    ticked = question.kind in ("choices", "documents") and not question.least
    return (
        question.dont_know is not None
        or question.everybody_knows is not None
        or question.optional
        or unsure
        or ticked
        or question.kind in _EVIDENT
    )
