"""One installed definition in a folder of its own, with texts of it spoilt; and what `check` then says.

The other definitions are left out, so that only this one is looked at.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from click.testing import CliRunner

from kiosk.cli.procedures import procedures
from tests.fakes.form_parts import RESOURCES

Texts = Sequence[tuple[str, str]]
"""What stands in the definition once, and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must be told.

    Attributes:
        key: Where; `{copies}` is the place of that question or check, counted from 1.
        standing: What stands in its line.
        english, japanese: A part of the message in either language.
    """

    key: str
    standing: str
    english: str
    japanese: str


def spoilt(folder: Path, name: str, texts: Texts) -> Path:
    """The folder of definitions with that one in it."""
    root = folder / "procedures"
    (root / name).mkdir(parents=True)
    for lists in (RESOURCES / "procedures").glob("*.yaml"):
        shutil.copy(lists, root)
    text = (RESOURCES / "procedures" / name / "procedure.yaml").read_text("utf-8")
    for old, new in texts:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / name / "procedure.yaml").write_text(text, "utf-8")
    return root


def checked(root: Path, language: str = "en") -> tuple[int, dict[str, list[dict[str, object]]]]:
    """The exit code of `kiosk procedures check`, and what it says as JSON."""
    asked = ("check", "--directory", str(root), "--json", "--language", language)
    done = CliRunner().invoke(procedures, asked)
    return done.exit_code, json.loads(done.stdout)


def assert_told(root: Path, name: str, expected: Sequence[Expected], language: str) -> None:
    """Each is told at its key and line; and in Japanese nothing is told in English."""
    code, said = checked(root, language)
    assert code == 1
    faults = [(one["key"], one["line"], str(one["message"])) for one in said["faults"]]
    text = (root / name / "procedure.yaml").read_text("utf-8")
    lines, asked_at = text.splitlines(), _places_in(text)
    for one in expected:
        key = one.key.format_map(asked_at)
        line = next(number for number, written in enumerate(lines, 1) if one.standing in written)
        wanted = one.english if language == "en" else one.japanese
        here = [message for at, where, message in faults if (at, where) == (key, line)]
        assert any(wanted in message for message in here), (key, line, faults)
    if language == "ja":
        assert [message for *_, message in faults if not re.search("[ぁ-ん]", message)] == []


def _places_in(text: str) -> dict[str, int]:
    """By id, the place of each check and question, the first being 1 as authors count."""
    said = yaml.safe_load(text)
    lists = (said.get("checks", ()), said["questions"])
    return {one["id"]: place for entries in lists for place, one in enumerate(entries, 1)}
