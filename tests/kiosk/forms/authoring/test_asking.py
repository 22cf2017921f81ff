from __future__ import annotations

import pytest

from kiosk.forms.authoring.asking import asking
from kiosk.forms.authoring.wording import words_in
from kiosk.forms.definition.costs import Fee
from kiosk.forms.definition.procedure import Omitted
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import RESOURCES, procedure

ONE_THING = words_in(RESOURCES / "procedures").one_thing
MANY = [{"id": f"c{at}", "label": label} for at, label in enumerate("あいうえ")]


def told(**changes: object) -> list[tuple[tuple[str | int, ...], str]]:
    """What is said of a definition whose only question is sound, but for these keys."""
    asked = {
        "id": "a",
        "kind": "text",
        "title": "どれですか",
        "label": "どれ",
        "why": "わけ",
        "everybody_knows": "one's own",
        "source": "[A]",
    }
    one = Question.model_validate({**asked, **changes}, strict=False)
    bare = procedure("juminhyo").model_copy(update={"questions": (one,)})
    return [(found.path, found.message) for found in asking(bare, ONE_THING, is_event=False)]


def test_question_that_asks_well_is_let_be() -> None:
    assert told() == []


@pytest.mark.parametrize("missing", ["why", "source"])
def test_missing_reason_and_source_are_told(missing: str) -> None:
    ((path, message),) = told(**{missing: ""})
    assert path == ("questions", 0)
    assert message.startswith(f"'a' has no `{missing}`")


@pytest.mark.parametrize("source", ["von mir", "[]", "[X]", "A"])
def test_source_without_a_known_mark_is_told(source: str) -> None:
    assert len(told(source=source)) == 1


@pytest.mark.parametrize("source", ["[R 千代田]", "[R; GK]: a note", "[GK] [A]", "limit [A]"])
def test_marked_source_is_let_be(source: str) -> None:
    assert told(source=source) == []


def test_fee_and_applicants_without_a_source_are_told() -> None:
    one = procedure("juminhyo")
    fee = Fee(amount=300, label="1通 300円")
    applicants = tuple(who.model_copy(update={"source": ""}) for who in one.applicants)
    changed = one.model_copy(update={"fee": fee, "applicants": applicants})
    paths = [found.path for found in asking(changed, ONE_THING, is_event=False)]
    assert paths == [("applicants", 0), ("applicants", 1), ("applicants", 2), ("fee",)]


@pytest.mark.parametrize(
    "title",
    [
        "何通、いつまでに必要ですか",
        "お名前と住所は何ですか",
        "本籍をのせますか。いつ使いますか",
        "どこに住み、どなたといますか",
        "住所をのせますか、電話をのせますか",
    ],
)
def test_two_questions_in_one_are_told(title: str) -> None:
    assert told(title=title) == [
        (("questions", 0, "title"), "asks two things at once: make two questions of it")
    ]


@pytest.mark.parametrize(
    "title",
    [
        "前の保険の記号と番号は何ですか",
        "お子さんとの関係は何ですか",
        "つとめ先の名前は何ですか",
        "「戸籍の、ひとりだけ」は何通ですか",
        "いつも行く病院は、どこですか",
        "どの国の、どの町へ行きますか",
        "スマホとコンビニで、なおしますか",
    ],
)
def test_one_question_is_let_be(title: str) -> None:
    assert told(title=title) == []


@pytest.mark.parametrize(
    "title",
    [
        "食べものと、飲みものを出しますか",
        "ご主人とお子さんがいますか",
        "国民健康保険と介護保険に入っていますか",
        "マイクおよびピアノを使いますか",
        "お酒とたばこは、いりますか",
    ],
)
def test_yes_to_two_things_is_told(title: str) -> None:
    """Who needs one of them alone has no answer."""
    assert told(kind="yes-no", title=title) == [
        (("questions", 0, "title"), "asks two things at once: make two questions of it")
    ]


