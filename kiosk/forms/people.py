"""Persons among the answers: `subject.*` is whose matter it is (本人), `visitor.*` who is here (来庁者)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Answers, Data, Draft, Source
from kiosk.forms.application import Gender, Person
from kiosk.forms.definition.applicant import Applicant
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import writing
from kiosk.forms.fields.address import PARTS, Address
from kiosk.forms.fields.kind import Blank, Context, Parsed
from kiosk.forms.fields.name_letters import LETTERS
from kiosk.forms.fields.person import Record
from kiosk.forms.fields.registry import KINDS

Role: TypeAlias = Literal["subject", "visitor"]
ROLES: tuple[Role, ...] = ("subject", "visitor")
FIELDS: dict[str, KindId] = {
    "name": "name",
    "name_kana": "kana",
    "birth_date": "date",
    "gender": "choice",
    "address": "address",
    "phone": "phone",
}
"""The six of a person and the kind each is answered by."""


_COMPLETED = ("birth_date", "gender")
"""What lists tell of the two persons themselves."""


def spec_of(role: Role, name: str, label: Marked) -> Question:
    """A question for a member of a person, also where the procedure itself does not ask about it."""
    return Question(id=FieldId(f"{role}.{name}"), kind=FIELDS[name], title=label, label=label)


def standing_here(applicant: Applicant) -> Role:
    """Which of the two is the person at the kiosk."""
    return "visitor" if applicant.represents else "subject"


def prefilled(person: Person, applicant: Applicant, answers: Answers, context: Context) -> Answers:
    """The answers with what a card told about whoever stands here; it stands above what was typed."""
    return with_person(answers, standing_here(applicant), person, "card", context)


def person_of(role: Role, answers: Answers) -> Person | None:
    """The person, None where not even a name is known. A name that nobody could spell is its letters, where
    these are known of whose matter it is, else its kana; one that has no kana is its letters.
    """
    data = {name: _data(name, answers.get(FieldId(f"{role}.{name}"))) for name in FIELDS}
    name = data["name"] or data["name_kana"]
    if name is None:
        return None
    letters = answers.get(FieldId(LETTERS)) if role == "subject" else None
    if data["name"] is None and isinstance(letters, str):
        name = letters
    kana = _kana(data["name_kana"])
    place = _place(answers.get(FieldId(f"{role}.address")))
    gender = _gender(data["gender"])
    return Person(name, kana, data["birth_date"], gender, data["address"], data["phone"], place)


def address_of(person: Person) -> Data:
    """As conditions look at it, and as it is read again: its line, with what was chosen instead of a town."""
    if person.address is None or person.address_place is None:
        return person.address
    members: dict[str, Data] = dict.fromkeys(PARTS, "")
    return {**members, "town": person.address, "place": person.address_place}


@dataclass(frozen=True, slots=True)
class Listed(Person):
    """Somebody of whom more is known than their six.

    Attributes:
        relation: The 続柄 that they were given in a list of persons.
        more: What else is told, as data or drafts by the ids of what is asked of each (`each`).
    """

    relation: str | None = None
    more: Mapping[str, Draft] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "Listed(…)"


def acquainted(answers: Answers) -> tuple[Person, ...]:
    """Everybody this visit knows: whose matter it is, who is here, then the people of answered lists.

    Who stands in several lists is one person, with what each of them tells.
    """
    two = (person_of("subject", answers), person_of("visitor", answers))
    lists = (answer.value for answer in answers.by_field.values() if isinstance(answer.value, tuple))
    listed = (of_record(one) for rows in lists for one in rows if isinstance(one, Record))
    found: list[Person] = []
    for one in (*two, *listed):
        if one is None:
            continue
        place = next((place for place, other in enumerate(found) if is_same(other, one)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = _with_other(found[place], one)
    return tuple(found)


def known_of(role: Role, answers: Answers) -> Person | None:
    """One of the two, with what lists tell of them."""
    person = person_of(role, answers)
    return next((one for one in acquainted(answers) if person and is_same(person, one)), None)


def of_record(record: Record) -> Listed | None:
    """Whoever was asked for among others, or alone; None where nobody knew the name."""
    name = _data("name_kana", record.get("name_kana"))
    if name is None:
        return None
    relation, letters = record.get("relation"), record.get(LETTERS)
    return Listed(
        name,
        _kana(name),
        _data("birth_date", record.get("birth_date")),
        _gender(_data("gender", record.get("gender"))),
        _data("address", record.get("address")),
        address_place=_place(record.get("address")),
        relation=relation if isinstance(relation, str) else None,
        more={LETTERS: letters} if isinstance(letters, str) and letters else {},
    )


def day_of(answer: object) -> str | None:
    """The day that was answered, as it stands of a person."""
    return _data("birth_date", answer)


def is_same(one: Person, other: Person) -> bool:
    """Whether both are one person: the same reading, and nothing that tells the two apart."""
    apart = (one.birth_date, other.birth_date)
    named = (one.name_kana or one.name) == (other.name_kana or other.name)
    return named and (None in apart or len({*apart}) == 1)


def with_more(person: Person, more: Mapping[str, Draft]) -> Person:
    """The same person, with what else is told of them."""
    nobody = Listed(person.name, person.name_kana, more=more)
    return _with_other(person, nobody)


def completed(answers: Answers, context: Context) -> Answers:
    """The answers with what lists told of the two persons themselves, where nothing else did."""
    for role in ROLES:
        known = known_of(role, answers)
        for name in (*_COMPLETED, "name"):
            field_id = FieldId(f"{role}.{name}")
            if name == "name":
                value: object = None if answers.has(field_id) else _letters(known)
            else:
                raw = getattr(known, name, None)
                value = None if raw is None or answers.has(field_id) else _value(name, raw, context)
            answers = answers if value is None else answers.with_(field_id, value, "earlier")
    return answers


def recognised(question: Question, before: Answers, answers: Answers, context: Context) -> Answers:
    """The answers with what lists told of whoever was just named, where that may be somebody known (`known`).

    What was known of whoever was named before is theirs alone.
    """
    role = next((one for one in ROLES if question.id == f"{one}.name_kana"), None)
    if role is None or not question.known:
        return answers
    if before.get(question.id) != answers.get(question.id):
        known = (FieldId(f"{role}.{name}") for name in (*_COMPLETED, "name"))
        answers = answers.without([one for one in known if _is_earlier(answers, one)])
    return completed(answers, context)


def with_person(answers: Answers, role: Role, person: Person, source: Source, context: Context) -> Answers:
    """The answers with every member of that person."""
    for name in FIELDS:
        raw: object = address_of(person) if name == "address" else getattr(person, name)
        letters = _letters(person) if name == "name" else None
        value = letters or (None if raw is None else _value(name, raw, context))
        if value is not None:
            answers = answers.with_(FieldId(f"{role}.{name}"), value, source)
    return answers


def _with_other(one: Person, other: Person) -> Listed:
    """The first, with what only the other tells."""
    listed = [who for who in (one, other) if isinstance(who, Listed)]
    return Listed(
        one.name,
        one.name_kana,
        one.birth_date or other.birth_date,
        one.gender or other.gender,
        one.address or other.address,
        one.phone or other.phone,
        one.address_place if one.address else other.address_place,
        relation=next((who.relation for who in listed if who.relation), None),
        more={name: told for who in reversed(listed) for name, told in who.more.items()},
    )


def _letters(person: Person | None) -> str | None:
    """How the name is written, as a list tells it of somebody whose name has no kanji."""
    told = person.more.get(LETTERS) if isinstance(person, Listed) else None
    return told if isinstance(told, str) else None


def _is_earlier(answers: Answers, field_id: FieldId) -> bool:
    answer = answers.by_field.get(field_id)
    return answer is not None and answer.source == "earlier"


def _kana(name: str | None) -> str | None:
    return name if name is not None and writing.is_katakana(name) else None


def _value(name: str, raw: object, context: Context) -> object | None:
    spec = spec_of("subject", name, name)
    read = KINDS[FIELDS[name]].parse(spec, raw, context)
    return read.value if isinstance(read, Parsed) else None


def _data(name: str, value: object) -> str | None:
    """As the contract writes it: one line each."""
    if value is None or isinstance(value, Blank):
        return None
    if isinstance(value, Address):
        return value.line
    return str(KINDS[FIELDS[name]].data(spec_of("subject", name, name), value))


def _place(value: object) -> str | None:
    return value.place or None if isinstance(value, Address) else None


def _gender(text: str | None) -> Gender | None:
    match text:
        case "male" | "female" | "other" | "unknown":
            return text
        case _:
            return None
