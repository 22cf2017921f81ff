from __future__ import annotations

import pytest

from kiosk.forms.authoring.days_said import days_said
from tests.fakes.form_parts import library, procedure, question

PAST = "asks for a day that is past, and takes one to come"
NO_PAST = "asks for a day that is past, and takes none"
TO_COME = "asks for a day to come, and takes none"


def told(**keys: object) -> list[tuple[str, str]]:
    base = {"title": "それは、いつですか", "label": "いつのこと"}
    asked = procedure("tenkyo").model_copy(update={"questions": (question("date", **{**base, **keys}),)})
    return [(".".join(map(str, one.path[2:])), one.message) for one in days_said(asked)]


def test_no_installed_day_contradicts_its_words() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(days_said(one)) == [], one.id


@pytest.mark.parametrize(
    "texts",
    [
        {"title": "いつ仕事をやめましたか"},
        {"title": "前の{保険|ほけん}は、いつまででしたか"},
        {"title": "なくなったのは、いつですか"},
        {"label": "仕事をやめた日"},
        {"paper": "日本に着いた日"},
        {"explanation": "これからの日は、えらべません。"},
    ],
    ids=["asked", "until", "when-it-was", "label", "paper", "not-to-come"],
)
def test_past_that_may_be_to_come_is_told(texts: dict[str, object]) -> None:
    assert told(**texts, latest="any") == [("latest", PAST)]
    assert told(**texts, latest={"days": 3}) == [("latest", PAST)]
    assert told(**texts, latest="today") == []


def test_past_of_which_no_day_is_taken_is_told() -> None:
    keys = {"title": "いつ仕事をやめましたか", "earliest": {"days": 0}, "latest": "today"}
    assert told(**keys) == [("earliest", NO_PAST)]


@pytest.mark.parametrize(
    "texts",
    [
        {"title": "いつ引っこしますか"},
        {"label": "引っこしの予定日"},
        {"explanation": "これからの日でも、かまいません。"},
    ],
    ids=["asked", "planned", "explained"],
)
def test_day_to_come_that_is_not_taken_is_told(texts: dict[str, object]) -> None:
    assert told(**texts, latest="today") == [("latest", TO_COME)]
    assert told(**texts, latest="any") == []


def test_only_days_to_come_are_taken_where_it_says_so() -> None:
    text = "すぎた日は、えらべません。"
    ((where, message),) = told(explanation=text, latest="any")
    assert where == "earliest"
    assert message.startswith("says that only a day to come is taken")
    assert told(explanation=text, earliest={"days": 0}, latest="any") == []


@pytest.mark.parametrize(
    "texts",
    [
        {"title": "前の町を出る予定日は、いつでしたか"},
        {"title": "いつから住んでいますか", "latest": "today"},
        {"label": "手紙で決まった日"},
        {"explanation": "引っこす前の日は、えらべません。"},
    ],
    ids=["planned", "is-so", "was-fixed", "before-another-day"],
)
def test_words_that_say_neither_are_let_be(texts: dict[str, object]) -> None:
    assert told(**{"latest": "any", **texts}) == []


@pytest.mark.parametrize(
    ("text", "keys", "where"),
    [
        ("きょうから3か月先までです。", {"earliest": {"days": 0}, "latest": {"months": 6}}, "latest"),
        ("１年前からの分です。", {"earliest": {"years": -2}, "latest": "today"}, "earliest"),
        ("きょうまでの日です。", {"latest": {"days": 7}}, "latest"),
        ("三か月先までです。", {"latest": {"months": 2}}, "latest"),
    ],
    ids=["months", "years", "today", "in-kanji"],
)
def test_bound_that_a_text_names_otherwise_is_told(text: str, keys: dict[str, object], where: str) -> None:
    found = told(explanation=text, **keys)
    assert [(one, message.rpartition("; ")[2]) for one, message in found if one == "explanation"] == [
        ("explanation", f"`{where}` has another bound")
    ]


def test_bound_that_a_text_names_rightly_is_let_be() -> None:
    keys = {"earliest": {"days": 0}, "latest": {"months": 3}}
    assert told(explanation="きょうから3か月先までです。", **keys) == []
    assert told(explanation="引っこす14日前からです。", latest="any") == []
