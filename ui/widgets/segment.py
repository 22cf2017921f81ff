"""Keys in a line of which one is chosen: eras (大正, 昭和, …), or any short choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.surface import Surface, bare, clear
from ui.widgets.touch_guard import Repeat

_HEIGHT = 19.0
_GAP = 3.0


class Segment(Surface):
    """The chosen key is tinted, thickly rimmed and ticked.

    Signals:
        activated: A key was touched; carries its id.
    """

    activated = Signal(str)

    def __init__(
        self, look: Look, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._grid = QGridLayout(self)
        self._across = 0
        self._keys: list[KeyButton] = []
        self._chosen: str | None = None
        self.set_options(options)

    @property
    def keys(self) -> tuple[KeyButton, ...]:
        return tuple(self._keys)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """New keys, as (id, label); kept where they are the same as before."""
        if [(key.id, key.marked) for key in self._keys] == list(options):
            return
        clear(self._grid)
        self._keys = [self._key(id_, label) for id_, label in options]
        self._across = 0
        self.arrange()
        self.set_chosen(self._chosen)

    def set_chosen(self, id: str | None) -> None:  # noqa: A002 - the word of screens and pages for it
        self._chosen = id
        for key in self._keys:
            key.set_chosen(chosen=key.id == id)
            key.set_icon("check" if key.id == id else None)
        self._grow()

    def arrange(self) -> None:
        look = self.look
        bare(self._grid, look.mm(_GAP))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """All keys as high as the one whose words need the most lines; two rows before a word is cut."""
        if not self._keys:
            return
        look, count = self.look, len(self._keys)
        across = count if self._fit(count) else -(-count // 2)
        if across != self._across:
            self._across = across
            self._lay_out()
        usual = look.mm(max(_HEIGHT, look.text.label * 1.3 + 2)) + look.line(look.sizes.base)
        height = max(usual, *(key.needed_height(self._share(across)) for key in self._keys))
        for key in self._keys:
            key.setFixedHeight(height)

    def _lay_out(self) -> None:
        for key in self._keys:
            self._grid.removeWidget(key)
        for at, key in enumerate(self._keys):
            self._grid.addWidget(key, at // self._across, at % self._across)
        for at in range(len(self._keys)):
            self._grid.setColumnStretch(at, 1 if at < self._across else 0)

    def _fit(self, across: int) -> bool:
        # With room for the tick, whichever is chosen: the keys keep their places.
        return all(key.one_line_width() <= self._share(across) for key in self._keys)

    def _share(self, across: int) -> int:
        return (self.width() - (across - 1) * self.look.mm(_GAP)) // across

    def _key(self, id_: str, label: str) -> KeyButton:
        key = KeyButton(self.look, id_, label, kind=Kind.SMALL, role="label", stroke=5.5, icon_mm=8.0)
        key.set_repeat(Repeat.CHOICE)
        key.activated.connect(self.activated)
        return key
