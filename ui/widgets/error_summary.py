"""What is still missing, on top of the page; it takes the focus first and is spoken."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.note_line import IconSpot
from ui.widgets.reading_parts import be_alert
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare

_BAR = 3.0
_ICON = 15.0


class ErrorSummary(Surface):
    """Flat, with a red bar at the left, the warning icon, and what to do next."""

    def __init__(self, look: Look, title: str = "", explanation: str | None = None,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(look, parent)
        be_alert(self)
        self._row = QHBoxLayout(self)
        self._icon = IconSpot(look, "warn", accent=False)
        self._title = RubyLabel(look, role="label", tone="err")
        self.text = RubyLabel(look, role="body")
        column = QVBoxLayout()
        bare(column)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self.text)
        column.addStretch(1)
        self._row.addWidget(self._icon)
        self._row.addLayout(column, 1)
        # The page gives it the focus; Tab passes it by, since no key can press it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.arrange()
        self.set_words(title, explanation)

    def set_words(self, title: str, explanation: str | None = None) -> None:
        self._title.set_text(title)
        self.text.set_text(explanation or "")
        self.text.setVisible(bool(explanation))
        self.setAccessibleName(plain(title))
        self.setAccessibleDescription(plain(explanation or ""))

    def fits(self) -> bool:
        return self._title.fits() and (self.text.isHidden() or self.text.fits())

    def arrange(self) -> None:
        look = self.look
        self._row.setContentsMargins(look.mm(_BAR + 7), look.mm(3), look.mm(7), look.mm(3))
        self._row.setSpacing(look.mm(6))
        self._icon.setFixedSize(look.mm(_ICON), look.mm(_ICON))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self.look, self.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.exact(look.sizes.radius_card)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.fillPath(shape, colour(palette.err_tint))
        painter.setClipPath(shape)
        painter.fillRect(0, 0, look.mm(_BAR), self.height(), colour(palette.err_line))
        painter.end()
