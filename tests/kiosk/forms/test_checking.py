from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Condition, Facts, holds
from kiosk.forms.fields.kind import BLANK, Parsed, Unfit
from kiosk.forms.question_view import problem_text
from tests.fakes.form_parts import TODAY, context, procedure, question, words


def test_an_optional_question_left_empty_is_blank() -> None:
    assert checking.read(question("phone", optional=True), "", context()) == Parsed(BLANK)
    assert checking.read(question("date", optional=True), {"era": "", "year": ""}, context()) == Parsed(BLANK)
    assert isinstance(checking.read(question("phone"), "", context()), Unfit)


def test_an_empty_list_is_a_value_and_not_blank() -> None:
    assert checking.read(question("choices", optional=True), None, context()) == Parsed(())


def test_an_untouched_question_takes_its_preset() -> None:
    assert checking.read(question("count", preset=1), None, context()) == Parsed(1)


def test_limits_are_checked_with_the_reading() -> None:
    read = checking.read(question("count", most=5), 6, context())
    assert isinstance(read, Unfit)
    named = checking.named(read.problems, FieldId("juminhyo.copies"))
    assert [(one.field, one.kind) for one in named] == [("juminhyo.copies", "count-too-big")]


def test_what_cannot_be_right_together_is_found_by_field_or_altogether() -> None:
    kokuho = procedure("kokuho-kanyu")
    facts = Facts({"event_date": "2026-11-01", "previous_end": "2026-11-02"}, "self", TODAY)
    assert [one.kind for one in checking.crossed(kokuho, facts)] == ["check:previous-after-event"]
    assert checking.crossed(kokuho, facts, field="reason") == ()
    fine = Facts({"event_date": "2026-11-01", "previous_end": "2026-10-31"}, "self", TODAY)
    assert checking.crossed(kokuho, fine) == ()


@pytest.mark.parametrize(
    ("reason", "last", "first", "wanted"),
    [
        ("left-job", "2026-11-22", "2026-11-23", []),
        ("left-job", "2026-11-23", "2026-11-24", []),
        ("left-job", "2026-11-23", "2026-11-23", ["previous-after-event"]),
        ("left-job", None, "2026-11-24", []),
        ("moved-in", None, "2026-11-24", ["from-tomorrow"]),
        ("moved-in", None, "2026-11-23", []),
    ],
)
def test_insurance_begins_on_the_day_after_the_last_of_another(
    reason: str, last: str | None, first: str, wanted: list[str]
) -> None:
    data: dict[str, Data] = {"reason": reason, "event_date": first, "previous_end": last}
    found = checking.crossed(procedure("kokuho-kanyu"), Facts(data, "self", TODAY))
    assert [one.kind for one in found] == [f"check:{one}" for one in wanted]


@pytest.mark.parametrize(
    ("last", "asked"), [("2026-11-21", True), ("2026-11-22", False), ("2024-03-31", True)]
)
def test_days_between_two_insurances_are_asked_about(last: str, *, asked: bool) -> None:
    gap = procedure("kokuho-kanyu").question("gap")
    assert gap is not None
    data: dict[str, Data] = {"reason": "left-job", "event_date": "2026-11-23", "previous_end": last}
    assert holds(gap.when, Facts(data, "self", TODAY)) is asked


BORN_LATER = {"name_kana": "ミホン　ソラ", "birth_date": "2026-11-16"}
BORN_BEFORE = {"name_kana": "ミホン　ケン", "birth_date": "1989-01-30"}


def who_is_wrong(*members: dict[str, str]) -> list[str]:
    kokuho = procedure("kokuho-kanyu")
    facts = Facts({"event_date": "2026-11-01", "members": [*members]}, "self", TODAY)
    return [problem_text(kokuho, one, words()) for one in checking.crossed(kokuho, facts, field="members")]


def test_of_several_people_it_is_said_which_one_cannot_be() -> None:
    (alone,) = who_is_wrong(BORN_LATER)
    assert who_is_wrong(BORN_BEFORE, BORN_LATER) == [f"2人目の方：{alone}"]
    assert who_is_wrong(BORN_LATER, BORN_BEFORE, BORN_LATER) == [f"1人目の方：{alone}"]
    assert who_is_wrong(BORN_BEFORE) == []


def test_where_it_hangs_on_nobody_of_them_nobody_is_named() -> None:
    check = procedure("kokuho-kanyu").checks[0]
    about = Condition.model_validate({"not": {"field": "members", "empty": True}})
    always = Condition.model_validate({"field": "event_date", "before": "today"})
    facts = Facts({"event_date": "2026-11-01", "members": [BORN_BEFORE, BORN_LATER]}, "self", TODAY)
    for condition, number in ((about, {"number": 1}), (always, {})):
        of_list = check.model_copy(update={"field": "members", "wrong_when": condition})
        kokuho = procedure("kokuho-kanyu").model_copy(update={"checks": (of_list,)})
        assert [one.facts for one in checking.crossed(kokuho, facts)] == [number]
