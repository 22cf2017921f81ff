"""08: what was read, to be confirmed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Facts, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.fact_rows import FactRow, FactRows
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part


class FactsPage(Page):
    """A few facts in large letters with furigana."""

    _heading: Heading
    _rows: FactRows

    def shape(self, screen: Screen) -> Hashable:
        return screen.body

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Facts)
        self._rows = FactRows(self.look)
        self._rows.set_rows([FactRow(fact.label, fact.value, fact.small, fact.icon) for fact in body.rows])
        be_group(self._rows, body.title)
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=5.0)
        self._heading = Heading(self.look, body.title, body.explanation, spared=True)
        box.addWidget(self._heading)
        box.addWidget(self._rows, 1)
        if body.note:
            box.addWidget(NoteLine(self.look, "info", body.note))
        return content

    def yielding(self) -> tuple[Part, ...]:
        return self._heading.yielding()

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._rows.set_rows([])
