"""Answers in the form's order: check page, paper, speech and export read the same lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data
from kiosk.forms.application import Application, Gender, Person
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.deadlines import due_of_options
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.texts import said
from kiosk.forms.fees import price_of
from kiosk.forms.fields.kind import Blank, Context, Parsed
from kiosk.forms.fields.left_open import left_open
from kiosk.forms.fields.person import Record
from kiosk.forms.fields.person_asked import concerns
from kiosk.forms.fields.persons import rows_of
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.people import FIELDS, Role, address_of, spec_of
from kiosk.forms.visibility import listed_for, offered
from kiosk.lookups.service import Lookups
from kiosk.words.catalogue import Words
from kiosk.words.furigana import plain, reading

APPLICANT = FieldId("applicant")
WORDED = frozenset({"choice", "choices", "yes-no", "consent", "documents", "relation", "year"})
"""Kinds whose values are words of the definition or of ours, not of the person."""
PHRASES = WORDED | {"next-steps", "bank-account"}


@dataclass(frozen=True, slots=True)
class Line:
    """One answer.

    Attributes:
        label: Short name for the check page.
        shown, spoken, paper: The value for each of the three.
        paper_label: The official name of the box.
        section: Id of the paper section; `subject` and `visitor` hold the two persons.
        phrases: Whether the value has parts that belong together, so that its lines end where they do.
        worded: Whether the value consists of words of ours, which other languages say otherwise.
        unsure: Somebody left it open: what they said stands there, and mostly staff ask.
        office: Whether staff write in the box, which nobody is asked.
        people: The people of a list, a sentence for each.
        rows: The people of a list, each with a line for every question about them.
        room: For how many of them the ward's form has a row; 0 where there are none.
    """

    field: FieldId
    label: Marked
    shown: Marked
    spoken: str
    paper: str
    data: Data
    paper_label: str = ""
    section: str = "answers"
    phrases: bool = False
    worded: bool = False
    unsure: bool = False
    office: bool = False
    people: tuple[Marked, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    room: int = 0

    def __repr__(self) -> str:
        return f"Line({self.field}, …)"


def line_of(question: Question, field_id: FieldId, value: object, context: Context) -> Line:
    """The line of one answer."""
    label = question.paper or plain(question.label)
    if isinstance(value, Blank):
        unsure = question.dont_know is not None
        text = left_open(question, context.words)
        return Line(
            field_id, question.label, text, reading(text), plain(text), None, label, question.section,
            worded=True, unsure=unsure, office=question.kind == "office",
        )  # fmt: skip
    kind = KINDS[question.kind]
    return Line(
        field=field_id,
        label=question.label,
        shown=kind.show(question, value, context),
        spoken=kind.speak(question, value, context),
        paper=kind.paper(question, value, context),
        data=kind.data(question, value),
        paper_label=label,
        section=question.section,
        phrases=question.kind in PHRASES,
        worded=question.kind in WORDED,
        office=question.kind == "office",
        people=_people(question, value, context) if question.kind == "persons" else (),
        rows=_rows(question, field_id, value, context),
        room=rows_of(question) if question.kind == "persons" else 0,
    )


def _people(question: Question, value: object, context: Context) -> tuple[Marked, ...]:
    people = value if isinstance(value, tuple) else ()
    return tuple(KINDS["person"].show(question, one, context) for one in people)


def _rows(
    question: Question, field_id: FieldId, value: object, context: Context
) -> tuple[tuple[Line, ...], ...]:
    """A line for each question about each person of the value; none where the value is no people.

    What is not asked of somebody is an empty box among those of the others, and nothing that is unknown.
    """
    people = value if isinstance(value, tuple) else (value,)
    return tuple(
        tuple(
            line_of(
                one if concerns(question, one, person.said) else one.model_copy(update={"dont_know": None}),
                FieldId(f"{field_id}.{place}.{one.id}"),
                person.get(one.id),
                context,
            )
            for one in question.each
        )
        for place, person in enumerate(people)
        if isinstance(person, Record)
    )


def applicant_line(procedure: Procedure, applicant: Applicant, name: str | None, context: Context) -> Line:
    """どなたの: who applies, with the name of whose matter it is."""
    label = context.words("forms.applicant.label")
    shown = applicant.label
    if name is not None:
        shown = context.words("forms.applicant.shown", who=applicant.label, name=name)
    return Line(
        APPLICANT, label, shown, reading(shown), applicant.paper, applicant.id,
        procedure.who_paper, "applicant",
    )  # fmt: skip


def lines_of(application: Application, procedure: Procedure, words: Words) -> tuple[Line, ...]:
    """All lines of a completed application, from nothing but its data; pass Japanese words for paper.

    First who applies, then the persons (sections `subject` and `visitor`), then the answers in the form's
    order, empty boxes for the office among them.
    """
    spoken_procedure = said(procedure, words)
    context = _context(application, procedure, words)
    applicant = applicant_of(application, spoken_procedure)
    lines = [applicant_line(procedure, applicant, application.applicant.name, context)]
    lines += _person_lines("subject", application.applicant, spoken_procedure, context)
    if application.representative is not None:
        lines += _person_lines("visitor", application.representative.person, spoken_procedure, context)
    lines += _answer_lines(application, spoken_procedure, applicant, context)
    return tuple(lines)


def applicant_of(application: Application, procedure: Procedure) -> Applicant:
    """Who applied: as the answers say, else as the representative's authority tells."""
    named = application.answers.get(APPLICANT)
    authority = None if application.representative is None else application.representative.authority
    for one in procedure.applicants:
        if one.id == named or (named is None and one.authority == authority):
            return one
    return procedure.applicants[0]


