"""A list of persons (世帯の人): an overview, and the questions of `each` for every one of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.kind import (
    Blank,
    Context,
    FieldKind,
    OnePart,
    Parsed,
    PartView,
    Reading,
    Unfit,
    expect,
    mapping,
    problem,
)
from kiosk.forms.fields.person import PersonKind, Record, untouched
from kiosk.forms.fields.relation import HEAD, OF_GENDER, SPOUSES, THROUGH
from kiosk.forms.view import Option
from kiosk.words.furigana import plain, reading

LIST = "list"
_ROWS = 8
"""Rows of the ward's form where a definition says nothing."""
ROOM = 20
"""So many are taken all the same: whose family is larger than a form leaves nobody out (decision 036)."""
_WHO = ("name_kana", "birth_date", "gender", "relation")
"""By what one of a household is told from another, as far as it is asked."""


def room_of(spec: Question) -> int:
    """How many people this list takes: its limit, else a large family, however few rows the form has."""
    return spec.most or max(rows_of(spec), ROOM)


def rows_of(spec: Question) -> int:
    """How many of them have a row on the ward's form."""
    return spec.paper_rows or spec.most or _ROWS


class PersonsKind(OnePart):
    """Value: `tuple[Record, ...]`. Draft: a list with one draft a person.

    Parts: those of every person (`0.name_kana`, `0.birth_date`, …), then `list`, the overview;
    an empty list is the overview alone. `paper_rows` is the number of rows that the ward's form has;
    people beyond it are taken, too, and marked on paper; beyond `most` nobody is. After the last part of a
    new person つぎへ leads to the overview.
    """

    id: KindId = "persons"
    settings = frozenset(
        {
            "each",
            "least",
            "most",
            "paper_rows",
            "known",
            "first",
            "first_when",
            "begins",
            "within",
            "household",
            "part_of",
            "everybody",
            "not_everybody",
        }
        | {"others"}
    )

    def __init__(self, kinds: Mapping[str, FieldKind]) -> None:
        self._person = PersonKind(kinds)

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        records: list[Record] = []
        problems: list[FieldProblem] = []
        for place, row in enumerate(_rows(raw)):
            read = self._person.parse(spec, row, context)
            if isinstance(read, Unfit):
                problems += [_in_row(place, one) for one in read.problems]
            else:
                records.append(expect(read.value, Record))
        return Unfit(tuple(problems)) if problems else Parsed(tuple(records))

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        records, least, room = _records(value), _least(spec), room_of(spec)
        found = [
            _in_row(place, one)
            for place, record in enumerate(records)
            for one in self._person.check(spec, record, context)
        ]
        if len(records) < least:
            found.append(problem(spec, "too-few-people", LIST, least=least))
        if len(records) > room:
            kind = "too-many-people" if spec.most is None else "more-people-than-allowed"
            found.append(problem(spec, kind, LIST, most=room))
        twice = _same_person(spec, records)
        if twice is not None:
            found.append(problem(spec, "same-person-twice", LIST, first=twice[0] + 1, second=twice[1] + 1))
        if twice is None:
            found += _at_most_one(spec, "two-heads", (HEAD,), records)
            found += _at_most_one(spec, "two-spouses", SPOUSES, records) or _of_one_side(spec, records)
            found += _of_other_gender(spec, records)
            found += _once(spec, records)
        return tuple(found)

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return [self._person.pieces(spec, record, context) for record in _records(value)]

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        records = _records(value)
        if not records:
            return context.words("forms.choices.none")
        return context.words("forms.persons.shown", count=len(records))

    def paper(self, spec: Question, value: object, context: Context) -> str:
        rows = [self._person.paper(spec, record, context) for record in _records(value)]
        listed = "\n".join(f"({place}) {row}" for place, row in enumerate(rows, 1))
        return listed or plain(context.words("forms.choices.none"))

    def speak(self, spec: Question, value: object, context: Context) -> str:
        told = (self._person.speak(spec, record, context) for record in _records(value))
        return " ".join((reading(self.show(spec, value, context)), *told))

    def data(self, spec: Question, value: object) -> Data:
        return [self._person.data(spec, record) for record in _records(value)]

    def empty(self, spec: Question) -> Draft:
        return []

    def sample(self, spec: Question, context: Context) -> object:
        one = expect(self._person.sample(spec, context), Record)
        return tuple(one for _ in range(max(1, _least(spec))))

    # ------------------------------------------------------------------ the screens
    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        inner = (
            f"{place}.{part}"
            for place, row in enumerate(_rows(draft))
            for part in self._person.parts(spec, row, context)
        )
        return (*inner, LIST)

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        if part == LIST:
            return self._overview(spec, _rows(draft), context)
        place, inner = _split(part)
        row = _rows(draft)[place]
        view = self._person.part_view(spec, row, inner, context)
        name = self._row_name(spec, row, context)
        whose = self._whose(place, name, context)
        told = self._told(spec, row, context) if inner == spec.each[0].id else ""
        unnamed = context.words("forms.persons.unnamed")
        return dataclasses.replace(
            view,
            explanation=told or view.explanation or whose,
            own=bool(told) or (view.own if view.explanation else name != unnamed),
            problem=None if view.problem is None else _in_row(place, view.problem),
        )

    def _whose(self, place: int, name: Marked, context: Context) -> Marked | None:
        """From the second person on the number stands in the title (`part_words.of_whom`)."""
        if place == 0:
            return context.words("forms.persons.whose", number=1, name=name)
        return None if name == context.words("forms.persons.unnamed") else name

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        if part == LIST:
            return part_draft
        place, inner = _split(part)
        rows = _rows(draft)
        rows[place] = self._person.with_part(spec, rows[place], inner, part_draft)
        return rows

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        if part == LIST:
            return self._act_on_list(spec, _rows(draft), action, context)
        place, inner = _split(part)
        rows = _rows(draft)
        rows[place], then = self._person.act(spec, rows[place], inner, action, context)
        return rows, f"{place}.{then}"

    def unsure(self, spec: Question, draft: Draft, part: str) -> Draft | None:
        if part == LIST:
            return None
        place, inner = _split(part)
        rows = _rows(draft)
        changed = self._person.unsure(spec, rows[place], inner)
        return None if changed is None else [*rows[:place], changed, *rows[place + 1 :]]

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        if part == LIST:
            read = self.parse(spec, draft, context)
            found = () if isinstance(read, Unfit) else self.check(spec, read.value, context)
            return found[0] if found else None
        place, inner = _split(part)
        missing = self._person.check_part(spec, _rows(draft)[place], inner, context)
        return None if missing is None else _in_row(place, missing)

    def _act_on_list(
        self, spec: Question, rows: list[Draft], action: str, context: Context
    ) -> tuple[Draft, str]:
        verb, _, which = action.partition(":")
        place = int(which) if which.isdigit() else -1
        full = len(rows) >= room_of(spec)
        if verb == "add" and not full:
            return self._first_of([*rows, {}], len(rows), spec, context)
        if verb == "known" and not full and 0 <= place < len(context.known):
            row = self._person.of_person(spec, context.known[place], context)
            return self._first_open([*rows, row], len(rows), spec, context)
        if verb == "edit" and 0 <= place < len(rows):
            return self._first_of(rows, place, spec, context)
        if verb == "remove" and 0 <= place < len(rows):
            return [*rows[:place], *rows[place + 1 :]], LIST
        return list(rows), LIST

    def _first_of(self, rows: list[Draft], place: int, spec: Question, context: Context) -> tuple[Draft, str]:
        return rows, f"{place}.{self._person.parts(spec, rows[place], context)[0]}"

    def open_part(self, spec: Question, draft: Draft, context: Context) -> str | None:
        """The first screen of a listed person on which something is still missing."""
        rows = _rows(draft)
        found = (self._open_part_of(spec, rows, place, context) for place in range(len(rows)))
        return next((part for part in found if part is not None), None)

    def _open_part_of(self, spec: Question, rows: list[Draft], place: int, context: Context) -> str | None:
        for part in self._person.parts(spec, rows[place], context):
            if self._person.check_part(spec, rows[place], part, context) is not None:
                return f"{place}.{part}"
        return None

    def _first_open(
        self, rows: list[Draft], place: int, spec: Question, context: Context
    ) -> tuple[Draft, str]:
        """Where somebody known has something left to ask; the overview where nothing is."""
        return rows, self._open_part_of(spec, rows, place, context) or LIST

    def _overview(self, spec: Question, rows: list[Draft], context: Context) -> PartView:
        words, room = context.words, room_of(spec)
        options = tuple(self._row(spec, place, row, context) for place, row in enumerate(rows))
        full = _full(spec, context) if len(rows) >= room else None
        more = words("forms.persons.add" if rows else "forms.persons.add-first")
        extras = [Option("add", more, picture="plus", barred=full)]
        extras += [*self._known(spec, rows, context)]
        for place in range(len(rows)):
            extras.append(Option(f"edit:{place}", words("forms.persons.edit"), picture="pencil"))
            extras.append(Option(f"remove:{place}", words("forms.persons.remove"), picture="close"))
        echo = words("forms.persons.count", count=len(rows))
        return PartView(
            "people", list(rows), options=options, extras=tuple(extras), limits={"most": room}, echo=echo
        )

    def _row(self, spec: Question, place: int, row: Draft, context: Context) -> Option:
        read = self._person.parse(spec, row, context)
        name = self._row_name(spec, row, context)
        if isinstance(read, Unfit):
            told = self._told(spec, row, context)
            key = "forms.persons.unfinished-told" if told else "forms.persons.unfinished"
            return Option(str(place), name, context.words(key, told=told), own=True)
        rest = spec.model_copy(update={"each": spec.each[1:]})
        return Option(str(place), name, self._person.show(rest, read.value, context) or None, own=True)

    def _told(self, spec: Question, row: Draft, context: Context) -> Marked:
        """What another answer has told of somebody (昭和23年生まれ): who is meant before there is a name."""
        names = () if spec.begins is None else spec.begins.takes
        there = [sub for sub in spec.each if sub.id in names and not untouched(mapping(row).get(sub.id))]
        told = spec.model_copy(update={"each": tuple(there)})
        read = self._person.parse(told, row, context)
        return "" if isinstance(read, Unfit) else self._person.show(told, read.value, context)

    def _known(self, spec: Question, rows: list[Draft], context: Context) -> tuple[Option, ...]:
        if not spec.known or len(rows) >= room_of(spec):
            return ()
        taken = {self._row_name(spec, row, context) for row in rows}
        persons = ((place, one) for place, one in enumerate(context.known))
        found: list[Option] = []
        for place, one in persons:
            name = self._row_name(spec, self._person.of_person(spec, one, context), context)
            if name not in taken:
                label = context.words("forms.persons.known", name=one.name)
                found.append(Option(f"known:{place}", label, picture="plus", own=True))
                taken.add(name)
        return tuple(found)

    def _row_name(self, spec: Question, row: Draft, context: Context) -> Marked:
        first = spec.model_copy(update={"each": spec.each[:1]})
        read = self._person.parse(first, row, context)
        if isinstance(read, Unfit):
            return context.words("forms.persons.unnamed")
        name = self._person.name(first, read.value, context)
        return name or context.words("forms.persons.nameless")


