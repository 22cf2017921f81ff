"""A list of people: one row each with なおす and けす; adding one is a side way of the field."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post
from ui.theme.look import Look
from ui.widgets.note_line import NoteLine
from ui.widgets.panel import Panel
from ui.widgets.people_rows import PeopleRows, PersonRow
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part


class PeopleInput(InputWidget):
    """The draft is the list itself, changed by actions: `edit:0`, `remove:0`, and the extras (`add`)."""

    fills = True

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._rows = PeopleRows(look)
        be_group(self._rows, view.label)
        self._rows.edited.connect(lambda row: self.acted(f"edit:{row}"))
        self._rows.removed.connect(self._remove)
        self._nobody = Panel(look)
        self._nobody.box.addWidget(NoteLine(look, "info", look.words.nobody))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._rows, 1)
        box.addWidget(self._nobody)
        box.addStretch(0)
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        self._rows.set_rows([PersonRow(option.id, option.label, option.note) for option in view.options])
        self._rows.turn_to(view.limits.get("row"))
        self._rows.setVisible(bool(view.options))
        self._nobody.setVisible(not view.options)

    def set_reach(self, reach: int, wide: int) -> None:
        self._rows.set_reach(reach, wide)

    def yielding_last(self) -> tuple[Part, ...]:
        return (self._rows.giving_notes(),)

    def first_focus(self) -> QWidget | None:
        return self._rows if self.view.options else None

    def forget(self) -> None:
        self._rows.set_rows([])

    def _remove(self, row: str) -> None:
        """Nobody is taken from a list unseen."""
        if not self.keeps():
            self.acted(f"remove:{row}")
