from __future__ import annotations

import dataclasses
import json
from datetime import date

from tests.architecture.measured import Measured, every_mode, measured_in, section

MODE = {"language": "ja", "theme": "dark", "text_size": "large", "low_reach": False, "display": "1x2@3"}
TOLD = {
    "modes": [
        {**MODE, "screens": 555, "violations": 2, "notes": 3},
        {**MODE, "language": "en", "screens": 555, "violations": 0, "notes": 0},
        {**MODE, "display": "9x9@9", "screens": 10, "violations": 1, "notes": 0},
    ],
    "pictures": [],
    "sample": None,
    "notes": [{"picture": "p", "rule": "letters", "widget": "w", "figure": "f"}] * 3,
    "violations": [
        {"picture": "p", "rule": rule, "widget": "w", "figure": "f"} for rule in ("gap", "clipped", "gap")
    ],
}


def run() -> Measured:
    return measured_in(json.dumps(TOLD), date(2026, 11, 29))


def said(measured: Measured) -> str:
    return "\n".join(section(measured))


def test_figures_are_those_of_the_run() -> None:
    found = run()
    assert (found.modes, found.pictures, found.violations) == (3, 1120, {"clipped": 1, "gap": 2})
    assert found.ways["language"] == ["en", "ja"]
    assert dataclasses.astuple(found.displays["1x2@3"]) == (2, 1110, 2, 3)


def test_sample_is_never_said_to_be_the_whole() -> None:
    found = run()
    assert found.every == every_mode() > 100
    assert "3 of" in said(found)
    assert "a sample, not the whole matrix" in said(found)
    whole = dataclasses.replace(found, modes=found.every)
    assert "a sample" not in said(whole)
    some = dataclasses.replace(whole, sample=6)
    assert "a screen in 6 at most, by lot: a sample, not the whole matrix" in said(some)
    assert "(2026-11-29)" in said(some)


def test_every_violation_is_counted_in_the_document() -> None:
    assert "| 1x2@3 | 2 | 1110 | 2 | 3 |" in said(run())
    assert "Violations by rule: clipped 1, gap 2." in said(run())
    assert "Notes by rule (meant so, decision 030): letters 3." in said(run())
    clean = dataclasses.replace(run(), violations={}, notes={})
    assert "Violations by rule: none." in said(clean)
    assert "Notes by rule (meant so, decision 030): none." in said(clean)
