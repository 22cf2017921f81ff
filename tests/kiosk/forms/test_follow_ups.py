"""What 転入届, 転居届 and 国保 promise to guide to: where, until when, with what; and 75 and more."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.service import Interview
from kiosk.words.furigana import plain
from tests.fakes.form_parts import TODAY, interview, library, lookups, words
from tests.kiosk.forms.branches import answered, asked

NOBODY_KNOWN = {"name_kana": None, "birth_date": None, "gender": "male", "relation": "head"}
MOVED: Mapping[str, object] = {"moved_on": "2026-11-20", "movers": [NOBODY_KNOWN]}
EVERYTHING = [
    "insurance", "elderly", "pension", "child-allowance", "care",
    "medical", "school", "handbook", "pet", "moped",
]  # fmt: skip
MEMBER = {"gender": "female", "relation": "head", "residence": "japanese", "card_insurance": False}
OLD = {"name_kana": "ミホン　ハナコ", "birth_date": "1948-03-05", **MEMBER}
PAYER = {"name_kana": "ミホン　タロウ", "birth_date": "1980-03-05", "gender": "male", "relation": "head"}
YOUNG = {"name_kana": "ミホン　タロウ", "birth_date": "1980-03-05", **MEMBER, "relation": "child"}


def found(
    about: Interview, typed: Mapping[str, object], steps: str
) -> dict[str, tuple[str | None, str, str]]:
    """Until when, where, with what: by the step."""
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    question = about.question(FieldId(f"{about.procedure.id}.{steps}"), answers)
    answers = answers.with_(question.id, tuple(one.id for one in question.options), "typed")
    return {
        one.choice.id: (
            None if one.until is None else plain(one.until),
            plain(one.choice.where or ""),
            plain(one.choice.bring or ""),
        )
        for one in about.found(answers)
        if one.key.startswith(str(question.id))
    }


def test_moving_in_names_each_step_with_counter_day_and_things() -> None:
    about = interview("tennyu")
    typed = {**MOVED, "moved_from": "domestic", "leaving": "card", "planned_out_on": "2026-11-18"}
    steps = found(about, {**typed, "follow_ups": EVERYTHING}, "follow_steps")
    fortnight = "令和8年12月4日（2026年）まで"
    assert steps["kokuho"] == (fortnight, "7番窓口", "来た方の本人確認の書類")
    assert steps["elderly"] == (
        fortnight,
        "7番窓口",
        "前の町の負担区分等証明書（もらった方）、本人確認の書類",
    )
    assert steps["jido-teate"] == ("令和8年12月3日（2026年）まで", "8番窓口", "受け取る親の口座がわかるもの")
    assert steps["kaigo-nintei"][:2] == (fortnight, "9番窓口")
    assert steps["pension"][:2] == (fortnight, "4番窓口")
    assert len(steps) == len(EVERYTHING)
    assert all(where and bring for _, where, bring in steps.values())


CHILD_ALLOWANCE = {"follow_ups": ["child-allowance"]}


def test_the_allowance_counts_from_the_day_in_the_certificate() -> None:
    typed = {**MOVED, "moved_from": "domestic", "leaving": "paper", "planned_out_on": "2026-11-11"}
    steps = found(interview("tennyu"), {**typed, **CHILD_ALLOWANCE}, "follow_steps")
    assert steps["jido-teate"][0] == "令和8年11月26日（2026年）まで"


@pytest.mark.parametrize(
    "moved_from", [{"moved_from": "domestic", "leaving": "lost"}, {"moved_from": "other"}]
)
def test_where_nobody_knows_the_planned_day_no_last_day_is_said_that_may_be_too_late(
    moved_from: Mapping[str, object],
) -> None:
    steps = found(interview("tennyu"), {**MOVED, **moved_from, **CHILD_ALLOWANCE}, "follow_steps")
    assert sorted(steps) == ["jido-teate-asked", "medical"]
    assert steps["jido-teate-asked"][0] is None
    question = interview("tennyu").procedure.question("follow_steps")
    assert question is not None
    (step,) = (one for one in question.options if one.id == "jido-teate-asked")
    assert "予定日" in plain(step.note or "")
    assert "予定日の翌日から15日以内" in (step.paper or "")


def test_from_abroad_the_allowance_counts_from_the_move() -> None:
    steps = found(interview("tennyu"), {**MOVED, "moved_from": "abroad", **CHILD_ALLOWANCE}, "follow_steps")
    assert sorted(steps) == ["jido-teate-moved", "medical"]
    assert steps["jido-teate-moved"][0] == "令和8年12月7日（2026年）まで"


def test_moving_within_the_ward_names_each_step() -> None:
    steps = found(interview("tenkyo"), {**MOVED, "follow_ups": EVERYTHING}, "follow_steps")
    assert sorted(steps) == sorted(set(EVERYTHING) - {"pension"})
    assert steps["elderly"] == ("令和8年12月4日（2026年）まで", "7番窓口", "資格確認書（あれば）")
    assert all(where and bring for _, where, bring in steps.values())


@pytest.mark.parametrize("procedure_id", ["tennyu", "tenkyo"])
def test_a_life_event_that_told_the_answer_guides_on_itself(procedure_id: str) -> None:
    about = interview(procedure_id)
    answers = answered(about, {**MOVED, "follow_ups": ["pet"]})
    assert isinstance(answers, Answers)
    told = FieldId(f"{procedure_id}.follow_ups")
    named = FieldId(f"{procedure_id}.follow_steps")
    assert named in [one.id for one in about.questions(answers)]
    by_event = answers.with_(told, answers.get(told), "earlier")
    assert named not in [one.id for one in about.questions(by_event)]


def test_who_pays_the_pension_is_told_where_and_until_when() -> None:
    typed = {"reason": "left-job", "event_date": "2026-11-11", "members": [YOUNG], "pension": True}
    steps = found(interview("kokuho-kanyu"), typed, "pension_steps")
    assert steps == {"pension": ("令和8年11月25日（2026年）まで", "4番窓口", "年金の番号がわかるもの")}
    assert "pension_steps" not in asked("kokuho-kanyu", {**typed, "pension": False})
    leaving = {"reason": "assistance", "assistance_from": "2026-11-20", "members": [PAYER], "pension": True}
    left = found(interview("kokuho-soshitsu"), leaving, "pension_steps")
    assert left["pension"][:2] == ("令和8年12月4日（2026年）まで", "4番窓口")


@pytest.mark.parametrize(
    ("event", "field", "steps"),
    [
        ("moving-in", {"fits": ["elderly"]}, "desk_steps"),
        ("moving-out", {"more": ["elderly"]}, "desk_steps"),
        ("moving-within", {"fits": ["elderly"]}, "desk_steps"),
        ("leaving-job", {"insurance": "elderly"}, "desk_steps"),
    ],
)
def test_life_events_know_the_insurance_from_75(event: str, field: dict[str, object], steps: str) -> None:
    (definition,) = (one for one in library().life_events() if one.id == event)
    about = Interview(definition.as_procedure(), "self", words(), lookups(), TODAY)
    day = {} if event == "leaving-job" else {"moved_on": "2026-11-20"}
    named = found(about, {**day, **field}, steps)["elderly"]
    assert named[1] == "7番窓口"
    assert "書" in named[2]
    assert (named[0] is None) is (event == "leaving-job")


def told_to(typed: dict[str, object], applicant: str = "self") -> str | None:
    """The page of the desk to which the last answer leads."""
    about = interview("kokuho-kanyu", applicant)
    problems = answered(about, typed)
    assert not isinstance(problems, Answers)
    return about.desk_of(problems[0])


@pytest.mark.parametrize("applicant", ["self", "proxy"])
def test_who_is_75_and_alone_is_led_to_the_desk_of_their_insurance(applicant: str) -> None:
    typed = {"reason": "moved-in", "subject.birth_date": "1948-03-05"}
    assert told_to({**typed, "younger": False}, applicant) == "elderly-insurance"
    assert "members" in asked("kokuho-kanyu", {**typed, "younger": True}, applicant)
    assert "younger" not in asked("kokuho-kanyu", {**typed, "subject.birth_date": "1951-11-24"}, applicant)


def test_a_list_of_none_below_75_leads_there_too_and_of_some_tells_whom_to_take_out() -> None:
    typed = {"reason": "moved-in", "event_date": "2026-11-20"}
    assert told_to({**typed, "members": [OLD]}) == "elderly-insurance"
    assert (
        told_to({**typed, "members": [{**OLD, "relation": "mother"}, {**YOUNG, "relation": "head"}]}) is None
    )
