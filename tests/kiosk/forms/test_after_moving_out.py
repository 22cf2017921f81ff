"""転出届: what else ends or has to be taken along is listed, with its counter and its day."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered, asked

NOBODY_KNOWN = {"name_kana": None, "birth_date": None, "gender": "male", "relation": "head"}
MOVE: Mapping[str, object] = {
    "moved_on": "2026-11-20",
    "destination": "domestic",
    "movers": [NOBODY_KNOWN],
}
GROWN_UP = {"name_kana": "みほん けん", "birth_date": "1979-01-30", "gender": "male", "relation": "head"}
ABROAD: Mapping[str, object] = {
    "moved_on": "2026-12-20",
    "destination": "abroad",
    "subject.name_kana": "みほん けん",
    "movers": [GROWN_UP],
}


def steps(typed: Mapping[str, object]) -> list[str]:
    about = interview("tenshutsu")
    answers = answered(about, typed)
    assert isinstance(answers, Answers)
    return [one.id for one in about.question(FieldId("tenshutsu.follow_steps"), answers).options]


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ({**MOVE, "returns": ["insurance"]}, ["kokuho", "tennyu", "kokuho-there"]),
        (
            {**MOVE, "follow_ups": ["insurance", "child-allowance"]},
            ["kokuho", "jido-teate", "tennyu", "kokuho-there", "jido-there"],
        ),
        ({**MOVE, "returns": ["care"]}, ["tennyu"]),
        ({**MOVE, "follow_ups": ["care"]}, ["care", "tennyu"]),
        ({**MOVE, "follow_ups": ["handbook", "pet"]}, ["handbook", "pet", "tennyu"]),
        ({**ABROAD, "tax_agent": True, "follow_ups": ["handbook", "pet"]}, ["handbook", "pet", "pension"]),
        ({**MOVE, "follow_ups": ["care", "school", "moped"]}, ["care", "school", "tennyu", "moped"]),
        ({**ABROAD, "tax_agent": False, "follow_ups": ["insurance"]}, ["kokuho", "tax", "pension"]),
        ({**ABROAD, "tax_agent": True, "follow_ups": ["care"]}, ["care-ended", "pension"]),
        ({**ABROAD, "tax_agent": True, "returns": ["care"]}, ["care-ended", "pension"]),
        ({**ABROAD, "tax_agent": True}, ["pension"]),
    ],
)
def test_what_comes_next_is_listed(typed: Mapping[str, object], listed: list[str]) -> None:
    assert steps(typed) == listed


def test_what_is_due_in_the_new_town_has_its_own_last_day() -> None:
    about = interview("tenshutsu")
    answers = answered(about, {**MOVE, "follow_ups": ["insurance", "child-allowance"]})
    assert isinstance(answers, Answers)
    question = about.question(FieldId("tenshutsu.follow_steps"), answers)
    there = {one.id: one for one in question.options if one.where == "新しい町の役所"}
    days = {name: one.due.days for name, one in there.items() if one.due is not None}
    assert days == {"tennyu": 14, "kokuho-there": 14, "jido-there": 15}
    assert there["jido-there"].late == "less"


def test_who_has_nothing_else_is_told_of_the_new_town_alone() -> None:
    assert steps({**MOVE, "returns": ["seal"], "follow_ups": []}) == ["tennyu"]


def test_who_has_nothing_else_and_goes_abroad_is_shown_no_list() -> None:
    old = {**GROWN_UP, "birth_date": "1950-01-30"}
    typed = {**ABROAD, "movers": [old], "tax_agent": True, "returns": ["seal"], "follow_ups": []}
    assert "follow_steps" not in asked("tenshutsu", typed)


def test_who_is_75_and_says_so_is_led_to_the_same_step() -> None:
    assert "elderly_steps" in asked("tenshutsu", {**MOVE, "follow_ups": ["elderly"]})
