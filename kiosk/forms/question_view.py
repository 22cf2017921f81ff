"""One screen of one question in words: its wording, its field, and what is missing, said kindly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.basics.marked import Marked
from kiosk.forms import checking, deadlines
from kiosk.forms.answers import FieldProblem
from kiosk.forms.conditions import Facts, date_in, holds
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.exemplary import example_of
from kiosk.forms.fields.date import Day, said_day
from kiosk.forms.fields.kind import Context, PartView, Unfit
from kiosk.forms.fields.year import newest_of
from kiosk.forms.others import DOUBTS
from kiosk.forms.part_words import of_whom, part_text, short_name
from kiosk.forms.privacy import is_sensitive, own_texts
from kiosk.forms.view import FieldView
from kiosk.forms.visibility import data_of
from kiosk.words.catalogue import Words

_OF_ANYBODY = DOUBTS | {"is-also"}
"""Said of somebody alone in the same words as of one of a list."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One screen of one question, in words.

    Attributes:
        why: なぜ聞くの, where the answer is personal.
        dont_know: Label of わからない, None where there is no such way.
        unsure: What わからない does: what is answered then, or that staff ask.
        note: One sentence beside the field.
        example: 「例：…」, where something is typed.
        summary: Headline and what to do next, where something is missing.
        own: Which of its texts come from this person's answers or card.
    """

    title: Marked
    explanation: Marked | None
    why: Marked | None
    field: FieldView
    dont_know: Marked | None = None
    unsure: Marked | None = None
    note: Marked | None = None
    example: Marked | None = None
    summary: tuple[Marked, Marked] | None = None
    own: tuple[Marked, ...] = ()


def question_view(
    procedure: Procedure,
    question: Question,
    part: str,
    shown: PartView,
    problem: FieldProblem | None,
    facts: Facts,
    context: Context,
) -> QuestionView:
    """The screen of that part; `problem` is what was found when somebody wanted to go on.

    `facts` decide which deadline counts.
    """
    words, wording = context.words, question.parts.get(part)
    title = (wording and wording.title) or shown.title or part_text(question, part, "title", words)
    explanation = (wording and wording.explanation) or shown.explanation
    explanation = explanation or part_text(question, part, "explanation", words)
    explanation = explanation or (question.explanation if title is None else None)
    note = _deadline_note(procedure, question, part, shown, facts, context) or question.note
    summary = None if problem is None else _summary(procedure, problem, words)
    beside = _first_of_january(question, facts, context, explanation) or explanation
    field = _field(procedure, question, part, shown, problem or shown.problem, words)
    return QuestionView(
        title=of_whom(question, part, title or question.title, words),
        explanation=beside,
        why=question.why,
        field=field,
        dont_know=shown.dont_know or _dont_know(question, shown, words),
        unsure=_unsure(question, shown, words),
        note=note,
        example=example_of(question, part, shown, beside, context),
        summary=summary,
        own=(
            *own_texts(shown, explanation),
            *([] if note is None or note in _standing(procedure, question) else [note]),
            *([field.problem] if field.problem and _tells_of_answer(problem or shown.problem) else []),
        ),
    )


def problem_text(procedure: Procedure, problem: FieldProblem, words: Words) -> Marked:
    """What is still missing, in one sentence for the place where the eyes are."""
    if problem.kind.startswith("check:"):
        wanted = problem.kind.removeprefix("check:")
        return _of_person(problem, next(one.message for one in procedure.checks if one.id == wanted), words)
    asked = procedure.question(problem.field) if problem.kind == "consent-needed" else None
    if asked is not None and asked.otherwise is not None:
        return asked.otherwise
    message = words(f"forms.problem.{problem.kind}", **_facts(problem, words))
    return _of_person(problem, message, words) if problem.kind in _OF_ANYBODY else message


def _of_person(problem: FieldProblem, message: Marked, words: Words) -> Marked:
    """The same of one of a list (2人目の方：…)."""
    number = problem.facts.get("number")
    return message if number is None else words("forms.problem.of-person", number=number, message=message)


def _facts(problem: FieldProblem, words: Words) -> Mapping[str, str | int]:
    """The problem's facts; a year of an era, which it holds free of language, in words."""
    era, year = problem.facts.get("right_era"), problem.facts.get("right_year")
    if era is None or year is None:
        return problem.facts
    which = "first" if year == 1 else "later"
    name = words(f"forms.era.{era}")
    return {**problem.facts, "right": words(f"forms.era-year.{which}", era=name, year=year)}