def facts_of(application: Application, procedure: Procedure) -> Facts:
    """What the conditions of the definition may look at, as it was when the form was completed."""
    return _facts(application, applicant_of(application, procedure))


def title_of(application: Application, procedure: Procedure) -> str:
    """The official title of its form, marked text: of the first branch that has one, else the usual one."""
    facts = facts_of(application, procedure)
    own = (one.title for one in procedure.paper.titles if holds(one.when, facts))
    return next(own, procedure.paper.title)


def _context(application: Application, procedure: Procedure, words: Words) -> Context:
    facts = facts_of(application, procedure)
    return Context(facts.today, words, Lookups(Path()))


def _facts(application: Application, applicant: Applicant) -> Facts:
    data: dict[str, Data] = {str(name): value for name, value in application.answers.items()}
    persons = {"subject": application.applicant}
    if application.representative is not None:
        persons["visitor"] = application.representative.person
    for role, person in persons.items():
        data |= {f"{role}.{name}": getattr(person, name) for name in FIELDS}
        data[f"{role}.address"] = address_of(person)
    return Facts(data, applicant.id, application.completed_at.date())


def _person_lines(role: Role, person: Person, procedure: Procedure, context: Context) -> Iterator[Line]:
    for name in FIELDS:
        data: object = getattr(person, name)
        if data is None:
            continue
        question = procedure.question(f"{role}.{name}")
        label = context.words(f"forms.person.{name}")
        spec = question or spec_of(role, name, label)
        official = plain(context.words(f"paper.person.{name.replace('_', '-')}"))
        update = {"section": role, "paper": spec.paper or official, "options": _genders(context)}
        spec = spec.model_copy(update=update)
        yield from _line(spec, spec.id, data, context)


def _genders(context: Context) -> tuple[Choice, ...]:
    """The contract's values in words; the other members of a person have no options."""
    return tuple(Choice(id=one, label=context.words(f"forms.gender.{one}")) for one in get_args(Gender))


def _answer_lines(
    application: Application, procedure: Procedure, applicant: Applicant, context: Context
) -> Iterator[Line]:
    facts = _facts(application, applicant)
    for asked in procedure.questions:
        if "." in asked.id:
            continue
        listed = listed_for(procedure, asked)
        question = asked.model_copy(update={"options": offered(asked, facts, listed)})
        field_id = procedure.field_id(question.id)
        if question.kind == "office":
            if holds(question.when, facts):
                yield line_of(question, field_id, "", context)
        elif question.id in application.answers:
            data = application.answers[FieldId(question.id)]
            price = price_of(procedure, question.id, facts)
            about = replace(context, price=price, due=due_of_options(question, facts))
            yield from _line(question, field_id, data, about)


def _line(question: Question, field_id: FieldId, data: Data, context: Context) -> Iterator[Line]:
    if data is None:
        yield line_of(question, field_id, Blank(), context)
        return
    parsed = KINDS[question.kind].parse(question, data, context)
    if isinstance(parsed, Parsed):
        yield line_of(question, field_id, parsed.value, context)
