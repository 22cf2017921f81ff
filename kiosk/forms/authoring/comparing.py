"""What changed between two versions of a definition, by the ids of its entries, not by lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asked_anew import asked_anew
from kiosk.forms.authoring.asking_state import state_of
from kiosk.forms.definition.yaml_lines import read
from kiosk.words.furigana import plain

_ORDER = " (order)"
"""Behind the key of a list: the ids of its entries as they follow each other."""


_NAMING = ("id", "per", "row", "part", "answer")
"""Keys by which authors know an entry of a list."""
_TITLES = ("label", "title")
"""By these, too, where entries came or went: who pays nothing (`fee.free`), a paper's titles."""
_CONDITIONS = ("when", "wrong_when", "everybody", "not_everybody")
"""One value each, old and new: of a test in pieces nobody sees what it became."""


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
    before, after = _both(old, new)
    found = [Change(key, before.get(key), value) for key, value in after.items() if before.get(key) != value]
    return (*found, *(Change(key, value, None) for key, value in before.items() if key not in after))


def met_otherwise(old: str, new: str) -> tuple[tuple[str, Told], ...]:
    """(id of the question, what residents meet otherwise): who is asked it now, and who no longer."""
    before, after = (state_of(read(text).data) for text in (old, new))
    return tuple(asked_anew(before, after))


def version_of_both(old: str, new: str) -> str | None:
    """The version, where two definitions that differ have the same: which of them was handed in by?"""
    before, after = _both(old, new)
    same = before.get("version") == after.get("version")
    return after.get("version") if same and before != after else None


def ids_of_two(old: str, new: str) -> tuple[str, str] | None:
    """The ids, where the two files are no versions of one procedure."""
    before, after = (one.get("id", "") for one in _both(old, new))
    return None if before == after else (before, after)


def _both(old: str, new: str) -> tuple[dict[str, str], dict[str, str]]:
    """The values of both by their keys."""
    before, after = read(old).data, read(new).data
    sizes, later = dict(_sizes(before, "")), dict(_sizes(after, ""))
    moved = frozenset(key for key in sizes.keys() & later.keys() if sizes[key] != later[key])
    return dict(_leaves(before, "", moved)), dict(_leaves(after, "", moved))


def _sizes(value: object, key: str) -> Iterator[tuple[str, int]]:
    """How many entries each list of mappings has, by its key without what its entries are called."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _sizes(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, tuple) and any(isinstance(one, Mapping) for one in value):
        yield key, len(value)
        for name, inner in zip(_names(value, _NAMING), value, strict=True):
            yield from _sizes(inner, f"{key}.{name}")


def _leaves(value: object, key: str, moved: frozenset[str]) -> Iterator[tuple[str, str]]:
    if key.rpartition(".")[2] in _CONDITIONS and isinstance(value, Mapping):
        yield key, _flow(value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{key}.{name}".lstrip("."), moved)
    elif isinstance(value, tuple) and any(isinstance(one, Mapping) for one in value):
        order = _names(value, (*_NAMING, *_TITLES) if key in moved else _NAMING)
        yield f"{key}{_ORDER}", ", ".join(order)
        for name, inner in zip(order, value, strict=True):
            yield from _leaves(inner, f"{key}.{name}", moved)
    elif isinstance(value, tuple):
        yield key, ", ".join(str(one) for one in value)
    else:
        yield key, str(value)


def _flow(value: object) -> str:
    """As an author writes it on one line: {field: use, in: [pension, school]}."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _names(entries: tuple[object, ...], by: tuple[str, ...]) -> list[str]:
    """What each is called; where two are called the same, their places tell them apart."""
    named = [_name(one, by) for one in entries]
    if None in named or len(set(named)) < len(named):
        return [str(place) for place in range(1, len(entries) + 1)]
    return [str(one) for one in named]


def _name(entry: object, by: tuple[str, ...]) -> str | None:
    """By its id, or by what it is about: a row of a fee by what it counts, of a form by its words."""
    found = (entry.get(key) for key in by) if isinstance(entry, Mapping) else ()
    named = next((one for one in found if isinstance(one, str)), None)
    return None if named is None else plain(named)
