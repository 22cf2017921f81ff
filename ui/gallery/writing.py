"""What is written in a window: every stretch of letters that any widget paints, caught while it paints.

A painter is given a device that keeps letters and pictures, and throws everything else away. So a label, a
key, a cell of an entry and a sentence that a widget paints by itself are all known alike: the letters, their
size, where they lie and where they are cut off; and so are a drawing and an icon on a key. What no audit of
this kind sees are letters inside a picture: a sheet's preview, a drawing, a shape that only looks like a
letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPixmap,
    QTextItem,
)
from PySide6.QtWidgets import QWidget

_ONE_TO_ONE = 1 << 16
"""Pixels of the device for each of the window, as `PdmDevicePixelRatioScaled` counts them."""
_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Written:
    """Letters that were painted together.

    Attributes:
        widget: Whose paint event it was.
        size: Of the font, in pixels.
        ink: `#rrggbb` of the painter's pen.
        base: Where the letters stand, in pixels from the window's top.
        box: Around the ink of the letters, in the window's pixels.
        seen: The part of it that nothing cuts off.
    """

    widget: QWidget
    letters: str
    size: float
    ink: str
    base: float
    box: QRectF
    seen: QRectF


Writing: TypeAlias = Sequence[Written]
"""All of a window, in the order in which it was painted."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pixmap that was painted: a drawing, or an icon.

    Attributes:
        widget: Whose paint event it was.
        part: Of the pixmap, in its own pixels: what was painted of it.
        box: Where that lies, in the window's pixels.
        seen: The part of it that nothing cuts off.
    """

    widget: QWidget
    pixmap: QPixmap
    part: QRectF
    box: QRectF
    seen: QRectF


@dataclass(frozen=True, slots=True)
class Traces:
    """What a window's widgets put on the screen, in the order in which it was painted."""

    writing: Writing
    pasted: Sequence[Pasted] = ()


def traces_of(window: QWidget) -> Traces:
    """Everything that is written and drawn in what the window shows now."""
    slate, drawing = _Slate(window), window.updatesEnabled()
    window.setUpdatesEnabled(True)
    window.render(slate, QPoint(0, 0))
    window.setUpdatesEnabled(drawing)
    return Traces(tuple(slate.scribe.kept), tuple(slate.scribe.pasted))


def written_in(window: QWidget) -> Writing:
    """The letters alone."""
    return traces_of(window).writing


def lines_of(writing: Writing) -> Iterator[Written]:
    """Stretches of one line together: Qt paints each kind of letters, and each reading, by itself."""
    lines: dict[tuple[int, float, str, int], Written] = {}
    for one in writing:
        place = id(one.widget), one.size, one.ink, round(one.base)
        before = lines.get(place)
        lines[place] = one if before is None else _joined(before, one)
    yield from lines.values()


def sizes_by_widget(writing: Writing) -> dict[int, dict[float, str]]:
    """By a widget's identity, what it wrote in letters of each size."""
    found: dict[int, dict[float, str]] = {}
    for one in writing:
        sizes = found.setdefault(id(one.widget), {})
        sizes[one.size] = sizes.get(one.size, "") + one.letters
    return found


def _joined(one: Written, other: Written) -> Written:
    box, seen = one.box.united(other.box), one.seen.united(other.seen)
    return replace(one, letters=one.letters + other.letters, box=box, seen=seen)


class _Slate(QPaintDevice):
    """As large as the window; keeps what is written on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.scribe = _Scribe()

    def paintEngine(self) -> QPaintEngine:
        return self.scribe

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        asked, dots = QPaintDevice.PaintDeviceMetric, self._window.logicalDpiX()
        known = {
            asked.PdmWidth: self._window.width(),
            asked.PdmHeight: self._window.height(),
            asked.PdmDevicePixelRatio: 1,
            asked.PdmDevicePixelRatioScaled: _ONE_TO_ONE,
            asked.PdmDepth: _DEPTH,
        }
        return known.get(metric, dots)


class _Scribe(QPaintEngine):
    """Keeps letters and pixmaps."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.kept: list[Written] = []
        self.pasted: list[Pasted] = []

    def begin(self, device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Nothing: the painter is asked when letters come."""

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # type: ignore[override]  # as Qt calls it
        painter, letters = self.painter(), item.text()
        widget = painter.device()
        if not isinstance(widget, QWidget) or not letters.strip():
            return
        font, place = item.font(), painter.deviceTransform()
        box = place.mapRect(_ink(font, letters).translated(at))
        seen = box.intersected(self._open(painter))
        base = place.map(at).y()
        ink = painter.pen().color().name()
        self.kept.append(Written(widget, letters, _pixels(font), ink, base, box, seen))

    def drawPixmap(self, box: QRectF, pixmap: QPixmap, part: QRectF) -> None:  # type: ignore[override]
        painter = self.painter()
        widget = painter.device()
        if isinstance(widget, QWidget):
            there = painter.deviceTransform().mapRect(QRectF(box))
            seen = there.intersected(self._open(painter))
            self.pasted.append(Pasted(widget, QPixmap(pixmap), QRectF(part), there, seen))

    def _open(self, painter: QPainter) -> QRectF:
        """Where the widget, what it stands in, and the painter itself let anything through."""
        around = QRectF(self.systemClip().boundingRect())
        if not painter.hasClipping():
            return around
        return around.intersected(painter.deviceTransform().mapRect(painter.clipBoundingRect()))

    def drawPath(self, *_: object) -> None: ...
    def drawPolygon(self, *_: object) -> None: ...
    def drawTiledPixmap(self, *_: object) -> None: ...
    def drawImage(self, *_: object) -> None: ...
    def drawRects(self, *_: object) -> None: ...
    def drawLines(self, *_: object) -> None: ...
    def drawEllipse(self, *_: object) -> None: ...
    def drawPoints(self, *_: object) -> None: ...


def _pixels(font: QFont) -> float:
    """Fonts that are measured in points are none of ours."""
    pixels = font.pixelSize()
    return float(pixels) if pixels > 0 else QFontMetricsF(font).height()


def _ink(font: QFont, letters: str) -> QRectF:
    """Around the ink, from the place where the first letter stands; asked of the font once."""
    key = font.toString(), letters
    if key not in _INKS:
        if len(_INKS) >= _MOST_INKS:
            _INKS.clear()
        # Of this font and not of one made from its name: that has no other families behind the first.
        _INKS[key] = QFontMetricsF(font).tightBoundingRect(letters)
    return QRectF(_INKS[key])


_INKS: dict[tuple[str, str], QRectF] = {}
_MOST_INKS = 20_000
