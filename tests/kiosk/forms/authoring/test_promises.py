from __future__ import annotations

import pytest

from kiosk.forms.authoring.promises import promises
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import library, procedure, question

TO_BRING = "something is brought later: say what in `bring`, and the slip names it"
ENOUGH = "one of these is enough, it says: write `any_one: true`"
GUIDED = "promises to guide on, and no step of `next-steps` looks at this answer"
PAPERS = ({"id": "a", "label": "紙"}, {"id": "b", "label": "手紙"})


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in promises(one)]


def of(*questions: Question) -> list[tuple[str, str]]:
    return told(procedure("tennyu").model_copy(update={"questions": questions, "rows": ()}))


def test_every_installed_definition_keeps_its_promises() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize(
    ("label", "note"),
    [
        ("きょうは、持っていません", None),
        ("いいえ", "あとで、窓口に{出|だ}してください"),
        ("いいえ", "その証明も、持ってきてください。"),
    ],
)
def test_an_answer_that_brings_something_later_says_what(label: str, note: str | None) -> None:
    option = {"id": "no", "label": label, "note": note}
    assert of(question("choice", options=(option,))) == [("questions.0.options.0", TO_BRING)]
    assert of(question("choice", options=({**option, "bring": "カード"},))) == []


def test_each_thing_that_is_given_back_at_the_desk_is_brought() -> None:
    returned = question(
        "choices", explanation="窓口で返します。", options=(PAPERS[0], {**PAPERS[1], "bring": "手紙"})
    )
    assert of(returned) == [("questions.0.options.0", TO_BRING)]


def test_one_paper_that_is_enough_is_marked() -> None:
    said = "どちらか、ひとつで{足|た}ります。"
    assert of(question("documents", explanation=said, options=PAPERS)) == [("questions.0", ENOUGH)]
    assert of(question("documents", explanation=said, options=PAPERS, any_one=True)) == []
    assert of(question("documents", explanation="持っている紙です。", options=PAPERS)) == []


@pytest.mark.parametrize(
    "words", ["このあと、ごあんないします", "このあとの手続きを、ごあんないするためです。"]
)
def test_who_is_promised_to_be_guided_on_comes_to_a_step(words: str) -> None:
    asked = question("choices", why=words, options=PAPERS)
    step = {"id": "s", "label": "年金", "when": {"field": asked.id, "has": "a"}}
    steps = question("next-steps", options=(step,)).model_copy(update={"id": "steps"})
    other = question("next-steps", options=({"id": "s", "label": "年金"},)).model_copy(update={"id": "steps"})
    assert of(asked) == [("questions.0", GUIDED)]
    assert of(asked, other) == [("questions.0", GUIDED)]
    assert of(asked, steps) == []


def test_guidance_at_the_desk_is_another_promise() -> None:
    assert (
        of(question("choice", options=({"id": "a", "label": "まだ", "note": "窓口でごあんないします"},)))
        == []
    )
