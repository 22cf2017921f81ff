"""One answer a line in the order of the form, each with its way back; by pages of as many as fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.fact_rows import Hairline
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_key_grid import LowKeyGrid
from ui.widgets.marks import plain
from ui.widgets.pager import Pager
from ui.widgets.panel import Panel
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare, clear
from ui.widgets.typesetting import Typesetter

_LABEL = 76.0
_BUTTON = 44.0
_ROW_PAD, _SNUG_PAD = 3.2, 1.0
_VALUE_LINE, _SNUG_LINE = 1.35, 1.2
_BETWEEN = 6.0
_MOST_ROWS = 6
_LABEL_MOST = 0.4
_AROUND_WORDS = 8.0 + 3.0 + 2 * 3.0  # pencil, gap, margins


@dataclass(frozen=True, slots=True)
class CheckRowView:
    """One answer; `button` is the id that leads back to its question, None where it is fixed."""

    label: str
    value: str
    button: str | None


class CheckRows(Surface):
    """The rows in a panel, and under it the keys that turn pages where they do not all fit.

    Signals:
        activated: なおす of a row; carries the row's `button`.
        paged: The rows stand on other pages now, or another page is open.
    """

    activated = Signal(str)
    paged = Signal()

    def __init__(self, look: Look, rows: Sequence[CheckRowView] = (), parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows: tuple[CheckRowView, ...] = ()
        self._page = 0
        self._seen: frozenset[int] = frozenset()
        self._most = _MOST_ROWS
        self._pages: tuple[tuple[CheckRowView, ...], ...] = ((),)
        self._column = QVBoxLayout(self)
        self._panel = Panel(look, pad=(8.0, 1.0))
        self.pager = Pager(look)
        self.pager.turned.connect(self._turn)
        self._low = LowKeyGrid(look)
        self._low.activated.connect(self.activated)
        self._column.addWidget(self._panel, 1)
        self._column.addWidget(self._low)
        self._column.addWidget(self.pager)
        self.arrange()
        self.set_rows(rows)

    @property
    def pages(self) -> tuple[tuple[CheckRowView, ...], ...]:
        return self._pages

    @property
    def seen(self) -> frozenset[int]:
        """Marks of the rows that stood on an open page, those of the present one among them."""
        return self._seen | _marks(self._pages[self._page])

    def set_seen(self, seen: frozenset[int]) -> None:
        """These rows were seen before, and no others: one with another answer has to be seen again."""
        self._seen = seen

    @property
    def unseen_page(self) -> int | None:
        """The first page with a row that nobody has seen; None where all were."""
        seen = self.seen
        return next((at for at, rows in enumerate(self._pages) if _marks(rows) - seen), None)

    def set_rows(self, rows: Sequence[CheckRowView]) -> None:
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._paginate()

    def labels(self) -> tuple[RubyLabel, ...]:
        return tuple(self._panel.findChildren(RubyLabel))

    def forget(self) -> None:
        self._page = 0
        self._seen = frozenset()
        self.set_rows(())

    def arrange(self) -> None:
        look = self.look
        bare(self._column, look.mm(4.0))
        across = look.mm(6.0 if look.portrait else 12.0)
        self._panel.box.setContentsMargins(
            across, look.mm(1.0), look.mm(6.0 if look.portrait else 8.0), look.mm(1.0)
        )
        self._panel.box.setSpacing(0)
        self._paginate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paginate()

    def set_reach(self, reach: int, wide: int) -> None:
        """With low reach なおす stands under the rows, as many as have room within `reach` pixels."""
        turning = self.pager.sizeHint().height() + self.look.mm(4.0)
        labels = [row.label for row in self._rows if row.button is not None]
        # Where nothing can be mended the room for its keys belongs to the rows.
        self._most = self._low.most(labels, reach - turning, wide) if labels else _MOST_ROWS
        self._paginate()

    def _paginate(self) -> None:
        """Fills pages in order; a row counts with the height that its words need."""
        if self.look.low_reach:
            self._paginate_low()
            return
        whole = self.height() - self.look.mm(2.0)
        one = self._filled(whole)
        paged = whole - self.pager.high_at(self.width()) - self.look.mm(4.0)
        self._pages = one if len(one) == 1 else self._filled(paged)
        self._show_page(min(self._page, len(self._pages) - 1))

    def _paginate_low(self) -> None:
        turning = self.pager.sizeHint().height() + self.look.mm(4.0)
        keys = self._low.height() + self.look.mm(4.0) if self._mended else 0
        self._pages = self._filled(self.height() - self.look.mm(2.0) - keys - turning)
        self._show_page(min(self._page, len(self._pages) - 1))

    def _filled(self, room: int) -> tuple[tuple[CheckRowView, ...], ...]:
        pages: list[list[CheckRowView]] = [[]]
        used = 0
        for row in self._rows:
            needs = self._row_height(row)
            if pages[-1] and (used + needs > room or len(pages[-1]) >= self._most):
                pages.append([])
                used = 0
            pages[-1].append(row)
            used += needs
        return tuple(tuple(page) for page in pages)

    def _turn(self, page: int) -> None:
        self._seen = self.seen
        self._show_page(page)

    def _show_page(self, page: int) -> None:
        self._page = page
        self.pager.set_page(page, len(self._pages))
        clear(self._panel.box)
        for at, row in enumerate(self._pages[page]):
            if at:
                self._panel.box.addWidget(Hairline(self.look, self._panel))
            # Answers of two lines get their share of the air, not only what the others leave.
            self._panel.box.addLayout(self._line(row), self._row_height(row))
        missing = self._pages[0][len(self._pages[page]) :] if len(self._pages) > 1 else ()
        if missing:
            self._panel.box.addStretch(sum(map(self._row_height, missing)))
        self._low.setVisible(self._mended)
        if self.look.low_reach:
            shown = self._pages[page]
            own = [(row.button, row.label, row.value) for row in shown if row.button is not None]
            self._low.set_keys([(id_, label) for id_, label, _ in own], about=[value for *_, value in own])
        self.paged.emit()

    @property
    def _mended(self) -> bool:
        """Whether the keys of a low reach stand under the rows."""
        return self.look.low_reach and any(row.button is not None for row in self._rows)

    def _line(self, row: CheckRowView) -> QHBoxLayout:
        look = self.look
        line = QHBoxLayout()
        bare(line, look.mm(_BETWEEN))
        label = self._label(row, self._panel)
        if not self._stacked:
            label.setFixedWidth(self._label_width())
        value = self._value(row, self._panel)
        label.setAccessibleDescription(plain(row.value))
        for part in (label, value):
            part.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        if self._stacked:
            words = QVBoxLayout()
            bare(words)
            words.addStretch(1)
            words.addWidget(label)
            words.addWidget(value)
            words.addStretch(1)
            line.addLayout(words, 1)
        else:
            line.addWidget(label)
            line.addWidget(value, 1)
        if not look.low_reach:
            line.addWidget(self._button(row), 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _button(self, row: CheckRowView) -> QWidget:
        look = self.look
        size = (look.mm(self._button_mm()), look.mm(look.sizes.small_button + look.sizes.base))
        if row.button is None:
            blank = QWidget(self._panel)
            blank.setFixedSize(*size)
            return blank
        key = KeyButton(
            look, row.button, look.words.mend, kind=Kind.SMALL, icon="pencil", role="body", icon_mm=8.0,
            parent=self._panel,
        )  # fmt: skip
        key.setFixedSize(*size)
        key.set_about(row.label, row.value)
        key.activated.connect(self.activated)
        return key

    def _row_height(self, row: CheckRowView) -> int:
        look = self.look
        least = 0 if look.low_reach else look.mm(look.sizes.small_button + look.sizes.base)
        around = look.mm(self._button_mm() + _BETWEEN + (12.0 if look.portrait else 20.0))
        if self._stacked:
            room = max(1, self.width() - around)
            value, label = self._value(row), self._label(row)
            return max(least, value.heightForWidth(room) + label.heightForWidth(room)) + self._pad
        room = self.width() - self._label_width() - around - look.mm(_BETWEEN)
        value, label = self._value(row), self._label(row)
        words = max(value.heightForWidth(max(1, room)), label.heightForWidth(self._label_width()))
        return max(least, words) + self._pad

    @property
    def _snug(self) -> bool:
        """A small display with larger letters: much air would leave each answer a page of its own."""
        return self.look.metrics.small and self.look.metrics.large_text

    @property
    def _pad(self) -> int:
        return self.look.mm(_SNUG_PAD if self._snug else _ROW_PAD)

    def _label(self, row: CheckRowView, parent: QWidget | None = None) -> RubyLabel:
        line = _SNUG_LINE if self._snug else None
        return RubyLabel(self.look, row.label, role="body", tone="ink2", line=line, parent=parent)

    def _value(self, row: CheckRowView, parent: QWidget | None = None) -> RubyLabel:
        line = _SNUG_LINE if self._snug else _VALUE_LINE
        return RubyLabel(self.look, row.value, role="label", bold=True, line=line, parent=parent)

    @property
    def _stacked(self) -> bool:
        """Upright, with larger letters or on a small display, the value stands under its label."""
        metrics = self.look.metrics
        return self.look.portrait and (metrics.text_size != "standard" or metrics.small)

    def _label_width(self) -> int:
        """The same for all rows; wide enough for the longest word of a label."""
        look = self.look
        usual = look.mm(46.0 if look.portrait else _LABEL)
        setter = Typesetter(look, "body", bold=False, line=1.5)
        longest = max((setter.widest_phrase(row.label) for row in self._rows), default=0.0)
        return max(usual, min(int(longest) + 1, int(self.width() * _LABEL_MOST)))

    def _button_mm(self) -> float:
        """Wide enough for なおす in any language and text size."""
        look = self.look
        if look.low_reach or all(row.button is None for row in self._rows):
            return 0.0
        words = Typesetter(look, "body", bold=True, line=1.3).natural_width(look.words.mend)
        return max(_BUTTON, look.metrics.to_mm(words) + _AROUND_WORDS)


def _marks(rows: Sequence[CheckRowView]) -> frozenset[int]:
    """They tell rows apart without keeping what stands in them."""
    return frozenset(hash(row) for row in rows)
