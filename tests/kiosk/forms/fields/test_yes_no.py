from __future__ import annotations

import pytest

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, problems_of, question, value_of

OWN = question(
    "yes-no",
    options=(
        {"id": "yes", "label": "はい、のせます"},
        {"id": "no", "label": "いいえ", "paper": "記載しない"},
    ),
)


@pytest.mark.parametrize(("raw", "value"), [("yes", True), ("no", False), (True, True), (False, False)])
def test_both_spellings_are_read(raw: object, value: bool) -> None:
    assert value_of(question("yes-no"), raw) is value


@pytest.mark.parametrize("raw", [None, "", "maybe", 1, 0])
def test_anything_else_is_not_answered(raw: object) -> None:
    assert problems_of(question("yes-no"), raw) == [("", "missing-choice")]


def test_the_definition_may_give_its_own_words() -> None:
    kind = KINDS["yes-no"]
    assert kind.show(OWN, True, context()) == "はい、のせます"
    assert kind.paper(OWN, False, context()) == "記載しない"
    assert kind.show(question("yes-no"), False, context()) == "いいえ"


def test_nothing_is_marked_before_it_is_chosen() -> None:
    view = KINDS["yes-no"].part_view(OWN, None, "", context())
    assert [(one.id, one.chosen, one.picture) for one in view.options] == [
        ("yes", False, "maru"),
        ("no", False, "close"),
    ]
