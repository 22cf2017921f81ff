"""Answers that several procedures of one visit share, and that cannot mean the same in all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kiosk.basics.telling import told
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question

Shared: TypeAlias = Mapping[str, tuple[tuple[str, Question], ...]]
"""By the id of a shared question: in which definitions it stands, and how."""


def shared_in(procedures: Iterable[Procedure]) -> Shared:
    """Every question that is `shared`, wherever it stands."""
    found: dict[str, tuple[tuple[str, Question], ...]] = defaultdict(tuple)
    for procedure in procedures:
        for _, question in questions_of(procedure):
            if question.shared:
                found[str(question.id)] += ((procedure.id, question),)
    return found


def shared_alike(procedure: Procedure, shared: Shared) -> Iterator[Finding]:
    """Every shared question that another definition asks otherwise: kind, options, or where money goes."""
    for path, question in questions_of(procedure):
        others = shared.get(str(question.id), ()) if question.shared else ()
        unlike = [name for name, one in others if name != procedure.id and not _fit(question, one)]
        if unlike:
            pattern = (
                "is `shared` with {others}, where it is another kind, has other options or another `debit`: "
                "rename it"
            )
            yield Finding((*path, "shared"), told(pattern, others=", ".join(unlike)))


def _fit(one: Question, other: Question) -> bool:
    """The same kind, an account for the same; of options, one may offer fewer of them than the other."""
    here, there = ({option.id for option in question.options} for question in (one, other))
    return (one.kind, one.debit) == (other.kind, other.debit) and (here <= there or there <= here)
