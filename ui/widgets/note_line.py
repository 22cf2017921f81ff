"""A short line with its icon: a hint, what is locked away, or what is missing (red, and in words)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.look import Look, TextRole
from ui.widgets.ruby_label import RubyLabel, Tone
from ui.widgets.surface import Surface, bare

_ICON_TO_TEXT = 1.5


class NoteLine(Surface):
    """Icon left, words right, centred on each other.

    Args:
        tone: `ink` (icon in the accent), or `err` (both red, for what is missing).
    """

    def __init__(
        self,
        look: Look,
        icon: str | None,
        marked: str,
        *,
        role: TextRole | float = "body",
        tone: Tone = "ink",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._row = QHBoxLayout(self)
        self._icon = IconSpot(look, icon, accent=tone != "err", parent=self)
        self._role = role
        self._label = RubyLabel(look, marked, role=role, bold=bold, tone=tone, line=1.4)
        self._label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._label, 1)
        self.arrange()

    @property
    def label(self) -> RubyLabel:
        return self._label

    def set_note(self, icon: str | None, marked: str) -> None:
        self._icon.set_icon(icon)
        self._label.set_text(marked)
        self.setVisible(bool(marked))

    def arrange(self) -> None:
        side = self.look.text_mm(self._role) * _ICON_TO_TEXT
        bare(self._row, self.look.mm(4.0 if self._icon.icon else 0.0))
        self._icon.setFixedSize(self.look.mm(side), self.look.mm(side))
        self._icon.setVisible(self._icon.icon is not None)


class IconSpot(QWidget):
    """One icon as large as its box; decoration beside words, so it has no name of its own."""

    def __init__(
        self,
        look: Look,
        icon: str | None,
        *,
        accent: bool = True,
        stroke: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._accent = accent
        self._stroke = stroke
        self._on_accent = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def icon(self) -> str | None:
        return self._icon

    def set_icon(self, icon: str | None) -> None:
        self._icon = icon
        self.setVisible(icon is not None)
        self.update()

    def set_on_accent(self, *, on_accent: bool) -> None:
        """It stands on the accent's ground."""
        self._on_accent = on_accent
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon is None:
            return
        palette = self._look.palette
        painter = QPainter(self)
        line = palette.accent if self._accent else palette.err_line
        line = palette.on_accent if self._on_accent else line
        svg = self._look.drawings.icon(self._icon, line, self._stroke)
        side = min(self.width(), self.height())
        pixmap = self._look.drawings.pixmap(svg, side, side, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
        painter.end()
