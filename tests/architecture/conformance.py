"""What `docs/accessibility-conformance.md` says: from `conformance.yaml` and from what the audit measured."""

from __future__ import annotations

import ast
import math
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from PySide6.QtGui import QFontMetricsF

from tests.architecture.measured import Measured, drawn_by, section
from tests.fakes.looks import a_look
from ui.gallery.audit import RULES
from ui.gallery.modes import TEXT_SIZES, THEMES, Display
from ui.gallery.pairs import Pair, measured

ROOT = Path(__file__).parents[2]
STATES = ("met", "partly", "not met", "outside")
INTRODUCTION = """# Accessibility conformance

Drawn from `tests/architecture/conformance.yaml` and from what the audit of `kiosk gallery` measures; a test
keeps it current. EN is EN 301 549 (final draft V4.1.0), W is WCAG 2.2 as WCAG2ICT reads it, 508 is US
Section 508, V is VVSG 2.0 chapter 7. No office has certified any of it.

`make gallery` draws every screen in every mode and names what is wrong on it, and `make gallery-sample` draws
every screen in eight of them, so chosen that it meets every size, theme and language, lying and upright;
another seed draws others. The suite draws some by lot, on 21.5" at every size and in every language, on
15.6" chosen screens with standard letters, and fails where one of those has a violation: of the others that
says nothing.

{found}

Two limits are meant so (decision 030). On a page of a 15.6" display that has no room for them, letters are
one step smaller than was asked for: a note of the audit, counted below; so are two steps where a date is
wrong (decision 035). Three steps, two on other pages, or any on a larger display are a violation. Low reach
brings what is touched into the lowest 40 % of a display, and on 15.6" into the lowest 190 mm: 55 % of one
that stands upright, and all of one that lies, where it is not offered since it would change nothing. Over
a board of letters in the two larger sizes, a proposal or a way out may lie up to 220 mm high there; that is
a note, too. How high a display is mounted decides what a hand reaches there.
"""
BROKEN = (
    "A clause that stands on a broken rule of the audit is said to be met partly at best, whatever its tests "
    "say; the figures stand below."
)
WIDTH = 109
OF_THE_AUDIT = "tests/ui/gallery/"


@dataclass(frozen=True, slots=True)
class Row:
    """One of the table.

    Attributes:
        state: What it may say at best.
        rules: Those of the audit on which it stands.
    """

    clause: str
    demand: str
    state: str
    tests: tuple[str, ...]
    why: str
    rules: tuple[str, ...] = ()


def rows() -> tuple[Row, ...]:
    told = yaml.safe_load((ROOT / "tests/architecture/conformance.yaml").read_text("utf-8"))
    return tuple(
        Row(
            one["clause"],
            one["demand"],
            one["state"],
            tuple(one.get("tests", ())),
            one.get("why", ""),
            tuple(one.get("rules", ())),
        )
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
    if not row.rules and any(test.startswith(OF_THE_AUDIT) for test in row.tests):
        yield f"{row.clause}: it is not said on which rules of the audit it stands"
    yield from (f"{row.clause}: the audit has no rule {rule}" for rule in row.rules if rule not in RULES)


def state_of(row: Row, run: Measured) -> str:
    """No more than was measured: what is broken anywhere is not simply met."""
    return "partly" if row.state == "met" and _broken(row, run) else row.state


def _broken(row: Row, run: Measured) -> dict[str, int]:
    return {rule: count for rule in row.rules if (count := run.violations.get(rule, 0))}


def _figures(row: Row, run: Measured) -> Iterator[str]:
    """What the run says of this row, where that is something against it."""
    broken = _broken(row, run)
    if broken:
        told = ", ".join(f"`{rule}` {count}" for rule, count in broken.items())
        yield f"Violations in {run.pictures} pictures: {told}."
    later = [f"`{rule}`" for rule in row.rules if rule not in run.rules]
    if later:
        yield f"Not yet measured in the run that was kept: {', '.join(later)}."


def functions_of(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    return {one.name for one in ast.parse(file.read_text("utf-8")).body if isinstance(one, ast.FunctionDef)}


def drawn(run: Measured) -> str:
    """The whole document, with the figures of this run."""
    parts = (_introduction(run), *_demands(run), *_audit(), *section(run), *_contrasts(), *_letters())
    return "\n".join(parts)


def _introduction(run: Measured) -> str:
    found = f"{drawn_by(run)}. It found {_found(run)}. {BROKEN}"
    return INTRODUCTION.format(found=textwrap.fill(found, WIDTH))


def _found(run: Measured) -> str:
    pictures = f"in {run.pictures} pictures"
    if not run.broken:
        return f"no violation {pictures}"
    inches = Counter[str]()
    for display, one in run.displays.items():
        inches[_inches(Display.parse(display))] += one.violations
    where = ", ".join(f'{count} on {size}"' for size, count in sorted(inches.items()) if count)
    return f"{run.broken} violations {pictures}: {where}"


def _inches(display: Display) -> str:
    return f"{math.hypot(display.width, display.height) / display.pixels_per_mm / 25.4:.3g}"


def _demands(run: Measured) -> Iterator[str]:
    yield "## Clause by clause\n"
    yield "| clause | demand | state | shown by, or why not |\n|---|---|---|---|"
    for row in rows():
        shown = "<br>".join(f"`{test}`" for test in row.tests)
        reason = "<br>".join(part for part in (shown, row.why, *_figures(row, run)) if part)
        yield f"| {row.clause} | {row.demand} | {state_of(row, run)} | {reason} |"


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
