"""Icons and drawings: plain SVG files, recoloured by replacing the colour strings of the standard theme."""

from __future__ import annotations

import math
import re
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import Palette

_LINE, _TINT, _SKIN, _ROSE, _GREY, _PAPER = "#00316a", "#dcf0ff", "#ffdfca", "#ffdada", "#e6e2da", "#ffffff"
_INK, _SPOT = "#1a1a1a", "#fff0b3"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_MOST_PIXELS = 8_000_000
"""32 MB of pictures are kept; the one that was not drawn for longest goes first."""
_STROKE = re.compile(r'stroke-width="[0-9.]+"')


class NoSuchDrawing(Exception):
    """Neither an icon nor a drawing has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no drawing is called {name!r}")


class Drawings:
    """Gives SVG text in a theme's colours, and pixmaps of it that are kept for the next paint."""

    def __init__(self, resources: Path) -> None:
        self._icons = resources / "icons"
        self._art = resources / "art"
        self._sources: dict[str, str] = {}
        self._pixmaps: OrderedDict[tuple[str, int, int, float], QPixmap] = OrderedDict()
        self._pixels = 0

    def has(self, name: str) -> bool:
        return self._path(name) is not None

    def is_icon(self, name: str) -> bool:
        return not (self._art / f"{name}.svg").exists() and (self._icons / f"{name}.svg").exists()

    def icon(self, name: str, colour: str, stroke: float | None = None) -> str:
        """The icon in one colour; `stroke` in units of its 48-unit box (3.4 = 7 %)."""
        source = _COLOUR.sub(colour, self._source(name, icon=True))
        return source if stroke is None else _STROKE.sub(f'stroke-width="{stroke:g}"', source, count=1)

    def art(self, name: str, palette: Palette, *, chosen: bool = False) -> str:
        """The drawing in the theme's colours; in a chosen card the half-disc turns from tint to paper."""
        colours = {
            _LINE: palette.art_line, _TINT: palette.art_tint, _SKIN: palette.art_skin,
            _ROSE: palette.art_rose, _GREY: palette.art_grey, _PAPER: palette.art_paper,
            _INK: palette.ink, _SPOT: palette.warn_tint,
        }  # fmt: skip
        source = self._source(name, icon=False)
        if chosen:
            source = source.replace(f'id="disc" fill="{_TINT}"', f'id="disc" fill="{_PAPER}"')
        return _COLOUR.sub(lambda found: colours.get(found.group(), found.group()), source)

    def pixmap(self, svg: str, width: float, height: float, ratio: float) -> QPixmap:
        """The whole drawing, as large as fits and centred in `width` × `height` logical pixels."""
        key = (svg, math.ceil(width), math.ceil(height), ratio)
        known = self._pixmaps.get(key)
        if known is None:
            known = self._pixmaps[key] = _rendered(svg, key[1], key[2], ratio)
            self._pixels += _pixels(known)
            self._let_go()
        else:
            self._pixmaps.move_to_end(key)
        return known

    def _let_go(self) -> None:
        while self._pixels > _MOST_PIXELS and len(self._pixmaps) > 1:
            _, gone = self._pixmaps.popitem(last=False)
            self._pixels -= _pixels(gone)

    def _source(self, name: str, *, icon: bool) -> str:
        path = self._path(name, icon=icon)
        if path is None:
            raise NoSuchDrawing(name)
        if str(path) not in self._sources:
            self._sources[str(path)] = path.read_text(encoding="utf-8")
        return self._sources[str(path)]

    def _path(self, name: str, *, icon: bool = False) -> Path | None:
        order = (self._icons, self._art) if icon else (self._art, self._icons)
        return next((p for p in (folder / f"{name}.svg" for folder in order) if p.is_file()), None)


def placed(renderer: QSvgRenderer, box: QRectF) -> QRectF:
    """Where the drawing lands when it is fitted into `box` with its own proportions, centred."""
    view = renderer.viewBoxF()
    scale = min(box.width() / view.width(), box.height() / view.height())
    size = view.size() * scale
    left = box.x() + (box.width() - size.width()) / 2
    return QRectF(left, box.y() + (box.height() - size.height()) / 2, size.width(), size.height())


def renderer(svg: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg.encode()))


def _pixels(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height()


def _rendered(svg: str, width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = renderer(svg)
    drawing.render(painter, placed(drawing, QRectF(0, 0, width, height)))
    painter.end()
    return pixmap
