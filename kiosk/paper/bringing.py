"""次に持ってくるもの: what an application still lacks, in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kiosk.forms.lines import applicant_of
from kiosk.forms.proving import suffices

if TYPE_CHECKING:
    from kiosk.forms.application import Application
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.paper.sections import Plain


def to_bring(application: Application, procedure: Procedure, say: Plain) -> tuple[str, ...]:
    """Each once: a document where identity was not shown, what a representative shows, papers that follow."""
    return tuple(dict.fromkeys(_lacking(application, procedure, say)))


def _lacking(application: Application, procedure: Procedure, say: Plain) -> Iterator[str]:
    applicant = applicant_of(application, procedure)
    if not suffices(application.identity, applicant):
        yield say("paper.slip.bring-identity")
    yield from (say.text(one) for one in applicant.shows)
    for question in procedure.questions:
        states = application.answers.get(question.id)
        if question.kind == "documents" and isinstance(states, Mapping):
            yield from (say.text(one.label) for one in question.options if states.get(one.id) == "later")
