"""YAML read into plain data that remembers on which line every key stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from kiosk.basics.telling import Told, told

Path: TypeAlias = tuple[str | int, ...]
_NO_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no printable character (YAML 1.2, 5.1)."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser is ten times as fast, where PyYAML was built with it."""


@dataclass(frozen=True, slots=True)
class Located:
    """Plain data (dict, tuple, str, int, bool, date, None) and the line of every path in it, from 1."""

    data: object
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of that path, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class Unreadable(Exception):
    """This is no YAML; says the line."""

    def __init__(self, line: int, message: Told) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read(text: str) -> Located:
    """The document in `text`. Raises Unreadable for what is no YAML, or has one key twice."""
    reader = _Reader()
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise Unreadable(line, _hint(problem.problem or "not YAML", text, line)) from problem
    except yaml.YAMLError as problem:
        raise _unreadable(text) from problem
    return Located(None if node is None else reader.value(node, ()), reader.lines)


def _unreadable(text: str) -> Unreadable:
    """The first sign that no YAML may hold, such as one that a terminal left behind."""
    found = _NO_YAML.search(text)
    if found is None or "\0" in text:  # no text at all
        return Unreadable(1, told("not YAML"))
    message = told(
        "has a sign that nobody can read ({code}): delete it, and type the word anew",
        code=f"U+{ord(found[0]):04X}",
    )
    return Unreadable(text.count("\n", 0, found.start()) + 1, message)


class _Reader:
    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self._scalars = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node, path: Path) -> object:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._pairs(node, path)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(one, (*path, place)) for place, one in enumerate(node.value))
        return self._scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        pairs: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(getattr(key_node, "value", key_node))
            line = key_node.start_mark.line + 1
            if key in pairs:
                raise Unreadable(line, told("the key {key!r} stands here twice", key=key))
            self.lines[(*path, key)] = line
            pairs[key] = self.value(value_node, (*path, key))
        return pairs

    def _scalar(self, node: yaml.Node) -> object:
        try:
            value: object = self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError) as problem:
            raise Unreadable(node.start_mark.line + 1, _unread(node)) from problem
        return value


def _unread(node: yaml.Node) -> Told:
    """A day such as 2026-13-01 looks like a date, and is none."""
    if node.tag == "tag:yaml.org,2002:timestamp":
        return told(
            "{value!r} is no day of the calendar: write year-month-day, such as 2026-11-01", value=node.value
        )
    return told("cannot read {value!r}", value=node.value)


_OF_THE_PARSER: Mapping[str, Told] = {
    str(one): one
    for one in (
        told("mapping values are not allowed here"),
        told("mapping values are not allowed in this context"),
        told("did not find expected key"),
        told("could not find expected ':'"),
        told("did not find expected ',' or ']'"),
        told("did not find expected ',' or '}}'"),
        told("found unexpected end of stream"),
        told("found character that cannot start any token"),
        told("did not find expected '-' indicator"),
        told("block sequence entries are not allowed in this context"),
        told("found undefined alias"),
        told("found a tab character that violates indentation"),
        told("found unknown escape character"),
    )
}
"""What libyaml says most, so that it can be said in Japanese, too."""


def _hint(words: str, text: str, line: int) -> Told:
    """The parser's words, and the usual cause where the line shows it."""
    problem = _OF_THE_PARSER.get(words, words)
    rows = text.splitlines()
    near = " ".join(rows[max(0, line - 2) : line])
    if "{" in near:
        return told(
            "not YAML: {problem} (text with {{kanji|reading}} needs quotation marks around it)",
            problem=problem,
        )
    if "\t" in near:
        return told("not YAML: {problem} (use spaces, not tabs)", problem=problem)
    return told("not YAML: {problem}", problem=problem)
