"""Cases of conditions, worked out and said in words: 「本籍の町」が「いいえ、ほかの町です」の方.

A condition looks at a few answers. Each is one variable with a handful of values; all combinations are tried,
and those that turn out otherwise than before are put together again into as few sentences as can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.asking_state import Asked, Plain, State
from kiosk.forms.authoring.telling_tests import said_test, written
from kiosk.forms.conditions import Condition

Value = Plain | None
Case = tuple[tuple["Variable", tuple[Value, ...]], ...]
"""Which values each variable has; one that is not named may have any."""
ELSE = "…"
"""Any answer of a question without options that the condition does not name."""
MOST_SAID = 4
"""So many cases are read in a sentence; more of them say nothing."""
_MOST = 20_000
_NAMED = 5
"""So many answers are named one by one."""


@dataclass(frozen=True, slots=True)
class Variable:
    """What a condition looks at: who applies, a field, whether a list has an option, or another test."""

    kind: str
    field: str
    test: str = ""


def cases(
    before: Condition | None, after: Condition | None, state: State, applicant: str | None = None
) -> tuple[list[Case], list[Case]] | None:
    """Where it holds now and did not, and the other way round; None where there are too many to try.

    Of one applicant alone where one is named.
    """
    values = dict(_values((before, after), state))
    if applicant is not None and (comes := Variable("applicant", "")) in values:
        values[comes] = (applicant,)
    if prod(len(one) for one in values.values()) > _MOST:
        return None
    variables = list(values)
    won, lost = [], []
    for combination in product(*values.values()):
        facts = dict(zip(variables, combination, strict=True))
        if _is_possible(facts):
            was, is_ = _holds(before, facts), _holds(after, facts)
            won += [combination] if is_ and not was else []
            lost += [combination] if was and not is_ else []
    return list(_together(won, variables, values)), list(_together(lost, variables, values))


def said_of(case: Case, state: State) -> Told:
    """The case in words."""
    parts = [_said(variable, values, state) for variable, values in case]
    if not parts:
        return told("everybody")
    found = parts[0]
    for one in parts[1:]:
        found = told("{one} and {other}", one=found, other=one)
    return found


def any_of(found: list[Case], state: State) -> Told:
    """One case after the other, in words; two questions with the same words are said once."""
    who, *others = dict.fromkeys(said_of(one, state) for one in found)
    for one in others:
        who = told("{one}; or {other}", one=who, other=one)
    return who


def whom(condition: Condition, state: State, applicant: str | None = None) -> Told | None:
    """Of whom it holds, in words; None where it holds of nobody, or that takes too many."""
    found = cases(Condition.model_validate({"not": condition}), None, state, applicant)
    if found is None or not 0 < len(found[0]) <= MOST_SAID:
        return None
    return any_of(_shortened(found[0]), state)


def _shortened(found: list[Case]) -> list[Case]:
    """The same without what another case says already: A, or not A and B, is A or B."""
    short = list(found)
    for at, case in enumerate(short):
        others = [*short[:at], *short[at + 1 :]]
        for part in case:
            rest = tuple(one for one in short[at] if one != part)
            if rest and any(_covers(other, (*rest, _turned(part))) for other in others if _is_yes_no(part)):
                short[at] = rest
    return short


def _is_yes_no(part: tuple[Variable, tuple[Value, ...]]) -> bool:
    return part[0].kind not in ("applicant", "field") and len(part[1]) == 1


def _turned(part: tuple[Variable, tuple[Value, ...]]) -> tuple[Variable, tuple[Value, ...]]:
    return part[0], (not part[1][0],)


def _covers(wide: Case, narrow: Case) -> bool:
    """Whether whoever is meant by one is meant by the other."""
    values = dict(narrow)
    return all(variable in values and {*values[variable]} <= {*allowed} for variable, allowed in wide)


def _values(conditions: Iterable[Condition | None], state: State) -> Mapping[Variable, tuple[Value, ...]]:
    found: dict[Variable, dict[Value, None]] = {}
    for leaf in [leaf for one in conditions for leaf in _leaves(one)]:
        variable = _variable(leaf)
        here = found.setdefault(variable, {})
        if variable.kind == "applicant":
            here.update(dict.fromkeys((*state.applicants, *(leaf.applicant or ()))))
        elif variable.kind == "field":
            options = state.questions.get(variable.field, Asked("")).options
            named = (*(leaf.in_ or ()), *(() if leaf.is_ is None else (leaf.is_,)))
            here.update(dict.fromkeys((*options, *named, *(() if options else (ELSE,)), None)))
        else:
            here.update({True: None, False: None})
    return {variable: tuple(values) for variable, values in found.items()}


def _variable(leaf: Condition) -> Variable:
    if leaf.applicant is not None:
        return Variable("applicant", "")
    name = str(leaf.field)
    if leaf.part is None and (leaf.is_ is not None or leaf.in_ is not None or leaf.empty is not None):
        return Variable("field", name)
    if leaf.part is None and leaf.has is not None:
        return Variable("has", name, str(leaf.has))
    return Variable("test", name, written(leaf))


def _leaves(condition: Condition | None) -> Iterator[Condition]:
    if condition is None:
        return
    inner = [one for one in (condition.not_, *(condition.all_ or ()), *(condition.any_ or ())) if one]
    if not inner:
        yield condition
    for one in inner:
        yield from _leaves(one)


def _holds(condition: Condition | None, facts: Mapping[Variable, Value]) -> bool:
    if condition is None:
        return True
    if condition.not_ is not None:
        return not _holds(condition.not_, facts)
    if condition.all_ is not None:
        return all(_holds(one, facts) for one in condition.all_)
    if condition.any_ is not None:
        return any(_holds(one, facts) for one in condition.any_)
    value = facts[_variable(condition)]
    if condition.applicant is not None:
        return value in condition.applicant
    if condition.is_ is not None and condition.part is None:
        return _same(value, condition.is_)
    if condition.in_ is not None and condition.part is None:
        return any(_same(value, one) for one in condition.in_)
    if condition.empty is not None and condition.part is None:
        return (value is None) == condition.empty
    return value is True


def _same(value: Value, wanted: Plain) -> bool:
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


def _is_possible(facts: Mapping[Variable, Value]) -> bool:
    """A list that is empty has none of its options."""
    empty = {one.field for one, value in facts.items() if one.kind == "field" and value is None}
    return not any(value is True and one.kind == "has" and one.field in empty for one, value in facts.items())


def _together(
    found: list[tuple[Value, ...]], variables: list[Variable], values: Mapping[Variable, tuple[Value, ...]]
) -> Iterator[Case]:
    """The same combinations in as few cases as a tree has that asks for one variable after the other."""
    if not found:
        return
    if not variables:
        yield ()
        return
    rest: dict[Value, list[tuple[Value, ...]]] = {one: [] for one in values[variables[0]]}
    for one in found:
        rest[one[0]].append(one[1:])
    alike: dict[tuple[tuple[Value, ...], ...], list[Value]] = {}
    for value, others in rest.items():
        alike.setdefault(tuple(others), []).append(value)
    for remaining, own in alike.items():
        for case in _together(list(remaining), variables[1:], values):
            yield case if len(own) == len(rest) else ((variables[0], tuple(own)), *case)


def _said(variable: Variable, values: tuple[Value, ...], state: State) -> Told:
    asked = state.questions.get(variable.field)
    label = asked.label if asked is not None else variable.field
    match variable.kind:
        case "applicant":
            return told(
                "who comes is {who}",
                who=_listed([state.applicants.get(str(one), str(one)) for one in values]),
            )
        case "has":
            name = variable.test if asked is None else asked.options.get(variable.test, variable.test)
            if values == (True,):
                return told("「{label}」 with 「{name}」", label=label, name=name)
            return told("「{label}」 without 「{name}」", label=label, name=name)
        case "test":
            test = said_test(variable.field, variable.test, state)
            if values == (True,):
                return told("「{label}」 {test}", label=label, test=test)
            return told("not: 「{label}」 {test}", label=label, test=test)
        case _:
            return _of_answers(label, {} if asked is None else asked.options, values)


def _of_answers(label: str, options: Mapping[Plain, str], values: tuple[Value, ...]) -> Told:
    """One of these, or none of the others where that is shorter."""
    others = [name for one, name in options.items() if one not in values]
    if None in values and options and len(others) < len(values) - 1:
        return told("「{label}」 is not {names}", label=label, names=_listed(others))
    if values == (None,):
        return told("「{label}」 has no answer", label=label)
    names = [
        told("another answer") if one == ELSE else options.get(one, str(one))
        for one in values
        if one is not None
    ]
    if None in values:
        return told("「{label}」 is {names}, or has no answer", label=label, names=_listed(names))
    return told("「{label}」 is {names}", label=label, names=_listed(names))


def _listed(names: list[str]) -> str:
    quoted = [one if isinstance(one, Told) else f"「{one}」" for one in names]
    kept = quoted if len(quoted) <= _NAMED else [*quoted[:2], quoted[-1]]
    found = kept[0]
    for one in kept[1:]:
        found = told("{one} or {other}", one=found, other=one)
    return (
        found
        if len(kept) == len(quoted)
        else told("{names} ({count} answers)", names=found, count=len(quoted))
    )
