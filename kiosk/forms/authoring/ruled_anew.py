"""Figures and names that are others than they were: `late` of a step, the first birth taken, `gives`."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asking_state import State
from kiosk.forms.authoring.rules_kept import Rules


def ruled_anew(before: State, after: State) -> Iterator[tuple[str, Told]]:
    """(id of the question, or the key of the definition; what is otherwise), for what is in both."""
    for key, message in _changed(before.rules, after.rules):
        yield key.partition(".")[0], message
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
                yield from ((name, _of(field, message)) for _, message in changed)


def _of(name: Told | str, message: Told) -> Told:
    return told("{name}: {change}", name=name, change=message)


def _changed(was: Rules, is_: Rules) -> Iterator[tuple[str, Told]]:
    for key in dict.fromkeys((*is_, *was)):
        old, new = was.get(key), is_.get(key)
        if old is None:
            yield key, told("`{key}` is new: {value}", key=key, value=new or "")
        elif new is None:
            yield key, told("`{key}` is gone; it was {value}", key=key, value=old)
        elif old != new:
            yield key, told("`{key}` was {before}, and is {after}", key=key, before=old, after=new)
