"""A JSON file that somebody wrote: what it says, or where it is broken, never what stands there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import click

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Where the file cannot be read on, and why; lines and columns are counted from 1."""

    line: int
    column: int
    problem: str


def read_json(path: Path) -> object | Unreadable:
    """What the file says; a byte order mark before it is taken as nothing. Raises click.UsageError."""
    try:
        content = path.read_bytes().removeprefix(_BOM)
    except OSError as problem:
        raise click.UsageError(f"cannot read {path}: {problem.strerror}") from problem
    try:
        found: object = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as problem:
        return _behind(content[: problem.start].decode("utf-8"), "not UTF-8: save the file as UTF-8")
    except json.JSONDecodeError as problem:
        return Unreadable(problem.lineno, problem.colno, problem.msg)
    except RecursionError:
        return Unreadable(1, 1, "brackets are nested too deep")
    return found


def _behind(text: str, problem: str) -> Unreadable:
    """The place behind that text."""
    return Unreadable(text.count("\n") + 1, len(text) - text.rfind("\n"), problem)
