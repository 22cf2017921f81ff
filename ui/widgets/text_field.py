"""The line that shows what was typed; long texts shrink to two lines or more, the longest to their end."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.theme.look import Look, colour
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.announcing import announce, announce_text, is_open
from ui.widgets.entry_lines import CUT, PITCH, EntryRoom, Lines, lines_in
from ui.widgets.focus_ring import ring_while_focused
from ui.widgets.marks import plain
from ui.widgets.romaji import split
from ui.widgets.room import Part
from ui.widgets.shapes import paint_box

_HEIGHT, _HEIGHT_LOW = 26.0, 17.0
_PAD = 7.0
_TEXT = 15.0
_TEXT_GROWTH = 0.4
_TALLEST = 1.04
"""Of the font size: the ink of the tallest kanji (齊), which stands a little higher than the middle."""
_BODY = "国"
"""Its ink fills the height of a line; Latin letters and digits stand in its middle."""


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
        """Whether what is seen of it stands inside the rim; all of it, or its end after a mark."""
        size, lines = self._setting()
        return size * ((len(lines) - 1) * PITCH + 1.0) <= self.height() and all(
            self._advance(line, size) <= self.width() for line in lines
        )

    @property
    def shows_its_end(self) -> bool:
        """Whether it is too long to be seen whole; the voice and the page with all answers have the rest."""
        return self.lines()[0].startswith(CUT) and not self._text.startswith(CUT)

    def lines(self) -> tuple[str, ...]:
        return self._setting()[1]

    @property
    def look(self) -> Look:
        return self._look

    @property
    def letter_size(self) -> float:
        """Pixels of the font that it is drawn in now."""
        return self._setting()[0]

    @property
    def least_mm(self) -> float:
        """One step smaller than asked for and no more: then the end alone is seen, in letters to be read."""
        step = max(0, TEXT_SIZES.index(self._look.metrics.text_size) - 1)
        return self._look.with_metrics(text_size=TEXT_SIZES[step]).text.cap

    def sizeHint(self) -> QSize:
        low = max(_HEIGHT_LOW, self._size_mm() * PITCH)
        grown = low if self._low else max(_HEIGHT, self._size_mm() * 1.5)
        return QSize(self._look.mm(160.0), self._look.mm(grown))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(60.0), self.sizeHint().height())

    def inside(self) -> QRectF:
        """What the rim leaves, in its own pixels."""
        rim = self._rim_px()
        return QRectF(self.rect()).adjusted(rim, rim, -rim, -rim)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = palette.err_line if self._problem else palette.accent
        radius = look.exact(look.sizes.radius_key)
        paint_box(painter, QRectF(self.rect()), radius, fill=palette.surface, rim=rim, rim_px=self._rim_px())
        self._paint_lines(painter)
        painter.end()

    def middle_of(self, line: int, lines: int, size: float) -> float:
        """Pixels from the top to the middle of one of so many lines."""
        return self.height() / 2 + (line - (lines - 1) / 2) * size * PITCH

    def _rim_px(self) -> int:
        sizes = self._look.sizes
        return self._look.line(sizes.rim_error if self._problem else sizes.rim_chosen)

    def _paint_lines(self, painter: QPainter) -> None:
        look, palette = self._look, self._look.palette
        size, lines = self._setting()
        font = look.font(size / look.metrics.pixels_per_mm, bold=True)
        metrics = QFontMetricsF(font)
        # By the letters that are drawn: another language's font has its own idea of where a line begins.
        rise = -metrics.tightBoundingRect(_BODY).center().y()
        painter.setFont(font)
        painter.setPen(colour(palette.ink))
        x = look.exact(_PAD)
        for at, line in enumerate(lines):
            painter.drawText(QPointF(x, self.middle_of(at, len(lines), size) + rise), line)
        middle = self.middle_of(len(lines) - 1, len(lines), size)
        self._underline_half(painter, metrics, lines[-1], middle, size)
        caret_x = x + metrics.horizontalAdvance(lines[-1]) + (look.exact(1.5) if lines[-1] else 0.0)
        tall = min(size, self._entry_room().tall)
        caret = QRectF(round(caret_x), middle - tall / 2, look.line(look.sizes.caret), tall)
        painter.fillRect(caret, colour(palette.accent))

    def _underline_half(
        self, painter: QPainter, metrics: QFontMetricsF, line: str, middle: float, size: float
    ) -> None:
        """Letters of a keyboard that are half a kana are underlined, as input methods do."""
        whole, half = split(line)
        if half:
            left = self._look.exact(_PAD) + metrics.horizontalAdvance(whole)
            wide = metrics.horizontalAdvance(line) - metrics.horizontalAdvance(whole)
            thick = self._look.line(self._look.sizes.caret)
            top = min(middle + size * 0.56, self.inside().bottom() - thick)
            painter.fillRect(QRectF(left, top, wide, thick), colour(self._look.palette.accent))

    def _setting(self) -> Lines:
        return lines_in(self._entry_room(), self._text)

    def _entry_room(self) -> EntryRoom:
        """The same with a problem, whose rim is thicker, so that no letter changes its size for it."""
        look = self._look
        wide = self.width() - look.exact(2 * _PAD + look.sizes.caret + 2)
        tall = self.height() - 2 * look.line(max(look.sizes.rim_error, look.sizes.rim_chosen))
        # Without its air a field has little more than the height of its letters, and some kanji are taller.
        full = min(float(look.mm(self._size_mm())), tall / _TALLEST)
        return EntryRoom(wide, tall, full, float(look.mm(self.least_mm)), self._advance)

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
