from __future__ import annotations

import pytest

from kiosk.forms.fields.kind import OnePart, expect, mapping, words_of
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, question


def test_one_part_is_one_unnamed_screen() -> None:
    kind = KINDS["text"]
    assert isinstance(kind, OnePart)
    spec = question("text")
    assert kind.parts(spec, None, context()) == ("",)
    assert kind.with_part(spec, "old", "", "new") == "new"
    assert kind.act(spec, "draft", "", "nothing", context()) == ("draft", "")
    found = kind.check_part(spec, "", "", context())
    assert found is not None
    assert found.kind == "missing-text"
    assert kind.check_part(spec, "みほん", "", context()) is None


def test_a_value_of_another_kind_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="int"):
        expect("2", int)


def test_json_of_another_shape_is_empty() -> None:
    assert mapping([1]) == {}
    assert words_of(5) == ""
