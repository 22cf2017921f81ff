"""Which questions are asked for these answers: conditions applied in order, hidden answers out of account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.basics.ids import FieldId
from kiosk.forms import people, proposals
from kiosk.forms.answers import Answers, Data
from kiosk.forms.conditions import Facts, fields_of, holds
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Blank
from kiosk.forms.fields.registry import KINDS

_OF_OPTIONS = ("choices", "next-steps")
"""Kinds whose value is a tuple of the options' ids."""


@dataclass(frozen=True, slots=True)
class Visible:
    """The questions whose conditions hold, with full ids, and the data by which they were judged."""

    questions: tuple[Question, ...]
    facts: Facts


def visible(procedure: Procedure, applicant: Applicant, answers: Answers, today: date) -> Visible:
    """What is asked of this applicant; an answer to a question that is not asked counts for nothing."""
    when = (applicant.id, today)
    return answers.seen_once(procedure, when, lambda: _judged(procedure, applicant, answers, today))


def _judged(procedure: Procedure, applicant: Applicant, answers: Answers, today: date) -> Visible:
    data = _of_persons(answers)
    facts = Facts(data, applicant.id, today)
    found: list[Question] = []
    for one, own in zip(procedure.questions, worded(procedure, applicant), strict=True):
        if not holds(one.when, facts) or is_guided_on(procedure, one, answers):
            data.pop(one.id, None)
            continue
        question = with_options(procedure, own, facts)
        if nobody_left(question):
            data.pop(one.id, None)
            continue
        found.append(question)
        if answers.has(question.id):
            data[one.id] = data_of(question, answers.get(question.id))
    return Visible(tuple(found), facts)


def hidden(procedure: Procedure, shown: Visible, answers: Answers) -> set[FieldId]:
    """Answers to questions of this procedure that are not asked any more (a card's stay)."""
    asked = {one.id for one in shown.questions}
    mine = (procedure.field_id(one.id) for one in procedure.questions)
    return {one for one in mine if one not in asked and source_of(answers, one) in ("typed", "staff")}


def offered_alone(procedure: Procedure, shown: Visible, answers: Answers) -> Answers:
    """The answers without options that are not there any more.

    What was told before the birth dates were (後期高齢者医療, school) counts as little as an answer to a
    question that nobody asks; until all that decides is answered, it stays.
    """
    for one in shown.questions:
        value = answers.get(one.id)
        if one.kind not in _OF_OPTIONS or one.among is not None or not isinstance(value, tuple):
            continue
        gone = _gone(procedure, one, shown, answers)
        if gone.intersection(value):
            left = tuple(each for each in value if each not in gone)
            answers = answers.with_(one.id, left, answers.by_field[one.id].source)
    return answers


def _gone(procedure: Procedure, question: Question, shown: Visible, answers: Answers) -> set[str]:
    """The options that the question has for others, and by what is known not here."""
    there = {option.id for option in question.options}
    defined = procedure.question(question.id)
    open_still = {one.id for one in shown.questions if not answers.has(one.id)}
    return {
        option.id
        for option in (defined.options if defined else ())
        if option.id not in there
        and not any(procedure.field_id(name) in open_still for name in fields_of(option.when))
    }


def is_guided_on(procedure: Procedure, question: Question, answers: Answers) -> bool:
    """Whether what led to this procedure told the answer already (`unless_told`), and guides on itself."""
    told = question.unless_told
    return told is not None and source_of(answers, procedure.field_id(told)) == "earlier"


def nobody_left(question: Question) -> bool:
    """Whether everybody was chosen before (`without`), or nobody (`within`), or nothing is to be done
    (`next-steps`); the options are those of these answers.
    """
    chosen_before = question.without is not None or (
        question.among is not None and question.within is not None
    )
    return (chosen_before or question.kind == "next-steps") and not question.options


def offered(question: Question, facts: Facts, listed: Question | None = None) -> tuple[Choice, ...]:
    """The options that are there for these answers; with `among`, the people of that list (`listed`), too,
    but for those who were chosen in `without`, and of these only those of `within`.

    Whose name nobody knew is called by the list and the place in it, as on paper.
    """
    own = tuple(_here_or_there(one, facts) for one in question.options if holds(one.when, facts))
    rows = facts.data.get(question.among or "")
    people_of_list = rows if isinstance(rows, list) else []
    names = [str(row.get("name_kana") or "") for row in people_of_list if isinstance(row, Mapping)]
    what = "" if listed is None else listed.label
    numbered = enumerate(names, 1)
    labels = ((place, name or f"{what}（{place}）") for place, name in numbered)
    people = (Choice(id=f"person-{place}", label=label) for place, label in labels)
    gone, asked_about = _chosen(question.without, facts), _chosen(question.within, facts)
    left = (one for one in people if one.id not in gone)
    return (*own, *(one for one in left if question.within is None or one.id in asked_about))


def _here_or_there(step: Choice, facts: Facts) -> Choice:
    """The step as it is done for these answers: here, or where somebody lived."""
    if step.elsewhere is None or not holds(step.elsewhere.when, facts):
        return step
    return step.model_copy(update={"where": step.elsewhere.where, "procedure": None})


def _chosen(name: str | None, facts: Facts) -> list[Data]:
    """The ids that were chosen in that question."""
    found = facts.data.get(name or "")
    return list(found) if isinstance(found, list) else []


def worded(procedure: Procedure, applicant: Applicant) -> tuple[Question, ...]:
    """All questions with full ids, this applicant's wording and わからない: the same whatever is answered."""
    return procedure.worded_once(
        applicant, lambda: tuple(_named(procedure, applicant, one) for one in procedure.questions)
    )


def _named(procedure: Procedure, applicant: Applicant, question: Question) -> Question:
    update: dict[str, object] = {
        "id": procedure.field_id(question.id),
        "dont_know": question.unsure(applicant.id),
    }
    if any(one.dont_know is not one.unsure(applicant.id) for one in question.each):
        each = (one.model_copy(update={"dont_know": one.unsure(applicant.id)}) for one in question.each)
        update["each"] = tuple(each)
    own = question.by_applicant.get(applicant.id)
    for name in ("title", "explanation", "why", "label"):
        text = getattr(own, name, None)
        if text is not None:
            update[name] = text
    return question.model_copy(update=update)


def with_options(procedure: Procedure, question: Question, facts: Facts) -> Question:
    """The question (worded) with the options that are there for these answers."""
    plain = all(one.when is None and one.usual is None and one.elsewhere is None for one in question.options)
    if question.among is None and plain:
        return question
    options = offered(question, facts, listed_for(procedure, question))
    return proposals.proposed(question.model_copy(update={"options": options}), facts)


def listed_for(procedure: Procedure, question: Question) -> Question | None:
    """The list whose people are the options of that question."""
    return None if question.among is None else procedure.question(question.among)


def source_of(answers: Answers, field_id: FieldId) -> str | None:
    """Where the answer came from; None where there is none."""
    answer = answers.by_field.get(field_id)
    return None if answer is None else answer.source


def data_of(question: Question, value: object) -> Data:
    """The answer as data; None for one that was left open."""
    return None if isinstance(value, Blank) or value is None else KINDS[question.kind].data(question, value)


def _of_persons(answers: Answers) -> dict[str, Data]:
    """What is known of the two persons, asked here or not."""
    return {
        f"{role}.{name}": data_of(people.spec_of(role, name, name), answers.get(FieldId(f"{role}.{name}")))
        for role in people.ROLES
        for name in people.FIELDS
        if answers.has(FieldId(f"{role}.{name}"))
    }
