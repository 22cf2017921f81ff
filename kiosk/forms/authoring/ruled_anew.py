"""Figures and names that are others than they were: `late` of a step, the first birth taken, `gives`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asking_state import Plain, State
from kiosk.forms.authoring.rules_kept import Rules

_MOST = 3
"""So many changes of one thing are read one by one."""


def ruled_anew(before: State, after: State) -> Iterator[tuple[str, Told]]:
    """(the question, `question/option`, or key of the definition; what is otherwise), for what is in both."""
    yield from ((_first(key), message) for key, message in _changed(before.rules, after.rules))
    for name, asked in after.questions.items():
        was = before.questions.get(name)
        if was is None:
            continue
        own = _changed(was.rules, asked.rules)
        yield from ((name, _of(f"「{asked.label}」", message)) for _, message in own)
        for value, label in asked.options.items():
            if value in was.options:
                changed = _changed(was.ruled.get(value, {}), asked.ruled.get(value, {}))
                field = told(
                    "{field}: the answer {option}", field=f"「{asked.label}」", option=f"「{label}」"
                )
                where = f"{name}/{option_of(value)}"
                yield from ((where, _of(field, message)) for _, message in changed)


def _of(name: Told | str, message: Told) -> Told:
    return told("{name}: {change}", name=name, change=message)


def option_of(value: Plain) -> str:
    """The id of the option with that value."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _changed(was: Rules, is_: Rules) -> Iterator[tuple[str, Told]]:
    """Each key; of what changed in many places (`run`, whose lists moved by one), that it did."""
    keys = [key for key in dict.fromkeys((*is_, *was)) if was.get(key) != is_.get(key)]
    places = Counter(map(_beginning, keys))
    for one, count in places.items():
        if count > _MOST:
            yield one, told("`{key}` is another one in {count} places", key=one, count=count)
    for key in keys:
        if places[_beginning(key)] <= _MOST:
            yield key, _how(key, was.get(key), is_.get(key))


def _how(key: str, old: str | None, new: str | None) -> Told:
    if old is None:
        return told("`{key}` is new: {value}", key=key, value=new or "")
    if new is None:
        return told("`{key}` is gone; it was {value}", key=key, value=old)
    return told("`{key}` was {before}, and is {after}", key=key, before=old, after=new)


def _beginning(key: str) -> str:
    """`run.also`, `checks.later`: what is told as one where many of it changed."""
    return ".".join(key.split(".")[:2])


def _first(key: str) -> str:
    return key.partition(".")[0]
