"""A drawing in the theme's colours. Where motion explains, it moves gently; in quiet mode it stands still."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.drawings import placed, renderer
from ui.theme.look import Look
from ui.widgets.marks import plain

_FLOAT = "float"  # the card over its place
_SHEET = "sheet"  # the paper below its slot
_WAVES = ("wave1", "wave2", "wave3")
_SHEET_MS, _SHEET_RESTS_MS = 1600, 2400
"""Coming out, then lying there; together one round."""
_FLOAT_MM = 4.0
_FLOAT_MS = 2400
_WAVE_MS = 400
_FRAME_MS = 40
_FAINT = 0.35


class Picture(QLabel):
    """One drawing by name, as large as fits. It is a QLabel for its accessible role.

    Args:
        name: Name in `resources/art` or `resources/icons`.
        says: Marked words for a screen reader; none where the words stand beside it.
    """

    def __init__(self, look: Look, name: str, *, says: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._chosen = False
        self._moving: QSvgRenderer | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.update)
        self.setAccessibleName(plain(says))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def name(self) -> str:
        return self._name

    @property
    def moves(self) -> bool:
        """Whether it is in motion now."""
        return self._timer.isActive()

    def set_picture(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self._moving = None
            self._start()
            self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._moving = None
        self._start()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(120.0), self._look.mm(90.0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(24.0), self._look.mm(18.0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        if self._moving_parts() and not self._look.quiet:
            self._paint_moving(painter, box)
        else:
            pixmap = self._look.drawings.pixmap(
                self._svg(), box.width(), box.height(), self.devicePixelRatioF()
            )
            painter.drawPixmap(0, 0, pixmap)
        painter.end()

    def _svg(self) -> str:
        drawings = self._look.drawings
        if drawings.is_icon(self._name):
            return drawings.icon(self._name, self._look.palette.accent)
        return drawings.art(self._name, self._look.palette, chosen=self._chosen)

    def _moving_parts(self) -> tuple[str, ...]:
        svg = self._svg()
        return tuple(part for part in (_FLOAT, _SHEET, *_WAVES) if f'id="{part}"' in svg)

    def _start(self) -> None:
        if self.isVisible() and not self._look.quiet and self._moving_parts():
            if not self._timer.isActive():
                self._clock.start()
                self._timer.start()
        else:
            self._timer.stop()

    def _paint_moving(self, painter: QPainter, box: QRectF) -> None:
        parts = self._moving_parts()
        still = self._svg()
        for part in parts:
            still = still.replace(f'id="{part}"', f'id="{part}" display="none"')
        painter.drawPixmap(
            0, 0, self._look.drawings.pixmap(still, box.width(), box.height(), self.devicePixelRatioF())
        )
        if self._moving is None:
            self._moving = renderer(self._svg())
        for part in parts:
            self._paint_part(painter, self._moving, part, box)

    def _paint_part(self, painter: QPainter, drawing: QSvgRenderer, part: str, box: QRectF) -> None:
        whole = placed(drawing, box)
        view = drawing.viewBoxF()
        scale = whole.width() / view.width()
        own = drawing.transformForElement(part).mapRect(drawing.boundsOnElement(part))
        there = QRectF(
            whole.x() + (own.x() - view.x()) * scale,
            whole.y() + (own.y() - view.y()) * scale,
            own.width() * scale,
            own.height() * scale,
        )
        now = self._clock.elapsed() if self._clock.isValid() else 0
        painter.save()
        if part == _FLOAT:
            sway = (1 - math.cos(2 * math.pi * (now % _FLOAT_MS) / _FLOAT_MS)) / 2
            there.translate(0, sway * self._look.exact(_FLOAT_MM))
        elif part == _SHEET:
            painter.setClipRect(there)
            there.translate(0, -there.height() * (1 - _out(now)))
        else:
            step = now // _WAVE_MS % (len(_WAVES) + 1)
            painter.setOpacity(1.0 if _WAVES.index(part) < step else _FAINT)
        drawing.render(painter, part, there)
        painter.restore()


def _out(elapsed_ms: int) -> float:
    """How much of the sheet has come out, 0 to 1: evenly, as printers do."""
    return min(1.0, elapsed_ms % (_SHEET_MS + _SHEET_RESTS_MS) / _SHEET_MS)
