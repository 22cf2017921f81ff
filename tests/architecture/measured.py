"""What a run of `kiosk gallery` drew and found, in the figures that the conformance document shows.

`python -m tests.architecture.measured gallery/gallery.json` after a run (`make gallery` does it); then
`KIOSK_DOCS=write pytest tests/architecture/test_conformance.py` draws the document anew.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from kiosk.basics.clock import JST
from kiosk.settings import Settings
from ui.gallery.audit import RULES
from ui.gallery.modes import DISPLAYS, TEXT_SIZES, THEMES, modes

FILE = Path(__file__).with_name("measured.json")
_WAYS = ("language", "theme", "text_size", "display")


@dataclass(frozen=True, slots=True)
class OnDisplay:
    """What was measured on one display: in how many modes, how many pictures, violations, notes."""

    modes: int
    pictures: int
    violations: int
    notes: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One run.

    Attributes:
        day: When its figures were kept, as 2026-11-29.
        sample: In how many modes each screen was drawn; None where in all.
        modes: How many were drawn; `every` is how many there are.
        ways: What the modes were made of, by name (`theme`).
        displays: By the display's name.
        violations: By rule; so are notes.
        rules: Those that the audit had; of others nothing is known.
    """

    day: str
    sample: int | None
    modes: int
    every: int
    ways: Mapping[str, Sequence[str]]
    displays: Mapping[str, OnDisplay]
    violations: Mapping[str, int]
    notes: Mapping[str, int]
    rules: Sequence[str]

    @property
    def pictures(self) -> int:
        return sum(one.pictures for one in self.displays.values())

    @property
    def broken(self) -> int:
        """How many violations in all."""
        return sum(one.violations for one in self.displays.values())

    @property
    def whole(self) -> bool:
        return self.modes == self.every and self.sample is None


def every_mode() -> int:
    """How many modes `make gallery` draws."""
    languages = Settings().visit.languages
    return len(list(modes(languages, THEMES, TEXT_SIZES, DISPLAYS, (False, True))))


def measured_in(text: str, day: date) -> Measured:
    """Out of a `gallery.json`, kept on that day. Raises KeyError, ValueError where it is none."""
    told = json.loads(text)
    drawn = told["modes"]
    ways = {way: sorted({str(one[way]) for one in drawn}) for way in _WAYS}
    displays = {
        display: OnDisplay(
            sum(one["display"] == display for one in drawn),
            sum(one["screens"] for one in drawn if one["display"] == display),
            sum(one["violations"] for one in drawn if one["display"] == display),
            sum(one["notes"] for one in drawn if one["display"] == display),
        )
        for display in ways["display"]
    }
    return Measured(
        day=day.isoformat(),
        sample=told["sample"],
        modes=len(drawn),
        every=every_mode(),
        ways=ways,
        displays=displays,
        violations=_by_rule(told["violations"]),
        notes=_by_rule(told["notes"]),
        rules=tuple(sorted(RULES)),
    )


def _by_rule(found: Sequence[Mapping[str, object]]) -> dict[str, int]:
    return dict(sorted(Counter(str(one["rule"]) for one in found).items()))


def kept(file: Path = FILE) -> Measured:
    """Of the run that was committed last."""
    told = json.loads(file.read_text("utf-8"))
    displays = {name: OnDisplay(**one) for name, one in told.pop("displays").items()}
    return Measured(displays=displays, **told)


def drawn_by(run: Measured) -> str:
    """In half a sentence, how much the run saw."""
    share = "the whole matrix" if run.whole else "a sample, not the whole matrix"
    each = "every screen in each" if run.sample is None else f"a screen in {run.sample} at most, by lot"
    return f"The last run that was kept ({run.day}) drew {run.modes} of {run.every} modes, {each}: {share}"


def section(run: Measured) -> Iterator[str]:
    """The lines of the document."""
    yield "\n## What was measured\n"
    yield f"{drawn_by(run)}."
    for way, values in run.ways.items():
        yield f"- {way.replace('_', ' ')}: {', '.join(values)}"
    yield "\n| display (pixels @ pixels per mm) | modes | pictures | violations | notes |"
    yield "|---|---|---|---|---|"
    for name, one in run.displays.items():
        yield f"| {name} | {one.modes} | {one.pictures} | {one.violations} | {one.notes} |"
    yield f"\nViolations by rule: {_counted(run.violations)}."
    yield f"Notes by rule (meant so, decision 030): {_counted(run.notes)}."
    later = [rule for rule in RULES if rule not in run.rules]
    if later:
        yield f"Rules that came later, of which it says nothing: {', '.join(later)}."


def _counted(rules: Mapping[str, int]) -> str:
    return ", ".join(f"{rule} {count}" for rule, count in rules.items()) or "none"


def main() -> None:
    """Keeps the figures of the run whose `gallery.json` is named."""
    run = measured_in(Path(sys.argv[1]).read_text("utf-8"), datetime.now(tz=JST).date())
    FILE.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
