"""One sentence over the top band: a hand lies on the glass, a key does nothing. Touches go through it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.touches import Trouble
from ui.theme.look import Look
from ui.widgets.note_line import NoteLine
from ui.widgets.shapes import paint_box
from ui.widgets.surface import Surface

_PAD, _OFF = 5.0, 3.0
"""Within its rim, and from the window's edge, in millimetres."""


class TouchNote(Surface):
    """Hidden until something is to be told."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self._trouble: Trouble | None = None
        self._answer = ""
        self._line = NoteLine(look, "touch", "", bold=True)
        QHBoxLayout(self).addWidget(self._line)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now, marked: what lies on the glass comes first."""
        if self._trouble is None:
            return self._answer
        return str(getattr(self.look.words, self._trouble.value))

    def tell(self, trouble: Trouble | None, room: tuple[int, int]) -> None:
        """Says it between these two pixels of the window's upper edge; None: no more."""
        self._trouble = trouble
        self._show(room)

    def answer(self, sentence: str, room: tuple[int, int]) -> None:
        """The same with what a key has to be answered; empty: no more."""
        self._answer = sentence
        self._show(room)

    def _show(self, room: tuple[int, int]) -> None:
        self.setVisible(bool(self.sentence))
        if self.sentence:
            self.arrange()
            self._stand(*room)

    def arrange(self) -> None:
        layout = self.layout()
        if layout is not None:
            pad = self.look.mm(_PAD)
            layout.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self._line.set_note("info" if self._trouble is None else "touch", self.sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self.look, self.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius, rim = look.exact(look.sizes.radius_card), look.line(look.sizes.rim_chosen)
        paint_box(painter, box, radius, fill=palette.surface, rim=palette.accent, rim_px=rim)
        painter.end()

    def _stand(self, left: int, right: int) -> None:
        off = self.look.mm(_OFF)
        wide = right - left - 2 * off
        layout = self.layout()
        high = layout.heightForWidth(wide) if layout is not None and layout.hasHeightForWidth() else -1
        self.setGeometry(left + off, off, wide, max(high, self.sizeHint().height()))
        self.raise_()
