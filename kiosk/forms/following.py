"""One procedure after another over one set of answers: what the next one need not ask. Pure.

What led to a procedure (`Run`) says which of its questions are answered already; who stands here stays who
stands here, whether they act for themselves or for somebody else this time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kiosk.basics.ids import FieldId
from kiosk.forms import holders, people
from kiosk.forms.answers import Answer, Answers
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.choices import Also, Began, Run, Taken
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.bank_account import BankAccount
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import Blank, Parsed
from kiosk.forms.fields.name_letters import LETTERS
from kiosk.forms.fields.person import DECEASED, Record
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.interview import Interview
from kiosk.forms.people import Role


def run_in(run: Run, facts: Facts, applicant: str) -> Began:
    """What the procedure is told in this case.

    `facts` are those of the answers that led to it, `applicant` is whom it is for there.
    """
    cases = [run, *(one for one in run.also if _is_case(one, facts, applicant))]
    gives = {name: value for one in cases for name, value in one.gives.items()}
    takes = {name: value for one in cases for name, value in one.takes.items()}
    whose = next((one.whose for one in reversed(cases) if one.whose is not None), None)
    return Began(gives=gives, takes=takes, whose=whose)


def prepared(interview: Interview, answers: Answers, before: Applicant | None, run: Began) -> Answers:
    """The answers with which that procedure begins; what was typed in it already stays.

    `interview` is that procedure's, for whoever was chosen there; `before` is who the procedure before it was
    for, None where there was none.
    """
    recast = _own_accounts(interview, _recast(interview, answers, before, run))
    moved = before is not None and not before.represents
    for name, value in _told(interview, recast, run):
        if name.startswith("visitor.") and not moved:
            continue  # a proxy has a life of their own
        recast = recast.with_(name, value, "earlier")
    return people.completed(recast, interview.sample_context())


def for_themselves(interview: Interview, answers: Answers, before: Applicant) -> Answers:
    """The answers of whoever came for somebody (`before`) and is that person, in `interview` of their own."""
    return prepared(interview, answers, before, Began())


def _is_case(also: Also, facts: Facts, applicant: str) -> bool:
    return applicant in (also.applicants or (applicant,)) and holds(also.when, facts)


def _recast(interview: Interview, answers: Answers, before: Applicant | None, run: Began) -> Answers:
    """Subject and visitor as they are there: whoever stands here plays the part that this one has now."""
    if before is None:
        return answers
    was, now = people.standing_here(before), people.standing_here(interview.applicant)
    here = _members(answers, was)
    absent = _members(answers, "subject") if was == "visitor" and not _has_died(answers) else {}
    stripped = answers.without([*_ids("subject"), *_ids("visitor")])
    if was != now:
        stripped = stripped.without([FieldId(LETTERS)])
    recast = _playing(stripped, now, here)
    if now == "subject":
        return recast
    somebody = _whose(answers, run)
    if somebody is None:
        return _playing(recast, "subject", absent)
    named = people.with_person(recast, "subject", somebody, "earlier", interview.sample_context())
    return _left_open(interview, named, None if run.whose is None else answers.get(FieldId(run.whose)))


def _own_accounts(interview: Interview, answers: Answers) -> Answers:
    """Without the accounts of others: whose matter it is now has to hold what is paid into."""
    asked = [one for one in interview.procedure.questions if one.kind == "bank-account"]
    return answers.without([one.id for one in asked if not _may_be(one, answers.get(one.id), answers)])


def _may_be(question: Question, value: object, answers: Answers) -> bool:
    """Whether an account can be the one that is asked for; anything else is nobody's."""
    return not isinstance(value, BankAccount) or holders.may_be(question, value, answers)


def _has_died(answers: Answers) -> bool:
    """Whether whose matter it was is dead: no other procedure is for them because the last one was."""
    dead, name = answers.get(FieldId(DECEASED)), answers.get(FieldId("subject.name_kana"))
    return isinstance(dead, Record) and isinstance(name, str) and dead.get("name_kana") == name


def _left_open(interview: Interview, answers: Answers, somebody: object) -> Answers:
    """What nobody knew of somebody who was asked for as a whole stays open where it may."""
    entries = somebody.entries if isinstance(somebody, Record) else ()
    for name, value in entries:
        field = FieldId(f"subject.{name}")
        question = interview.procedure.question(field)
        unsure = question is not None and question.unsure(interview.applicant.id) is not None
        if unsure and isinstance(value, Blank):
            answers = answers.with_(field, value, "earlier")
    return answers


def _told(interview: Interview, answers: Answers, run: Began) -> Iterator[tuple[FieldId, object]]:
    """What the reason for it answers, and what another answer does; what does not fit is asked after all."""
    procedure = interview.procedure
    for name, given in run.gives.items():
        yield from _fitting(interview, answers, procedure.field_id(name), given)
    for name, source in run.takes.items():
        taken = source if isinstance(source, Taken) else Taken(field=source)
        value = answers.get(FieldId(taken.field))
        if isinstance(value, Day) and taken.days:
            value = _later(value, taken.days)
        if taken.part is not None:
            value = str(getattr(value, taken.part, "")) or None
        target = procedure.field_id(name)
        if value is None or isinstance(value, Blank) or _is_typed(answers, target):
            continue
        question = procedure.question(target)
        if question is None or _fits(question, value, answers, interview):
            yield target, value


def _fits(question: Question, value: object, answers: Answers, interview: Interview) -> bool:
    found = KINDS[question.kind].check(question, value, interview.sample_context())
    return not found and _may_be(question, value, answers)


def _fitting(
    interview: Interview, answers: Answers, target: FieldId, given: object
) -> Iterator[tuple[FieldId, object]]:
    question = interview.procedure.question(target)
    if question is None or _is_typed(answers, target):
        return
    read = KINDS[question.kind].parse(question, given, interview.sample_context())
    if isinstance(read, Parsed):
        yield target, read.value


def _later(day: Day, days: int) -> Day | None:
    """None where the day is not known to the end, or the calendar ends before."""
    if day.full is None or (date.max - day.full).days < days:
        return None
    later = day.full + timedelta(days=days)
    return Day(later.year, later.month, later.day)


def _whose(answers: Answers, run: Began) -> Person | None:
    """The person of that name, with everything this visit knows of them; or that person."""
    name = None if run.whose is None else answers.get(FieldId(run.whose))
    if isinstance(name, Record):
        return people.of_record(name)
    if not isinstance(name, str):
        return None
    known = (one for one in people.acquainted(answers) if name in (one.name, one.name_kana))
    nobody = Person(name, name, None, None, None, None)
    return next(known, nobody)


def _members(answers: Answers, role: Role) -> dict[str, Answer]:
    """What is answered of one person, by the names of its members."""
    found = {name: answers.by_field.get(FieldId(f"{role}.{name}")) for name in people.FIELDS}
    return {name: answer for name, answer in found.items() if answer is not None}


def _playing(answers: Answers, role: Role, members: dict[str, Answer]) -> Answers:
    return Answers({**answers.by_field, **{FieldId(f"{role}.{name}"): one for name, one in members.items()}})


def _ids(role: Role) -> Iterator[FieldId]:
    return (FieldId(f"{role}.{name}") for name in people.FIELDS)


def _is_typed(answers: Answers, field: FieldId) -> bool:
    answer = answers.by_field.get(field)
    return answer is not None and answer.source == "typed"
