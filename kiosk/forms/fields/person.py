"""One person: any of name, kana, birth date, relation, …, asked one after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.application import Person
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields import name_letters
from kiosk.forms.fields.kind import (
    BLANK,
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
)
from kiosk.forms.fields.left_open import left_open
from kiosk.forms.fields.person_asked import asked_of, concerns
from kiosk.forms.fields.person_said import clause, sentence
from kiosk.forms.view import Option
from kiosk.words.furigana import plain, reading

DECEASED = "deceased"
"""The shared question about somebody who has died."""
_NAME = "name_kana"
_OTHER_NAMES = ("ミホン\u3000サクラ", "ミホン\u3000ケン", "ミホン\u3000ジロウ")
SOMEBODY = "somebody"
"""The side way by which one person of those known is taken over (`somebody:0`)."""


@dataclass(frozen=True, slots=True)
class Record:
    """One person's answers by the ids of `each`, in their order; `Blank` where nothing was answered."""

    entries: tuple[tuple[str, object], ...]

    @property
    def said(self) -> Mapping[str, object]:
        return dict(self.entries)

    def get(self, name: str) -> object:
        return self.said.get(name, BLANK)

    def __repr__(self) -> str:
        return "Record(…)"


class PersonKind(OnePart):
    """Value: `Record`."""

    id: KindId = "person"
    settings = frozenset({"each", "known", "others"})

    def __init__(self, kinds: Mapping[str, FieldKind]) -> None:
        """`kinds` holds the kinds that `each` may use."""
        self._kinds = kinds

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        pieces = mapping(raw)
        entries: list[tuple[str, object]] = []
        problems: list[FieldProblem] = []
        asked = asked_of(spec, pieces)
        for sub in spec.each:
            if sub not in asked or _left_open(sub, pieces):
                entries.append((sub.id, BLANK))
                continue
            read = self._read(sub, name_letters.told(sub, pieces) or pieces.get(sub.id), context)
            if isinstance(read, Unfit):
                problems += [inside(spec, sub, one) for one in read.problems]
            else:
                entries.append((sub.id, read.value))
        return Unfit(tuple(problems)) if problems else Parsed(Record(tuple(entries)))

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        record = expect(value, Record)
        return tuple(
            inside(spec, sub, one)
            for sub in spec.each
            if not isinstance(record.get(sub.id), Blank)
            for one in self._kinds[sub.kind].check(sub, record.get(sub.id), context)
        )

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        record = expect(value, Record)
        return {
            sub.id: None
            if isinstance(record.get(sub.id), Blank)
            else self._kinds[sub.kind].pieces(sub, record.get(sub.id), context)
            for sub in asked_of(spec, record.said)
            if sub.dont_know is not None or not isinstance(record.get(sub.id), Blank)
            if name_letters.told(sub, record.said) is None
        }

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        record = expect(value, Record)
        clauses = [
            clause(sub, record.get(sub.id), self._shown(sub, record, context), context.words)
            for sub in _answered(spec, record)
        ]
        return sentence(clauses, [sub.label for sub in _unsure(spec, record)], context.words)

    def name(self, spec: Question, value: object, context: Context) -> Marked:
        """What the first question about a person was answered with, by itself; "" where that stays open."""
        record, first = expect(value, Record), spec.each[0]
        return "" if isinstance(record.get(first.id), Blank) else self._shown(first, record, context)

    def paper(self, spec: Question, value: object, context: Context) -> str:
        record = expect(value, Record)
        asked = asked_of(spec, record.said)
        boxes = [(sub.paper or plain(sub.label), self._box(sub, record, context)) for sub in asked]
        return "\u3000".join(f"{label}: {text}" for label, text in boxes)

    def speak(self, spec: Question, value: object, context: Context) -> str:
        record = expect(value, Record)
        clauses = [
            clause(
                sub,
                record.get(sub.id),
                self._kinds[sub.kind].speak(sub, record.get(sub.id), context),
                context.words,
            )
            for sub in _answered(spec, record)
        ]
        return reading(sentence(clauses, [sub.label for sub in _unsure(spec, record)], context.words))

    def data(self, spec: Question, value: object) -> Data:
        record = expect(value, Record)
        return {
            sub.id: None if isinstance(record.get(sub.id), Blank)
            else self._kinds[sub.kind].data(sub, record.get(sub.id))
            for sub in spec.each
            if sub.kind != "office"
        }  # fmt: skip

    def empty(self, spec: Question) -> Draft:
        return {}

    def sample(self, spec: Question, context: Context) -> object:
        """Who has died is somebody else than whoever is asked about it, and so is whom one cannot be."""
        drawn = {str(sub.id): self._kinds[sub.kind].sample(sub, context) for sub in spec.each}
        if _NAME in drawn and (spec.id == DECEASED or "subject" in spec.others):
            drawn[_NAME] = _OTHER_NAMES[max(0, len(spec.others) - 1) % len(_OTHER_NAMES)]
        asked = {str(sub.id) for sub in asked_of(spec, drawn)}
        return Record(tuple((name, one if name in asked else BLANK) for name, one in drawn.items()))

    # ------------------------------------------------------------------ the screens
    def parts(self, spec: Question, draft: Draft, context: Context) -> tuple[str, ...]:
        return tuple(
            f"{sub.id}.{part}" if part else sub.id
            for sub in asked_of(spec, mapping(draft))
            if sub.kind != "office" and name_letters.told(sub, mapping(draft)) is None
            for part in self._kinds[sub.kind].parts(sub, mapping(draft).get(sub.id), context)
        )

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        sub, inner = self._at(spec, part)
        view = self._kinds[sub.kind].part_view(sub, self._draft(sub, draft), inner, context)
        own = sub.parts.get(inner)
        first = spec.known and spec.kind == self.id and part == self.parts(spec, draft, context)[0]
        return dataclasses.replace(
            view,
            extras=(*view.extras, *(self._acquaintances(spec, draft, context) if first else ())),
            title=view.title or (own.title if own and own.title else None if inner else sub.title),
            explanation=view.explanation or (own.explanation if own else sub.explanation),
            problem=None if view.problem is None else inside(spec, sub, view.problem),
            dont_know=None
            if sub.dont_know is None
            else sub.dont_know.label or context.words("forms.dont-know"),
        )

    def with_part(self, spec: Question, draft: Draft, part: str, part_draft: Draft) -> Draft:
        sub, inner = self._at(spec, part)
        changed = self._kinds[sub.kind].with_part(sub, self._draft(sub, draft), inner, part_draft)
        kept = _without_told_letters(spec, draft) if sub.id == name_letters.KANA else mapping(draft)
        return {**kept, sub.id: changed}

    def act(
        self, spec: Question, draft: Draft, part: str, action: str, context: Context
    ) -> tuple[Draft, str]:
        verb, _, which = action.partition(":")
        if verb == SOMEBODY and which.isdigit() and int(which) < len(context.known):
            picked = self.of_person(spec, context.known[int(which)], context)
            return picked, self._first_open(spec, picked, context)
        sub, inner = self._at(spec, part)
        changed, then = self._kinds[sub.kind].act(sub, self._draft(sub, draft), inner, action, context)
        return {**mapping(draft), sub.id: changed}, f"{sub.id}.{then}" if then else sub.id

    def unsure(self, spec: Question, draft: Draft, part: str) -> Draft | None:
        sub, _ = self._at(spec, part)
        return None if sub.dont_know is None else {**mapping(draft), sub.id: sub.dont_know.answer}

    def check_part(self, spec: Question, draft: Draft, part: str, context: Context) -> FieldProblem | None:
        sub, inner = self._at(spec, part)
        if _left_open(sub, mapping(draft)) or not concerns(spec, sub, mapping(draft)):
            return None
        sub_draft = mapping(draft).get(sub.id)
        if sub.optional and untouched(sub_draft):
            return None
        found = self._kinds[sub.kind].check_part(sub, sub_draft, inner, context)
        return None if found is None else inside(spec, sub, found)

    def of_person(self, spec: Question, person: Person, context: Context) -> Draft:
        """The draft that means somebody already known in this visit, as far as `each` asks for it."""
        draft: dict[str, Draft] = {}
        for sub in spec.each:
            known = _known(person, str(sub.id))
            read = Unfit(()) if known is None else self._kinds[sub.kind].parse(sub, known, context)
            if isinstance(read, Parsed):
                draft[sub.id] = self._kinds[sub.kind].pieces(sub, read.value, context)
        return draft

    def _acquaintances(self, spec: Question, draft: Draft, context: Context) -> tuple[Option, ...]:
        """Everybody this visit knows, each at one touch; nobody any more once something is entered."""
        if not untouched(draft):
            return ()
        names = {one.name: place for place, one in reversed(tuple(enumerate(context.known)))}
        return tuple(
            Option(
                f"{SOMEBODY}:{place}",
                context.words("forms.persons.known", name=name),
                picture="plus",
                own=True,
            )
            for name, place in sorted(names.items(), key=lambda one: one[1])
        )

    def _first_open(self, spec: Question, draft: Draft, context: Context) -> str:
        """The first screen on which something is still missing; the last where nothing is."""
        parts = self.parts(spec, draft, context)
        missing = (part for part in parts if self.check_part(spec, draft, part, context) is not None)
        return next(missing, parts[-1])

    def _read(self, sub: Question, raw: Draft, context: Context) -> Reading:
        if sub.optional and untouched(raw):
            return Parsed(BLANK)
        if raw is None and sub.preset is not None:
            raw = sub.preset
        return self._kinds[sub.kind].parse(sub, raw, context)

    def _draft(self, sub: Question, draft: Draft) -> Draft:
        own = mapping(draft).get(sub.id)
        if own is not None:
            return own
        return self._kinds[sub.kind].empty(sub) if sub.preset is None else sub.preset

    def _at(self, spec: Question, part: str) -> tuple[Question, str]:
        name, _, inner = part.partition(".")
        for sub in spec.each:
            if sub.id == name:
                return sub, inner
        raise KeyError(part)

    def _shown(self, sub: Question, record: Record, context: Context) -> Marked:
        return self._kinds[sub.kind].show(sub, record.get(sub.id), context)

    def _box(self, sub: Question, record: Record, context: Context) -> str:
        value = record.get(sub.id)
        if not isinstance(value, Blank):
            return self._kinds[sub.kind].paper(sub, value, context)
        return "" if sub.dont_know is None else plain(left_open(sub, context.words))


