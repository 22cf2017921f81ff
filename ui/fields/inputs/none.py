"""Nothing to press: staff fill this in."""

from __future__ import annotations

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post, stacked
from ui.theme.look import Look
from ui.widgets.note_line import NoteLine
from ui.widgets.panel import Panel


class NoInput(InputWidget):
    """A flat panel that says who fills this in."""

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        panel = Panel(look)
        panel.box.addWidget(NoteLine(look, "info", look.words.by_staff))
        stacked(self, panel)

    def show_field(self, view: FieldView) -> None:
        self.view = view

    def forget(self) -> None:
        """Nothing was typed here."""
