"""Figures changed by a slip that no text speaks of: each is told since `check --remember`."""

from __future__ import annotations

import pytest
import yaml

from kiosk.cli.speaking import say
from kiosk.forms.authoring.asked_anew import asked_anew
from kiosk.forms.authoring.asking_state import State, state_of
from kiosk.forms.authoring.ruled_anew import ruled_anew
from tests.fakes.form_parts import RESOURCES


def text_of(name: str) -> str:
    return (RESOURCES / "procedures" / name / "procedure.yaml").read_text("utf-8")


def state(text: str) -> State:
    return state_of(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "message"),
    [
        (
            "tenshutsu", "due: {field: moved_on, days: 14}", "due: {field: subject.birth_date, days: 14}",
            "elderly_steps/elderly", '`due.field` was "moved_on", and is "subject.birth_date"',
        ),
        (
            "jido-teate", "holder: subject", "holder: any",
            "bank_account", '`holder` was "subject", and is "any"',
        ),
        (
            "jido-teate", "earliest: {school_year: 18}", "earliest: {school_year: 15}",
            "children.birth_date", "`earliest.school_year` was 18, and is 15",
        ),
        ("kyufukin", "  fixed: true\n", "", "deadline", "`deadline.fixed` is gone; it was true"),
        (
            "tennyu", "late: less", "late: still",
            "_steps/jido-teate", '`late` was "less", and is "still"',
        ),
        (
            "tenshutsu", "gives: {reason: moved-out}", "gives: {reason: birth}",
            "follow_steps/kokuho", '`run.gives.reason` was "moved-out", and is "birth"',
        ),
    ],
    ids=["due", "holder", "school-year", "fixed", "late", "gives"],
)  # fmt: skip
def test_figure_that_is_changed_is_told(name: str, old: str, new: str, field: str, message: str) -> None:
    text = text_of(name)
    assert old in text
    found = [
        (where, say(one, "en")) for where, one in ruled_anew(state(text), state(text.replace(old, new, 1)))
    ]
    assert [(where.endswith(field), said.endswith(message)) for where, said in found] == [(True, True)]


def test_change_is_told_in_japanese() -> None:
    text = text_of("jido-teate")
    changed = state(text.replace("holder: subject", "holder: any"))
    assert [say(one, "ja") for _, one in ruled_anew(state(text), changed)] == [
        '「口座」：`holder` が "subject" から "any" に変わりました'
    ]


def test_many_changes_of_one_thing_are_one_line() -> None:
    def asked(**takes: str) -> State:
        step = {"id": "a", "label": "年金", "run": {"takes": takes}}
        return state_of({"questions": [{"id": "steps", "label": "つぎ", "options": [step]}]})

    names = {"one": "1", "two": "2", "three": "3", "four": "4"}
    ((where, message),) = ruled_anew(asked(), asked(**names))
    assert where == "steps/a"
    assert str(message) == "「つぎ」: the answer 「年金」: `run.takes` is another one in 4 places"
    assert len(list(ruled_anew(asked(four="4"), asked(**names)))) == 3


def test_words_that_changed_are_not_told() -> None:
    text = text_of("tenkyo")
    assert list(ruled_anew(state(text), state(text.replace("14日をすぎています", "14日がすぎました")))) == []


def test_condition_of_what_is_asked_of_each_is_told_as_a_question() -> None:
    text = text_of("kokuho-kanyu")
    turned = text.replace(
        "when: {field: residence, in: [foreign, expected]}", "when: {field: residence, in: [japanese]}"
    )
    assert turned != text
    wider, narrower = ((where, say(one, "en")) for where, one in asked_anew(state(text), state(turned)))
    assert wider[0] == narrower[0] == "members.name_letters"
    assert wider[1].endswith("is 「日本の国籍」")
    assert "is now asked of: 「" in wider[1]
    assert narrower[1].endswith("is 「外国籍で、3か月より長い」 or 「外国籍で、3か月まで」")


def test_new_list_is_told_once_and_not_part_by_part() -> None:
    text = text_of("kokuho-kanyu")
    data = yaml.safe_load(text)
    data["questions"] = [one for one in data["questions"] if one["id"] != "members"]
    added = [where for where, one in asked_anew(state_of(data), state(text)) if "asked anew" in str(one)]
    gone = [where for where, one in asked_anew(state(text), state_of(data)) if "no more" in str(one)]
    assert added == gone == ["members"]
