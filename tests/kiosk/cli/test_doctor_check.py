from __future__ import annotations

from kiosk.cli.doctor_check import Check, Finding, summed


def test_findings_make_one_check_as_grave_as_the_gravest() -> None:
    findings = [
        Finding("warn", "a", "mend a"),
        Finding("fail", "b", "mend b"),
        Finding("warn", "c", "mend a"),
    ]

    assert summed("disk", findings, "well") == Check("disk", "fail", "a; b; c", "mend a; mend b")
    assert summed("disk", [], "well") == Check("disk", "ok", "well")
