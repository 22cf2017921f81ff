"""19: still there? Replaces the page, so nobody reads over a shoulder; number, ring and words count down."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import Countdown, Screen
from ui.fields.field import Post
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, column
from ui.theme.look import Look
from ui.widgets.note_line import NoteLine
from ui.widgets.ring import Ring
from ui.widgets.room import Part, Yielding
from ui.widgets.ruby_label import RubyLabel

_NEITHER = Qt.AlignmentFlag(0)


class CountdownPage(Page):
    """Redraws once a second by itself; what happens at zero is not its business."""

    _ring: Ring

    def __init__(self, look: Look, post: Post) -> None:
        super().__init__(look, post)
        self._seconds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, Countdown)
        return body.title, body.lines, body.most, body.unit, body.lock

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Countdown)
        self._lock: NoteLine | None = None
        self._ring = Ring(self.look)
        side = self.look.mm(max(self._ring_side(), Ring.side_for(self.look, body.unit)))
        self._ring.setFixedSize(side, side)
        words = QVBoxLayout()
        words.setSpacing(self.look.mm(7.0))
        words.addStretch(1)
        title = RubyLabel(
            self.look,
            body.title,
            role="head" if self._crowded else 17.0,
            bold=True,
            line=1.3 if self.look.metrics.small else 1.5,
            heading=True,
        )
        title.setObjectName("title")
        words.addWidget(title)
        pitch = 1.4 if self.look.metrics.small else 1.65
        lines = [RubyLabel(self.look, line, role="label", bold=False, line=pitch) for line in body.lines]
        words.addLayout(column(self.look, lines, gap=0.0))
        if body.lock is not None:
            self._lock = NoteLine(self.look, "lock", body.lock)
            words.addWidget(self._lock)
        words.addStretch(1)
        content = QWidget()
        row = box_of(content, self.look, upright=self.look.portrait, gap=8.0 if self._crowded else 24.0)
        row.addStretch(1)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter if self.look.portrait else _NEITHER)
        row.addLayout(words, 8)
        row.addStretch(1)
        self.refresh(screen)
        return content

    @property
    def _crowded(self) -> bool:
        """Where the words need most of the width, or of the height."""
        return self.look.metrics.small and self.look.metrics.large_text

    def _ring_side(self) -> float:
        """Millimetres."""
        if self._crowded:
            return 64.0
        return 90.0 if self.look.metrics.text_size == "largest" or self.look.metrics.small else 120.0

    def yielding(self) -> tuple[Part, ...]:
        return () if self._lock is None else (Yielding(self._lock),)

    def refresh(self, screen: Screen) -> None:
        self._seconds = body_of(screen, Countdown).seconds
        self._draw()

    def clear(self) -> None:
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _tick(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._draw()

    def _draw(self) -> None:
        if self.screen_shown is not None:
            body = body_of(self.screen_shown, Countdown)
            self._ring.set_seconds(self._seconds, body.most, body.unit)
