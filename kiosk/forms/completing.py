"""From answers to an application, and from an answers file to answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kiosk.basics.ids import ApplicationId, FieldId
from kiosk.forms import checking, people
from kiosk.forms.answers import Answers, Data, FieldProblem
from kiosk.forms.application import Application, Assistance, Evidence, Person, Representative
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields import name_letters
from kiosk.forms.fields.address import ANOTHER, ELSEWHERE, Address
from kiosk.forms.fields.date import Day
from kiosk.forms.fields.kind import BLANK, Context, Parsed, Reading, Unfit, words_of
from kiosk.forms.fields.person import Record
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.fields.relation import HEAD
from kiosk.forms.interview import Interview
from kiosk.forms.lines import APPLICANT
from kiosk.forms.unasked import unasked_parts
from kiosk.lookups.service import Lookups
from kiosk.words.catalogue import Words

_YOUNG = Day(1989, 1, 30)
"""When whoever a rule on ages would refuse was born instead, if it takes that."""
_OLDEST = 110

NO_SUCH_KEY = "no-such-key"
ANSWERS = FieldId("answers")
"""The member of an answers file that holds them."""


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What an answers file says."""

    applicant: str
    answers: Answers


def complete(
    interview: Interview,
    answers: Answers,
    *,
    application_id: ApplicationId,
    completed_at: datetime,
    kiosk: tuple[str, str],
    identity: tuple[Evidence, ...] = (),
    assistance: Assistance | None = None,
) -> Application | tuple[FieldProblem, ...]:
    """The application, or everything that is still missing.

    `kiosk` is (id, office). `identity` stands in the order it was checked; without any it is `none`, to be
    shown at hand-over.
    """
    missing = interview.missing(answers)
    subject = people.person_of("subject", answers)
    if subject is None and not missing:
        missing = (FieldProblem(FieldId("subject.name_kana"), "not-answered"),)
    if missing or subject is None:
        return missing
    visitor = people.person_of("visitor", answers)
    return Application(
        application_id=application_id,
        procedure=(interview.procedure.id, interview.procedure.version),
        completed_at=completed_at,
        kiosk=kiosk,
        language=interview.words.language,
        applicant=_shared(interview, subject, visitor),
        representative=_representative(interview, visitor, answers),
        answers={str(APPLICANT): interview.applicant.id, **interview.data(answers)},
        identity=identity or (Evidence("none", completed_at, None),),
        assistance=assistance or Assistance(),
    )


def parse_answers(
    procedure: Procedure, data: object, *, words: Words, lookups: Lookups, today: date
) -> AnswersFile | tuple[FieldProblem, ...]:
    """Reads `{"applicant": "self", "answers": {field id: data}}`; ids local or full, null for わからない.

    What is read is not complete yet: `complete` says what is missing. Where something cannot be read, what
    else is wrong or missing is told with it.
    """
    applicant, raw = _file(data)
    known = applicant in [one.id for one in procedure.applicants]
    problems = [] if known else [FieldProblem(APPLICANT, "unreadable")]
    problems += (FieldProblem(FieldId(one), NO_SUCH_KEY) for one in _strange_keys(data))
    if raw is None:
        return (*problems, FieldProblem(ANSWERS, "unreadable"))
    answers, unread = _answers(procedure, raw, applicant, Context(today, words, lookups))
    problems += unread
    if known and problems:
        interview = Interview(procedure, applicant, words, lookups, today)
        told = {one.field for one in problems}
        problems += [one for one in interview.missing(answers) if one.field not in told]
    return tuple(problems) or AnswersFile(applicant, answers)


def _answers(
    procedure: Procedure, raw: Mapping[str, object], applicant: str, context: Context
) -> tuple[Answers, list[FieldProblem]]:
    """What can be read, and what cannot."""
    answers, problems = Answers(), list[FieldProblem]()
    for name, value in raw.items():
        question = procedure.question(name) or _of_person(name)
        if question is None:
            problems.append(FieldProblem(FieldId(name), "no-such-field"))
            continue
        field_id = procedure.field_id(question.id)
        problems += (
            FieldProblem(FieldId(f"{name}.{one}"), "no-such-field") for one in _strange(question, value)
        )
        problems += unasked_parts(question, field_id, value)
        read = _read(question, _unsure(question, value, applicant), context)
        if isinstance(read, Unfit):
            problems += checking.named(read.problems, field_id)
        else:
            answers = answers.with_(field_id, read.value, "typed")
    return _with_letters(procedure, answers), problems


def _with_letters(procedure: Procedure, answers: Answers) -> Answers:
    """The letters that a file tells where kana are asked; what it says of them itself is taken."""
    told = answers
    for question in procedure.questions:
        value = answers.get(procedure.field_id(question.id))
        told = name_letters.given_on(procedure, question, value, told)
    return Answers({**told.by_field, **answers.by_field})


def _strange(question: Question, value: object) -> Iterator[str]:
    """What is told of people that nobody asks of them: a misspelt name loses the answer."""
    known = {str(one.id) for one in question.each}
    rows = value if isinstance(value, list) else [value]
    told = dict.fromkeys(str(name) for row in rows if isinstance(row, Mapping) for name in row)
    yield from (name for name in told if known and name not in known)


