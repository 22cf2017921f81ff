"""When something unexpected happened: one calm sentence, a code for staff, a way to begin again."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.note_line import NoteLine
from ui.widgets.picture import Picture
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare


class LastResort(Surface):
    """Depends on nothing but a look and finished words, so it can still be shown when the rest cannot.

    Args:
        title: The calm sentence.
        explanation: What to do.
        code: For staff, with its words.
        restart: The key's label.

    Signals:
        restarted: The person wants to begin again.
    """

    restarted = Signal()

    def __init__(
        self,
        look: Look,
        *,
        title: str,
        explanation: str,
        code: str,
        restart: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._title = RubyLabel(look, title, role=17.0, bold=True, line=1.4)
        self._words = RubyLabel(look, explanation, role="label", bold=False, line=1.6)
        self._code = NoteLine(look, "info", code)
        self._picture = Picture(look, "helper")
        self._key = KeyButton(look, "restart", restart, kind=Kind.PRIMARY, icon="redo")
        self._key.activated.connect(lambda _id: self.restarted.emit())
        self._row = QHBoxLayout(self)
        self._column = QVBoxLayout()
        bare(self._column)
        self._column.addStretch(1)
        for part in (self._title, self._words, self._code):
            self._column.addWidget(part)
        self._column.addWidget(self._key, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._row.addWidget(self._picture, 2)
        self._row.addLayout(self._column, 3)
        self.arrange()

    @property
    def key(self) -> KeyButton:
        return self._key

    def arrange(self) -> None:
        look = self.look
        edge = look.mm(look.sizes.side_portrait if look.portrait else 2 * look.sizes.side_landscape)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(look.mm(16.0))
        self._column.setSpacing(look.mm(8.0))
        tall = look.mm(look.sizes.button_height + look.sizes.base_primary)
        self._key.setFixedHeight(tall)
        self._key.setMinimumWidth(look.mm(look.sizes.next_width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), colour(self.look.palette.bg))
        painter.end()
