from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

SPEC = question("choices", least=1, most=2)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ([], ["too-few-choices"]),
        (["a"], []),
        (["a", "b"], []),
        (["a", "b", "c"], ["too-many-choices"]),
        (["z"], ["not-offered"]),
        (["x", "y", "z"], ["not-offered", "too-many-choices"]),
    ],
)
def test_the_number_of_choices_is_held_at_both_limits(raw: object, found: list[str]) -> None:
    assert [kind for _, kind in problems_of(SPEC, raw)] == found


def test_choosing_nothing_is_an_answer_where_no_least_is_said() -> None:
    assert problems_of(question("choices"), []) == problems_of(question("choices"), None) == []
    assert KINDS["choices"].show(question("choices"), (), context()) == "なし"


def test_choices_stand_in_the_order_of_the_form_once_each() -> None:
    assert value_of(SPEC, ["c", "a", "c"]) == ("a", "c")


def test_the_count_below_confirms() -> None:
    assert KINDS["choices"].part_view(SPEC, ["a", "c"], "", context()).echo == "2つえらんでいます。"
