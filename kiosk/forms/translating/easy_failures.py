"""What went wrong, in easy Japanese (やさしい日本語): kept beside each code, in no `.po` file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.forms.definition.yaml_lines import read
from kiosk.forms.translating.sources import IN_FAILURES
from kiosk.words.catalogue import EASY


@dataclass(frozen=True, slots=True)
class Said:
    """One text with its place; `key` as the other languages name it (`failures.CARD-02.title`)."""

    file: str
    line: int
    key: str
    text: str


def said_in(folder: Path) -> Iterator[Said]:
    """Every easy text of `resources/failures`; empty where a file has none."""
    for path in sorted(folder.glob("*.yaml")):
        located = read(path.read_text("utf-8"))
        texts = _at(_at(located.data, "person"), EASY)
        for part in IN_FAILURES:
            text = _at(texts, part)
            if isinstance(text, str):
                line = located.line(("person", EASY, part))
                yield Said(f"failures/{path.name}", line, f"failures.{path.stem}.{part}", text)


def _at(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, Mapping) else None
