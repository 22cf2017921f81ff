"""What went wrong, in languages that keep it beside each code (English, easy Japanese), in no `.po` file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.forms.definition.yaml_lines import read
from kiosk.forms.translating.sources import IN_FAILURES


@dataclass(frozen=True, slots=True)
class Said:
    """One text with its place; `key` as the other languages name it (`failures.CARD-02.title`)."""

    file: str
    line: int
    key: str
    text: str


def said_in(folder: Path, language_id: str) -> Iterator[Said]:
    """Every text of `resources/failures` in that language; empty where a file has none."""
    for path in sorted(folder.glob("*.yaml")):
        located = read(path.read_text("utf-8"))
        texts = _at(_at(located.data, "person"), language_id)
        for part in IN_FAILURES:
            text = _at(texts, part)
            if isinstance(text, str):
                line = located.line(("person", language_id, part))
                yield Said(f"failures/{path.name}", line, f"failures.{path.stem}.{part}", text)


def _at(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, Mapping) else None
