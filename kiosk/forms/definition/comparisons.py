"""Whether conditions compare a field with what it can hold, and do not exclude themselves."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.conditions import Condition, Plain, date_in
from kiosk.forms.definition.faults import nearest
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.limits import counted
from kiosk.forms.definition.placed_conditions import nodes, placed
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.period import PARTS
from kiosk.forms.fields.relation import RELATIONS
from kiosk.forms.people import FIELDS, ROLES, spec_of

_GENDERS = ("male", "female", "other", "unknown")
_WORDS = frozenset({"text", "name", "kana", "digits", "phone"})
_NUMBERS = frozenset({"count", "money", "year"})
_ONE_OF = frozenset({"choice", "relation"})
_LISTS = frozenset({"choices", "next-steps"})
_OF_PARTS = frozenset({"person", "persons", "period"})
_ALIKE = frozenset({"text", "name", "kana", "address", "date", "year"})
_OLDEST = 130
_YES_NO = ("yes", "no")
"""The options of such a question; given beforehand, they may be written so, too."""


def comparisons(procedure: Procedure) -> Iterator[Finding]:
    """Every test that can never turn out so, and every `all` of things that exclude one another."""
    for one in placed(procedure):
        for path, node in nodes(one.condition, one.path):
            yield from _excluding(node, path)
            if node.field is not None:
                yield from _of_test(node, node.field, path, procedure)


def given_beforehand(procedure: Procedure) -> Iterator[Finding]:
    """Every answer that a definition gives itself (`preset`, `dont_know`) and that the question has not."""
    for path, question in questions_of(procedure):
        for key, given in (("preset", question.preset), ("dont_know", _unknown(question))):
            touched = question.kind == "yes-no" and given in _YES_NO
            found = None if given is None or touched else unfit(question, given)
            if found is not None:
                yield Finding((*path, key), *found)


def unfit(question: Question, value: Plain) -> tuple[Told, str | None] | None:
    """Why the question is never answered so, and what may be meant; None where it can be."""
    name, kind = question.id, question.kind
    if kind == "yes-no" and not isinstance(value, bool):
        return told(
            "{name!r} is answered true or false (without quotation marks), never {value!r}",
            name=name,
            value=value,
        ), None
    if kind in _ONE_OF or kind in _LISTS:
        ids = _ids(question)
        known = not ids or value in ids
        return (
            None
            if known
            else (told("{name!r} has no option {value!r}", name=name, value=value), nearest(value, ids))
        )
    if kind in _NUMBERS:
        return _no_number(question, value)
    if kind == "date" and (not isinstance(value, str) or date_in(value) is None):
        return told(
            '{name!r} is a day, written as "2026-11-01", never {value!r}', name=name, value=value
        ), None
    if kind in _WORDS and not isinstance(value, str):
        return told("{name!r} is text: put {value!r} in quotation marks", name=name, value=value), None
    return None


def _of_test(test: Condition, name: str, path: Path, procedure: Procedure) -> Iterator[Finding]:
    whole = _question(procedure, name)
    if whole is None or whole.among is not None:
        return
    question = whole if test.part is None else part_of(whole, test.part)
    if question is None:
        likely = nearest(test.part or "", part_ids(whole))
        yield Finding(path, told("{name!r} has no part {part!r}", name=name, part=test.part), likely)
        return
    yield from _of_who(test, whole, path)
    yield from _of_without(test, whole, path, procedure)
    wrong_test = _wrong_test(test, question)
    if wrong_test is not None:
        yield Finding(path, wrong_test)
        return
    for wanted in (test.is_, test.has, *(test.in_ or ())):
        found = None if wanted is None else unfit(question, wanted)
        if found is not None:
            yield Finding(path, *found)
    if test.age is not None:
        yield from _no_age(test.age.least, test.age.most, path)
    yield from _of_other(test, question, path, procedure)


def _of_other(test: Condition, question: Question, path: Path, procedure: Procedure) -> Iterator[Finding]:
    """What it is compared with is of the same kind; of a person the part is there."""
    other = None if test.other is None else _question(procedure, test.other)
    if other is not None and test.compared != test.other:
        wanted = (test.compared or "").partition(".")[2]
        whole, other = other, part_of(other, wanted)
        if other is None:
            yield Finding(path, told("{name!r} has no part {part!r}", name=whole.id, part=wanted))
    if other is not None and other.kind != question.kind:
        if question.kind == "date":
            if other.kind != "year" or test.same is not None:
                yield Finding(path, told("{id!r} is no date", id=other.id))
        else:
            wanted = told("{name!r} is no question of the kind {kind!r}", name=other.id, kind=question.kind)
            yield Finding(path, wanted)


def _of_who(test: Condition, whole: Question, path: Path) -> Iterator[Finding]:
    """Everything that `who` asks of people who are never asked for it, or never answer so."""
    for name, wanted in (test.who or {}).items():
        part = part_of(whole, name)
        if part is None:
            likely = nearest(name, part_ids(whole))
            yield Finding(path, told("{name!r} has no part {part!r}", name=whole.id, part=name), likely)
            continue
        found = unfit(part, wanted)
        if found is not None:
            yield Finding(path, *found)


def _of_without(test: Condition, whole: Question, path: Path, procedure: Procedure) -> Iterator[Finding]:
    """Nobody of the list is chosen in that question."""
    chosen = None if test.without is None else _question(procedure, test.without)
    if chosen is not None and chosen.among != whole.id:
        wanted = told("{name!r} does not choose among the same people", name=chosen.id)
        yield Finding((*path, "without"), wanted)


def part_ids(question: Question) -> tuple[str, ...]:
    """What `part` may name: what is asked of each person, or the two days of a period."""
    return PARTS if question.kind == "period" else tuple(str(one.id) for one in question.each)


def part_of(question: Question, part: str) -> Question | None:
    """That part as a question of its own; None where the answer has no such part."""
    if question.kind == "period":
        day = question.model_copy(update={"kind": "date", "id": part})
        return day if part in PARTS else None
    return next((one for one in question.each if str(one.id) == part), None)


def _wrong_test(test: Condition, question: Question) -> Told | None:
    """A test that this kind of question has no answer to."""
    name, kind = question.id, question.kind
    compares = test.is_ is not None or test.in_ is not None
    if kind in _OF_PARTS and test.empty is None:
        return told("{name!r} has several parts: say which (`part`)", name=name)
    if (test.age or test.before or test.after or test.past) and kind != "date":
        return told("{name!r} is no date", name=name)
    if (test.outside or test.inside) and kind != "address":
        return told("{name!r} is no address", name=name)
    if test.has is not None and kind not in _LISTS:
        return told("{name!r} holds no list of choices: `has` asks nothing of it", name=name)
    if compares and kind in _LISTS:
        return told("{name!r} holds several choices: write `has`, not `is` or `in`", name=name)
    if test.same is not None and kind not in _ALIKE:
        return told(
            "of {name!r}, a question of the kind {kind!r}, nothing says whether it is the same",
            name=name,
            kind=kind,
        )
    if compares and kind not in _WORDS | _NUMBERS | _ONE_OF | {"yes-no", "date"}:
        return told(
            "of {name!r}, a question of the kind {kind!r}, only `empty` can be asked", name=name, kind=kind
        )
    return None


def _no_number(question: Question, value: Plain) -> tuple[Told, str | None] | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return told("{id!r} is a number, never {value!r}", id=question.id, value=value), None
    least, most = counted(question)
    if least <= value <= most:
        return None
    return told(
        "{id!r} is a number from {least} to {most}, never {value}",
        id=question.id,
        least=least,
        most=most,
        value=value,
    ), None


def _no_age(least: int | None, most: int | None, path: Path) -> Iterator[Finding]:
    if least is not None and most is not None and least > most:
        yield Finding(
            path, told("nobody is at least {least} and at most {most} years old", least=least, most=most)
        )
    elif (least or 0) <= 0 and (most is None or most >= _OLDEST):
        yield Finding(path, told("every age is meant: this decides nothing"))
    elif (most is not None and most < 0) or (least or 0) >= _OLDEST:
        yield Finding(path, told("nobody is so old"))


def _excluding(condition: Condition, path: Path) -> Iterator[Finding]:
    """`all` of things that exclude one another: the same answer to be this and that."""
    allowed: dict[str, set[object]] = {}
    for one in condition.all_ or ():
        values = _values(one)
        if one.field is None or values is None:
            continue
        if one.field in allowed and not allowed[one.field] & values:
            yield Finding(path, told("{field!r} cannot be both", field=one.field))
        allowed[one.field] = allowed.get(one.field, values) & values


def _values(condition: Condition) -> set[object] | None:
    if condition.is_ is not None:
        return {condition.is_}
    return set(condition.in_) if condition.in_ is not None else None


def _unknown(question: Question) -> Plain | None:
    return None if question.dont_know is None else question.dont_know.answer


def _question(procedure: Procedure, name: str) -> Question | None:
    """The question of that id; a member of a person may be known without being asked."""
    asked = next((one for one in procedure.questions if str(one.id) == name), None)
    role, _, member = name.partition(".")
    if asked is not None or role not in ROLES or member not in FIELDS:
        return asked
    return spec_of("subject" if role == "subject" else "visitor", member, member)


def _ids(question: Question) -> tuple[str, ...]:
    if question.kind == "relation":
        return RELATIONS
    if not question.options and question.id.endswith(".gender"):
        return _GENDERS
    return tuple(option.id for option in question.options)
