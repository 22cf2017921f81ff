"""What the top band tells staff: that the card is a simulated one, and the code for support.

The chip is small where room is short, and as large as the visitor's words where it is not.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Notice, Screen
from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.ruby_label import RubyLabel

SMALL = 6.6
"""Millimetres of what is for staff. It takes no line from a visitor, however large their letters are."""


class PracticeChip(RubyLabel):
    """Bold words; the band paints what they stand on."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, role=SMALL, tone="ink", bold=True, line=1.2, parent=parent)

    def shrink(self) -> None:
        """As small as it may be, so that everything else finds its place first."""
        self.set_role(SMALL)

    def grow(self, room: int) -> None:
        """In so many pixels on one line: as large as the letters that are on, else the next smaller ones."""
        look = self._look
        steps = TEXT_SIZES[: TEXT_SIZES.index(look.metrics.text_size) + 1]
        for step in reversed(steps):
            self.set_role(look.with_metrics(text_size=step).text.cap)
            if self.natural_width() <= room:
                return
        self.shrink()


def code_of(screen: Screen) -> str:
    """The code for staff, unless the page itself says it: nobody needs it twice."""
    said_below = isinstance(screen.body, Notice) and screen.body.code is not None
    return "" if said_below else screen.support_code or ""
