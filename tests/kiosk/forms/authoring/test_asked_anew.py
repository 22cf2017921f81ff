from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.cli.speaking import say
from kiosk.forms.authoring.asked_anew import asked_anew
from kiosk.forms.authoring.asking_state import State, state_of
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.procedure import Procedure
from kiosk.words.furigana import plain
from tests.fakes.form_parts import library, procedure
from tests.fakes.turned_conditions import turned_in

NAMES = {"a": "会社", "b": "学校", "c": "そのほか"}


def form(when: Mapping[str, object] | None, **options: str) -> State:
    choices = [{"id": one, "label": label} for one, label in (options or NAMES).items()]
    one = {"id": "use", "kind": "choice", "label": "使いみち", "options": choices}
    several = {"id": "papers", "kind": "choices", "label": "紙", "options": choices}
    following = {"id": "where", "kind": "text", "label": "出す先", **({} if when is None else {"when": when})}
    who = [{"id": "self", "label": "わたし"}, {"id": "proxy", "label": "たのまれた方"}]
    yes_or_no = {"id": "old", "kind": "yes-no", "label": "前"}
    return state_of({"applicants": who, "questions": [one, several, yes_or_no, following]})


def told(before: State, after: State, language: str = "en") -> list[str]:
    return [say(one, language) for _, one in asked_anew(before, after)]


def test_turned_condition_is_told_both_ways() -> None:
    before, after = form({"field": "use", "is": "a"}), form({"not": {"field": "use", "is": "a"}})
    assert told(before, after) == [
        "「出す先」 is now asked of: 「使いみち」 is not 「会社」",
        "「出す先」 is no longer asked of: 「使いみち」 is 「会社」",
    ]
    assert told(before, after, "ja") == [
        "「出す先」を、新しく聞くことになった方：「使いみち」が「会社」ではない方",
        "「出す先」を、もう聞かなくなった方：「使いみち」が「会社」の方",
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            {"all": [{"field": "use", "is": "a"}, {"field": "old", "is": True}]},
            {"any": [{"field": "use", "is": "a"}, {"field": "old", "is": True}]},
            "「出す先」を、新しく聞くことになった方：「使いみち」が「会社」の方で、「前」が「いいえ」の方と、答えていない方。"
            "または、「使いみち」が「会社」ではない方で、「前」が「はい」の方",
        ),
        (
            {"field": "papers", "has": "a"},
            {"field": "papers", "has": "b"},
            "「出す先」を、新しく聞くことになった方：「紙」で「会社」をえらばなかった方で、「紙」で「学校」をえらんだ方",
        ),
        (None, {"applicant": ["self"]}, "「出す先」を、もう聞かなくなった方：来た方が「たのまれた方」"),
        ({"applicant": ["self"]}, None, "「出す先」を、新しく聞くことになった方：来た方が「たのまれた方」"),
    ],
    ids=["all-any", "another-option", "narrower", "wider"],
)
def test_change_is_told_in_plain_japanese(
    before: dict[str, object] | None, after: dict[str, object] | None, message: str
) -> None:
    assert message in told(form(before), form(after), "ja")


def test_same_condition_written_otherwise_says_nothing() -> None:
    before = {"any": [{"field": "use", "is": "a"}, {"field": "use", "is": "b"}]}
    assert told(form(before), form({"field": "use", "in": ["b", "a"]})) == []


def test_answers_and_questions_that_are_gone_or_new_are_told() -> None:
    before, after = form(None), form(None, a="会社", b="学校", d="銀行")
    assert told(before, after)[:2] == [
        "「使いみち」 has no answer 「そのほか」 any more: which one do those take who gave it?",
        "「使いみち」 has a new answer: 「銀行」",
    ]
    without = State(
        before.applicants, {name: one for name, one in before.questions.items() if name != "where"}
    )
    assert told(before, without) == ["「出す先」 is asked no more"]
    assert told(without, before) == ["「出す先」 is asked anew"]


def with_when(one: Procedure, field: str, when: Condition) -> Procedure:
    questions = tuple(q.model_copy(update={"when": when}) if q.id == field else q for q in one.questions)
    return one.model_copy(update={"questions": questions})


def of(one: Procedure) -> State:
    return state_of(one.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def test_every_condition_of_the_fourteen_that_is_turned_round_is_told() -> None:
    """`is` for `is_not` and `all` for `any`, planted one by one; every single change says whom it meets."""
    planted, silent = 0, []
    for one in library().procedures():
        before = of(one)
        for question in one.questions:
            for turned in turned_in(question.when):
                planted += 1
                said = told(before, of(with_when(one, str(question.id), turned)), "ja")
                if not any(f"「{plain(question.label)}」を" in line for line in said):
                    silent.append((one.id, str(question.id), turned))
    assert planted > 200
    assert silent == []


def test_nothing_is_told_of_a_definition_that_did_not_change() -> None:
    assert [one.id for one in library().procedures() if told(of(one), of(one))] == []
    assert told(of(procedure("koseki")), of(procedure("koseki"))) == []
