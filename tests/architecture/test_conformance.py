"""`docs/accessibility-conformance.md` is drawn from `conformance.yaml` and from what the audit measured.

After a change: `KIOSK_DOCS=write pytest` this file.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.architecture.conformance import ROOT, Row, drawn, faults, rows
from tests.architecture.measured import FILE, Measured, kept
from ui.gallery.audit import RULES

DOCUMENT = ROOT / "docs" / "accessibility-conformance.md"
SHARE = "tests/ui/gallery/test_sample.py::test_nothing_is_wrong_on_any_screen_of_a_share"


@pytest.mark.usefixtures("qapp")
def test_document_says_what_the_table_and_the_audit_say() -> None:
    if os.environ.get("KIOSK_DOCS") == "write":
        DOCUMENT.write_text(drawn(kept()), "utf-8")
    assert DOCUMENT.read_text("utf-8") == drawn(kept())


def test_every_row_names_tests_that_are_there_or_says_why_not() -> None:
    assert [fault for row in rows() for fault in faults(row)] == []


@pytest.mark.parametrize(
    "row",
    [
        Row("W 0", "x", "met", (), ""),
        Row("W 0", "x", "met", ("tests/architecture/test_conformance.py::test_of_nothing",), ""),
        Row("W 0", "x", "not met", (), ""),
        Row("W 0", "x", "certainly", (), "so"),
        Row("W 0", "x", "met", (SHARE,), ""),
        Row("W 0", "x", "met", (SHARE,), "", ("beauty",)),
    ],
    ids=[
        "without-a-test",
        "test-that-is-gone",
        "without-a-reason",
        "another-state",
        "without-its-rules",
        "no-rule-of-the-audit",
    ],
)
def test_row_that_is_worth_nothing_is_found(row: Row) -> None:
    assert list(faults(row))


def planted(folder: Path, violations: Mapping[str, int]) -> Measured:
    """The run that was kept, as a file in which these are its violations, all on the first display."""
    told = json.loads(FILE.read_text("utf-8"))
    told["violations"], told["rules"] = dict(violations), sorted(RULES)
    for at, one in enumerate(told["displays"].values()):
        one["violations"] = 0 if at else sum(violations.values())
    file = folder / "measured.json"
    file.write_text(json.dumps(told), "utf-8")
    return kept(file)


def told_of(document: str) -> dict[str, tuple[str, str]]:
    """State and reason in the document by clause."""
    table = document.partition("## Clause by clause")[2].partition("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {line[0]: (line[2], line[3]) for line in cells[1:]}


def test_every_rule_of_the_audit_is_behind_some_clause() -> None:
    assert {rule for row in rows() for rule in row.rules} == set(RULES)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("rule", RULES)
def test_no_clause_is_met_while_its_rule_is_broken(rule: str, tmp_path: Path) -> None:
    told = told_of(drawn(planted(tmp_path, {rule: 7})))
    behind = {row.clause: row.state for row in rows() if rule in row.rules}
    for clause, state in behind.items():
        assert told[clause][0] == ("partly" if state == "met" else state)
        assert f"`{rule}` 7." in told[clause][1]
    for row in rows():
        if row.clause not in behind:
            assert told[row.clause][0] == row.state


@pytest.mark.usefixtures("qapp")
def test_clauses_are_met_where_nothing_is_broken(tmp_path: Path) -> None:
    document = drawn(planted(tmp_path, {}))
    told = told_of(document)
    assert {clause: state for clause, (state, _) in told.items()} == {row.clause: row.state for row in rows()}
    assert "It found no violation in " in document
    assert "Violations in" not in document.partition("## What")[0]


@pytest.mark.usefixtures("qapp")
def test_preface_says_what_was_measured(tmp_path: Path) -> None:
    run = planted(tmp_path, {"clipped": 62, "pale": 3})
    preface = " ".join(drawn(run).partition("## Clause by clause")[0].split())
    assert f"drew {run.modes} of {run.every} modes" in preface
    assert f'It found 65 violations in {run.pictures} pictures: 65 on 27".' in preface
    assert "allows no violation" not in preface


@pytest.mark.usefixtures("qapp")
def test_rule_that_came_after_the_run_is_no_figure(tmp_path: Path) -> None:
    run = dataclasses.replace(planted(tmp_path, {}), rules=sorted(set(RULES) - {"dim"}))
    assert "Not yet measured in the run that was kept: `dim`." in told_of(drawn(run))["W 1.4.11"][1]
    assert "Rules that came later, of which it says nothing: dim." in drawn(run)


def test_what_was_kept_names_rules_of_the_audit_alone() -> None:
    assert set(kept().violations) <= set(kept().rules) <= set(RULES)
