from __future__ import annotations

import pytest

from kiosk.forms.definition.left_to_bring import left_to_bring
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import procedure, question

HERE = {"id": "a", "label": "はい"}
NOT_HERE = {"id": "b", "label": "いいえ", "bring": "カード"}


def told(one: Question) -> list[tuple[str, str]]:
    definition = procedure("juminhyo").model_copy(update={"questions": (one,), "rows": ()})
    return [(".".join(map(str, found.path)), found.message) for found in left_to_bring(definition)]


def test_answers_may_leave_something_to_be_brought() -> None:
    assert told(question("choice", options=(HERE, NOT_HERE), dont_know={"bring": "カード"})) == []
    assert told(question("bank-account", dont_know={"bring": "通帳"})) == []
    assert told(question("choices", among="movers", bring="カード")) == []
    assert told(question("documents", options=(HERE, {"id": "b", "label": "紙"}), any_one=True)) == []


@pytest.mark.parametrize(
    ("one", "where", "message"),
    [
        (
            question("documents", options=(HERE, NOT_HERE)),
            "options.1.bring",
            "'bring' means nothing for the kind 'documents'",
        ),
        (
            question("choice", options=(HERE, NOT_HERE), dont_know={"answer": "a", "bring": "カード"}),
            "dont_know.bring",
            "`answer` is taken then: write `bring` at that option",
        ),
        (
            question("choice", options=(HERE, NOT_HERE), dont_know={"settled": True, "bring": "カード"}),
            "dont_know.settled",
            "nothing is left to ask then: neither `answer` nor `bring` goes with it",
        ),
        (
            question("choices", options=(HERE,), bring="カード"),
            "bring",
            "stands at the options, each for itself",
        ),
        (
            question("documents", options=(HERE,), any_one=True),
            "any_one",
            "one paper is no choice: leave `any_one` out",
        ),
        (
            question(
                "persons",
                each=({"id": "x", "kind": "choice", "title": "x", "label": "x", "options": (NOT_HERE,)},),
            ),
            "each.0.options.0.bring",
            "is told of a whole question, not of each in a list: ask with a question of its own",
        ),
        (
            question(
                "persons",
                each=({"id": "x", "kind": "date", "title": "x", "label": "x", "dont_know": {"bring": "紙"}},),
            ),
            "each.0.dont_know.bring",
            "is told of a whole question, not of each in a list: ask with a question of its own",
        ),
    ],
    ids=["documents", "answered", "settled", "beside-the-options", "one-paper", "of-each", "of-each-unknown"],
)
def test_what_nobody_would_read_is_told(one: Question, where: str, message: str) -> None:
    assert told(one) == [(f"questions.0.{where}", message)]
