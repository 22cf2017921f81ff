"""What a field kind is on this side: its id and the inputs its parts are answered in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.visit.screen import FieldView, Input
from ui.fields.field import InputWidget, Post
from ui.theme.look import Look


class InputNotOfKind(Exception):
    """A field asks for an input that its kind has no widget for: both sides have grown apart."""

    def __init__(self, kind: str, shape: str) -> None:
        super().__init__(f"the field kind {kind!r} has no widget for the input {shape!r}")


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One field kind's widgets.

    Attributes:
        id: As authors of procedures type it (`yes-no`).
        inputs: The widget for each shape that a part of this kind is answered in.
    """

    id: str
    inputs: Mapping[Input, type[InputWidget]]

    def widget(self, look: Look, post: Post, view: FieldView) -> InputWidget:
        """The widget of the part that is shown. Raises `InputNotOfKind`."""
        shape = self.inputs.get(view.input)
        if shape is None:
            raise InputNotOfKind(self.id, view.input)
        return shape(look, post, view)
