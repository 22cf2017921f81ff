"""A list of people that a form asks for, one a line, each with なおす and けす; paged as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.fact_rows import Hairline
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_key_grid import LowKeyGrid
from ui.widgets.marks import plain
from ui.widgets.pager import Pager
from ui.widgets.panel import Panel
from ui.widgets.room import Part
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare, clear

_EDIT, _REMOVE_ID = "edit", "remove"
_ROW = 25.0
_ROW_AIR = 4.0
_MEND, _REMOVE = 44.0, 38.0
_ACROSS, _BETWEEN = 8.0, 4.0


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
        paged: Other keys stand there now.
    """

    edited = Signal(str)
    removed = Signal(str)
    paged = Signal()

    def __init__(self, look: Look, rows: Sequence[PersonRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows: tuple[PersonRow, ...] = ()
        self._page = 0
        self._names_alone = self._showing = False
        self._meant: int | None = None
        self._column = QVBoxLayout(self)
        self._panel = Panel(look, pad=(_ACROSS, 1.0))
        self.pager = Pager(look)
        self.pager.turned.connect(self._turned)
        self._low = LowKeyGrid(look)
        self._low.activated.connect(self._pressed_low)
        self._column.addWidget(self._panel, 1)
        self._column.addWidget(self._low)
        self._column.addWidget(self.pager)
        self.arrange()
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[PersonRow]) -> None:
        self._rows = tuple(rows)
        self._show(self._page)

    def turn_to(self, row: int | str | None) -> None:
        """Shows the page on which that row stands, also when there is room for other rows; None stays."""
        self._meant = None if row is None else int(row)
        self._show(self._page)

    @property
    def noted(self) -> bool:
        """Whether something stands under the names."""
        return not self._names_alone and any(row.note for row in self._rows)

    def set_names_alone(self, *, alone: bool) -> None:
        """Without what stands under the names, which なおす and the page that shows all answers tell, too."""
        self._names_alone = alone
        self._show(self._page)

    def giving_notes(self) -> Part:
        """Leaves the names alone, where one person's words are higher than the page."""
        return _NamesAlone(self)

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
        """Keys that come and go change the height meanwhile: it is looked at again, but not from within."""
        if self._showing:
            return
        self._showing = True
        try:
            height = self.height()
            self._show_page(page)
            if self.height() != height:
                self._show_page(page)
        finally:
            self._showing = False

    def _show_page(self, page: int) -> None:
        pages = self._filled()
        self._page = min(self._page_meant(pages, page), len(pages) - 1)
        self.pager.set_page(self._page, len(pages))
        clear(self._panel.box)
        if not self._rows:
            words = RubyLabel(self.look, self.look.words.nobody, align="center", parent=self._panel)
            words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self._panel.box.addWidget(words, 1)
        for at, row in enumerate(pages[self._page]):
            if at:
                self._panel.box.addWidget(Hairline(self.look, self._panel))
            self._panel.box.addLayout(self._line(row))
        self._panel.box.addStretch(1)
        for label in self.labels():  # a layout shows what it was given only by and by
            label.show()
        self._low.hide()
        if self.look.low_reach:
            self._show_low(pages[self._page])
        self.paged.emit()

    def set_reach(self, reach: int, wide: int) -> None:
        """With low reach one person is shown at a time, with both keys under the name."""
        turning = self.pager.sizeHint().height() + self.look.mm(4.0) if len(self._rows) > 1 else 0
        self._low.most([self.look.words.mend, self.look.words.remove], reach - turning, wide, least=2)
        self._show(self._page)

    def _turned(self, page: int) -> None:
        """Somebody turns the pages: from now on theirs is shown."""
        self._meant = None
        self._show(page)

    def _page_meant(self, pages: Sequence[Sequence[PersonRow]], page: int) -> int:
        if self._meant is None or not 0 <= self._meant < len(self._rows):
            return page
        meant = self._rows[self._meant]
        return next(at for at, rows in enumerate(pages) if meant in rows)

    def _pressed_low(self, name: str) -> None:
        what, _, row = name.partition(":")
        (self.edited if what == _EDIT else self.removed).emit(row)

    def _show_low(self, rows: Sequence[PersonRow]) -> None:
        words = self.look.words
        self._low.setVisible(bool(rows))
        self._low.set_keys(
            [
                key
                for row in rows
                for key in ((f"{_EDIT}:{row.id}", words.mend), (f"{_REMOVE_ID}:{row.id}", words.remove))
            ],
            about=[row.name for row in rows for _ in range(2)],
            icons=("pencil", "close"),
        )

    def _filled(self) -> list[list[PersonRow]]:
        """Pages in order; a row counts with the height that its words need."""
        if self.look.low_reach:
            return [[row] for row in self._rows] or [[]]
        whole = self.height() - self.look.mm(2.0)
        heights = [self._row_height(row) for row in self._rows]
        if sum(heights) <= whole:
            return [list(self._rows)]
        paged = whole - self.pager.sizeHint().height() - self.look.mm(4.0)
        pages: list[list[PersonRow]] = [[]]
        used = 0
        for row, needs in zip(self._rows, heights, strict=True):
            if pages[-1] and used + needs > paged:
                pages.append([])
                used = 0
            pages[-1].append(row)
            used += needs
        return pages

    def _row_height(self, row: PersonRow) -> int:
        look = self.look
        words, keys = self._words_height(row, over_each_other=self._over_each_other(row)), 0
        if self._stacked:
            words += look.mm(look.sizes.small_button + look.sizes.base + _BETWEEN)
        elif self._over_each_other(row):
            keys = self._two_keys
        return max(look.mm(_ROW), words + look.mm(_ROW_AIR), keys)

    def _words_height(self, row: PersonRow, *, over_each_other: bool) -> int:
        look = self.look
        widths = [self._key_width(label, wide) for label, wide in self._labels()]
        keys = max(widths) if over_each_other else sum(widths)
        beside = 0 if self._stacked else keys + look.mm(2 * _BETWEEN)
        room = max(1, self.width() - beside - look.mm(2 * _ACROSS))
        told = row.note if not self._names_alone else None
        note = self._note(told, None).heightForWidth(room) if told else 0
        return self._name(row.name, None).heightForWidth(room) + note

    @property
    def _two_keys(self) -> int:
        sizes = self.look.sizes
        return self.look.mm(2 * (sizes.small_button + sizes.base) + 2 * _BETWEEN)

    def _over_each_other(self, row: PersonRow) -> bool:
        """Long words about a person take the width of one key; with two keys' height they have it anyway."""
        wide = not (self.look.portrait or self.look.low_reach) and self.look.metrics.large_text
        return wide and self._words_height(row, over_each_other=False) > self._two_keys

    @property
    def _stacked(self) -> bool:
        """Upright, with larger letters, the keys stand under the name."""
        return self.look.portrait and self.look.metrics.text_size != "standard"

    def _name(self, name: str, parent: QWidget | None) -> RubyLabel:
        return RubyLabel(self.look, name, role="label", bold=True, line=1.35, parent=parent)

    def _note(self, note: str, parent: QWidget | None) -> RubyLabel:
        """Its lines closer together with large letters: then it has many."""
        line = 1.3 if self.look.metrics.large_text else 1.5
        return RubyLabel(self.look, note, role="cap", tone="ink2", line=line, parent=parent)

    def _labels(self) -> tuple[tuple[str, float], ...]:
        return (self.look.words.mend, _MEND), (self.look.words.remove, _REMOVE)

    def _key_width(self, label: str, wide: float) -> int:
        key = KeyButton(self.look, "", label, kind=Kind.SMALL, icon="pencil", role="body", icon_mm=8.0)
        return max(self.look.mm(wide), key.sizeHint().width())

    def _line(self, row: PersonRow) -> QBoxLayout:
        look = self.look
        line: QBoxLayout = QVBoxLayout() if self._stacked else QHBoxLayout()
        bare(line, look.mm(_BETWEEN))
        words = QVBoxLayout()
        bare(words)
        words.addStretch(1)
        name = self._name(row.name, self._panel)
        words.addWidget(name)
        if row.note and self._names_alone:
            name.setAccessibleDescription(plain(row.note))
        elif row.note:
            words.addWidget(self._note(row.note, self._panel))
        words.addStretch(1)
        line.addLayout(words, 1)
        if look.low_reach:
            return line
        mend = self._key(row, look.words.mend, "pencil", _MEND)
        mend.activated.connect(self.edited)
        remove = self._key(row, look.words.remove, "close", _REMOVE)
        remove.activated.connect(self.removed)
        keys: QBoxLayout = QVBoxLayout() if self._over_each_other(row) else QHBoxLayout()
        bare(keys, look.mm(_BETWEEN))
        keys.addStretch(1)
        for key in (mend, remove):
            keys.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._over_each_other(row):
            keys.addStretch(1)
        line.addLayout(keys)
        return line

    def _key(self, row: PersonRow, label: str, icon: str, wide: float) -> KeyButton:
        look = self.look
        key = KeyButton(
            look, row.id, label, kind=Kind.SMALL, icon=icon, role="body", icon_mm=8.0, parent=self._panel
        )
        key.setFixedSize(
            max(look.mm(wide), key.sizeHint().width()), look.mm(look.sizes.small_button + look.sizes.base)
        )
        key.set_about(row.name)
        return key


@dataclass(frozen=True, slots=True)
class _NamesAlone:
    """The names without the words under them."""

    rows: PeopleRows

    def wanted(self) -> bool:
        return self.rows.noted

    def give(self) -> None:
        self.rows.set_names_alone(alone=True)

    def come_back(self) -> None:
        self.rows.set_names_alone(alone=False)
