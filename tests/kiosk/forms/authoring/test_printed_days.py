from __future__ import annotations

import pytest

from kiosk.forms.authoring.printed_days import printed_days
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from tests.fakes.form_parts import library, procedure, question

MESSAGE = "the last day stands on a paper, and no closed day moves it: write `fixed: true`"


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in printed_days(one)]


def last_day(title: str, **keys: object) -> Procedure:
    data = {"field": "due", "days": 0, "label": "その日までです。", "late": "窓口へどうぞ。", **keys}
    rule = DeadlineRule.model_validate(data)
    asked = question("date", id="due", title=title)
    return procedure("tenkyo").model_copy(update={"questions": (asked,), "deadline": rule, "deadlines": ()})


def test_no_installed_day_of_a_paper_moves() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


def test_installed_day_of_a_letter_that_moves_is_told() -> None:
    one = procedure("kyufukin")
    assert one.deadline is not None
    moving = one.deadline.model_copy(update={"fixed": False})
    assert told(one.model_copy(update={"deadline": moving})) == [("deadline.fixed", MESSAGE)]


@pytest.mark.parametrize("title", ["いつまでと書いてありますか", "通知に書いてある日はいつですか"])
def test_question_that_reads_a_paper_says_so(title: str) -> None:
    assert told(last_day(title)) == [("deadline.fixed", MESSAGE)]
    assert told(last_day(title, fixed=True)) == []
    assert told(last_day(title, days=14)) == []


def test_day_of_the_persons_own_may_move() -> None:
    assert told(last_day("いつ始めますか")) == []
