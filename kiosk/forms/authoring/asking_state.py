"""What a definition asks of whom: of each question its condition and its answers, as `check` remembers it.

Nothing else in a definition tells which way a condition was meant. So the author is told what a change does
to people: compared with another file (`diff`), or with what stood there when all was last in good order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from kiosk.forms.conditions import Condition
from kiosk.forms.definition.library import Library
from kiosk.words.furigana import plain

FILE = "remembered.json"
"""Beside the definitions; a kiosk does not read it."""
Plain = str | int | bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what it is called, when it is asked, and its answers with the conditions of each."""

    label: str
    when: Condition | None = None
    options: Mapping[Plain, str] = field(default_factory=dict)
    offered: Mapping[Plain, Condition] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """By id, the labels of whoever may apply, and the questions in their order."""

    applicants: Mapping[str, str]
    questions: Mapping[str, Asked]


def state_of(data: object) -> State:
    """Of a definition as it was read or dumped; what cannot be understood in it is left out."""
    said = data if isinstance(data, Mapping) else {}
    applicants = {str(one.get("id")): _label(one) for one in _entries(said.get("applicants"))}
    asked = {str(one.get("id")): _asked(one) for one in _entries(said.get("questions")) if one.get("id")}
    return State(applicants, asked)


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
        lines = [f'"applicants": {_line(applicants)}', '"questions": [']
        lines[1] += ",".join(f"\n{_line(_kept(question))}" for question in data["questions"]) + "\n]"
        parts.append(f"{_line(one.file)}: {{{','.join(lines)}}}")
    (root / FILE).write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kept(question: Mapping[str, object]) -> Mapping[str, object]:
    found = {key: question[key] for key in ("id", "label", "kind", "when") if key in question}
    options = [
        {key: one[key] for key in ("id", "label", "when") if key in one}
        for one in _entries(question.get("options"))
    ]
    return {**found, **({"options": options} if options else {})}


def _asked(question: Mapping[str, object]) -> Asked:
    options, offered = {}, {}
    for one in _entries(question.get("options")):
        value = _value(str(one.get("id")), str(question.get("kind")))
        options[value] = _label(one)
        condition = _condition(one.get("when"))
        if condition is not None:
            offered[value] = condition
    if question.get("kind") == "yes-no" and not options:
        options = {True: "はい", False: "いいえ"}
    return Asked(_label(question), _condition(question.get("when")), options, offered)


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
