"""02: up to eight tiles. A tile moves on at once, since going back is always possible."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.visit.screen import Screen, Tile, Tiles
from ui.pages.heading import Heading
from ui.pages.low_tiles import LowTiles
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.menu_tile import MenuTile
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Yielding


class TilesPage(Page):
    """Title and tiles, in as even a grid as their number allows."""

    def shape(self, screen: Screen) -> Hashable:
        return screen.body

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Tiles)
        content = QWidget()
        be_group(content, body.title)
        box = box_of(content, self.look, upright=True, gap=5.0)
        box.addWidget(Heading(self.look, body.title))
        self._note = note = [NoteLine(self.look, "info", body.note)] if body.note else []
        self._low: LowTiles | None = None
        if self.look.low_reach or self.look.metrics.small:
            self._low = LowTiles(self.look, [self._tile(tile) for tile in body.tiles])
        if self._low is not None and self.look.low_reach:
            box.addStretch(1)
            for part in (*note, self._low):
                box.addWidget(part)
            return content
        if self._low is not None:
            box.addWidget(self._low, 1)
            for part in note:
                box.addWidget(part)
            return content
        box.addLayout(self._grid(body), 1)
        for part in note:
            box.addWidget(part)
        return content

    def yielding(self) -> tuple[Part, ...]:
        """The sentence of help, before a tile's words are cut; the voice says it all the same."""
        return tuple(Yielding(note) for note in self._note)

    def stand_low(self, reach: int, wide: int) -> None:
        if self._low is not None and self.look.low_reach:
            self._low.stand_low(reach, wide)

    def settled(self) -> None:
        """One tile with its drawing, or its examples, among others without would look like another thing."""
        shown = [tile for tile in self.findChildren(MenuTile) if tile.isVisible()]
        noted = all(tile.has_examples() for tile in shown)
        for tile in shown:
            tile.set_noted(noted=noted)
        drawn = all(tile.has_drawing() for tile in shown)
        for tile in shown:
            tile.set_drawn(drawn=drawn)

    def first_focus(self) -> QWidget | None:
        return self.findChild(MenuTile)

    def _grid(self, body: Tiles) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.look.mm(5.0))
        across = _columns(len(body.tiles), portrait=self.look.portrait)
        for index, tile in enumerate(body.tiles):
            grid.addWidget(self._tile(tile), index // across, index % across)
            grid.setRowStretch(index // across, 1)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        return grid

    def _tile(self, tile: Tile) -> MenuTile:
        widget = MenuTile(self.look, f"tile:{tile.id}", tile.icon, tile.label, tile.examples)
        widget.setObjectName(f"tile:{tile.id}")
        widget.activated.connect(self.press)
        return widget


def _columns(count: int, *, portrait: bool) -> int:
    if portrait:
        return 1 if count <= 3 else 2
    return {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}.get(count, 4)
