"""A list of people that a form asks for, one a line, each with なおす and けす; paged as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.fact_rows import Hairline
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import plain
from ui.widgets.pager import Pager
from ui.widgets.panel import Panel
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare, clear

_ROW = 25.0
_MEND, _REMOVE = 44.0, 38.0


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person; `note` is a plain line under the name (長女、平成30年生まれ)."""

    id: str
    name: str
    note: str | None = None


class PeopleRows(Surface):
    """Names are never cut: a long one takes two lines.

    Signals:
        edited: なおす. removed: けす. Both carry the row's id.
    """

    edited = Signal(str)
    removed = Signal(str)

    def __init__(self, look: Look, rows: Sequence[PersonRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows: tuple[PersonRow, ...] = ()
        self._page = 0
        self._column = QVBoxLayout(self)
        self._panel = Panel(look, pad=(8.0, 1.0))
        self.pager = Pager(look)
        self.pager.turned.connect(self._show)
        self._column.addWidget(self._panel, 1)
        self._column.addWidget(self.pager)
        self.arrange()
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[PersonRow]) -> None:
        self._rows = tuple(rows)
        self._show(self._page)

    def labels(self) -> tuple[RubyLabel, ...]:
        return tuple(self._panel.findChildren(RubyLabel))

    def forget(self) -> None:
        self._page = 0
        self.set_rows(())

    def arrange(self) -> None:
        bare(self._column, self.look.mm(4.0))
        self._panel.box.setSpacing(0)
        self._show(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show(self._page)

    def _show(self, page: int) -> None:
        fitting = self._fitting()
        pages = max(1, -(-len(self._rows) // fitting))
        self._page = min(page, pages - 1)
        self.pager.set_page(self._page, pages)
        clear(self._panel.box)
        if not self._rows:
            words = RubyLabel(self.look, self.look.words.nobody, align="center", parent=self._panel)
            words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._panel.box.addWidget(words, 1)
        shown = self._rows[self._page * fitting : (self._page + 1) * fitting]
        for at, row in enumerate(shown):
            if at:
                self._panel.box.addWidget(Hairline(self.look, self._panel))
            self._panel.box.addLayout(self._line(row), 1)
        if self._rows and len(shown) < fitting:
            self._panel.box.addStretch(fitting - len(shown))

    def _fitting(self) -> int:
        row = self.look.mm(max(_ROW, self.look.text.label * 1.45 + self.look.text.cap * 1.45 + 2))
        whole = max(1, (self.height() - self.look.mm(2.0)) // row)
        if len(self._rows) <= whole:
            return whole
        pager = self.pager.sizeHint().height() + self.look.mm(4.0)
        return int(max(1, (self.height() - pager - self.look.mm(2.0)) // row))

    def _line(self, row: PersonRow) -> QHBoxLayout:
        look = self.look
        line = QHBoxLayout()
        bare(line, look.mm(4.0))
        words = QVBoxLayout()
        bare(words)
        words.addStretch(1)
        words.addWidget(RubyLabel(look, row.name, role="label", bold=True, line=1.35, parent=self._panel))
        if row.note:
            words.addWidget(RubyLabel(look, row.note, role="cap", tone="ink2", parent=self._panel))
        words.addStretch(1)
        line.addLayout(words, 1)
        mend = self._key(row, look.words.mend, "pencil", _MEND)
        mend.activated.connect(self.edited)
        remove = self._key(row, look.words.remove, "close", _REMOVE)
        remove.activated.connect(self.removed)
        for key in (mend, remove):
            line.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _key(self, row: PersonRow, label: str, icon: str, wide: float) -> KeyButton:
        look = self.look
        key = KeyButton(
            look, row.id, label, kind=Kind.SMALL, icon=icon, role="body", icon_mm=8.0, parent=self._panel
        )
        key.setFixedSize(
            max(look.mm(wide), key.sizeHint().width()), look.mm(look.sizes.small_button + look.sizes.base)
        )
        key.setAccessibleDescription(plain(row.name))
        return key
