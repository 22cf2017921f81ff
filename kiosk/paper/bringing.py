"""次に持ってくるもの: what an application still lacks, in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kiosk.forms.fields import documents
from kiosk.forms.lines import applicant_of
from kiosk.forms.proving import suffices

if TYPE_CHECKING:
    from kiosk.basics.marked import Marked
    from kiosk.forms.answers import Data
    from kiosk.forms.application import Application
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.definition.question import Question
    from kiosk.paper.sections import Plain


def to_bring(application: Application, procedure: Procedure, say: Plain) -> tuple[str, ...]:
    """Each once: a document where identity was not shown, what a representative shows, papers that follow,
    and what an answer leaves to be brought (`bring`).
    """
    return tuple(dict.fromkeys(_lacking(application, procedure, say)))


def _lacking(application: Application, procedure: Procedure, say: Plain) -> Iterator[str]:
    applicant = applicant_of(application, procedure)
    if not suffices(application.identity, applicant):
        yield say("paper.slip.bring-identity")
    yield from (say.text(one) for one in applicant.shows)
    for question in procedure.questions:
        if question.kind == "next-steps" or question.id not in application.answers:
            continue
        answer = application.answers[question.id]
        if question.kind == "documents":
            yield from _papers(question, answer, say)
        else:
            yield from (say.text(one) for one in _left(question, answer))


def _papers(question: Question, states: Data, say: Plain) -> Iterator[str]:
    """Of the papers that were asked for, those that are not here; where one is enough, as a choice on one
    line.
    """
    known = states if isinstance(states, Mapping) else {}
    here = [str(name) for name, state in known.items() if state == "here"]
    missing = [one.label for one in documents.lacking(question, here) if one.id in known]
    yield from (say.text(one) for one in documents.listed(question, missing, say.words))


def _left(question: Question, answer: Data) -> Iterator[Marked]:
    """What this answer leaves to be brought, in the words of the definition."""
    if answer is None:
        unknown = question.dont_know
        found = [None if unknown is None else unknown.bring]
    else:
        found = [one.bring for one in question.options if one.id in _chosen(answer)]
        found += [question.bring] if answer else []
    yield from (one for one in found if one is not None)


def _chosen(answer: Data) -> tuple[Data, ...]:
    """The ids of the options that were chosen."""
    if isinstance(answer, bool):
        return ("yes" if answer else "no",)
    return tuple(answer) if isinstance(answer, list) else (answer,)
