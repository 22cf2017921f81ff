"""What is wrong with an answers file, for whoever wrote it: field, kind, and the sentence of the screen."""

from __future__ import annotations

from kiosk.basics.telling import told
from kiosk.cli.speaking import say
from kiosk.forms.answers import FieldProblem
from kiosk.forms.authoring.asking_state import state_of
from kiosk.forms.authoring.telling_cases import whom
from kiosk.forms.completing import ANSWERS, NO_SUCH_KEY
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.lines import APPLICANT
from kiosk.forms.question_view import problem_text
from kiosk.forms.unasked import NOT_ASKED
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
    if problem.kind == NO_SUCH_KEY:
        found["likely"] = nearest(problem.field, (APPLICANT, ANSWERS))
    if problem.kind == "no-such-field":
        names = [
            *(one.id for one in procedure.questions),
            *(f"{one.id}.{sub.id}" for one in procedure.questions for sub in one.each),
        ]
        known = [*names, *(procedure.field_id(one) for one in names)]
        found["likely"] = nearest(problem.field, known)
    return found


def _sentence(problem: FieldProblem, procedure: Procedure, words: Words) -> str:
    if problem.kind == NO_SUCH_KEY:
        return _of_strange_key(problem, procedure)
    if problem.field == APPLICANT:
        return f'"applicant" is one of {", ".join(one.id for one in procedure.applicants)}'
    if problem.field == ANSWERS:
        return '"answers" is {"field": answer, …}; see kiosk procedures sample'
    if problem.kind == NOT_ASKED:
        return _why_unasked(problem, procedure, words.language)
    return plain(problem_text(procedure, problem, words))


def _of_strange_key(problem: FieldProblem, procedure: Procedure) -> str:
    if procedure.question(problem.field) is not None:
        return '"answers" has the answers in it: put this one there'
    return 'an answers file has "applicant" and "answers", and nothing else: leave it out'


def _why_unasked(problem: FieldProblem, procedure: Procedure, language: str) -> str:
    """Of whom it is asked: of those who come as this one does, or of others; where that is said shortly."""
    question = procedure.question(problem.field)
    when = None if question is None else question.when
    label = str(problem.field) if question is None else plain(question.label)
    state = state_of(procedure.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    comes = str(problem.facts.get("applicant", "")) or None
    who = None if when is None else whom(when, state, comes) or whom(when, state)
    if who is None:
        return say(told("nobody asks 「{label}」 of whoever answers so: leave it out", label=label), language)
    pattern = (
        "nobody asks 「{label}」 of whoever answers so: leave it out, or mend the others; "
        "it is asked of: {who}"
    )
    return say(told(pattern, label=label, who=who), language)
