from __future__ import annotations

from kiosk.forms.conditions import Condition
from kiosk.forms.definition.placed_conditions import nodes, placed
from tests.fakes.form_parts import procedure


def test_every_condition_inside_another_has_its_path() -> None:
    food = {"field": "food", "is": True}
    when = Condition.model_validate({"all": ({"not": food}, {"any": (food,)})})
    assert [path for path, _ in nodes(when, ("when",))] == [
        ("when",),
        ("when", "all", 0),
        ("when", "all", 0, "not"),
        ("when", "all", 1),
        ("when", "all", 1, "any", 0),
    ]


def test_conditions_of_questions_options_checks_and_fee_are_all_there() -> None:
    keys = {(one.path[0], one.path[-1], len(one.path)) for one in placed(procedure("koseki"))}
    assert {("questions", "when", 3), ("questions", "when", 5), ("checks", "wrong_when", 3)} <= keys


def test_an_option_stands_inside_its_question() -> None:
    inner = [one for one in placed(procedure("koseki")) if "options" in one.path and one.within is not None]
    assert inner
