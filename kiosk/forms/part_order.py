"""Which screen of a question comes after which; a list of persons has its overview between two of them."""

from __future__ import annotations

from collections.abc import Sequence


def after(part: str, parts: Sequence[str], *, listed: bool) -> str:
    """The screen after this one, which is not the last; after one person of a list comes the overview."""
    if part not in parts:
        return parts[-1]
    following = parts[parts.index(part) + 1]
    return parts[-1] if listed and _person(following) != _person(part) else following


def before(part: str, parts: Sequence[str], *, listed: bool) -> str | None:
    """The screen before this one, None before the first; before a person's first comes the overview."""
    if part not in parts or (listed and part == parts[-1]):
        return None
    place = parts.index(part)
    if not listed:
        return parts[place - 1] if place else None
    same = place > 0 and _person(parts[place - 1]) == _person(part)
    return parts[place - 1] if same else parts[-1]


def last_alike(part: str, parts: Sequence[str], *, listed: bool) -> str:
    """The last screen that asks the same of the same person: `2.address.building` for `2.address.town`."""
    depth = 2 if listed else 1
    same = [one for one in parts if one.split(".")[:depth] == part.split(".")[:depth]]
    return same[-1] if same else part


def _person(part: str) -> str:
    """Whom of a list a screen is about: `2` of `2.birth_date.year`."""
    return part.partition(".")[0]
