"""What changed between two versions of a definition, by the ids of its entries, not by lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asked_anew import asked_anew
from kiosk.forms.authoring.asking_state import state_of
from kiosk.forms.definition.yaml_lines import read

_ORDER = " (order)"
"""Behind the key of a list: the ids of its entries as they follow each other."""


_NAMING = ("id", "per", "row", "part", "answer")
"""Keys by which authors know an entry of a list."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value; None where it is not there."""

    key: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> Told:
        """The whole line."""
        is_order = self.key.endswith(_ORDER)
        key = told("{key} (order)", key=self.key.removesuffix(_ORDER)) if is_order else self.key
        if self.before is None:
            return told("+ {key}: {after}", key=key, after=self.after)
        if self.after is None:
            return told("- {key}: {before}", key=key, before=self.before)
        return told("~ {key}: {before} → {after}", key=key, before=self.before, after=self.after)


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Every difference in the order of the new file, then what is gone. Raises Unreadable."""
    before, after = (dict(_leaves(read(text).data, "")) for text in (old, new))
    found = [Change(key, before.get(key), value) for key, value in after.items() if before.get(key) != value]
    return (*found, *(Change(key, value, None) for key, value in before.items() if key not in after))


def met_otherwise(old: str, new: str) -> tuple[tuple[str, Told], ...]:
    """(id of the question, what residents meet otherwise): who is asked it now, and who no longer."""
    before, after = (state_of(read(text).data) for text in (old, new))
    return tuple(asked_anew(before, after))


def version_of_both(old: str, new: str) -> str | None:
    """The version, where two definitions that differ have the same: which of them was handed in by?"""
    before, after = (dict(_leaves(read(text).data, "")) for text in (old, new))
    same = before.get("version") == after.get("version")
    return after.get("version") if same and before != after else None


def ids_of_two(old: str, new: str) -> tuple[str, str] | None:
    """The ids, where the two files are no versions of one procedure."""
    before, after = (dict(_leaves(read(text).data, "")).get("id", "") for text in (old, new))
    return None if before == after else (before, after)


def _leaves(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, tuple) and any(isinstance(one, Mapping) for one in value):
        order = _names(value)
        yield f"{key}{_ORDER}", ", ".join(order)
        for name, inner in zip(order, value, strict=True):
            yield from _leaves(inner, f"{key}.{name}")
    elif isinstance(value, tuple):
        yield key, ", ".join(str(one) for one in value)
    else:
        yield key, str(value)


def _names(entries: tuple[object, ...]) -> list[str]:
    """What each is called; where two are called the same, their places tell them apart."""
    named = [_name(one) for one in entries]
    if None in named or len(set(named)) < len(named):
        return [str(place) for place in range(1, len(entries) + 1)]
    return [str(one) for one in named]


def _name(entry: object) -> str | None:
    """By its id, or by what it is about: a row of a fee by what it counts, of a form by its words."""
    found = (entry.get(key) for key in _NAMING) if isinstance(entry, Mapping) else ()
    return next((one for one in found if isinstance(one, str)), None)
