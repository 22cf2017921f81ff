"""What is wrong with an answers file, for whoever wrote it: field, kind, and the sentence of the screen."""

from __future__ import annotations

from kiosk.forms.answers import FieldProblem
from kiosk.forms.completing import ANSWERS
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.lines import APPLICANT
from kiosk.forms.question_view import problem_text
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain


def named(
    problems: tuple[FieldProblem, ...], procedure: Procedure, words: Words
) -> list[dict[str, str | None]]:
    """Fields by name, kind of problem and sentence: what would be right, and not what was written.

    A day whose era is another one's is told its own, as on the screen: whoever reads it holds the file.
    """
    return [_named(one, procedure, words) for one in problems]


def _named(problem: FieldProblem, procedure: Procedure, words: Words) -> dict[str, str | None]:
    found: dict[str, str | None] = {"field": problem.field, "problem": problem.kind}
    found["message"] = _sentence(problem, procedure, words)
    if problem.kind == "no-such-field":
        known = [
            *(one.id for one in procedure.questions),
            *(procedure.field_id(one.id) for one in procedure.questions),
        ]
        found["likely"] = nearest(problem.field, known)
    return found


def _sentence(problem: FieldProblem, procedure: Procedure, words: Words) -> str:
    if problem.field == APPLICANT:
        return f'"applicant" is one of {", ".join(one.id for one in procedure.applicants)}'
    if problem.field == ANSWERS:
        return '"answers" is {"field": answer, …}; see kiosk procedures sample'
    return plain(problem_text(procedure, problem, words))
