"""What other answers of a visit tell of people who are known already (`told`): nationality is asked once."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.ids import FieldId
from kiosk.forms import people
from kiosk.forms.answers import Answers, Data, Draft
from kiosk.forms.application import Person
from kiosk.forms.definition.question import Question, ToldOfEach
from kiosk.forms.fields.person import Record


def with_told(question: Question, known: tuple[Person, ...], answers: Answers) -> tuple[Person, ...]:
    """Those people, with what the question asks of each and this visit was told elsewhere."""
    if not any(sub.told for sub in question.each):
        return known
    return tuple(people.with_more(one, dict(_told(question, one, answers))) for one in known)


def told_of_born(question: Question, born: Data, answers: Answers) -> dict[str, Draft]:
    """What is told of whoever was born on that day and has no name here yet."""
    nobody = Person("", None, born) if isinstance(born, str) else None
    return {} if nobody is None else dict(_told(question, nobody, answers))


def _told(question: Question, person: Person, answers: Answers) -> Iterator[tuple[str, Draft]]:
    for sub in question.each:
        found = (_by(rule, person, answers) for rule in sub.told)
        value = next((one for one in found if one is not None), None)
        if value is not None:
            yield str(sub.id), value


def _by(rule: ToldOfEach, person: Person, answers: Answers) -> Draft:
    if rule.of is not None and _row(rule.of, person, answers) is None:
        return None
    if rule.outside is not None and _row(rule.outside, person, answers) is not None:
        return None
    if rule.born is not None and person.birth_date != people.day_of(answers.get(FieldId(rule.born))):
        return None
    if rule.part is None:
        return rule.gives.get(str(answers.get(FieldId(rule.answer))))
    row = _row(rule.answer, person, answers)
    return None if row is None else rule.gives.get(str(row.get(rule.part)))


def _row(listed: str, person: Person, answers: Answers) -> Record | None:
    """Where they stand in that list."""
    rows = answers.get(FieldId(listed))
    for one in rows if isinstance(rows, tuple) else ():
        other = people.of_record(one) if isinstance(one, Record) else None
        if other is not None and people.is_same(person, other):
            return one if isinstance(one, Record) else None
    return None
