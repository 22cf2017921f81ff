"""The line that shows what was typed; long texts shrink to two lines or more, and are never cut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.widgets.announcing import announce, announce_text, is_open
from ui.widgets.focus_ring import ring_while_focused
from ui.widgets.marks import plain
from ui.widgets.romaji import split
from ui.widgets.room import Part
from ui.widgets.shapes import paint_box

_HEIGHT, _HEIGHT_LOW = 26.0, 17.0
_PAD = 7.0
_TEXT = 15.0
_TEXT_GROWTH = 0.4
_TWO_LINES_OF = 1.12
_LEAST = 6.6
_MOST_LINES = 4


class TextField(QFrame):
    """Always active: it belongs to the board beside it, which does the typing.

    Args:
        name: Marked label that a screen reader says.
    """

    def __init__(self, look: Look, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._text = ""
        self._problem = False
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        ring_while_focused(self, lambda: self._look, lambda: self._look.sizes.radius_cell)
        self._describe()

    def text(self) -> str:
        return self._text

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_text(self, text: str) -> None:
        before, self._text = self._text, text
        self._describe()
        self.update()
        if text != before and self.isVisible():
            announce_text(self, before, text)
            self._announce(before)

    def set_problem(self, *, problem: bool) -> None:
        self._problem = problem
        self.update()

    def giving_air(self) -> Part:
        """Gives the air over and under the letters, where the page is short of room."""
        return _Lower(self)

    def set_low(self, *, low: bool) -> None:
        self._low = low
        self.updateGeometry()

    @property
    def low(self) -> bool:
        return self._low

    def forget(self) -> None:
        self.set_text("")

    def fits(self) -> bool:
        """Whether all of it is visible at a size that can be read."""
        return self._setting()[0] >= self._look.exact(_LEAST)

    def lines(self) -> tuple[str, ...]:
        return self._setting()[1]

    def sizeHint(self) -> QSize:
        low = max(_HEIGHT_LOW, self._size_mm() * _TWO_LINES_OF)
        grown = low if self._low else max(_HEIGHT, self._size_mm() * 1.5)
        return QSize(self._look.mm(160.0), self._look.mm(grown))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(60.0), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = palette.err_line if self._problem else palette.accent
        width = look.line(look.sizes.rim_error if self._problem else look.sizes.rim_chosen)
        radius = look.exact(look.sizes.radius_key)
        paint_box(painter, QRectF(self.rect()), radius, fill=palette.surface, rim=rim, rim_px=width)
        self._paint_lines(painter)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        look, palette = self._look, self._look.palette
        size, lines = self._setting()
        font = look.font(size / look.metrics.pixels_per_mm, bold=True)
        metrics = QFontMetricsF(font)
        pitch = size * (_TWO_LINES_OF if len(lines) > 1 else 1.0)
        top = (self.height() - pitch * len(lines)) / 2
        painter.setFont(font)
        painter.setPen(colour(palette.ink))
        x = look.exact(_PAD)
        for at, line in enumerate(lines):
            middle = top + pitch * (at + 0.5)
            painter.drawText(QRectF(x, middle - metrics.height() / 2, self.width(), metrics.height()), line)
        self._underline_half(painter, metrics, lines[-1], top + pitch * (len(lines) - 0.5), size)
        caret_x = x + metrics.horizontalAdvance(lines[-1]) + (look.exact(1.5) if lines[-1] else 0.0)
        middle = top + pitch * (len(lines) - 0.5)
        caret = QRectF(round(caret_x), middle - size / 2, look.line(look.sizes.caret), size)
        painter.fillRect(caret, colour(palette.accent))

    def _underline_half(
        self, painter: QPainter, metrics: QFontMetricsF, line: str, middle: float, size: float
    ) -> None:
        """Letters of a keyboard that are half a kana are underlined, as input methods do."""
        whole, half = split(line)
        if half:
            left = self._look.exact(_PAD) + metrics.horizontalAdvance(whole)
            wide = metrics.horizontalAdvance(line) - metrics.horizontalAdvance(whole)
            under = QRectF(left, middle + size * 0.56, wide, self._look.line(self._look.sizes.caret))
            painter.fillRect(under, colour(self._look.palette.accent))

    def _setting(self) -> tuple[float, tuple[str, ...]]:
        """Font size in pixels and the lines: one at full size, else two that are as large as possible."""
        look = self._look
        room = self.width() - look.exact(2 * _PAD + look.sizes.caret + 2)
        full = float(look.mm(self._size_mm()))
        advance = self._advance(self._text, full)
        if advance <= room:
            return full, (self._text,)
        settings = [self._in_lines(count, full, room) for count in range(2, _MOST_LINES + 1)]
        readable = (one for one in settings if one[0] >= look.exact(_LEAST))
        return next(readable, max(settings, key=lambda one: one[0]))

    def _in_lines(self, count: int, full: float, room: float) -> tuple[float, tuple[str, ...]]:
        """The text in so many lines, as large as width and height let it be."""
        parts = self._parted(count)
        widest = max(self._advance(part, full) for part in parts)
        tall = self.height() / (len(parts) * _TWO_LINES_OF) * 0.92
        return min(full * room / max(widest, 1.0), tall), parts

    def _parted(self, count: int) -> tuple[str, ...]:
        """Lines of about one length; each is cut after a gap near its end, else where it ends."""
        parts, rest = [], self._text
        for left in range(count, 1, -1):
            end = max(1, (len(rest) + left - 1) // left)
            gaps = [at + 1 for at, letter in enumerate(rest[:-1]) if letter in "　 "]
            near = [at for at in gaps if abs(at - end) <= max(1, len(self._text) // (5 * (count - 1)))]
            cut = min(near, key=lambda at: abs(at - end)) if near else end
            parts.append(rest[:cut].rstrip("　 "))
            rest = rest[cut:]
        return (*parts, rest)

    def _advance(self, text: str, size: float) -> float:
        font = self._look.font(size / self._look.metrics.pixels_per_mm, bold=True)
        return QFontMetricsF(font).horizontalAdvance(text)

    def _size_mm(self) -> float:
        return _TEXT + (self._look.text.label - 9.0) * _TEXT_GROWTH

    def _describe(self) -> None:
        self.setAccessibleName(plain(self._name))
        self.setAccessibleDescription("" if self._text else plain(self._look.words.empty))

    def _announce(self, before: str) -> None:
        """The letter that came, or what is left: a reader follows the changes of the focus alone.

        A real keyboard types while the focus is here. What is covered stays so.
        """
        if self.hasFocus() or not is_open(before or self._text) or not is_open(self._text or before):
            return
        grown = self._text.startswith(before)
        announce(self, self._text[len(before) :] if grown else self._text or self._look.words.empty)


@dataclass(frozen=True, slots=True)
class _Lower:
    """The field without its air."""

    field: TextField

    def wanted(self) -> bool:
        return not self.field.low

    def give(self) -> None:
        self.field.set_low(low=True)

    def come_back(self) -> None:
        self.field.set_low(low=False)
