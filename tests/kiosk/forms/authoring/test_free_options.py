from __future__ import annotations

import pytest

from kiosk.forms.authoring.free_options import free_options
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(str(found.path[-1]), found.message) for found in free_options(one)]


def noted(option: str, note: str) -> Procedure:
    """課税証明書, with another note at one of its uses."""
    one = procedure("kazei-shomei")
    questions = tuple(
        asked.model_copy(
            update={
                "options": tuple(
                    choice.model_copy(update={"note": note}) if choice.id == option else choice
                    for choice in asked.options
                )
            }
        )
        for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def free_when(one: Procedure, condition: object) -> Procedure:
    assert one.fee is not None
    free = one.fee.free[0].model_copy(update={"when": Condition.model_validate(condition, strict=False)})
    return one.model_copy(update={"fee": one.fee.model_copy(update={"free": (free,)})})


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_no_installed_option_contradicts_free(about: Procedure) -> None:
    assert told(about) == []


@pytest.mark.parametrize("note", ["300円です。", "手数料は、{三百|さんびゃく}円です。", "１通 300円"])
def test_price_at_an_option_that_is_free_is_told(note: str) -> None:
    assert told(noted("pension", note)) == [("note", "says 300 yen; with 'pension' nothing is paid (`free`)")]


@pytest.mark.parametrize("note", ["0円です。", "切手は110円です。", "手数料は、いりません。"])
def test_nothing_to_pay_and_other_sums_are_let_be(note: str) -> None:
    assert told(noted("pension", note)) == []


def test_price_where_more_is_needed_to_be_free_is_let_be() -> None:
    one = noted("pension", "300円です。")
    pension = {"field": "use", "is": "pension"}
    several = [pension, {"field": "use", "is": "child-support"}]
    assert told(free_when(one, {"all": several})) == []
    assert len(told(free_when(one, {"any": several}))) == 1


def test_option_that_says_it_is_free_and_is_not_is_told() -> None:
    assert told(noted("loan", "{手数料|てすうりょう}は、いりません。")) == [
        ("note", "says that it is free; `free` does not have 'loan'")
    ]
