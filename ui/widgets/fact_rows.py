"""Facts to be read: label and value line by line, or three of them side by side in a flat strip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.note_line import IconSpot
from ui.widgets.panel import Panel
from ui.widgets.reading_parts import be_separator
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import bare, clear

_LABEL_SHARE = 3
_VALUE_SHARE = 12
_VALUE = 13.0
_ICON = 15.0
_PAD, _BETWEEN = 12.0, 6.0
_PAD_CLOSE = 6.0
_SLACK = 1.0
"""Millimetres more than letters measure, so that rounding cuts no line."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label with its value; `small` follows the value in regular weight, `icon` stands before it."""

    label: str
    value: str
    small: str | None = None
    icon: str | None = None


class FactRows(Panel):
    """One fact a line, hairlines between them; values in 13 mm with their readings."""

    def __init__(self, look: Look, rows: Sequence[FactRow] = (), parent: QWidget | None = None) -> None:
        self._rows: tuple[FactRow, ...] = ()
        self._label_room = 0
        super().__init__(look, pad=(_across(look), 2.0 if look.metrics.close else 4.0), parent=parent)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[FactRow]) -> None:
        self._rows = tuple(rows)
        self._build()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._build()

    def arrange(self) -> None:
        super().arrange()
        self.box.setSpacing(0)

    def labels(self) -> tuple[RubyLabel, ...]:
        return tuple(self.findChildren(RubyLabel))

    def _build(self) -> None:
        clear(self.box)
        self._label_room = self._room_for_labels()
        for at, row in enumerate(self._rows):
            if at:
                self.box.addWidget(Hairline(self.look, self))
            self.box.addLayout(self._line(row), 1)

    def _line(self, row: FactRow) -> QHBoxLayout:
        look = self.look
        line = QHBoxLayout()
        bare(line, look.mm(_BETWEEN))
        label, value = self._label(row), self._value(row)
        label.setAccessibleDescription(plain(row.value) + plain(row.small or ""))
        for part in (label, value):
            part.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(label, self._label_room)
        small = self._small(row)
        if small is None:
            line.addWidget(value, self._value_room())
            return line
        small.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(self._pair(value, small), self._value_room())
        return line

    def _label(self, row: FactRow) -> RubyLabel:
        return RubyLabel(self.look, row.label, role="body", tone="ink2", parent=self)

    def _value(self, row: FactRow) -> RubyLabel:
        close = self.look.metrics.close
        role = self.look.text.label if close else max(_VALUE, self.look.text.label)
        return RubyLabel(self.look, row.value, role=role, bold=True, parent=self)

    def _small(self, row: FactRow) -> RubyLabel | None:
        if row.small is None:
            return None
        role = max(10.0, self.look.text.label)
        return RubyLabel(self.look, row.small, role=role, bold=False, parent=self)

    def _pair(self, value: RubyLabel, small: RubyLabel) -> QBoxLayout:
        """Side by side where one line holds both; else one below the other, each in the whole width."""
        beside = value.natural_width() + small.natural_width() <= self._value_room()
        pair: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        bare(pair, self.look.mm(1.0 if beside else 0.0))
        if beside:
            value.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            pair.addWidget(value)
            pair.addWidget(small, 1)
            return pair
        pair.addStretch(1)
        for part in (value, small):
            part.setAlignment(Qt.AlignmentFlag.AlignBottom)
            pair.addWidget(part)
        pair.addStretch(1)
        return pair

    def _value_room(self) -> int:
        """Pixels for a value, on a page of the usual width: known before the rows are laid out."""
        return self._row_room() - self._label_room

    def _row_room(self) -> int:
        look = self.look
        margins = 2 * look.side + (0 if look.portrait else look.mm(look.rail_mm))
        return look.metrics.size_px[0] - margins - look.mm(2 * _across(look) + _BETWEEN)

    def _room_for_labels(self) -> int:
        """Pixels for every label on one line, as far as no value needs them; never less than their share."""
        rows = self._row_room()
        labels = max((self._natural(self._label(row)) for row in self._rows), default=0)
        values = max((self._natural(self._value(row), self._small(row)) for row in self._rows), default=0)
        usual = rows * _LABEL_SHARE // (_VALUE_SHARE + _LABEL_SHARE)
        room = max(usual, min(labels, rows - values))
        if not self.look.metrics.close or room >= labels:
            return room
        # Where values wrap all the same, a wider label may save its own lines.
        ways = (room, *(rows * share // 20 for share in range(5, 10)))
        return min(ways, key=lambda way: self._height_of_all(way, rows - way))

    def _height_of_all(self, label: int, value: int) -> int:
        """Pixels of all rows, their labels and values in so many pixels."""
        return sum(self._height_of(row, label, value) for row in self._rows)

    def _height_of(self, row: FactRow, label: int, value: int) -> int:
        parts = [self._label(row), self._value(row)]
        heights = [one.heightForWidth(max(1, wide)) for one, wide in zip(parts, (label, value), strict=True)]
        for part in parts:
            part.setParent(None)
            part.deleteLater()
        return max(heights)

    def _natural(self, *parts: RubyLabel | None) -> int:
        """Pixels of these on one line; they are asked and thrown away."""
        whole = 0
        for part in parts:
            if part is not None:
                whole += int(part.natural_width()) + self.look.mm(_SLACK)
                part.setParent(None)
                part.deleteLater()
        return whole


def _across(look: Look) -> float:
    """Millimetres at both sides of the rows; less where a page lacks room."""
    return _PAD_CLOSE if look.metrics.close else _PAD


class FactStrip(Panel):
    """Facts side by side, each with its icon: time, fee, result."""

    def __init__(self, look: Look, rows: Sequence[FactRow] = (), parent: QWidget | None = None) -> None:
        self._rows: tuple[FactRow, ...] = ()
        super().__init__(look, pad=(6.0, 2.0) if look.metrics.close else (14.0, 5.0), parent=parent)
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[FactRow]) -> None:
        self._rows = tuple(rows)
        self._build()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._build()

    def _build(self) -> None:
        clear(self.box)
        look = self.look
        # Side by side where the display is wide; below each other where it is upright.
        line = QVBoxLayout() if look.portrait else QHBoxLayout()
        bare(line, look.mm(6.0))
        for row in self._rows:
            line.addLayout(self._fact(row), 1)
        self.box.addLayout(line)

    def _fact(self, row: FactRow) -> QHBoxLayout:
        look = self.look
        fact = QHBoxLayout()
        bare(fact, look.mm(6.0))
        # Beside each other on a small display, larger letters need the icon's width for whole words.
        crowded = look.metrics.small and look.metrics.large_text and not look.portrait
        if row.icon is not None and not crowded:
            icon = IconSpot(look, row.icon, parent=self)
            icon.setFixedSize(look.mm(_ICON), look.mm(_ICON))
            fact.addWidget(icon)
        column = QVBoxLayout()
        bare(column)
        column.addStretch(1)
        label = RubyLabel(look, row.label, role="cap", tone="ink2", parent=self)
        label.setAccessibleDescription(plain(row.value))
        column.addWidget(label)
        column.addWidget(RubyLabel(look, row.value, role=max(10.0, look.text.label), bold=True, parent=self))
        if row.small:
            column.addWidget(RubyLabel(look, row.small, role="cap", tone="ink2", parent=self))
        column.addStretch(1)
        fact.addLayout(column, 1)
        return fact


class Hairline(QFrame):
    """A thin line between rows; decoration."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        be_separator(self)
        self.setFixedHeight(look.line(look.sizes.hair))

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFixedHeight(look.line(look.sizes.hair))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._look.palette.hair))
        painter.end()
