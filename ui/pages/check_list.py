"""15: one line per answer in the order of the printed form; なおす jumps to its question and comes back.

Nothing is handed in before every page was seen: until then the primary key turns to the next one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button, CheckList, Screen
from ui.pages.heading import Heading
from ui.pages.opened import Opened
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.check_row_view import CheckRowView
from ui.widgets.check_rows import CheckRows
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Yielding

_FEW_PAGES, _MANY_PAGES, _ROWS_A_PAGE = 2, 12, 1.5
"""So many pages are no burden, more than so many are one, and so is a page for nearly every row."""
READ = "read"
"""Button that reads all answers aloud."""


class CheckListPage(Page):
    """As many rows as fit, the rest on further pages."""

    _heading: Heading
    _problem: ErrorSummary
    _rows: CheckRows
    _turns: bool = False
    """Whether the primary key, as it is shown, turns to a page that nobody has seen."""

    def shape(self, screen: Screen) -> Hashable:
        return len(body_of(screen, CheckList).rows)

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, CheckList)
        self._heading = Heading(self.look, body.title, body.explanation)
        self._problem = ErrorSummary(self.look)
        self._rows = CheckRows(self.look)
        be_group(self._rows, body.title)
        self._rows.activated.connect(self.press)
        self._rows.paged.connect(self._paged)
        self._rows.pager.turned.connect(lambda _page: self.buttons_changed.emit())
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

    def buttons(self) -> tuple[Button, ...]:
        """これで出す comes when every page was seen."""
        shown = super().buttons()
        self._turns = bool(shown) and self._rows.unseen_page is not None
        if not self._turns:
            return shown
        onward = self.look.words.next_page
        return tuple(
            dataclasses.replace(button, label=onward, icon="next") if button.place == "next" else button
            for button in shown
        )

    def press(self, button_id: str) -> None:
        if self._turns and any(button.id == button_id for button in self.placed("next")):
            self._turn_on()
            return
        if button_id == READ and self.screen_shown is not None and self.screen_shown.comfort.speech:
            self.asked_aloud.emit()
        super().press(button_id)

    def opened(self) -> Opened:
        return dataclasses.replace(super().opened(), seen=self._rows.seen)

    def open_again(self, before: Opened) -> None:
        super().open_again(before)
        self._rows.set_seen(before.seen)  # not what was turned over just now, before anybody could look

    def yielding_last(self) -> tuple[Part, ...]:
        """The title: the band above says where one is, and every row what it is."""
        return (Yielding(self._heading),) if self.strained() else ()

    def strained(self) -> int:
        """On a small display with larger letters: pages of hardly more than one row, or too many of them."""
        metrics, pages = self.look.metrics, len(self._rows.pages)
        if not (metrics.small and metrics.large_text and self._rows.placed) or pages <= _FEW_PAGES:
            return 0
        rows = sum(map(len, self._rows.pages))
        return pages if pages > _MANY_PAGES or rows < _ROWS_A_PAGE * pages else 0

    def stand_low(self, reach: int, wide: int) -> None:
        self._rows.set_reach(reach, wide)

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._rows.forget()

    def _turn_on(self) -> None:
        ahead = self._rows.unseen_page
        if ahead is None:  # a smaller foot has made room for all of them meanwhile
            self.buttons_changed.emit()
            return
        self._rows.pager.turn_to(ahead)
        self.told.emit(self._rows.pager.told)

    def _paged(self) -> None:
        """More pages than before; fewer only when asked again, lest key and pages chase each other."""
        if not self._turns and self.screen_shown is not None and self._rows.unseen_page is not None:
            self.buttons_changed.emit()
