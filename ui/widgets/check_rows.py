"""One answer a line in the order of the form, each with its way back; by pages of as many as fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.check_row_view import CheckRowView
from ui.widgets.fact_rows import Hairline
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_key_grid import LowKeyGrid
from ui.widgets.marks import plain
from ui.widgets.named_answer import NamedAnswer, together
from ui.widgets.pager import Pager
from ui.widgets.panel import Panel
from ui.widgets.row_parts import parted
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare, clear
from ui.widgets.typesetting import Typesetter

_LABEL = 76.0
_BUTTON = 44.0
_ROW_PAD, _SNUG_PAD = 3.2, 1.0
_VALUE_LINE, _SNUG_LINE = 1.35, 1.2
_BETWEEN = 6.0
_MOST_ROWS = 6
_LEAST_PAGE = 50.0
"""Millimetres: what is lower is no page, but one that has not got its place yet."""
_LABEL_MOST = 0.4
_AROUND_WORDS, _AROUND_SNUG = 8.0 + 3.0 + 2 * 3.0, 2 * 2.4  # pencil, gap, margins; margins alone
_ACROSS, _ACROSS_UPRIGHT, _ACROSS_SNUG = (12.0, 8.0), (6.0, 6.0), (6.0, 4.0)
"""Margins of the panel, left and right."""


class _Way(Enum):
    """How the name of an answer stands to it: in a column of its own, over it, or before it in its line."""

    BESIDE = auto()
    OVER = auto()
    BEFORE = auto()


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
        self._way = _Way.BESIDE
        self._heights: dict[tuple[CheckRowView, _Way, int], int] = {}
        self._probes: dict[str, RubyLabel] = {}
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

    @property
    def placed(self) -> bool:
        """Whether it has its size: before that, pages are dealt for a size that means nothing."""
        return self.testAttribute(Qt.WidgetAttribute.WA_Resized)

    def set_rows(self, rows: Sequence[CheckRowView]) -> None:
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._measure_anew()
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
        left, right = self._across
        self._panel.box.setContentsMargins(look.mm(left), look.mm(1.0), look.mm(right), look.mm(1.0))
        self._panel.box.setSpacing(0)
        self._measure_anew()
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
        one = self._fewest(whole)
        paged = whole - self.pager.high_at(self.width()) - self.look.mm(4.0)
        self._pages = one if len(one) == 1 else self._fewest(paged)
        self._show_page(min(self._page, len(self._pages) - 1))

    def _paginate_low(self) -> None:
        turning = self.pager.sizeHint().height() + self.look.mm(4.0)
        keys = self._low.height() + self.look.mm(4.0) if self._mended else 0
        self._pages = self._fewest(self.height() - self.look.mm(2.0) - keys - turning)
        self._show_page(min(self._page, len(self._pages) - 1))

    def _fewest(self, room: int) -> tuple[tuple[CheckRowView, ...], ...]:
        """The way that takes the fewest pages of so many pixels."""
        dealt = {way: self._filled(room, way) for way in self._ways}
        self._way = min(dealt, key=lambda way: len(dealt[way]))
        return dealt[self._way]

    def _filled(self, room: int, way: _Way) -> tuple[tuple[CheckRowView, ...], ...]:
        pages: list[list[CheckRowView]] = [[]]
        used = 0
        for row in (part for whole in self._rows for part in self._parts(whole, room, way)):
            needs = self._row_height(row, way)
            if pages[-1] and (used + needs > room or len(pages[-1]) >= self._most):
                pages.append([])
                used = 0
            pages[-1].append(row)
            used += needs
        return tuple(tuple(page) for page in pages)

    def _parts(self, row: CheckRowView, room: int, way: _Way) -> Iterator[CheckRowView]:
        """A row that a page has no room for goes on on the next; as it is where there is no page yet."""
        if not self.placed or room < self.look.mm(_LEAST_PAGE):
            return iter((row,))
        return parted(row, lambda part: self._row_height(part, way) <= room)

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
            self._panel.box.addLayout(self._line(row), self._row_height(row, self._way))
        missing = self._pages[0][len(self._pages[page]) :] if len(self._pages) > 1 else ()
        if missing:
            self._panel.box.addStretch(sum(self._row_height(row, self._way) for row in missing))
        self._low.setVisible(self._mended)
        if self.look.low_reach:
            shown = self._pages[page]
            own = [(row.button, row.label, row.value) for row in shown if row.button is not None]
            named = [(id_, label) for id_, label, _ in own]
            self._low.set_keys(named, about=[value for *_, value in own], verb=self.look.words.mend)
        self.paged.emit()

    @property
    def _mended(self) -> bool:
        """Whether the keys of a low reach stand under the rows."""
        return self.look.low_reach and any(row.button is not None for row in self._rows)

    def _line(self, row: CheckRowView) -> QHBoxLayout:
        look = self.look
        line = QHBoxLayout()
        bare(line, look.mm(_BETWEEN))
        match self._way:
            case _Way.BEFORE:
                line.addWidget(self._together(row, self._panel), 1)
            case _Way.OVER:
                line.addLayout(self._one_over_the_other(row), 1)
            case _Way.BESIDE:
                label, value = self._label_and_value(row)
                label.setFixedWidth(self._label_width())
                line.addWidget(label)
                line.addWidget(value, 1)
        if not look.low_reach and self._beside_rows:
            line.addWidget(self._button(row), 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _label_and_value(self, row: CheckRowView) -> tuple[RubyLabel, RubyLabel]:
        label, value = self._label(row, self._panel), self._value(row, self._panel)
        label.setAccessibleDescription(plain(row.value))
        for part in (label, value):
            part.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label, value

    def _one_over_the_other(self, row: CheckRowView) -> QVBoxLayout:
        words = QVBoxLayout()
        bare(words)
        words.addStretch(1)
        for part in self._label_and_value(row):
            words.addWidget(part)
        words.addStretch(1)
        return words

    def _button(self, row: CheckRowView) -> QWidget:
        look = self.look
        size = (look.mm(self._button_mm()), look.mm(look.sizes.small_button + look.sizes.base))
        if row.button is None:
            blank = QWidget(self._panel)
            blank.setFixedSize(*size)
            return blank
        key = KeyButton(
            look, row.button, look.words.mend, kind=Kind.SMALL, icon=None if self._snug else "pencil",
            role="body", icon_mm=8.0, parent=self._panel,
        )  # fmt: skip
        key.setFixedSize(*size)
        key.set_about(row.label, row.value)
        key.activated.connect(self.activated)
        return key

    def _row_height(self, row: CheckRowView, way: _Way) -> int:
        """Pixels; asked many times for the same row while pages are dealt."""
        key = (row, way, self.width())
        if key not in self._heights:
            self._heights[key] = self._measured(row, way)
        return self._heights[key]

    def _measured(self, row: CheckRowView, way: _Way) -> int:
        look = self.look
        least = 0 if look.low_reach else look.mm(look.sizes.small_button + look.sizes.base)
        button = look.mm(self._button_mm() + _BETWEEN) if self._beside_rows else 0
        room = self.width() - button - look.mm(sum(self._across))
        match way:
            case _Way.BEFORE:
                words = self._high("value", together(row.label, row.value, look.language), room)
            case _Way.OVER:
                words = self._high("value", row.value, room) + self._high("label", row.label, room)
            case _Way.BESIDE:
                wide = self._label_width()
                room -= wide + look.mm(_BETWEEN)
                words = max(self._high("value", row.value, room), self._high("label", row.label, wide))
        if self._snug and least:  # the key of the next row may follow directly
            return max(least + look.mm(look.sizes.least_gap), words + self._pad)
        return max(least, words) + self._pad

    def _high(self, part: Literal["label", "value"], words: str, wide: int) -> int:
        """Pixels of such words at that width; one label of each kind measures them all."""
        if part not in self._probes:
            blank = CheckRowView("", "", None)
            self._probes[part] = self._label(blank) if part == "label" else self._value(blank)
        self._probes[part].set_text(words)
        return self._probes[part].heightForWidth(max(1, wide))

    def _measure_anew(self) -> None:
        """Other rows, or other letters: nothing that was measured is kept, nor what was measured by."""
        self._heights.clear()
        for probe in self._probes.values():
            probe.set_text("")
            probe.deleteLater()
        self._probes.clear()

    @property
    def _beside_rows(self) -> bool:
        """Whether something stands right of the words: keys, or the air in their place."""
        return self._button_mm() > 0 or not self._snug

    @property
    def _across(self) -> tuple[float, float]:
        """Millimetres left and right of the rows."""
        if self.look.portrait:
            return _ACROSS_UPRIGHT
        return _ACROSS_SNUG if self._snug else _ACROSS

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

    def _together(self, row: CheckRowView, parent: QWidget | None = None) -> RubyLabel:
        return NamedAnswer(self.look, row.label, row.value, line=_SNUG_LINE, parent=parent)

    @property
    def _ways(self) -> tuple[_Way, ...]:
        """Upright, with larger letters or on a small display, the value stands under its label.

        With larger letters on a small display whatever takes the fewest pages, the usual way first.
        """
        metrics = self.look.metrics
        over = self.look.portrait and (metrics.text_size != "standard" or metrics.small)
        usual = _Way.OVER if over else _Way.BESIDE
        if not self._snug:
            return (usual,)
        return (usual, *(way for way in _Way if way is not usual and (way, over) != (_Way.BESIDE, True)))

    def _label_width(self) -> int:
        """The same for all rows; wide enough for the longest word of a label."""
        look = self.look
        setter = Typesetter(look, "body", bold=False, line=1.5)
        longest = max((setter.widest_phrase(row.label) for row in self._rows), default=0.0)
        usual = look.mm(46.0 if look.portrait else _LABEL)
        if self._snug:
            usual = min(
                usual, int(max((setter.natural_width(row.label) for row in self._rows), default=0.0)) + 1
            )
        return max(usual, min(int(longest) + 1, int(self.width() * _LABEL_MOST)))

    def _button_mm(self) -> float:
        """Wide enough for なおす in any language and text size."""
        look = self.look
        if look.low_reach or all(row.button is None for row in self._rows):
            return 0.0
        words = look.metrics.to_mm(
            Typesetter(look, "body", bold=True, line=1.3).natural_width(look.words.mend)
        )
        if self._snug:
            return max(look.sizes.least_key, words + _AROUND_SNUG)
        return max(_BUTTON, words + _AROUND_WORDS)


def _marks(rows: Sequence[CheckRowView]) -> frozenset[int]:
    """They tell rows apart without keeping what stands in them."""
    return frozenset(hash(row) for row in rows)
