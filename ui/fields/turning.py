"""The row that turns pages: the part before, which part this is, the part after."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.ruby_label import RubyLabel


class Turning(QWidget):
    """Two keys and the count between them; hidden while one page is enough.

    Signals:
        turned: `page` changed by a touch.
    """

    turned = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pages = 1
        self.page = 0
        self._before = self._key("before", look.words.before, "back", -1)
        self._after = self._key("after", look.words.after, "next", 1)
        self._where = RubyLabel(look, "", role="body", align="center")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, look.mm(1.5))
        row.setSpacing(look.mm(8.0))
        row.addWidget(self._before)
        row.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._after)
        self.set_pages(1)

    def set_pages(self, pages: int) -> None:
        self._pages = max(1, pages)
        self.page = min(self.page, self._pages - 1)
        self.setVisible(self._pages > 1)
        self._draw()

    def turn_to(self, page: int) -> None:
        self.page = max(0, min(page, self._pages - 1))
        self._draw()

    def _turn(self, step: int) -> None:
        self.turn_to(self.page + step)
        self.turned.emit()

    def _key(self, name: str, label: str, icon: str, step: int) -> KeyButton:
        place = "left" if step < 0 else "right"
        key = KeyButton(self._look, f"page:{name}", label, kind=Kind.SMALL, icon=icon, icon_place=place)
        key.setObjectName(f"page:{name}")
        key.activated.connect(lambda _id: self._turn(step))
        policy = key.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        key.setSizePolicy(policy)
        return key

    def _draw(self) -> None:
        self._where.set_text(self._look.words.page.format(page=self.page + 1, pages=self._pages))
        self._before.setVisible(self.page > 0)
        self._after.setVisible(self.page < self._pages - 1)
