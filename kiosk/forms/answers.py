"""What a person answered: valid values only, one set for all procedures of a visit."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar, cast

from kiosk.basics.ids import FieldId

Data: TypeAlias = object
"""JSON: None, bool, int, str, list, dict with str keys."""

Draft: TypeAlias = object
"""JSON too, in which half-typed is legal; `None` is untouched."""

Source: TypeAlias = Literal["typed", "card", "earlier", "staff"]

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Answer:
    """One valid value and where it came from.

    Attributes:
        value: The field kind's own frozen type.
        source: Card values are offered, never edited; `earlier` came from another form of this visit.
    """

    value: object
    source: Source


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is still missing or cannot be right in one field; the words come from `forms.problem.<kind>`."""

    field: FieldId
    kind: str
    facts: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    part: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a visit by field id; changing them makes new ones."""

    by_field: Mapping[FieldId, Answer] = dataclasses.field(default_factory=dict)
    _seen: list[tuple[object, tuple[object, ...], object]] = dataclasses.field(
        default_factory=list, init=False, repr=False, compare=False
    )

    def seen_once(self, by: object, when: tuple[object, ...], see: Callable[[], Seen]) -> Seen:
        """What `see` made of these answers for the very same `by` and an equal `when`: a screen asks a dozen
        times.

        It is kept with the answers, so that it goes when they go.
        """
        for kept, same, made in self._seen:
            if kept is by and same == when:
                return cast("Seen", made)
        made = see()
        self._seen.append((by, when, made))
        return made

    def get(self, field_id: FieldId) -> object | None:
        """The value, or None where nothing was answered."""
        answer = self.by_field.get(field_id)
        return None if answer is None else answer.value

    def has(self, field_id: FieldId) -> bool:
        return field_id in self.by_field

    def with_(self, field_id: FieldId, value: object, source: Source) -> Answers:
        return Answers({**self.by_field, field_id: Answer(value, source)})

    def without(self, field_ids: Iterable[FieldId]) -> Answers:
        gone = frozenset(field_ids)
        return Answers({name: answer for name, answer in self.by_field.items() if name not in gone})
