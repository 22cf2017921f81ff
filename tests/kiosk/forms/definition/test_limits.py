"""A limit that nobody can keep, and answers that read the same, are told with their line."""

from __future__ import annotations

import pytest

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import unsound
from kiosk.forms.definition.yaml_lines import read
from tests.fakes.form_parts import RESOURCES

TEXT = (RESOURCES / "procedures" / "kazei-shomei" / "procedure.yaml").read_text(encoding="utf-8")
LINE = TEXT[: TEXT.index("questions:\n")].count("\n") + 2
TWO = "options: [{id: x, label: いち}, {id: y, label: に}]"


def told(asked: str) -> list[tuple[int, str, str]]:
    row = f"questions:\n  - {{id: one, title: a, label: a, {asked}}}\n"
    located = read(TEXT.replace("questions:\n", row, 1))
    found = unsound(Procedure.model_validate(located.data), located, "", "kazei-shomei", ("certificates",))
    return [(one.line, one.key.removeprefix("questions.1."), one.message) for one in found]


@pytest.mark.parametrize(
    "asked",
    [
        f"kind: choices, least: 2, {TWO}",
        "kind: count, unit: 通, least: 1, most: 1",
        "kind: date, earliest: 2026-11-01, latest: today",
        "kind: date, earliest: 2030-01-01",
        'kind: digits, groups: "3-4"',
        'kind: year, newest_from: "06-01", most: 5',
        "kind: choice, options: [{id: x, label: いち, when: {applicant: [self]}},"
        " {id: y, label: いち, when: {applicant: [proxy]}}]",
    ],
)
def test_what_can_be_kept_is_let_be(asked: str) -> None:
    assert told(asked) == []


@pytest.mark.parametrize(
    ("asked", "key", "message"),
    [
        (f"kind: choices, least: 3, {TWO}", "least", "3 of 2 options cannot be chosen"),
        (f"kind: choices, least: 2, most: 1, {TWO}", "least", "2 is more than the most, 1"),
        (f"kind: choices, most: 0, {TWO}", "most", "at most 0: no answer is left"),
        ("kind: count, unit: 通, least: 30", "least", "30 is more than the most, 10"),
        ("kind: digits, most: 18", "most", "18 digits have no room in the field: at most 17"),
        (
            'kind: digits, groups: "4", most: 4',
            "groups",
            "`groups` says how many digits there are: leave `least` and `most` out",
        ),
        ("kind: digits, least: 5, most: 4", "least", "5 is more than the most, 4"),
        ("kind: text, most: 4000", "most", "4000 letters have no room on the paper: at most 100"),
        ("kind: count, unit: 通, most: 0", "most", "1 is more than the most, 0"),
        ("kind: money, least: 900, most: 100", "least", "900 is more than the most, 100"),
        (
            "kind: persons, least: 21, each: [{id: k, kind: kana, title: a, label: a}]",
            "least",
            "21 is more than the most, 20",
        ),
        (
            "kind: date, earliest: 2030-01-01, latest: today",
            "earliest",
            "no day is from 2030-01-01 to 2026-11-01, when it begins on 2026-11-01",
        ),
        (
            "kind: date, earliest: {months: 3}, latest: {days: 10}",
            "earliest",
            "no day is from 2027-02-01 to 2026-11-11, when it begins on 2026-11-01",
        ),
        (
            "kind: count, unit: 人, most: 10000",
            "most",
            "nobody counts up to 10000 here: at most 9999; ask for a sum as `money`",
        ),
        ('kind: digits, groups: "3-x"', "groups", "'3-x' are no groups of digits, such as \"3-4\""),
        ('kind: year, newest_from: "13-01"', "newest_from", "'13-01' is no month and day, such as \"06-01\""),
        ('kind: year, newest_from: "02-30"', "newest_from", "'02-30' is no month and day, such as \"06-01\""),
        ('kind: year, newest_from: "02-29"', "newest_from", "'02-29' is no month and day, such as \"06-01\""),
        (
            'kind: yes-no, newest_january: "06-31"',
            "newest_january",
            "'06-31' is no month and day, such as \"06-01\"",
        ),
        ('kind: year, newest_from: "06-31"', "newest_from", "'06-31' is no month and day, such as \"06-01\""),
        (
            "kind: choice, options: [{id: x, label: いち}, {id: y, label: い ち。}]",
            "options.2.label",
            "reads the same as the option 1",
        ),
    ],
)
def test_what_nobody_can_keep_is_told_with_its_line(asked: str, key: str, message: str) -> None:
    assert told(asked) == [(LINE, key, message)]
