"""国保加入: every reason for which somebody joins has an answer of its own, or is written down."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered, asked, told

PREVIOUS = {"previous_type", "previous_insurer", "previous_number", "previous_end"}
ADULT = {
    "name_kana": "みほん けん",
    "birth_date": "1989-01-30",
    "gender": "male",
    "relation": "head",
    "residence": "japanese",
    "card_insurance": True,
}


def papers(typed: Mapping[str, object]) -> list[str]:
    about = interview("kokuho-kanyu")
    taken = answered(about, typed)
    assert isinstance(taken, Answers)
    return [one.id for one in about.question(FieldId("kokuho-kanyu.papers"), taken).options]


@pytest.mark.parametrize("reason", ["left-job", "left-voluntary", "left-dependants"])
def test_who_was_insured_elsewhere_tells_where_and_until_when(reason: str) -> None:
    typed = {"reason": reason, "event_date": "2026-11-24"}  # tomorrow, the day after the last insured one
    assert set(asked("kokuho-kanyu", typed)) >= PREVIOUS
    assert "loss" in papers(typed)


def test_after_voluntary_continuation_nobody_is_advised_to_continue() -> None:
    typed = {"reason": "left-voluntary", "event_date": "2026-11-20", "members": [ADULT]}
    assert "considered" not in asked("kokuho-kanyu", typed)
    assert "involuntary" in asked("kokuho-kanyu", typed)
    assert "considered" in asked("kokuho-kanyu", {**typed, "reason": "left-job"})


@pytest.mark.parametrize(
    ("born", "is_asked"), [("1961-11-21", True), ("1961-11-20", False), ("1955-01-30", False), (None, True)]
)
def test_why_the_job_ended_is_asked_of_those_below_65_alone(born: str | None, is_asked: bool) -> None:
    """軽減 is for who was not 65 yet when the insurance ended; whose birth date nobody knows may be."""
    member = {**ADULT, "birth_date": born}
    typed = {"reason": "left-job", "event_date": "2026-11-20", "members": [member]}
    assert ("involuntary" in asked("kokuho-kanyu", typed)) is is_asked


def test_who_comes_from_abroad_was_insured_nowhere_and_shows_the_day_of_entry() -> None:
    typed = {"reason": "from-abroad", "event_date": "2026-11-20"}
    assert not PREVIOUS & set(asked("kokuho-kanyu", typed))
    assert papers(typed) == ["passport"]
    assert "きょうまで" in told("kokuho-kanyu", {**typed, "event_date": "2026-11-24"})


@pytest.mark.parametrize("reason", ["left-voluntary", "from-abroad"])
def test_they_are_asked_about_the_pension_and_stand_first_in_the_list(reason: str) -> None:
    typed = {"reason": reason, "event_date": "2026-11-20", "members": [ADULT]}
    assert "pension" in asked("kokuho-kanyu", typed)
    about = interview("kokuho-kanyu")
    first = about.procedure.question("members")
    assert first is not None
    assert first.first_when is not None
    assert reason in str(first.first_when)


def test_another_reason_is_written_down_or_told_at_the_desk() -> None:
    assert "reason_other" in asked("kokuho-kanyu", {"reason": "other"})
    assert "reason_other" not in asked("kokuho-kanyu", {"reason": "moved-in"})
    about = interview("kokuho-kanyu")
    answers = answered(about, {"reason": "other"})
    assert isinstance(answers, Answers)
    question = about.question(FieldId("kokuho-kanyu.reason_other"), answers)
    assert isinstance(about.dont_know(question, answers), Answers)
