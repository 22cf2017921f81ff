from __future__ import annotations

import pytest

from kiosk.forms.authoring.deadlines_said import deadlines_said
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in deadlines_said(one)]


def changed(name: str, **texts: str) -> Procedure:
    one = procedure(name)
    assert one.deadline is not None
    return one.model_copy(update={"deadline": one.deadline.model_copy(update=texts)})


def test_no_installed_text_contradicts_its_deadline() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize("key", ["label", "late"])
def test_deadline_that_its_words_contradict_is_told(key: str) -> None:
    text = getattr(procedure("tennyu").deadline, key).replace("14日", "10日")
    assert told(changed("tennyu", **{key: text})) == [
        (f"deadline.{key}", "says 10 days; the deadline has 14 days")
    ]


def test_months_that_have_passed_are_those_of_the_deadline() -> None:
    found = told(changed("tennyu", late="1か月をすぎていますが、出せます。"))
    assert [where for where, _ in found] == ["deadline.late"]
    assert told(changed("tennyu", late="14日をすぎています。2年をすぎると、受け取れません。")) == []


def test_weeks_are_counted_in_days() -> None:
    for said, found in (("2週間以内です。", 0), ("3週間以内です。", 1)):
        assert len(told(changed("tennyu", label=said))) == found


def test_day_on_which_it_opens_is_looked_at() -> None:
    wrong = "says 7 days before; `opens` has 14 days"
    assert told(changed("tenshutsu", label="引っこす7日前から出せます。")) == [("deadline.label", wrong)]
    assert told(changed("tenshutsu", early="7日より前です。")) == [("deadline.early", wrong)]


def test_deadline_of_a_branch_is_looked_at() -> None:
    one = procedure("jido-teate")
    rule = one.deadlines[0].model_copy(update={"label": "10日以内に出してください。"})
    wrong = told(one.model_copy(update={"deadlines": (rule,)}))
    assert wrong == [("deadlines.0.label", "says 10 days; the deadline has 15 days")]


def test_summary_and_the_question_for_its_day_are_looked_at() -> None:
    one = procedure("tennyu")
    assert [where for where, _ in told(one.model_copy(update={"summary": "10日以内に出します。"}))] == [
        "summary"
    ]
    place = next(at for at, asked in enumerate(one.questions) if asked.id == "moved_on")
    asked = one.questions[place].model_copy(update={"explanation": "この日から10日以内です。"})
    questions = (*one.questions[:place], asked, *one.questions[place + 1 :])
    found = told(one.model_copy(update={"questions": questions}))
    assert found == [(f"questions.{place}.explanation", "says 10 days; the deadline has 14 days")]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("{半年|はんとし}以内に出してください。", "6 months"),
        ("一か月のうちに出してください。", "1 months"),
        ("十日をすぎると、おそくなります。", "10 days"),
    ],
    ids=["half-a-year", "month-in-kanji", "days-in-kanji"],
)
def test_deadline_in_other_words_is_looked_at(label: str, said: str) -> None:
    wrong = f"says {said}; the deadline has 14 days"
    assert told(changed("tennyu", label=label)) == [("deadline.label", wrong)]


def test_longer_time_after_the_deadline_is_let_be() -> None:
    assert told(changed("tennyu", late="2年をすぎると、受け取れません。")) == []


def test_days_beside_a_deadline_of_none_are_told() -> None:
    one = procedure("tennyu")
    assert one.deadline is not None
    none = one.deadline.model_copy(update={"days": 0})
    found = told(one.model_copy(update={"deadline": none}))
    assert ("deadline.label", "says 14 days; the deadline has 0 days") in found
