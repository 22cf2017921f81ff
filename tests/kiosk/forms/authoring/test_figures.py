from __future__ import annotations

import pytest

from kiosk.forms.authoring.figures import figures
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.service import LifeEvent
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in figures(one)]


def asked(**keys: object) -> Procedure:
    base = {"id": "a", "title": "どれですか", "label": "どれ"}
    return procedure("tenkyo").model_copy(
        update={"questions": (Question.model_validate({**base, **keys}, strict=False),)}
    )


def test_no_installed_text_contradicts_its_rule() -> None:
    events: tuple[LifeEvent, ...] = library().life_events()
    for one in (*library().procedures(), *(event.as_procedure() for event in events)):
        assert told(one) == [], one.id


COPIES = {"kind": "count", "unit": "通", "most": 5}


@pytest.mark.parametrize(
    ("keys", "text", "message"),
    [
        (COPIES, "1回に{10通|じゅっつう}までとれます。", "says at most 10; the question takes 5"),
        (COPIES, "１０通以内です。", "says at most 10; the question takes 5"),
        (
            {"kind": "count", "unit": "人", "least": 2},
            "3人以上です。",
            "says at least 3; the question takes 2",
        ),
        ({"kind": "text", "most": 40}, "20文字までです。", "says at most 20; the question takes 40"),
        ({"kind": "persons"}, "3人までです。", "says at most 3; the question takes 20"),
        ({"kind": "persons", "most": 4}, "3人までです。", "says at most 3; the question takes 4"),
        ({"kind": "digits", "groups": "3-5"}, "10けたです。", "says 10 digits; `groups` has 8"),
        ({"kind": "digits", "groups": "8"}, "番号（10桁）です。", "says 10 digits; `groups` has 8"),
        ({"kind": "digits", "most": 8}, "10けたです。", "says 10 digits; 1 to 8 are taken"),
        ({"kind": "digits", "groups": "8"}, "9つの数字です。", "says 9 digits; `groups` has 8"),
    ],
    ids=[
        "most",
        "wide-figures",
        "least",
        "letters",
        "people",
        "people-limited",
        "digits",
        "official-digits",
        "any-digits",
        "counted-digits",
    ],
)
@pytest.mark.parametrize("key", ["explanation", "paper"])
def test_number_that_the_question_does_not_keep_is_told(
    keys: dict[str, object], text: str, message: str, key: str
) -> None:
    assert told(asked(**keys, **{key: text})) == [(f"questions.0.{key}", message)]


def test_number_that_the_question_keeps_is_let_be() -> None:
    assert told(asked(kind="count", unit="通", most=10, explanation="1回に10通までとれます。")) == []
    assert told(asked(kind="digits", groups="4-6", explanation="10けたです。")) == []
    assert told(asked(kind="digits", most=8, explanation="8けたまでの数字です。")) == []


def test_wording_for_one_applicant_is_looked_at() -> None:
    own = {"self": {"explanation": "8けたです。"}}
    found = told(asked(kind="digits", groups="10", by_applicant=own))
    assert found == [("questions.0.by_applicant.self.explanation", "says 8 digits; `groups` has 10")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{定員|ていいん}は、60人です。", "says at most 60; the question takes 50"),
        ("さいだい六十人です。", "says at most 60; the question takes 50"),
    ],
)
def test_limit_in_other_words_is_told(text: str, message: str) -> None:
    found = told(asked(kind="count", unit="人", most=50, explanation=text))
    assert ("questions.0.explanation", message) in found


def test_more_than_anybody_can_answer_is_told_wherever_it_stands() -> None:
    one = asked(kind="count", unit="人", most=50).model_copy(update={"summary": "60人の部屋です。"})
    assert told(one) == [("summary", "speaks of 60; at most 50 are taken")]
    for text in ("10人の部屋です。", "60人以上の方は、窓口へ。"):
        assert told(one.model_copy(update={"summary": text})) == []
