"""What is still missing, on top of the page; it takes the focus first and is spoken."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.note_line import IconSpot
from ui.widgets.reading_parts import be_alert
from ui.widgets.room import Part, Unseen
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare

_BAR = 3.0
_ICON, _ICON_LOW = 15.0, 10.0
_LINE = 1.55


class ErrorSummary(Surface):
    """Flat, with a red bar at the left, the warning icon, and what to do next.

    Args:
        low: Little air, where it stands beside a question and keys need the height.

    Attributes:
        title: What is missing, in short.
        text: What to do about it.
    """

    def __init__(self, look: Look, title: str = "", explanation: str | None = None,
                 parent: QWidget | None = None, *, low: bool = False) -> None:  # fmt: skip
        super().__init__(look, parent)
        self._low = low
        be_alert(self)
        self._row = QHBoxLayout(self)
        self._icon = IconSpot(look, "warn", accent=False)
        self.title = RubyLabel(look, role="label", tone="err")
        self.text = RubyLabel(look, role="body", tone="err" if low else "ink")
        column = QVBoxLayout()
        bare(column)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addStretch(1)
        self._row.addWidget(self._icon)
        self._row.addLayout(column, 1)
        # The page gives it the focus; Tab passes it by, since no key can press it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.arrange()
        self.set_words(title, explanation)

    def set_words(self, title: str, explanation: str | None = None) -> None:
        self.title.set_text(title)
        self.title.setVisible(bool(title))
        self.text.set_text(explanation or "")
        self.text.setVisible(bool(explanation))
        self.setAccessibleName(plain(title))
        self.setAccessibleDescription(plain(explanation or ""))

    def fits(self) -> bool:
        return all(label.isHidden() or label.fits() for label in (self.title, self.text))

    def said_shorter(self) -> Part:
        """What to do is enough where there is no room for what is missing, too."""
        return _TextAlone(self)

    def keep_line(self, *, kept: bool) -> None:
        """Whether the room of one line stays free where nothing is wrong."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)
        line = self.look.mm(_LINE * self.look.text.body + 2.0)
        self.setMinimumHeight(max(line, self._icon.height() + self.look.mm(2.0)) if kept else 0)

    def arrange(self) -> None:
        look = self.look
        side, over, between, icon = (4, 1, 4, _ICON_LOW) if self._low else (7, 3, 6, _ICON)
        self._row.setContentsMargins(look.mm(_BAR + side), look.mm(over), look.mm(side), look.mm(over))
        self._row.setSpacing(look.mm(between))
        self._icon.setFixedSize(look.mm(icon), look.mm(icon))

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


@dataclass(frozen=True, slots=True)
class _TextAlone(Unseen):
    """The reason stands alone."""

    summary: ErrorSummary

    def wanted(self) -> bool:
        return not (self.summary.title.isHidden() or self.summary.text.isHidden())

    def give(self) -> None:
        self.summary.title.hide()

    def come_back(self) -> None:
        self.summary.title.show()
