from __future__ import annotations

import pytest

from kiosk.forms.authoring.figures import figures
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.soundness import path_of
from kiosk.forms.service import LifeEvent
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in figures(one, path_of)]


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
        ({"kind": "digits", "groups": "3-5"}, "10けたです。", "says 10 digits; `groups` has 8"),
        ({"kind": "digits", "groups": "8"}, "番号（10桁）です。", "says 10 digits; `groups` has 8"),
    ],
    ids=["most", "wide-figures", "least", "letters", "digits", "official-digits"],
)
@pytest.mark.parametrize("key", ["explanation", "paper"])
def test_number_that_the_question_does_not_keep_is_told(
    keys: dict[str, object], text: str, message: str, key: str
) -> None:
    assert told(asked(**keys, **{key: text})) == [(f"questions.0.{key}", message)]


def test_number_that_the_question_keeps_is_let_be() -> None:
    assert told(asked(kind="count", unit="通", most=10, explanation="1回に10通までとれます。")) == []
    assert told(asked(kind="digits", groups="4-6", explanation="10けたです。")) == []


def test_wording_for_one_applicant_is_looked_at() -> None:
    own = {"self": {"explanation": "8けたです。"}}
    found = told(asked(kind="digits", groups="10", by_applicant=own))
    assert found == [("questions.0.by_applicant.self.explanation", "says 8 digits; `groups` has 10")]


@pytest.mark.parametrize("key", ["label", "late"])
def test_deadline_that_its_words_contradict_is_told(key: str) -> None:
    one = procedure("tennyu")
    assert one.deadline is not None
    text = getattr(one.deadline, key).replace("14日", "10日")
    changed = one.model_copy(update={"deadline": one.deadline.model_copy(update={key: text})})
    assert told(changed) == [(f"deadline.{key}", "says 10 days; the deadline has 14")]


def test_weeks_are_counted_in_days() -> None:
    one = procedure("tennyu")
    assert one.deadline is not None
    for said, found in (("2週間以内です。", 0), ("3週間以内です。", 1)):
        rule = one.deadline.model_copy(update={"label": said})
        assert len(told(one.model_copy(update={"deadline": rule}))) == found


def test_fee_that_its_words_contradict_is_told() -> None:
    one = procedure("juminhyo")
    assert one.fee is not None
    changed = one.model_copy(update={"fee": one.fee.model_copy(update={"label": "1通 200円"})})
    assert told(changed) == [("fee.label", "says 200 yen; the fee is 300")]
    thing = one.bring[1].model_copy(update={"note": "手数料は、1,300円です。"})
    elsewhere = one.model_copy(update={"bring": (one.bring[0], thing)})
    assert told(elsewhere) == [("bring.1.note", "says 1300 yen; the fee is 300")]


def test_fee_of_a_procedure_that_is_free_is_told() -> None:
    assert told(procedure("tenkyo").model_copy(update={"result": "手数料は300円です。"})) == [
        ("result", "names a fee, and `fee` is missing")
    ]
