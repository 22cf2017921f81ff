"""With low reach: the keys of a list, in even rows under what they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_reach import lowered
from ui.widgets.surface import Surface

_GAP = 4.0
_TALLEST = 52.0
_SHAPES = ((3, 2), (2, 2), (3, 1), (2, 1), (1, 1))
"""Columns and rows; the first in which the words of every key have room."""


class LowKeyGrid(Surface):
    """Small keys with an icon and words.

    Signals:
        activated: Carries the key's id.
    """

    activated = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys: list[KeyButton] = []
        self._shape = (1, 1)
        self._tall = look.mm(look.sizes.small_button)

    @property
    def keys(self) -> tuple[KeyButton, ...]:
        return tuple(self._keys)

    def most(self, labels: Sequence[str], reach: int, wide: int, *, least: int = 1) -> int:
        """How many of these keys stand within `reach` pixels from the foot; takes that shape.

        Never fewer than `least` of them.
        """
        probes = [self._key("", label, "pencil") for label in labels]
        for across, rows in (shape for shape in _SHAPES if shape[0] * shape[1] >= least):
            self._shape = across, rows
            self._tall = self._row(reach, rows)
            each = (wide - (across - 1) * self._gap) // across
            if all(key.needed_height(each) <= self._tall and key.least_width() <= each for key in probes):
                break
        for probe in probes:
            _let_go(probe)
        self.setFixedHeight(self._shape[1] * (self._tall + self._gap) - self._gap)
        self._place()
        return self._shape[0] * self._shape[1]

    def set_keys(
        self,
        keys: Sequence[tuple[str, str]],
        *,
        about: Sequence[str] = (),
        icons: Sequence[str] = ("pencil",),
        verb: str = "",
    ) -> None:
        """(id, label) each; `about` says for the ear what each belongs to, `icons` are taken in turn.

        `verb` is what the icon means, for whoever does not see it: its name begins with it.
        """
        for key in self._keys:
            _let_go(key)
        self._keys = [self._key(id_, label, icons[at % len(icons)]) for at, (id_, label) in enumerate(keys)]
        for key, words in zip(self._keys, about or [self.look.words.mend] * len(keys), strict=True):
            key.set_about(words)
            key.set_said(f"{verb} {key.marked}" if verb else None)
            key.activated.connect(self.activated)
            key.show()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def _gap(self) -> int:
        return self.look.mm(_GAP)

    def _row(self, reach: int, rows: int) -> int:
        high = (lowered(max(1, reach), rows, self._gap) - (rows - 1) * self._gap) // rows
        return max(self.look.mm(self.look.sizes.small_button), min(high, self.look.mm(_TALLEST)))

    def _place(self) -> None:
        across = self._shape[0]
        each = (self.width() - (across - 1) * self._gap) // across
        for at, key in enumerate(self._keys):
            row, column = divmod(at, across)
            key.setGeometry(column * (each + self._gap), row * (self._tall + self._gap), each, self._tall)

    def _key(self, id_: str, label: str, icon: str) -> KeyButton:
        return KeyButton(
            self.look, id_, label, kind=Kind.SMALL, icon=icon, role="body", icon_mm=8.0, parent=self
        )


def _let_go(key: KeyButton) -> None:
    """At once: what a page finds shown is measured, also when it is to be deleted."""
    key.hide()
    key.setParent(None)
    key.deleteLater()
