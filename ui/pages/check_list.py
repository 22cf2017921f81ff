"""15: one line per answer in the order of the printed form; なおす jumps to its question and comes back."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import CheckList, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.check_rows import CheckRows, CheckRowView
from ui.widgets.error_summary import ErrorSummary


class CheckListPage(Page):
    """As many rows as fit, the rest on further pages."""

    _heading: Heading
    _problem: ErrorSummary
    _rows: CheckRows

    def shape(self, screen: Screen) -> Hashable:
        return len(body_of(screen, CheckList).rows)

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, CheckList)
        self._heading = Heading(self.look, body.title, body.explanation)
        self._problem = ErrorSummary(self.look)
        self._rows = CheckRows(self.look)
        self._rows.activated.connect(self.press)
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=4.0)
        box.addWidget(self._problem)
        box.addWidget(self._heading)
        box.addWidget(self._rows, 1)
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, CheckList)
        self._heading.set_words(body.title, body.explanation)
        if body.problem is not None:
            self._problem.set_words(body.problem, None)
        self._problem.setVisible(body.problem is not None)
        self._rows.set_rows([CheckRowView(row.label, row.value, row.button) for row in body.rows])

    def stand_low(self, reach: int, wide: int) -> None:
        self._rows.set_reach(reach, wide)

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._rows.forget()
