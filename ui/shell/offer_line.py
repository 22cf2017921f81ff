"""ごゆっくりどうぞ: said at the head to somebody who hesitates, in the place of what tells where one is."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.marks import BREAK, plain, too_low_for_readings
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.shapes import paint_box

_PAD, _AIR = 4.0, 0.5
"""Beside and over the words, within their rim, and as much over that, in millimetres."""
_ENDS_ALONE = "。"
"""Sentences that end otherwise stand apart."""


class OfferLine(RubyLabel):
    """As many of the sentences as a place has room for, in letters as large as it has room for.

    It takes no place of its own: where there is none the tools that stand out say it without words, and
    the voice says it whole.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, bold=True, tone="tint-ink", line=1.25, parent=parent)
        self._sentences: tuple[str, ...] = ()
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether there is something to be said."""
        return bool(self._sentences)

    def offer(self, sentences: tuple[str, ...]) -> None:
        """Says these, as soon as they are given a place; none: nothing."""
        self._sentences = tuple(too_low_for_readings(one, self._look.language) for one in sentences)

    def stand_in(self, room: QRect) -> bool:
        """In so many pixels of its parent, at the left; False: there is no room for the first sentence."""
        inside = self._within(room)
        for count in range(len(self._sentences), 0, -1):
            self.set_text(_in_one(self._sentences[:count]))
            if any(self._fits_in(size, inside) for size in self._sizes()):
                wide = min(inside.width(), self.natural_width())
                tall = self.heightForWidth(wide)
                self.setGeometry(inside.x(), inside.y() + (inside.height() - tall) // 2, wide, tall)
                self.show()
                return True
        self.hide()
        return False

    def paint_ground(self, painter: QPainter) -> None:
        """What its words stand on, in its parent: tint and rim as the tools have that help."""
        if self.isHidden():
            return
        look, palette = self._look, self._look.palette
        pad, air = look.exact(_PAD), look.exact(_AIR)
        box = QRectF(self.geometry()).adjusted(-pad, -air, pad, air)
        rim = look.line(look.sizes.rim_chosen)
        paint_box(painter, box, look.exact(2.0), fill=palette.tint, rim=palette.sel, rim_px=rim)

    def _within(self, room: QRect) -> QRect:
        pad, air = self._look.mm(_PAD), self._look.mm(2 * _AIR)
        return room.adjusted(pad, air, -pad, -air)

    def _sizes(self) -> tuple[float, ...]:
        """Millimetres, the largest first; on a small display one step smaller than was asked for (030)."""
        text, metrics = self._look.text, self._look.metrics
        step = TEXT_SIZES.index(metrics.text_size)
        if not (metrics.small and step):
            return text.body, text.cap
        return text.body, text.cap, self._look.with_metrics(text_size=TEXT_SIZES[step - 1]).text.cap

    def _fits_in(self, size: float, inside: QRect) -> bool:
        self.set_role(size)
        wide = inside.width()
        return wide > 0 and not self.cut_at(wide) and self.heightForWidth(wide) <= inside.height()


def _in_one(sentences: tuple[str, ...]) -> str:
    """One after the other, with a line's end allowed between them."""
    line = ""
    for one in sentences:
        line += ("" if not line else BREAK if plain(line).endswith(_ENDS_ALONE) else " ") + one
    return line