def _field(
    procedure: Procedure,
    question: Question,
    part: str,
    shown: PartView,
    problem: FieldProblem | None,
    words: Words,
) -> FieldView:
    return FieldView(
        field=question.id,
        kind=question.kind,
        part=part,
        input=shown.input,
        label=short_name(question, part, words),
        draft=shown.draft,
        problem=None if problem is None else problem_text(procedure, problem, words),
        options=shown.options,
        extras=shown.extras,
        limits={**shown.limits, **_meant(shown, problem)},
        echo=shown.echo,
        sensitive=is_sensitive(question, part),
    )


def _meant(shown: PartView, problem: FieldProblem | None) -> Mapping[str, str | int]:
    """What of the entry a problem is about: the year of a date; whom of a list, where the widget turns to."""
    facts = {} if problem is None else problem.facts
    if "western" in facts:
        return {"wrong": "year"}
    number = facts.get("number", facts.get("second"))
    return {"row": number - 1} if shown.input == "people" and isinstance(number, int) else {}


def _first_of_january(
    question: Question, facts: Facts, context: Context, explanation: Marked | None
) -> Marked | None:
    """The day that is meant, where it hangs on a year that was chosen, or on the day on which it is asked:
    nobody reckons it out themselves. Whose answer is meant may stand beside it.
    """
    if question.newest_january is not None:
        day = said_day(Day(newest_of(question.newest_january, context.today), 1, 1), context)
        told = context.words("forms.first-of-january", day=day)
        both = context.words("forms.two-sentences", first=told, second=explanation or "")
        return both if explanation else told
    year = None if question.of_year is None else facts.data.get(question.of_year)
    if not isinstance(year, int):
        return None
    return context.words("forms.first-of-january", day=said_day(Day(year, 1, 1), context))


def _dont_know(question: Question, shown: PartView, words: Words) -> Marked | None:
    """わからない about the whole question, told from that about what this screen asks alone."""
    found, plain = question.dont_know, words("forms.dont-know")
    if found is None or shown.whole_unknown == "":
        return None
    return (found.label if found.label != plain else shown.whole_unknown) or shown.whole_unknown or plain


def _unsure(question: Question, shown: PartView, words: Words) -> Marked | None:
    """What happens then, in a sentence that names the button."""
    label = shown.dont_know or _dont_know(question, shown, words)
    if label is None:
        return None
    answer = None if shown.dont_know or question.dont_know is None else question.dont_know.answer
    if answer is None:
        settled = question.dont_know is not None and question.dont_know.settled
        return words("forms.unsure.settled" if settled else "forms.unsure.left", label=label)
    named = next((one.label for one in question.options if one.id == answer), None)
    return None if named is None else words("forms.unsure.answered", label=label, answer=named)


def _summary(procedure: Procedure, problem: FieldProblem, words: Words) -> tuple[Marked, Marked]:
    """Headline and the sentence under it; a kind may have its own, else the general ones."""
    kind = problem.kind.partition(":")[0]
    title, detail = (f"forms.problem.{kind}.{which}" for which in ("title", "detail"))
    facts = _facts(problem, words)
    head = words(title, **facts) if words.has(title) else words("forms.problem.title")
    if words.has(detail):
        return head, words(detail, **facts)
    return head, problem_text(procedure, problem, words)


def _deadline_note(
    procedure: Procedure, question: Question, part: str, shown: PartView, facts: Facts, context: Context
) -> Marked | None:
    """What the date just entered means for the deadline; lateness is explained, never refused."""
    rule = _rule_of(procedure, question, part, facts)
    if rule is None or shown.problem is not None:
        return None
    day = question if rule.part is None else question.model_copy(update={"kind": "date"})
    read = checking.read(day, shown.draft, context)
    event = None if isinstance(read, Unfit) else date_in(data_of(day, read.value))
    if event is None:
        return rule.label
    if deadlines.too_early(rule, event, context.today):
        return rule.early
    found = deadlines.due_by_rule(rule, event, context.today)
    if found is None:
        return rule.label
    if found.state == "late":
        return rule.late
    last = found.last_day
    said = said_day(Day(last.year, last.month, last.day), context)
    return context.words(f"forms.deadline.{found.state}", day=said, left=found.days_left)


def _standing(procedure: Procedure, question: Question) -> set[Marked | None]:
    """Notes that are the same for everybody; one with the last day in it tells which day was entered."""
    rules = procedure.every_deadline
    return {question.note, *(text for rule in rules for text in (rule.label, rule.early, rule.late))}


def _tells_of_answer(problem: FieldProblem | None) -> bool:
    """Whether its sentence repeats what was entered (「平成元年です」)."""
    return problem is not None and "right_era" in problem.facts


def _rule_of(procedure: Procedure, question: Question, part: str, facts: Facts) -> DeadlineRule | None:
    """The deadline that this screen's date starts, for these answers."""
    local = question.id.removeprefix(f"{procedure.id}.")
    for rule in procedure.every_deadline:
        if local in rule.fields and rule.part in (None, part) and holds(rule.when, facts):
            return rule
    return None