def _rows(draft: Draft) -> list[Draft]:
    return list(draft) if isinstance(draft, list) else []


def _records(value: object) -> tuple[Record, ...]:
    return tuple(expect(one, Record) for one in expect(value, tuple))


def _at_most_one(
    spec: Question, kind: str, relations: tuple[str, ...], records: tuple[Record, ...]
) -> tuple[FieldProblem, ...]:
    """The first two of a household who cannot both be so to its head."""
    found = [place for place, one in enumerate(records, 1) if one.get("relation") in relations]
    return (problem(spec, kind, LIST, first=found[0], second=found[1]),) if len(found) > 1 else ()


def _of_one_side(spec: Question, records: tuple[Record, ...]) -> tuple[FieldProblem, ...]:
    """The first two who are the wife's and the husband's: a head has one or the other."""
    sides: dict[str, int] = {}
    for place, one in enumerate(records, 1):
        relation = str(one.get("relation"))
        spouse = THROUGH.get(relation, relation)
        if spouse in SPOUSES:
            sides.setdefault(spouse.partition("-")[0], place)
    first, *others = sides.values() or (0,)
    return (problem(spec, "two-sides", LIST, first=first, second=others[0]),) if others else ()


def _once(spec: Question, records: tuple[Record, ...]) -> Iterator[FieldProblem]:
    """The first two of whom both are said to be what one alone can be (`once`)."""
    for sub in spec.each:
        for option in (one for one in sub.options if one.once):
            found = [place for place, one in enumerate(records, 1) if one.get(sub.id) == option.id]
            if len(found) > 1:
                two = {"first": found[0], "second": found[1]}
                yield problem(spec, "two-alike", LIST, **two, option=option.label)


