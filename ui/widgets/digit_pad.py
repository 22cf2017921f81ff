"""Ten digits, 全部けす and けす, always in the same place; digits leave as numbers, never as text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_reach import lowered
from ui.widgets.surface import Surface, bare

_ORDER = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase")
_COLUMNS = 3
_LOW_ORDER = ("1", "2", "3", "4", "5", "clear", "6", "7", "8", "9", "0", "erase")
_LOW_COLUMNS, _LOW_ROWS = 6, 2
_LOW_TALLEST = 31.0
_LOW_SHARE_OF_WIDTH = 0.5
_WIDEST = 60.0


class DigitPad(Surface):
    """The pad. What a real keyboard types goes to the entry beside it (`ui.steering.keyboard`).

    Signals:
        typed: A digit, 0 to 9.
        erased: けす. cleared: 全部けす.
    """

    typed = Signal(int)
    erased = Signal()
    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._grid = QGridLayout(self)
        self.keys = {name: self._key(name) for name in _ORDER}
        order, across = (_LOW_ORDER, _LOW_COLUMNS) if look.low_reach else (_ORDER, _COLUMNS)
        for place, name in enumerate(order):
            self._grid.addWidget(self.keys[name], place // across, place % across)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)
        self.arrange()

    def arrange(self) -> None:
        look = self.look
        bare(self._grid, look.mm(look.sizes.least_gap if look.low_reach else look.sizes.pad_gap))
        for name, key in self.keys.items():
            if name in ("clear", "erase"):
                key.set_label(look.words.erase_all if name == "clear" else look.words.erase)
        if look.low_reach:
            self.setMinimumSize(0, 0)
            return
        # The words stand on one line wherever their keys may have to be low.
        for column, name in ((0, "clear"), (2, "erase")):
            least = (
                self.keys[name].least_width(look.mm(look.sizes.least_key)) if look.metrics.large_text else 0
            )
            self._grid.setColumnMinimumWidth(column, min(least, look.mm(_WIDEST)))
        width = look.mm(look.sizes.pad_width)
        self.setMinimumWidth(3 * look.mm(look.sizes.least_key) + 2 * look.mm(look.sizes.pad_gap))
        self.setMaximumHeight(
            4 * look.mm(look.sizes.digit_key + look.sizes.base) + 3 * look.mm(look.sizes.pad_gap)
        )
        self.setBaseSize(width, self.maximumHeight())

    def low_width(self, wide: int) -> int:
        """Pixels of `wide` for two rows of six keys, with the words of each on one line where they fit."""
        look = self.look
        words = max(self.keys[name].least_width(look.mm(look.sizes.least_key)) for name in ("clear", "erase"))
        five = 5 * (look.mm(look.sizes.least_key) + look.mm(look.sizes.least_gap))
        usual = max(look.mm(look.sizes.pad_width), int(wide * _LOW_SHARE_OF_WIDTH))
        self._grid.setColumnMinimumWidth(_LOW_COLUMNS - 1, min(words, max(0, wide - five)))
        return min(wide, max(usual, five + words))

    def low_height(self, reach: int, most: int | None = None) -> int:
        """Pixels for two rows, the upper one with its centre within `reach`; at most `most` where told."""
        look = self.look
        gap = look.mm(look.sizes.least_gap)
        usual = min(lowered(reach, _LOW_ROWS, gap), _LOW_ROWS * look.mm(_LOW_TALLEST) + gap)
        return max(
            _LOW_ROWS * look.mm(look.sizes.least_key) + gap, min(usual, usual if most is None else most)
        )

    def _key(self, name: str) -> KeyButton:
        look = self.look
        if name == "clear":
            key = KeyButton(look, name, look.words.erase_all, kind=Kind.FUNCTION, role="body")
        elif name == "erase":
            key = KeyButton(
                look, name, look.words.erase, kind=Kind.FUNCTION, icon="bs", role="body", icon_place="left"
            )
        else:
            key = KeyButton(look, name, name, kind=Kind.CHARACTER, role=look.sizes.digit_text)
        key.activated.connect(self._pressed)
        return key

    def _pressed(self, name: str) -> None:
        if name == "erase":
            self.erased.emit()
        elif name == "clear":
            self.cleared.emit()
        else:
            self.typed.emit(int(name))
