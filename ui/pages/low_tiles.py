"""As many tiles as have room for their words, near the foot with low reach; the others on further pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.low_reach import lowered
from ui.widgets.menu_tile import MenuTile
from ui.widgets.pager import Pager

_SHAPES = {
    False: ((4, 2), (3, 2), (2, 2), (3, 1), (2, 1), (1, 1)),
    True: ((2, 4), (2, 3), (2, 2), (1, 2), (1, 1)),
}
"""Columns and rows, by whether the display is upright; the first whose tiles have room."""
_GAP = 5.0
_TALLEST = 74.0
_LEAST = 60.0


class LowTiles(QWidget):
    """The tiles, placed by whoever knows how far a hand reaches; else wherever they have room."""

    def __init__(self, look: Look, tiles: Sequence[MenuTile]) -> None:
        super().__init__()
        self._look = look
        self._tiles = tuple(tiles)
        self._box = (0, 0, 0)
        for tile in self._tiles:
            tile.setParent(self)
        self._pager = Pager(look, self)
        self._pager.turned.connect(lambda _page: self._place())
        self._shape = (1, 1)

    def stand_low(self, reach: int, wide: int) -> None:
        """Within `reach` pixels from the foot, as far as the centres are meant, on `wide` pixels."""
        _, rows = self._deal(wide, lambda rows, below: self._row(reach - below, rows))
        _, tall, below = self._box
        self.setFixedHeight(rows * tall + (rows - 1) * self._gap + below)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._look.low_reach:
            self._deal(self.width(), lambda rows, below: self._share(self.height() - below, rows))
            self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.mm(_LEAST), self._look.mm(_LEAST))

    def _deal(self, wide: int, row: Callable[[int, int], int]) -> tuple[int, int]:
        """The first shape whose rows, so high with so much below them, have room for all words."""
        for shape in _SHAPES[self._look.portrait]:
            across, rows = self._cut(shape)
            below = self._turning() if across * rows < len(self._tiles) else 0
            tall = row(rows, below)
            if self._have_room(self._width(wide, across), tall):
                break
        tall = max(tall, self._look.mm(self._look.sizes.least_key))
        self._shape, self._box = (across, rows), (wide, tall, below)
        pages = -(-len(self._tiles) // (across * rows))
        self._pager.set_page(min(self._pager.page, pages - 1), pages)
        return across, rows

    @property
    def _gap(self) -> int:
        return self._look.mm(_GAP)

    def _cut(self, shape: tuple[int, int]) -> tuple[int, int]:
        """No more rows or columns than there are tiles for."""
        count, (across, rows) = len(self._tiles), shape
        if count <= across:
            return max(1, count), 1
        return across, min(rows, -(-count // across))

    def _turning(self) -> int:
        return self._pager.sizeHint().height() + self._gap

    def _row(self, reach: int, rows: int) -> int:
        high = (lowered(reach, rows, self._gap) - (rows - 1) * self._gap) // rows
        return min(high, self._look.mm(_TALLEST))

    def _share(self, height: int, rows: int) -> int:
        return min((height - (rows - 1) * self._gap) // rows, self._look.mm(_TALLEST))

    def _width(self, wide: int, across: int) -> int:
        return (wide - (across - 1) * self._gap) // across

    def _have_room(self, wide: int, tall: int) -> bool:
        least = self._look.mm(self._look.sizes.least_key)
        return tall >= least and all(tile.has_room(wide, tall) for tile in self._tiles)

    def _place(self) -> None:
        (across, rows), (wide, tall, below) = self._shape, self._box
        first = self._pager.page * across * rows
        each = self._width(wide, across)
        for at, tile in enumerate(self._tiles):
            row, column = divmod(at - first, across)
            tile.setVisible(0 <= at - first < across * rows)
            tile.setGeometry(column * (each + self._gap), row * (tall + self._gap), each, tall)
        if below:
            self._pager.setGeometry(0, self.height() - below + self._gap, wide, below - self._gap)
