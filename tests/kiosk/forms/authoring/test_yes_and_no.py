from __future__ import annotations

import pytest

from kiosk.forms.authoring.yes_and_no import yes_and_no
from tests.fakes.form_parts import library, procedure, question

ROUND = "says yes at the answer no: are the two labels the wrong way round?"
EITHER = "asks with a not, so that yes can mean either: ask without it"


def told(title: str, kind: str = "yes-no", **keys: object) -> list[tuple[str, str]]:
    asked = question(kind, title=title, **keys)
    one = procedure("tenkyo").model_copy(update={"questions": (asked,)})
    return [(".".join(map(str, found.path[2:])), found.message) for found in yes_and_no(one)]


def options(yes: str, no: str, ids: tuple[str, str] = ("yes", "no")) -> tuple[dict[str, str], ...]:
    return ({"id": ids[0], "label": yes}, {"id": ids[1], "label": no})


def test_no_installed_answer_is_the_wrong_way_round() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(yes_and_no(one)) == [], one.id


@pytest.mark.parametrize(
    ("yes", "no"),
    [("{出|だ}しません", "出します"), ("はい、出しません。", "いいえ、出します。")],
    ids=["bare", "said"],
)
def test_answers_with_their_labels_changed_are_told(yes: str, no: str) -> None:
    found = told("食べものを出しますか", options=options(yes, no))
    label = yes.replace("{出|だ}", "出").rstrip("。")
    no_answer = f"says no with a yes: 「{label}」 is no answer to 「食べものを出しますか」"
    assert found == [("options.0.label", no_answer), ("options.1.label", ROUND)]


def test_answers_as_they_should_be_are_let_be() -> None:
    assert told("食べものを出しますか", options=options("はい、出します", "いいえ、出しません")) == []
    assert (
        told(
            title="ほかの町では、まだですか",
            options=options("はい、受けとっていません", "いいえ、受けとりました"),
        )
        == []
    )


def test_no_that_only_repeats_the_question_is_told() -> None:
    assert told("車で来ますか", options=options("はい", "来ます")) == [("options.1.label", ROUND)]


def test_nothing_that_says_yes_is_told() -> None:
    found = told("車がありますか", "choice", options=options("いいえ", "はい、あります", ("some", "none")))
    assert [where for where, _ in found] == ["options.0.label", "options.1.label"]


@pytest.mark.parametrize(
    "title", ["届は、まだ{出|だ}していませんか", "車は、いらないですか", "前は、来なかったのですか"]
)
def test_question_with_a_not_is_told(title: str) -> None:
    assert told(title, options=options("はい", "いいえ")) == [("title", EITHER)]


def test_question_for_one_applicant_is_looked_at() -> None:
    own = {"self": {"title": "車で来ませんか"}}
    assert told("車で来ますか", by_applicant=own) == [("by_applicant.self.title", EITHER)]


def test_choice_of_other_things_may_ask_with_a_not() -> None:
    assert told("どれに出ませんか", "choice", options=options("朝の会", "昼の会", ("a", "b"))) == []


SWAPPED = "「{}」 stands at the answer {!r}: are はい and いいえ the wrong way round?"


@pytest.mark.parametrize(
    "ids", [("has", "none"), ("with", "without"), ("done", "not-yet"), ("here", "not-here")], ids="-".join
)
def test_labels_changed_at_ids_that_say_yes_or_no_are_told(ids: tuple[str, str]) -> None:
    labels = ("いいえ、すみません", "はい、すみました")
    found = told("申告は、すみましたか", "choice", options=options(*labels, ids))
    assert [message for _, message in found] == [
        SWAPPED.format(label, id_) for label, id_ in zip(labels, ids, strict=True)
    ]


def test_labels_without_yes_and_no_are_told_at_such_ids() -> None:
    found = told("手紙はありますか", "choice", options=options("ありません", "あります", ("here", "none")))
    assert [where for where, _ in found] == ["options.0.label", "options.1.label"]


def test_no_that_repeats_the_question_is_told_whatever_its_id() -> None:
    asked = options("いいえ、北区でした", "はい、北区のそとでした", ("ward", "elsewhere"))
    assert told("1月1日は、北区でしたか", "choice", options=asked) == [("options.0.label", ROUND)]


def test_yes_and_not_yet_answer_a_question_for_what_is_open() -> None:
    still = options("はい、北区です", "はい、届はまだです", ("kita", "not-yet"))
    assert told("今は、北区に住んでいますか", "choice", options=still) == []
