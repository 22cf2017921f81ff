from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from kiosk.forms.conditions import TODAY
from kiosk.forms.deadlines import Due
from kiosk.forms.fields.kind import Context
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, library, problems_of, question, value_of

OPTIONS = (
    {
        "id": "head", "label": "{世帯主|せたいぬし}の届", "paper": "世帯変更届",
        "where": "2番窓口", "bring": "カード", "procedure": "other", "due": {"field": "died_on", "days": 14},
    },
    {"id": "tax", "label": "税金", "note": "急ぎません"},
)  # fmt: skip
SPEC = question("next-steps", options=OPTIONS)
KIND = KINDS["next-steps"]


def standing(state: str, language: str = "ja") -> Context:
    states: dict[str, Due] = {
        "in-time": Due(date(2026, 12, 7), 14, "in-time"),
        "last-day": Due(date(2026, 12, 7), 0, "last-day"),
        "late": Due(date(2026, 12, 7), -1, "late"),
    }
    return dataclasses.replace(context(language), due={"head": states[state]})


def test_everything_found_is_wanted_to_begin_with() -> None:
    assert KIND.empty(SPEC) == ["head", "tax"]
    assert value_of(SPEC, None) == ("head", "tax")


def test_what_is_taken_out_is_still_told() -> None:
    assert KIND.data(SPEC, ("tax",)) == {"head": "not-wanted", "tax": "wanted"}
    assert value_of(SPEC, {"head": "not-wanted", "tax": "wanted"}) == ("tax",)


def test_nothing_wanted_is_an_answer() -> None:
    assert problems_of(SPEC, []) == []
    assert KIND.show(SPEC, (), context()) == "ごあんないは、いりません"
    assert KIND.paper(SPEC, (), context()) == "ごあんないは、いりません"


def test_a_step_that_was_not_found_is_said() -> None:
    assert problems_of(SPEC, ["z"]) == [("", "not-offered")]
    assert problems_of(SPEC, "head") == [("", "unreadable")]


@pytest.mark.parametrize(
    ("state", "note"),
    [
        ("in-time", "令和8年12月7日（2026年）まで"),
        ("last-day", "きょうまで"),
        ("late", "令和8年12月7日（2026年）まででした"),
    ],
)
def test_a_card_says_until_when_and_what_to_bring(state: str, note: str) -> None:
    view = KIND.part_view(SPEC, ["head"], "", standing(state))
    notes = [f"{note}。持ち物：カード", "急ぎません"]
    assert [(one.note, one.chosen) for one in view.options] == [*zip(notes, (True, False), strict=True)]


@pytest.mark.parametrize(
    ("late", "said"),
    [
        ("still", "今からでも、出せます"),
        ("less", "おくれた分は、へることがあります"),
        ("lost", "もう、できないことがあります"),
        ("known", "知った日から数えます"),
    ],
)
def test_after_the_last_day_screen_and_paper_say_what_happens(late: str, said: str) -> None:
    spec = question("next-steps", options=({**OPTIONS[0], "late": late},))
    view = KIND.part_view(spec, ["head"], "", standing("late"))
    assert said in str(view.options[0].note)
    assert said in KIND.paper(spec, ("head",), standing("late"))
    assert said not in KIND.paper(spec, ("head",), standing("in-time"))


def test_every_step_with_a_last_day_says_what_happens_after_it() -> None:
    """A period that begins with this very notification cannot be past."""
    everything = [(one.id, one.questions) for one in library().procedures()]
    everything += [(one.id, one.questions) for one in library().life_events()]
    silent = [
        f"{name}.{step.id}"
        for name, questions in everything
        for asked in questions
        for step in asked.options
        if step.due is not None and step.due.field != TODAY and step.late is None
    ]
    assert silent == []


def test_paper_says_name_last_day_counter_and_things() -> None:
    assert KIND.paper(SPEC, ("head", "tax"), standing("in-time")).split("\n") == [
        "1. 世帯変更届　令和8年12月7日（2026年）まで　2番窓口　持ち物：カード　この機械でもできます",
        "2. 税金",
    ]


def test_in_another_language_the_official_name_stands_behind() -> None:
    assert "(世帯変更届)" in KIND.paper(SPEC, ("head",), standing("in-time", "en"))