@pytest.mark.parametrize(
    "title",
    [
        "お父さんと同じ家に住みますか",
        "家族といっしょに来ましたか",
        "お子さんは、何と呼ばれますか",
        "スマホとコンビニで、なおしますか",
        "学校や施設に入った方がいますか",
        "記号と番号を知っていますか",
    ],
)
def test_yes_to_one_thing_is_let_be(title: str) -> None:
    assert told(kind="yes-no", title=title) == []


def test_explanation_that_asks_again_is_told() -> None:
    assert [path for path, _ in told(explanation="また、いつ使いますか。")] == [
        ("questions", 0, "explanation")
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "yes-no", "preset": True},
        {"kind": "yes-no", "preset": "yes"},
        {"preset": "東京都北区"},
        {"id": "subject.gender", "kind": "choice", "options": MANY[:2], "preset": "c0"},
    ],
    ids=["yes", "yes-in-words", "personal", "of-a-person"],
)
def test_answer_put_in_a_mouth_is_told(changes: dict[str, object]) -> None:
    assert [path for path, _ in told(**changes)] == [("questions", 0, "preset")]


def test_less_telling_answer_and_a_number_of_copies_may_stand_there() -> None:
    assert told(kind="yes-no", preset="no") == []
    assert told(kind="count", preset=1, unit="通") == []


def test_list_without_a_way_out_is_told() -> None:
    assert [path for path, _ in told(kind="choice", options=MANY)] == [("questions", 0, "options")]


@pytest.mark.parametrize(
    "changes",
    [
        {"options": [*MANY, {"id": "x", "label": "そのほか"}]},
        {"options": MANY, "dont_know": {"label": "わからない"}, "everybody_knows": None},
        {"options": MANY, "nothing_else": "the law names four [GK]"},
        {"options": MANY, "optional": True, "everybody_knows": None},
        {"options": MANY[:3]},
    ],
    ids=["other", "dont-know", "nothing-else", "optional", "few"],
)
def test_list_with_a_way_out_is_let_be(changes: dict[str, object]) -> None:
    assert told(kind="choice", **changes) == []


def test_row_that_is_asked_and_left_out_is_told() -> None:
    one = procedure("juminhyo")
    questions = tuple(
        each.model_copy(update={"fact": ("種類",) if each.id == "type" else ()}) for each in one.questions
    )
    omitted = (Omitted(row="色", reason="x"), Omitted(row="種類", reason="x"))
    changed = one.model_copy(update={"questions": questions, "omitted": omitted, "rows": ()})
    (found,) = asking(changed, ONE_THING, is_event=False)
    assert (found.path, found.message) == (("omitted", 1), "'種類' is asked, too, by 'type'")


STUCK = "has no way for who does not know: add `dont_know`, or say `everybody_knows: why`"


def test_question_that_holds_up_whoever_does_not_know_is_told() -> None:
    assert told(everybody_knows=None) == [(("questions", 0), f"'a' {STUCK}")]


@pytest.mark.parametrize(
    "way", [{"dont_know": {}}, {"dont_know": {"applicants": ["proxy"]}}, {"optional": True}],
    ids=["dont-know", "who-acts-for-somebody", "optional"],
)  # fmt: skip
def test_question_that_lets_them_go_on_is_let_be(way: dict[str, object]) -> None:
    assert told(everybody_knows=None, **way) == []


def test_what_is_asked_of_each_of_a_list_lets_them_go_on_too() -> None:
    each = {"id": "b", "kind": "text", "title": "どれですか", "label": "どれ"}
    ((path, message),) = told(kind="persons", each=[each])
    assert path == ("questions", 0, "each", 0)
    assert message == f"'b' {STUCK}"


@pytest.mark.parametrize("open_", [{"dont_know": {}}, {"optional": True}], ids=["dont-know", "optional"])
def test_what_may_stay_open_needs_no_reason_why_everybody_knows(open_: dict[str, object]) -> None:
    ((path, message),) = told(**open_)
    assert path == ("questions", 0, "everybody_knows")
    assert message == "may stay open: leave `everybody_knows` out"