def sample_answers(interview: Interview, told: Answers | None = None) -> dict[str, Data]:
    """A complete answers file for one applicant: every question answered with its kind's sample.

    What a card `told` is not in it, and nothing in it speaks against that.
    """
    answers = told or Answers()
    data: dict[str, Data] = {}
    while unanswered := [one for one in interview.questions(answers) if not answers.has(one.id)]:
        question = unanswered[0]
        kind = KINDS[question.kind]
        value = sample_for(interview, question, answers)
        data[question.id.removeprefix(f"{interview.procedure.id}.")] = kind.data(question, value)
        answers = answers.with_(question.id, value, "typed")
    return {"applicant": interview.applicant.id, "answers": data}


def sample_for(interview: Interview, question: Question, answers: Answers) -> object:
    """The kind's sample; one that is taken here (another city, the day before, somebody younger, a head)."""
    kind = KINDS[question.kind]
    value = kind.sample(question, interview.sample_context())
    others = _others(question, value, interview.sample_context().today, answers)
    for one in (value, *others) if others else ():
        draft = {question.id: kind.data(question, one)}
        if isinstance(interview.accept(question, draft, answers), Answers):
            return one
    return value


def _others(question: Question, value: object, today: date, answers: Answers) -> tuple[object, ...]:
    """What is tried where a rule refuses the sample."""
    if isinstance(value, Address):
        return (ANOTHER, ELSEWHERE)
    if isinstance(value, tuple) and all(isinstance(one, Record) for one in value):
        heads = tuple(_but(one, "relation", HEAD) for one in value)
        young, *others = (tuple(_born(one, day) for one in value) for day in _births(today))
        themselves = tuple(_themselves(one, answers) for one in heads)
        return young, heads, themselves, *others
    if question.kind == "choice":
        return tuple(option.id for option in question.options)
    if question.kind == "yes-no":
        return (True,)
    if isinstance(value, Day):
        return (*_day_before(value), *_births(today))
    if isinstance(value, Record):
        return tuple(_born(value, day) for day in _births(today))
    return ()


def _day_before(day: Day) -> Iterator[Day]:
    """What ends where something else begins."""
    if day.full is not None:
        before = day.full - timedelta(days=1)
        yield Day(before.year, before.month, before.day)


def _births(today: date) -> Iterator[Day]:
    """A birthday of each age: a rule may take some of them alone (18さい以上, 6さいから15さいまで)."""
    yield _YOUNG
    for age in range(_OLDEST):
        day = FromToday(years=-age).first(today)
        yield Day(day.year, day.month, day.day)


def _but(record: Record, name: str, entry: object) -> Record:
    return Record(tuple((one, entry if one == name else other) for one, other in record.entries))


def _themselves(record: Record, answers: Answers) -> Record:
    """Whose matter it is, as they were told before."""
    for name in ("name_kana", "birth_date", "gender"):
        told = answers.get(FieldId(f"subject.{name}"))
        record = record if told is None else _but(record, name, told)
    return record


def _born(record: Record, day: Day) -> Record:
    return _but(record, "birth_date", day)


def _unsure(question: Question, value: object, applicant: str) -> object:
    """What a screen answers to わからない, where the file has null; of people, of each."""
    unknown = question.unsure(applicant)
    if value is None:
        return None if unknown is None else unknown.answer
    if isinstance(value, list) and question.each:
        return [_unsure(question, row, applicant) for row in value]
    if isinstance(value, Mapping) and question.each:
        known = {str(sub.id): sub for sub in question.each}
        return {
            name: _unsure(known[name], told, applicant) if name in known else told
            for name, told in value.items()
        }
    return value


def _read(question: Question, value: object, context: Context) -> Reading:
    if value is None:
        return Parsed(BLANK)
    return checking.parse(question, value, context)


def _file(data: object) -> tuple[str, Mapping[str, object] | None]:
    if not isinstance(data, Mapping):
        return "", None
    raw = data.get("answers")
    answers = {str(name): value for name, value in raw.items()} if isinstance(raw, Mapping) else None
    return words_of(data.get("applicant")), answers


def _strange_keys(data: object) -> Iterator[str]:
    """What else stands beside applicant and answers: whoever wrote it means something by it."""
    if isinstance(data, Mapping):
        yield from (str(name) for name in data if name not in (APPLICANT, ANSWERS))


def _of_person(name: str) -> Question | None:
    """A member of a person that the card usually tells: `subject.name`."""
    role, _, member = name.partition(".")
    if member not in people.FIELDS:
        return None
    match role:
        case "subject" | "visitor":
            return people.spec_of(role, member, member)
        case _:
            return None


def _shared(interview: Interview, subject: Person, visitor: Person | None) -> Person:
    """The subject with what the two have in common (one household, one address)."""
    if visitor is None or "address" not in interview.applicant.shares or subject.address is not None:
        return subject
    return replace(subject, address=visitor.address, address_place=visitor.address_place)


def _representative(interview: Interview, visitor: Person | None, answers: Answers) -> Representative | None:
    applicant = interview.applicant
    if not applicant.represents or visitor is None:
        return None
    own = answers.get(interview.procedure.field_id("visitor.relation"))
    relation = words_of(own) or applicant.relation or applicant.id
    return Representative(visitor, relation, applicant.authority or "voluntary")
