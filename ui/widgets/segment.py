"""Keys in one line of which one is chosen: eras (大正, 昭和, …), or any short choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
        self._row = QHBoxLayout(self)
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
        clear(self._row)
        self._keys = [self._key(id_, label) for id_, label in options]
        for key in self._keys:
            self._row.addWidget(key, 1)
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
        bare(self._row, look.mm(_GAP))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """All keys as high as the one whose words need the most lines."""
        if not self._keys:
            return
        look = self.look
        wide = (self.width() - (len(self._keys) - 1) * look.mm(_GAP)) // len(self._keys)
        usual = look.mm(max(_HEIGHT, look.text.label * 1.3 + 2)) + look.line(look.sizes.base)
        height = max(usual, *(key.needed_height(wide) for key in self._keys))
        for key in self._keys:
            key.setFixedHeight(height)

    def _key(self, id_: str, label: str) -> KeyButton:
        key = KeyButton(self.look, id_, label, kind=Kind.SMALL, role="label", stroke=5.5, icon_mm=8.0)
        key.set_repeat(Repeat.CHOICE)
        key.activated.connect(self.activated)
        return key
