"""Paper as images, one part of it at a time, with keys to turn on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.pager import Pager
from ui.widgets.surface import Surface, bare

_SHEET_RIM = 0.4
_OVERLAP = 0.015
_HALF = 297 / 210 / 2
"""Height of half a sheet of A4, by its width."""
_SIGN, _SIGN_STROKE = 40.0, 3.4


class Preview(Surface):
    """Shows the very sheets that will be printed, one part after the other, as large as fits.

    Signals:
        turned: Which part is shown now, from 0.
    """

    turned = Signal(int)

    def __init__(self, look: Look, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._pages: tuple[QImage, ...] = ()
        self._sheet = _Sheet(look)
        self._sheet.setAccessibleName(plain(name))
        self.pager = _HalfPager(look)
        self.pager.turned.connect(self._show)
        self.pager.turned.connect(self.turned)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._sheet, 1)
        self._column.addWidget(self.pager)
        self.arrange()

    def set_pages(self, pages: Sequence[QImage]) -> None:
        self._pages = tuple(pages)
        self._show(0)

    def set_covered(self, *, covered: bool) -> None:
        """An empty sheet under the sign of かくす, where there is no sheet to show."""
        self._sheet.set_covered(covered=covered)

    def forget(self) -> None:
        self.set_pages(())

    def arrange(self) -> None:
        bare(self._column, self.look.mm(4.0))

    def _show(self, page: int) -> None:
        self.pager.set_page(page, len(self._pages))
        self._sheet.set_image(self._pages[page] if self._pages else None)


class _HalfPager(Pager):
    """Two parts a sheet: by ear 「2ページ」 would contradict the one sheet that is printed."""

    def _said(self) -> str:
        return self.look.words.half_said


def halves(sheet: QImage) -> tuple[QImage, QImage]:
    """The upper and the lower half; a line in the middle stands whole in both."""
    tall = round(sheet.height() * (0.5 + _OVERLAP))
    return (
        sheet.copy(0, 0, sheet.width(), tall),
        sheet.copy(0, sheet.height() - tall, sheet.width(), tall),
    )


class WholeSheet(QWidget):
    """A whole sheet in small, with a frame around the half that is shown in large; only to be seen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheets: tuple[QImage, ...] = ()
        self._part = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def set_sheets(self, sheets: Sequence[QImage]) -> None:
        self._sheets = tuple(sheets)
        self.update()

    def show_part(self, part: int) -> None:
        """Two parts a sheet, counted from 0."""
        self._part = part
        self.update()

    def forget(self) -> None:
        self.set_sheets(())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(20.0), self._look.mm(20.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        number, lower = divmod(self._part, 2)
        if number >= len(self._sheets):
            return
        look, sheet = self._look, self._sheets[number]
        frame = look.line(look.sizes.rim_chosen)
        size = sheet.size().scaled(
            self.width() - 2 * frame, self.height() - 2 * frame, Qt.AspectRatioMode.KeepAspectRatio
        )
        small = sheet.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        there = QRectF(frame, (self.height() - size.height()) // 2, size.width(), size.height())
        rim = look.line(_SHEET_RIM)
        painter = QPainter(self)
        painter.fillRect(there.adjusted(-rim, -rim, rim, rim), colour(look.palette.line))
        painter.drawImage(there, small)
        half = there.height() / 2
        box = QRectF(there.x(), there.y() + lower * half, there.width(), half)
        pen = QPen(colour(look.palette.sel), frame)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box)
        painter.end()


class _Sheet(QLabel):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._image: QImage | None = None
        self._covered = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def set_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def set_covered(self, *, covered: bool) -> None:
        self._covered = covered
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(120.0), self._look.mm(160.0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(60.0), self._look.mm(60.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._covered:
            self._paint_cover()
            return
        if self._image is None or self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        rim = self._look.line(_SHEET_RIM)
        size = self._image.size().scaled(
            round((self.width() - 2 * rim) * ratio),
            round((self.height() - 2 * rim) * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
        )
        shrunk = self._image.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        wide, tall = shrunk.width() / ratio, shrunk.height() / ratio
        there = QRectF(round((self.width() - wide) / 2), round((self.height() - tall) / 2), wide, tall)
        painter = QPainter(self)
        painter.fillRect(there.adjusted(-rim, -rim, rim, rim), colour(self._look.palette.line))
        painter.drawImage(there, shrunk)
        painter.end()

    def _paint_cover(self) -> None:
        """As large as the half of a sheet that would stand there."""
        look, palette = self._look, self._look.palette
        rim = look.line(_SHEET_RIM)
        wide = min(self.width() - 2 * rim, round((self.height() - 2 * rim) / _HALF))
        tall = round(wide * _HALF)
        there = QRectF((self.width() - wide) // 2, (self.height() - tall) // 2, wide, tall)
        side = min(look.exact(_SIGN), wide / 2, tall / 2)
        svg = look.drawings.icon("eye-off", colour(palette.accent).name(), _SIGN_STROKE)
        sign = look.drawings.pixmap(svg, side, side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.fillRect(there.adjusted(-rim, -rim, rim, rim), colour(palette.line))
        painter.fillRect(there, colour(palette.surface))
        corner = there.center() - QPointF(side / 2, side / 2)
        painter.drawPixmap(round(corner.x()), round(corner.y()), sign)
        painter.end()
