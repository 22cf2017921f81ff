"""The texts of a definition by key: read in another language, or listed for translators."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias, TypeVar, get_args

from pydantic import BaseModel

from kiosk.basics.marked import Marked
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.choices import Run
from kiosk.forms.definition.life_event import DeskMatter, Group, LifeEvent
from kiosk.forms.definition.marking import TextMark
from kiosk.forms.definition.procedure import Procedure
from kiosk.words.catalogue import SOURCE_LANGUAGE, Words

M = TypeVar("M", bound=BaseModel)
Defined: TypeAlias = Procedure | LifeEvent | Group | DeskMatter
_Change = Callable[[str, Marked], Marked]


def said(procedure: Procedure, words: Words) -> Procedure:
    """The same procedure with every text in the words' language; Japanese where none is translated."""
    return procedure.said_once(words, lambda: _in_words(procedure, words, procedure.id))


def said_event(event: LifeEvent, words: Words) -> LifeEvent:
    """The same questions about a life event in the words' language."""
    return _in_words(event, words, event.id)


def said_group(group: Group, words: Words) -> Group:
    """The same life event in the words' language."""
    return _in_words(group, words, f"groups.{group.id}")


def said_matter(matter: DeskMatter, words: Words) -> DeskMatter:
    """The same matter of the desk in the words' language."""
    return _in_words(matter, words, f"desk.{matter.id}")


def texts(model: Defined) -> Iterator[tuple[str, Marked]]:
    """Every (key, Japanese text) of a definition, in its own order."""
    yield from ((key, text) for key, text in _all(model) if text.strip())


def blanks(model: Defined) -> Iterator[str]:
    """The keys of texts that are there and say nothing."""
    yield from (key for key, text in _all(model) if not text.strip())


def _all(model: Defined) -> list[tuple[str, Marked]]:
    found: list[tuple[str, Marked]] = []

    def note(key: str, text: Marked) -> Marked:
        found.append((key, text))
        return text

    _changed(model, _key_of(model), note)
    return found


def _key_of(model: Defined) -> str:
    match model:
        case Group():
            return f"groups.{model.id}"
        case DeskMatter():
            return f"desk.{model.id}"
        case _:
            return model.id


def _in_words(model: M, words: Words, key: str) -> M:
    if words.language == SOURCE_LANGUAGE:
        return model
    return _changed(model, key, lambda path, text: words(path) if words.has(path) else text)


def _changed(model: M, key: str, change: _Change) -> M:
    update: dict[str, object] = {}
    for name, is_text in _walked(type(model)):
        value: object = getattr(model, name)
        if value or value == "":
            update[name] = _value(value, f"{key}.{name}", change, is_text=is_text)
    return model.model_copy(update=update)


@cache
def _walked(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields in which texts can stand, and whether they are texts themselves: constant for a class."""
    found = []
    for name, info in model.model_fields.items():
        is_text = any(isinstance(mark, TextMark) for mark in info.metadata)
        if is_text or _holds_models(info.annotation):
            found.append((name, is_text))
    return tuple(found)


def _holds_models(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation not in (Condition, Run)
    return any(_holds_models(one) for one in get_args(annotation))


def _value(value: object, key: str, change: _Change, *, is_text: bool) -> object:
    if isinstance(value, str):
        return change(key, value) if is_text else value
    if isinstance(value, BaseModel):
        return _changed(value, key, change)
    if isinstance(value, tuple):
        return tuple(
            _value(one, f"{key}.{getattr(one, 'id', place)}", change, is_text=is_text)
            for place, one in enumerate(value, 1)
        )
    if isinstance(value, Mapping):
        return {name: _value(one, f"{key}.{name}", change, is_text=is_text) for name, one in value.items()}
    return value