def _of_other_gender(spec: Question, records: tuple[Record, ...]) -> tuple[FieldProblem, ...]:
    """The first whose 続柄 is of the other sex than theirs: a man as 妻."""
    for place, one in enumerate(records, 1):
        gender = OF_GENDER.get(str(one.get("relation")))
        if gender is not None and one.get("gender") in ("male", "female") and one.get("gender") != gender:
            return (problem(spec, "relation-of-other-gender", LIST, number=place),)
    return ()


def _same_person(spec: Question, records: tuple[Record, ...]) -> tuple[int, int] | None:
    """The first two places at which the same person stands.

    A couple may share reading and birthday; nobody shares all that is asked of them (sex, relation) as well.
    Who is not told by name, or by the birth date where it is asked, may be anybody.
    """
    asked = [sub.id for sub in spec.each if sub.id in _WHO]
    needed = ("name_kana", *(name for name in ("birth_date",) if name in asked))
    for second, record in enumerate(records):
        if any(isinstance(record.get(name), Blank) for name in needed):
            continue
        for first, other in enumerate(records[:second]):
            if all(record.get(name) == other.get(name) for name in asked):
                return first, second
    return None


def _split(part: str) -> tuple[int, str]:
    place, _, inner = part.partition(".")
    return int(place), inner


def _full(spec: Question, context: Context) -> Marked:
    """Why nobody can be added: the rule allows no more, or staff write the others."""
    name = "full" if spec.most is None else "allowed"
    return context.words(f"forms.persons.{name}", most=room_of(spec))


def _least(spec: Question) -> int:
    return (0 if spec.optional else 1) if spec.least is None else spec.least


def _in_row(place: int, found: FieldProblem) -> FieldProblem:
    return dataclasses.replace(found, part=f"{place}.{found.part}")
