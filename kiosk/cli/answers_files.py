"""The answers files of invented people (`resources/personas`): what cannot be read, by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.basics.telling import told
from kiosk.bootstrap import RESOURCES, Services
from kiosk.cli.field_problems import named
from kiosk.cli.json_file import Unreadable, read_json
from kiosk.forms.definition import yaml_lines
from kiosk.forms.definition.faults import Fault
from kiosk.forms.lines import APPLICANT
from kiosk.forms.service import AnswersFile, Library, Procedure, parse_answers
from kiosk.words.catalogue import SOURCE_LANGUAGE

PEOPLE = RESOURCES / "personas"
"""One folder a procedure, in it one file a person."""


def answers_faults(services: Services, library: Library, folder: Path = PEOPLE) -> Iterator[Fault]:
    """Every place in which such a file is broken, or answers what nobody asks.

    What is missing is not told: what must be there depends on the day. Nor are answers to a procedure that
    this library does not have, or not in order.
    """
    for path in sorted(folder.glob("*/*.json")):
        yield from _faults(path, services, library)


def _faults(path: Path, services: Services, library: Library) -> Iterator[Fault]:
    name = f"{path.parent.name}/{path.name}"
    content = read_json(path)
    if isinstance(content, Unreadable):
        problem = told("not JSON: {problem}", problem=content.problem)
        yield Fault(name, content.line, "(file)", problem)
        return
    procedure = library.get(path.parent.name)
    if procedure is not None:
        yield from _unread(path, name, content, services, procedure)


def _unread(
    path: Path, name: str, content: object, services: Services, procedure: Procedure
) -> Iterator[Fault]:
    words = services.catalogue.words(SOURCE_LANGUAGE)
    today = services.clock.moment().now.date()
    read = parse_answers(procedure, content, words=words, lookups=services.lookups, today=today)
    if isinstance(read, AnswersFile):
        return
    lines = _lines(path)
    broken = tuple(one for one in read if one.kind != "not-answered")
    for one in named(broken, procedure, words):
        field = str(one["field"])
        key = field if field in (APPLICANT, "answers") else f"answers.{field}"
        line = lines.line(tuple(_written(key, lines)))
        yield Fault(
            name, line, key, told("cannot be read: {reason}", reason=one["message"] or ""), one.get("likely")
        )


def _lines(path: Path) -> yaml_lines.Located:
    """JSON is YAML, but for tabs; then everything stands on the first line."""
    try:
        return yaml_lines.read(path.read_text("utf-8-sig"))
    except yaml_lines.Unreadable:
        return yaml_lines.Located(None, {})


def _written(key: str, lines: yaml_lines.Located) -> Iterator[str]:
    """The path as the file has it: its ids are local or full, and hold dots themselves."""
    first, _, field = key.partition(".")
    yield first
    there = (one[1] for one in lines.lines if len(one) == 2 and one[0] == first)
    yield next((str(one) for one in there if field and str(field).endswith(str(one))), field)
