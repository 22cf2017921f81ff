"""15: one line per answer in the order of the printed form; なおす jumps to its question and comes back."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import CheckList, CheckRow, Screen
from ui.fields.turning import Turning
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.check_rows import CheckRows, CheckRowView
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.panel import Panel


class CheckListPage(Page):
    """As many rows as fit, the rest on further pages."""

    _heading: Heading
    _problem: ErrorSummary
    _panel: Panel
    _rows: CheckRows
    _turning: Turning

    def shape(self, screen: Screen) -> Hashable:
        return len(body_of(screen, CheckList).rows)

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, CheckList)
        self._heading = Heading(self.look, body.title)
        self._problem = ErrorSummary(self.look)
        self._rows = CheckRows(self.look)
        self._rows.activated.connect(self.press)
        self._panel = Panel(self.look)
        self._panel.box.addWidget(self._rows)
        self._turning = Turning(self.look)
        self._turning.turned.connect(self._draw)
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=4.0)
        box.addWidget(self._problem)
        box.addWidget(self._heading)
        box.addWidget(self._panel, 1)
        box.addWidget(self._turning)
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, CheckList)
        self._heading.set_words(body.title, None)
        if body.problem is not None:
            self._problem.set_words(body.problem, None)
        self._problem.setVisible(body.problem is not None)
        self._turning.set_pages(len(self._paged(body.rows)))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.screen_shown is not None:
            self.refresh(self.screen_shown)

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._rows.set_rows([])

    def _draw(self) -> None:
        if self.screen_shown is None:
            return
        pages = self._paged(body_of(self.screen_shown, CheckList).rows)
        rows = pages[min(self._turning.page, len(pages) - 1)]
        self._rows.set_rows([CheckRowView(row.label, row.value, row.button) for row in rows])

    def _paged(self, rows: tuple[CheckRow, ...]) -> list[tuple[CheckRow, ...]]:
        """Even pages: eleven rows with room for five become 4, 4 and 3."""
        room = self._room(turning=False)
        if len(rows) <= room:
            return [rows]
        room = self._room(turning=True)
        pages = -(-len(rows) // room)
        size = -(-len(rows) // pages)
        return [rows[start : start + size] for start in range(0, len(rows), size)]

    def _room(self, *, turning: bool) -> int:
        """How many rows fit under the title."""
        row = max(22.0, 2.5 * self.look.text.label) if not self.look.portrait else 30.0
        taken = 8.0 + 1.6 * self.look.text.head + (24.0 if turning else 0.0)
        high = self.look.metrics.to_mm(self.height()) - taken
        return max(1, int(high // row))
