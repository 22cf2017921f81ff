"""Conditions as a tired author turns them round: `is` for `is not`, `all` for `any`; one slip at a time."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.conditions import Condition
from kiosk.forms.definition.placed_conditions import nodes
from kiosk.forms.definition.yaml_lines import Path


def turned_in(condition: Condition | None) -> Iterator[Condition]:
    """Every way in which one part of it can be turned."""
    if condition is None:
        return
    yield from tests_turned(condition)
    yield from joins_turned(condition)


def tests_turned(condition: Condition) -> Iterator[Condition]:
    """Each `is`, `in` and `has` without its `not`, or with one."""
    for path, node in nodes(condition, ()):
        if node.is_ is not None or node.in_ is not None or node.has is not None:
            if path and path[-1] == "not":
                yield _replaced(condition, path[:-1], node)
            else:
                yield _replaced(condition, path, Condition.model_validate({"not": node}))


def joins_turned(condition: Condition) -> Iterator[Condition]:
    """Each `all` as `any`, and the other way round."""
    for path, node in nodes(condition, ()):
        if node.all_ is not None or node.any_ is not None:
            other = {"all_": node.any_, "any_": node.all_}
            yield _replaced(condition, path, node.model_copy(update=other))


def _replaced(condition: Condition, path: Path, new: Condition) -> Condition:
    if not path:
        return new
    if path[0] == "not":
        assert condition.not_ is not None
        return condition.model_copy(update={"not_": _replaced(condition.not_, path[1:], new)})
    key = f"{path[0]}_"
    place = path[1]
    inner = list(getattr(condition, key))
    assert isinstance(place, int)
    inner[place] = _replaced(inner[place], path[2:], new)
    return condition.model_copy(update={key: tuple(inner)})