def inside(spec: Question, sub: Question, found: FieldProblem) -> FieldProblem:
    """The same problem, named as part of the outer field."""
    part = f"{sub.id}.{found.part}" if found.part else sub.id
    return dataclasses.replace(found, field=FieldId(spec.id), part=part)


def _left_open(sub: Question, pieces: Mapping[str, object]) -> bool:
    """Whether somebody said わからない: the member is there, and it is nothing."""
    return sub.dont_know is not None and sub.id in pieces and pieces[sub.id] is None


def _known(person: Person, name: str) -> object:
    """What is known of somebody: a name that has no kana is its letters, for both."""
    told: object = getattr(person, name, None) or getattr(person, "more", {}).get(name)
    if told is None and name in (name_letters.KANA, name_letters.LETTERS):
        return name_letters.in_letters(person.name)
    return told


def _without_told_letters(spec: Question, draft: Draft) -> Mapping[str, Draft]:
    """What stands there but for letters that its kana told: another name has others."""
    pieces = mapping(draft)
    return {
        str(name): one
        for name, one in pieces.items()
        if not any(sub.id == name and name_letters.told(sub, pieces) is not None for sub in spec.each)
    }


def _answered(spec: Question, record: Record) -> list[Question]:
    """What is said of somebody; letters that are the name already are not said again."""
    return [
        sub
        for sub in spec.each
        if sub.kind != "office" and not isinstance(record.get(sub.id), Blank)
        if name_letters.told(sub, record.said) is None
    ]


def _unsure(spec: Question, record: Record) -> list[Question]:
    """わからない was said of it."""
    asked = asked_of(spec, record.said)
    return [sub for sub in asked if sub.dont_know is not None and isinstance(record.get(sub.id), Blank)]


def untouched(draft: Draft) -> bool:
    """Nothing was entered: None, "", or an object of such."""
    if isinstance(draft, Mapping):
        return all(untouched(one) for one in draft.values())
    return draft is None or draft in ("", [])
