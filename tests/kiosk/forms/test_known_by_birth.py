"""転入届 names by the birth dates what is due of children and from 75 on, ticked or not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered, asked
from tests.kiosk.forms.test_follow_ups import found

WHO = {"subject.name_kana": "みほん けん"}
PAPER = {
    **WHO,
    "moved_on": "2026-11-20",
    "moved_from": "domestic",
    "leaving": "paper",
    "planned_out_on": "2026-11-11",
}
LOST = {**WHO, "moved_on": "2026-11-20", "moved_from": "domestic", "leaving": "lost"}
ABROAD = {**WHO, "moved_on": "2026-11-20", "moved_from": "abroad"}
HEAD = {"name_kana": "みほん けん", "birth_date": "1989-01-30", "gender": "male", "relation": "head"}
CHILD = {"name_kana": "みほん そら", "birth_date": "2023-09-14", "gender": "female", "relation": "child"}
MOTHER = {"name_kana": "みほん はる", "birth_date": "1946-09-14", "gender": "female", "relation": "mother"}


def named(typed: Mapping[str, object], movers: list[Mapping[str, str]], ticked: list[str]) -> list[str]:
    typed = {**typed, "movers": movers, "follow_ups": ticked}
    if "people_steps" not in asked("tennyu", typed):
        return []
    return list(found(interview("tennyu"), typed, "people_steps"))


@pytest.mark.parametrize(
    ("movers", "ticked", "wanted"),
    [
        ([HEAD, CHILD, MOTHER], [], ["elderly", "jido-teate", "medical"]),
        ([HEAD, CHILD], ["medical"], ["jido-teate"]),
        ([HEAD, CHILD, MOTHER], ["elderly", "child-allowance"], []),
        ([HEAD, {**MOTHER, "birth_date": "1951-11-23"}], [], ["elderly"]),
        ([HEAD, {**MOTHER, "birth_date": "1951-11-24"}], [], []),
        ([HEAD, {**CHILD, "birth_date": "2008-04-02"}], [], ["jido-teate", "medical"]),
        ([HEAD, {**CHILD, "birth_date": "2008-04-01"}], [], []),
        ([HEAD], [], []),
    ],
    ids=["both", "one-ticked", "all-ticked", "75", "74", "school-year-of-18", "out-of-school", "nobody"],
)
def test_of_whom_the_birth_date_tells_is_named_unless_ticked(
    movers: list[Mapping[str, str]], ticked: list[str], wanted: list[str]
) -> None:
    assert named(PAPER, movers, ticked) == wanted


@pytest.mark.parametrize(
    ("typed", "step", "until"),
    [
        (PAPER, "jido-teate", "令和8年11月26日（2026年）まで"),
        (LOST, "jido-teate-asked", None),
        (ABROAD, "jido-teate-moved", "令和8年12月7日（2026年）まで"),
    ],
    ids=["certificate", "lost", "abroad"],
)
def test_the_allowance_of_a_child_has_the_same_last_day_there(
    typed: Mapping[str, object], step: str, until: str | None
) -> None:
    steps = found(interview("tennyu"), {**typed, "movers": [HEAD, CHILD], "follow_ups": []}, "people_steps")
    assert steps[step][0] == until


def test_what_a_life_event_did_not_tell_is_named_all_the_same() -> None:
    """The life event guides to what was ticked there; a child that nobody ticked is in its list of movers."""
    about = interview("tennyu")
    answers = answered(about, {**PAPER, "movers": [HEAD, CHILD, MOTHER], "follow_ups": ["elderly", "pet"]})
    assert isinstance(answers, Answers)
    told = FieldId("tennyu.follow_ups")
    by_event = answers.with_(told, answers.get(told), "earlier")
    left = {str(one.id): [option.id for option in one.options] for one in about.questions(by_event)}
    assert left["tennyu.people_steps"] == ["jido-teate", "medical"]
    assert "tennyu.follow_steps" not in left
