"""What a definition asks of whom: of each question its condition and its answers, as `check` remembers it.

Nothing else in a definition tells which way a condition was meant. So the author is told what a change does
to people: compared with another file (`diff`), or with what stood there when all was last in good order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import ValidationError

from kiosk.forms.authoring.rules_kept import Rules, rules_of, rules_of_procedure
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.library import Library
from kiosk.words.furigana import plain

FILE = "remembered.json"
"""Beside the definitions; a kiosk does not read it."""
Plain = str | int | bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or what is asked of each in a list (`movers.birth_date`).

    Attributes:
        label: What it is called.
        when: When it is asked; of each in a list it looks at the same person's answers.
        options: Its answers.
        offered: When each is offered.
        rules: By what else it works.
        ruled: By what else each answer works.
        part_of: The list, of what is asked of each in it.
    """

    label: str
    when: Condition | None = None
    options: Mapping[Plain, str] = field(default_factory=dict)
    offered: Mapping[Plain, Condition] = field(default_factory=dict)
    rules: Rules = field(default_factory=dict)
    ruled: Mapping[Plain, Rules] = field(default_factory=dict)
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """By id, the labels of whoever may apply, and the questions in their order; the rules of the whole."""

    applicants: Mapping[str, str]
    questions: Mapping[str, Asked]
    rules: Rules = field(default_factory=dict)


def state_of(data: object) -> State:
    """Of a definition as it was read or dumped; what cannot be understood in it is left out."""
    said = data if isinstance(data, Mapping) else {}
    applicants = {str(one.get("id")): _label(one) for one in _entries(said.get("applicants"))}
    asked = dict(
        found for one in _entries(said.get("questions")) if one.get("id") for found in _with_each(one)
    )
    return State(applicants, asked, rules_of_procedure(said))


def remembered_in(root: Path) -> Mapping[str, State]:
    """By file, what was written down; nothing where nothing was."""
    try:
        read = json.loads((root / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): state_of(one) for name, one in read.items()} if isinstance(read, dict) else {}


def write_remembered(root: Path, library: Library) -> None:
    """Writes down what every definition of a library asks of whom, a question a line."""
    parts = []
    for one in library.sources():
        data = one.procedure.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        applicants = [{"id": who["id"], "label": who["label"]} for who in data["applicants"]]
        questions = ",".join(f"\n{_line(_kept(question))}" for question in data["questions"])
        lines = [f'"applicants": {_line(applicants)}', f'"questions": [{questions}\n]']
        lines.append(f'"rules": {_line(rules_of_procedure(data))}')
        parts.append(f"{_line(one.file)}: {{{','.join(lines)}}}")
    (root / FILE).write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kept(question: Mapping[str, object]) -> Mapping[str, object]:
    found = {key: question[key] for key in ("id", "label", "kind", "when") if key in question}
    options = [
        {**{key: one[key] for key in ("id", "label", "when") if key in one}, **_ruled(one)}
        for one in _entries(question.get("options"))
    ]
    each = [_kept(one) for one in _entries(question.get("each"))]
    lists = (("options", options), ("each", each))
    return {**found, **{key: entries for key, entries in lists if entries}, **_ruled(question)}


def _ruled(entry: Mapping[str, object]) -> Mapping[str, object]:
    rules = rules_of(entry)
    return {"rules": rules} if rules else {}


def _with_each(question: Mapping[str, object]) -> Iterator[tuple[str, Asked]]:
    """The question, and what it asks of each, with conditions that name the list."""
    name, label = str(question.get("id")), _label(question)
    yield name, _asked(question)
    parts = [one for one in _entries(question.get("each")) if one.get("id")]
    ids = frozenset(str(one["id"]) for one in parts)
    for one in parts:
        here = {**one, "label": f"{label}：{_label(one)}", "when": _inside(one.get("when"), name, ids)}
        yield f"{name}.{one['id']}", replace(_asked(here), part_of=name)


def _inside(data: object, name: str, ids: frozenset[str]) -> object:
    """A condition of what is asked of each, its fields by their full names."""
    if isinstance(data, Mapping):
        looked_at = data.get("field")
        full = {"field": f"{name}.{looked_at}"} if looked_at in ids else {}
        return {**{key: _inside(value, name, ids) for key, value in data.items()}, **full}
    return [_inside(one, name, ids) for one in data] if isinstance(data, list | tuple) else data


def _asked(question: Mapping[str, object]) -> Asked:
    options, offered, ruled = {}, {}, {}
    for one in _entries(question.get("options")):
        value = _value(str(one.get("id")), str(question.get("kind")))
        options[value] = _label(one)
        ruled[value] = rules_of(one)
        condition = _condition(one.get("when"))
        if condition is not None:
            offered[value] = condition
    if question.get("kind") == "yes-no" and not options:
        options = {True: "はい", False: "いいえ"}
    when = _condition(question.get("when"))
    return Asked(_label(question), when, options, offered, rules_of(question), ruled)


def _value(name: str, kind: str) -> Plain:
    return {"yes": True, "no": False}.get(name, name) if kind == "yes-no" else name


def _label(entry: Mapping[str, object]) -> str:
    return plain(str(entry.get("label") or entry.get("title") or entry.get("id") or ""))


def _condition(data: object) -> Condition | None:
    try:
        return None if data is None else Condition.model_validate(_thawed(data), strict=False)
    except ValidationError:
        return None


def _thawed(data: object) -> object:
    """As JSON has it: a file that was read holds mappings and tuples of its own."""
    if isinstance(data, Mapping):
        return {str(key): _thawed(value) for key, value in data.items()}
    return [_thawed(one) for one in data] if isinstance(data, list | tuple) else data


def _entries(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []
