"""`docs/accessibility-conformance.md` is drawn from `conformance.yaml` and from what the audit measures.

After a change: `KIOSK_DOCS=write pytest` this file.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from PySide6.QtGui import QFontMetricsF

from tests.architecture.measured import kept, section
from tests.fakes.looks import a_look
from ui.gallery.audit import RULES
from ui.gallery.modes import TEXT_SIZES, THEMES
from ui.gallery.pairs import Pair, measured

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "accessibility-conformance.md"
STATES = ("met", "partly", "not met", "outside")
INTRODUCTION = """# Accessibility conformance

Drawn from `tests/architecture/conformance.yaml` and from what the audit of `kiosk gallery` measures; a test
keeps it current. EN is EN 301 549 (final draft V4.1.0), W is WCAG 2.2 as WCAG2ICT reads it, 508 is US
Section 508, V is VVSG 2.0 chapter 7. No office has certified any of it.

Not everything is met. `make gallery` draws every screen in every mode and names what is wrong on it, and
`make gallery-sample` draws every screen in eight of them, so chosen that it meets every size, theme and
language, lying and upright; another seed draws others. On 21.5", as it lies and upright, the suite draws
screens by lot as well, at every size and in every language, and allows no violation; on 15.6" it does so for
chosen screens with standard letters.

Two limits are meant so (decision 030). On a page of a 15.6" display that has no room for them, letters are
one step smaller than was asked for: a note of the audit, counted below; so are two steps where a date is
wrong (decision 035). Three steps, two on other pages, or any on a larger display are a violation. Low reach
brings what is touched into the lowest 40 % of a display, and on 15.6" into the lowest 190 mm: 55 % of one
that stands upright, and all of one that lies, where it is not offered since it would change nothing. How
high a display is mounted decides what a hand reaches there.

What the last run that was kept measured stands below, whole or sampled.
"""


@dataclass(frozen=True, slots=True)
class Row:
    clause: str
    demand: str
    state: str
    tests: tuple[str, ...]
    why: str


def rows() -> tuple[Row, ...]:
    told = yaml.safe_load((ROOT / "tests/architecture/conformance.yaml").read_text("utf-8"))
    return tuple(
        Row(one["clause"], one["demand"], one["state"], tuple(one.get("tests", ())), one.get("why", ""))
        for one in told
    )


def faults(row: Row) -> Iterator[str]:
    """What makes a row worth nothing."""
    if row.state not in STATES:
        yield f"{row.clause}: {row.state!r} is no state"
    if row.state in ("met", "partly") and not row.tests:
        yield f"{row.clause}: no test shows it"
    if row.state != "met" and not row.why:
        yield f"{row.clause}: it is not said why"
    for test in row.tests:
        file, _, name = test.partition("::")
        if name not in functions_of(ROOT / file):
            yield f"{row.clause}: there is no {test}"


def functions_of(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    return {one.name for one in ast.parse(file.read_text("utf-8")).body if isinstance(one, ast.FunctionDef)}


def drawn() -> str:
    return "\n".join((INTRODUCTION, *_demands(), *_audit(), *section(kept()), *_contrasts(), *_letters()))


def _demands() -> Iterator[str]:
    yield "## Clause by clause\n"
    yield "| clause | demand | state | shown by, or why not |\n|---|---|---|---|"
    for row in rows():
        shown = "<br>".join(f"`{test}`" for test in row.tests)
        reason = "<br>".join(part for part in (shown, row.why) if part)
        yield f"| {row.clause} | {row.demand} | {row.state} | {reason} |"


def _audit() -> Iterator[str]:
    yield "\n## What the audit demands of every screen\n\n| rule | demand |\n|---|---|"
    yield from (f"| {rule} | {demand} |" for rule, demand in RULES.items())


def _contrasts() -> Iterator[str]:
    yield "\n## Least contrast of each theme\n"
    yield "| theme | text | demanded | pressed text | demanded | parts | demanded |"
    yield "|---|---|---|---|---|---|---|"
    for theme in THEMES:
        found = list(measured(a_look(theme=theme)))
        told = (_least([one for one in found if one.kind == kind]) for kind in ("text", "pressed", "part"))
        yield f"| {theme} | {' | '.join(told)} |"


def _least(pairs: Sequence[Pair]) -> str:
    """Of the pair that differs least, with what is demanded of it."""
    worst = min(pairs, key=lambda one: one.ratio)
    return f"{worst.ratio:.1f} | {worst.demanded:g}"


def _letters() -> Iterator[str]:
    yield "\n## Smallest letters, measured\n\n| text size | font size | capital |\n|---|---|---|"
    for size in TEXT_SIZES:
        look = a_look(text_size=size)
        capital = look.metrics.to_mm(QFontMetricsF(look.font("cap")).capHeight())
        yield f"| {size} | {look.text.cap:g} mm | {capital:.1f} mm |"
    yield ""


@pytest.mark.usefixtures("qapp")
def test_document_says_what_the_table_and_the_audit_say() -> None:
    if os.environ.get("KIOSK_DOCS") == "write":
        DOCUMENT.write_text(drawn(), "utf-8")
    assert DOCUMENT.read_text("utf-8") == drawn()


def test_every_row_names_tests_that_are_there_or_says_why_not() -> None:
    assert [fault for row in rows() for fault in faults(row)] == []


@pytest.mark.parametrize(
    "row",
    [
        Row("W 0", "x", "met", (), ""),
        Row("W 0", "x", "met", ("tests/architecture/test_conformance.py::test_of_nothing",), ""),
        Row("W 0", "x", "not met", (), ""),
        Row("W 0", "x", "certainly", (), "so"),
    ],
    ids=["without-a-test", "test-that-is-gone", "without-a-reason", "another-state"],
)
def test_row_that_is_worth_nothing_is_found(row: Row) -> None:
    assert list(faults(row))
