from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from kiosk.forms.fields.registry import KINDS
from kiosk.visit.screen import FieldView, Input, Question
from tests.fakes.looks import a_look
from tests.screens import samples
from ui.fields.inputs.registry import INPUTS
from ui.fields.kind import InputNotOfKind
from ui.fields.registry import FIELDS


def test_both_sides_know_the_same_kinds() -> None:
    assert set(FIELDS) == set(KINDS)


def test_every_kind_is_registered_under_its_own_id() -> None:
    assert all(kind.id == name for name, kind in FIELDS.items())


def test_every_input_has_a_widget() -> None:
    assert set(INPUTS) == set(get_args(Input))


def a_view(kind: str, shape: Input) -> FieldView:
    body = samples.copies().body
    assert isinstance(body, Question)
    return dataclasses.replace(body.field, kind=kind, input=shape)


def test_input_of_another_kind_is_refused() -> None:
    with pytest.raises(InputNotOfKind, match=r"count.*people"):
        FIELDS["count"].widget(a_look(), lambda event: None, a_view("count", "people"))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_every_kind_makes_a_widget_for_each_of_its_inputs(kind: str) -> None:
    for shape in FIELDS[kind].inputs:
        widget = FIELDS[kind].widget(a_look(), lambda event: None, a_view(kind, shape))
        assert widget.view.kind == kind
        widget.forget()
        for part in (widget.pad, widget):
            if part is not None:
                part.deleteLater()
