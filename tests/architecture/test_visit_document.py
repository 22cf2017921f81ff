"""`docs/visit.md` is drawn from the table. After changing the table: `KIOSK_DOCS=write pytest` this file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.visit.table import ANYWHERE, OVERS, STEPS, On, Row

DOCUMENT = Path(__file__).parents[2] / "docs" / "visit.md"
INTRODUCTION = """# The way of a visit

Drawn from `kiosk/visit/table.py`; a test compares the two. An arrow is what happens: a button's id, or
an event's type. What works on every screen, and what lies over a step, stands below.
"""


def named(on: On) -> str:
    return on.rstrip(":") if isinstance(on, str) else on.__name__


def arrows(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        for step in row.to:
            yield f"    {row.step.__name__} --> {step.__name__}: {named(row.on)}"


def listed(title: str, rows: tuple[Row, ...]) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield "| over or on | what happens | what it does | leads to |"
    yield "|---|---|---|---|"
    for row in rows:
        place = "any screen" if row.step is object else row.step.__name__
        said = (row.do.__doc__ or row.do.__name__.replace("_", " ")).splitlines()[0]
        yield f"| {place} | {named(row.on)} | {said} | {', '.join(step.__name__ for step in row.to)} |"


def drawn() -> str:
    diagram = ["```mermaid", "stateDiagram-v2", "    [*] --> Welcoming", *arrows(STEPS), "```"]
    tables = [
        *listed("Steps", STEPS),
        *listed("Over a step", OVERS),
        *listed("On every screen", ANYWHERE),
    ]
    return "\n".join([INTRODUCTION, *diagram, *tables]) + "\n"


def test_the_document_shows_the_table_as_it_is() -> None:
    if os.environ.get("KIOSK_DOCS") == "write":
        DOCUMENT.write_text(drawn(), encoding="utf-8")
    assert DOCUMENT.read_text(encoding="utf-8") == drawn()
