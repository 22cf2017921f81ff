"""Pages instead of scrolling: 前へ and つぎへ with the page in words between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import BREAK, plain
from ui.widgets.reading_parts import be_group
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare
from ui.widgets.touch_guard import Repeat


class Pager(Surface):
    """Hidden where one page is enough; at an end its key is dashed.

    Signals:
        turned: The page to show now, from 0.
    """

    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._page, self._pages = 0, 1
        be_group(self, "")
        self._row = QHBoxLayout(self)
        self.before = KeyButton(look, "before", look.words.before, kind=Kind.SMALL, icon="back")
        self.after = KeyButton(look, "after", look.words.after, kind=Kind.SMALL, icon="next")
        self._words = RubyLabel(look, role="body", align="center")
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        for part, share in ((self.before, 0), (self._words, 1), (self.after, 0)):
            self._row.addWidget(part, share)
        for key, step in ((self.before, -1), (self.after, 1)):
            key.set_repeat(Repeat.CHOICE)
            key.activated.connect(lambda _id, step=step: self._turn(step))
        self.arrange()
        self.set_page(0, 1)

    @property
    def page(self) -> int:
        return self._page

    @property
    def pages(self) -> int:
        return self._pages

    @property
    def told(self) -> str:
        """Which page of how many, for the ear."""
        told = self.look.words.page_said
        return told.replace("{pages}", str(self._pages)).replace("{page}", str(self._page + 1))

    def set_page(self, page: int, pages: int) -> None:
        """Shows page `page` (from 0) of `pages`; tells nobody."""
        self._pages = max(1, pages)
        self._page = max(0, min(page, self._pages - 1))
        words = self.look.words.page
        shown = words.replace("{pages}", str(self._pages)).replace("{page}", str(self._page + 1))
        # A mark of one's own at the end: the number stays on one line.
        self._words.set_text(f"{shown}{BREAK}")
        told = self.told
        self.setAccessibleName(plain(told))
        for key, at_end in ((self.before, self._page == 0), (self.after, self._page == self._pages - 1)):
            key.set_about(told)
            key.bar(told if at_end else None)
        self.setVisible(self._pages > 1)

    def turn_to(self, page: int) -> None:
        """Turns to page `page`, as its keys would; where there is none, it stays."""
        if 0 <= page < self._pages and page != self._page:
            self._turn(page - self._page)

    def arrange(self) -> None:
        look = self.look
        bare(self._row, look.mm(4.0))
        self.before.set_label(look.words.before)
        self.after.set_label(look.words.after)
        for key in (self.before, self.after):
            key.setMinimumWidth(self._least(key))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _least(self, key: KeyButton) -> int:
        """Pixels: its icon gives way where a small display has no room for it beside larger letters."""
        return key.words_width() if self._crowded else key.least_width()

    def _grow(self) -> None:
        """Words that wrap get the height that they need."""
        least = self.look.mm(self.look.sizes.small_button + self.look.sizes.base)
        for key in (self.before, self.after):
            key.setFixedHeight(max(least, key.needed_height(max(self._least(key), self._given(key)))))

    def _given(self, key: KeyButton) -> int:
        """Pixels that it has; before it has any, a small display has none to spare for larger letters."""
        unknown = not key.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return 0 if unknown and self._crowded else key.width()

    @property
    def _crowded(self) -> bool:
        return self.look.metrics.small and self.look.metrics.large_text

    def _turn(self, step: int) -> None:
        self.set_page(self._page + step, self._pages)
        self.turned.emit(self._page)
