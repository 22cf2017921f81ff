"""What stands in a field before and while somebody types: half-typed is legal."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers, Data, Draft
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Blank, Context, Parsed
from kiosk.forms.fields.persons import LIST
from kiosk.forms.fields.registry import KINDS
from kiosk.forms.people import Role
from kiosk.forms.told_of_each import with_told


@dataclass(frozen=True, slots=True)
class Beginning:
    """How an untouched list begins: with one of the two persons, and what other answers told of the first.

    `about` is of which of the two it is told, whether or not it begins with them; None of others.
    """

    who: Role | None = None
    told: Mapping[str, Draft] = field(default_factory=dict)
    about: Role | None = None

    def __repr__(self) -> str:
        return "Beginning(…)"


def beginning_of(question: Question, facts: Facts, context: Context) -> Beginning:
    """As its definition says (`first`, `first_when`, `begins`)."""
    begins = question.begins
    about = question.first if holds(question.first_when, facts) else None
    if question.first_when is not None:
        return Beginning(about, _told_of_first(question, about, facts, context), about)
    who = about if begins is None or holds(begins.when, facts) else None
    return Beginning(who, _told_of_first(question, about, facts, context), about)


def draft_of(
    question: Question,
    drafts: Mapping[FieldId, Draft],
    answers: Answers,
    context: Context,
    beginning: Beginning,
    chosen: Sequence[Draft] = (),
) -> Draft:
    """What was typed; else what was answered; else the preset; else who was `chosen` before for a list, or
    with whom it begins.
    """
    if question.id in drafts and drafts[question.id] is not None:
        return drafts[question.id]
    value, kind = answers.get(question.id), KINDS[question.kind]
    if value is not None and not isinstance(value, Blank):
        return kind.pieces(question, value, context)
    if question.preset is not None:
        return question.preset
    return [*chosen] or _begun(question, answers, context, beginning) or kind.empty(question)


def chosen_rows(question: Question, among: str | None, facts: Facts, context: Context) -> list[Draft]:
    """The rows of those who were chosen in `within` of the people in `among`, as far as `each` asks."""
    people_there, chosen = facts.data.get(among or ""), facts.data.get(question.within or "")
    if not isinstance(people_there, list) or not isinstance(chosen, list):
        return []
    numbered = enumerate(people_there, 1)
    return [_pieces(question, row, context) for place, row in numbered if f"person-{place}" in chosen]


def is_told(part: str, rows: Draft, told: Mapping[str, Draft]) -> bool:
    """Whether that screen (`0.birth_date`) of a list would ask what is told of its first."""
    place, _, inner = part.partition(".")
    name = inner.partition(".")[0]
    row = rows[0] if place == "0" and isinstance(rows, list) and rows else None
    return name in told and isinstance(row, Mapping) and row.get(name) == told[name]


def _told_of_first(
    question: Question, about: Role | None, facts: Facts, context: Context
) -> Mapping[str, Draft]:
    """What other answers tell of the first in a list (`begins`), as drafts by the ids of `each`."""
    begins = question.begins
    if begins is None or (about is None and not holds(begins.when, facts)):
        return {}
    taken = question.first_when is None or holds(begins.when, facts)
    said = {name: facts.data.get(source) for name, source in begins.takes.items() if taken}
    for gives in begins.gives:
        said |= gives.each if holds(gives.when, facts) else {}
    found: dict[str, Draft] = {}
    for sub in question.each:
        data, kind = said.get(sub.id), KINDS[sub.kind]
        read = None if data is None else kind.parse(sub, data, context)
        if isinstance(read, Parsed) and not kind.check(sub, read.value, context):
            found[sub.id] = kind.pieces(sub, read.value, context)
    return found


def _begun(question: Question, answers: Answers, context: Context, beginning: Beginning) -> Draft:
    """A list that begins with somebody: the row that means them, None where they are not known yet."""
    if beginning.who is not None:
        person = people.known_of(beginning.who, answers)
        if person is None:
            return None
        meant = people.with_more(person, beginning.told)
        return _row_of(question, with_told(question, (meant,), answers), context)
    told = beginning.told if beginning.about is None else {}
    if not told:
        return None
    known = {(one.name_kana, one.birth_date): one for one in people.acquainted(answers)}
    rows = [_row_of(question, (one,), context) for one in with_told(question, (*known.values(),), answers)]
    alike = [row for row in rows if all(is_told(f"0.{name}", row, told) for name in told)]
    return alike[0] if len(alike) == 1 else [{**told}]


def _pieces(question: Question, row: Data, context: Context) -> Draft:
    """What is known of one person, by the ids of `each`; what was left open there is asked."""
    found: dict[str, Draft] = {}
    for sub in question.each:
        data = row.get(sub.id) if isinstance(row, Mapping) else None
        read = None if data is None else KINDS[sub.kind].parse(sub, data, context)
        if isinstance(read, Parsed):
            found[sub.id] = KINDS[sub.kind].pieces(sub, read.value, context)
    return found


def _row_of(question: Question, known: tuple[Person, ...], context: Context) -> Draft:
    kind = KINDS[question.kind]
    with_them = dataclasses.replace(context, known=known)
    return kind.act(question, kind.empty(question), LIST, "known:0", with_them)[0]
