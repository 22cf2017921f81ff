"""Pages instead of scrolling: 前へ and つぎへ with the page in words between them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import BREAK, plain
from ui.widgets.reading_parts import be_group
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare
from ui.widgets.touch_guard import Repeat

_GAP = 4.0
_ANY = 16777215
"""Qt's own bound of a size that has none."""


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
        self._stacked = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.before, self.after = self._key("before"), self._key("after")
        self._words = RubyLabel(look, role="body", align="center")
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._line_up()
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
        return self._said().replace("{pages}", str(self._pages)).replace("{page}", str(self._page + 1))

    def _said(self) -> str:
        """What a page is called for the ear, with `{page}` and `{pages}`."""
        return self.look.words.page_said

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

    def set_stacked(self, *, stacked: bool) -> None:
        """One below the other, the keys lowest: beside what it turns, where its height is needed there."""
        if stacked != self._stacked:
            self._stacked = stacked
            if stacked:
                self.setFixedSize(self.stacked_size())
            else:
                self._unfix()
            self._line_up()
            self.arrange()
            self.updateGeometry()

    def stacked_size(self) -> QSize:
        """What it takes then: as narrow as lets every key keep one line, on whichever page.

        Measured on keys that are not dashed: those of an end have thinner letters.
        """
        probes = (self._key("before"), self._key("after"))
        wide = max(probe.one_line_width() for probe in probes)
        tall = sum(self._high(probe, wide) for probe in probes) + self._words.heightForWidth(wide)
        for probe in probes:
            probe.deleteLater()
        return QSize(wide, tall + 2 * self.look.mm(_GAP))

    def line_height(self) -> int:
        """What it takes in one line, where all words have room."""
        return max(self._high(key, key.sizeHint().width()) for key in (self.before, self.after))

    def high_at(self, wide: int) -> int:
        """Pixels that it takes at that width: one line where all words have room, else more."""
        keys = self.before.sizeHint().width() + self.after.sizeHint().width()
        whole = keys + self._words.natural_width() + 2 * self.look.mm(_GAP)
        return self.line_height() if whole <= wide else self.sizeHint().height()

    def turn_to(self, page: int) -> None:
        """Turns to page `page`, as its keys would; where there is none, it stays."""
        if 0 <= page < self._pages and page != self._page:
            self._turn(page - self._page)

    def arrange(self) -> None:
        look = self.look
        bare(self._row, look.mm(_GAP))
        self.before.set_label(look.words.before)
        self.after.set_label(look.words.after)
        for key in (self.before, self.after):
            key.setMinimumWidth(0 if self._stacked else self._least(key))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _key(self, name: Literal["before", "after"]) -> KeyButton:
        look = self.look
        words, icon = {"before": (look.words.before, "back"), "after": (look.words.after, "next")}[name]
        return KeyButton(look, name, words, kind=Kind.SMALL, icon=icon)

    def _line_up(self) -> None:
        parts: list[tuple[QWidget, int]] = [(self.before, 0), (self._words, 1), (self.after, 0)]
        if self._stacked:
            parts = [(self._words, 0), (self.before, 0), (self.after, 0)]
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if self._stacked else way.LeftToRight)
        while self._row.takeAt(0) is not None:
            pass
        for part, share in parts:
            self._row.addWidget(part, share)

    def _least(self, key: KeyButton) -> int:
        """Pixels: its icon gives way where a small display has no room for it beside larger letters."""
        return key.words_width() if self._crowded else key.least_width()

    def _grow(self) -> None:
        """Words that wrap get the height that they need."""
        for key in (self.before, self.after):
            wide = self.width() if self._stacked else max(self._least(key), self._given(key))
            key.setFixedHeight(self._high(key, wide))

    def _high(self, key: KeyButton, wide: int) -> int:
        least = self.look.mm(self.look.sizes.small_button + self.look.sizes.base)
        return max(least, key.needed_height(wide))

    def _unfix(self) -> None:
        self.setMinimumSize(0, 0)
        self.setMaximumSize(_ANY, _ANY)

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
