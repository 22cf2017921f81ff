"""A test on an answer that has no options, in words: 「今の住所」 is outside 東京都北区."""

from __future__ import annotations

import json
from collections.abc import Callable

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asking_state import Asked, Plain, State
from kiosk.forms.conditions import ABROAD, TODAY, AgeRange, Condition


def written(leaf: Condition) -> str:
    """The test of a condition on a field, without the field, so that alike ones are one."""
    data = leaf.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps({key: value for key, value in data.items() if key != "field"}, ensure_ascii=False)


def said_test(field: str, test: str, state: State) -> Told:
    """What `written` wrote, in words that follow the name of the field."""
    leaf = Condition.model_validate({"field": field, **json.loads(test)}, strict=False)
    said = _said(leaf, state)
    if leaf.part is None:
        return said
    return told("has somebody whose 「{part}」 {test}", part=_part(field, leaf.part, state), test=said)


def _said(leaf: Condition, state: State) -> Told:
    for is_it, say in _WORDS:
        if is_it(leaf):
            return say(leaf, state)
    return told("is answered so that it fits")


def _of_place(leaf: Condition, _: State) -> Told:
    if leaf.inside == ABROAD:
        return told("is abroad")
    if leaf.inside is not None:
        return told("is in {place}", place=leaf.inside)
    return told("is outside {place}", place=str(leaf.outside))


def _of_age(leaf: Condition, _: State) -> Told:
    age = leaf.age or AgeRange()
    if age.most is None:
        return told("makes {least} years or more", least=age.least or 0)
    if not age.least:
        return told("makes {most} years at most", most=age.most)
    return told("makes {least} to {most} years", least=age.least, most=age.most)


def _of_past(leaf: Condition, _: State) -> Told:
    return told("lies more than {days} days back", days=leaf.past or 0)


def _of_order(leaf: Condition, state: State) -> Told:
    other = _named(leaf.before or leaf.after or "", state)
    days = 1 if leaf.by is None else leaf.by
    if leaf.before is not None:
        pattern = told("lies before {other}", other=other)
        return (
            pattern if days <= 1 else told("lies {days} days before {other}, or more", days=days, other=other)
        )
    pattern = told("lies after {other}", other=other)
    return pattern if days <= 1 else told("lies {days} days after {other}, or more", days=days, other=other)


def _of_sameness(leaf: Condition, state: State) -> Told:
    return told("is the same as {other}", other=_named(str(leaf.same), state))


def _of_answers(leaf: Condition, state: State) -> Told:
    wanted = leaf.in_ or tuple(one for one in (leaf.is_, leaf.has) if one is not None)
    options = _options(leaf, state)
    names = "・".join(options.get(one, str(one)) for one in wanted)
    return told("is one of: {names}", names=names)


def _of_lack(leaf: Condition, _: State) -> Told:
    return told("is not answered") if leaf.empty else told("is answered")


_WORDS: tuple[tuple[Callable[[Condition], bool], Callable[[Condition, State], Told]], ...] = (
    (lambda leaf: leaf.inside is not None or leaf.outside is not None, _of_place),
    (lambda leaf: leaf.age is not None, _of_age),
    (lambda leaf: leaf.past is not None, _of_past),
    (lambda leaf: leaf.before is not None or leaf.after is not None, _of_order),
    (lambda leaf: leaf.same is not None, _of_sameness),
    (lambda leaf: leaf.is_ is not None or leaf.in_ is not None or leaf.has is not None, _of_answers),
    (lambda leaf: leaf.empty is not None, _of_lack),
)


def _named(name: str, state: State) -> str | Told:
    if name == TODAY:
        return told("today")
    asked = state.questions.get(name) or state.questions.get(name.partition(".")[0])
    return f"「{name if asked is None else asked.label}」"


def _options(leaf: Condition, state: State) -> dict[Plain, str]:
    name = str(leaf.field) if leaf.part is None else f"{leaf.field}.{leaf.part}"
    return dict(state.questions.get(name, Asked("")).options)


def _part(field: str, part: str, state: State) -> str:
    asked = state.questions.get(f"{field}.{part}")
    return part if asked is None else asked.label.rpartition("：")[2]
