"""Keys in a line of which one is chosen: eras (大正, 昭和, …), or any short choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.surface import Surface
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Choosing

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
        self._keys: list[KeyButton] = []
        self._chosen: str | None = None
        self._covered = False
        self._fills = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_options(options)

    @property
    def keys(self) -> tuple[KeyButton, ...]:
        return tuple(self._keys)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """New keys, as (id, label); kept where they are the same as before."""
        if [(key.id, key.marked) for key in self._keys] == list(options):
            return
        for key in self._keys:
            key.hide()
            key.setParent(None)
            key.deleteLater()
        self._keys = [self._key(id_, label) for id_, label in options]
        self.updateGeometry()
        self.arrange()
        self.set_chosen(self._chosen)
        self.set_covered(covered=self._covered)

    def set_fills(self, *, fills: bool) -> None:
        """Keys as high as there is room, up to those of a digit pad, whose place they have then."""
        self._fills = fills
        self.arrange()

    def set_chosen(self, id: str | None) -> None:  # noqa: A002 - the word of screens and pages for it
        self._chosen = id
        for key in self._keys:
            key.set_chosen(chosen=key.id == id)
        self._show_signs()

    def set_covered(self, *, covered: bool) -> None:
        """Under かくす: every key has its sign in the place of the tick."""
        for key in self._keys:
            key.set_covered(covered=covered)
        self._covered = covered
        self._show_signs()

    def _show_signs(self) -> None:
        for key in self._keys:
            key.set_icon("eye-off" if self._covered else "check" if key.chosen else None)

    def arrange(self) -> None:
        """All keys as high as the one whose words need the most lines; more rows before a word is cut."""
        across, height = self._grid(self.width())
        gap, wide = self.look.mm(_GAP), self._share(self.width(), across)
        if self._fills and self._keys:
            rows = -(-len(self._keys) // across)
            open_height = (self.height() - (rows - 1) * gap) // rows
            height = max(height, min(open_height, self.look.mm(self.look.sizes.digit_key)))
        for at, key in enumerate(self._keys):
            row, column = divmod(at, across)
            # The last column takes the pixels that dividing leaves over.
            own = wide if column < across - 1 else self.width() - column * (wide + gap)
            key.setGeometry(QRect(column * (wide + gap), row * (height + gap), own, height))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, height = self._grid(width)
        rows = -(-len(self._keys) // across)
        return rows * height + max(0, rows - 1) * self.look.mm(_GAP)

    def row_height(self, width: int) -> int:
        """Pixels of one of its rows."""
        return self._grid(width)[1]

    def sizeHint(self) -> QSize:
        wide = sum(key.one_line_width() for key in self._keys) + len(self._keys) * self.look.mm(_GAP)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        look = self.look
        return QSize(look.mm(3 * look.sizes.least_target), look.mm(look.sizes.least_target))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _grid(self, width: int) -> tuple[int, int]:
        """How many keys stand in a row of this width (pixels), and how high they are."""
        look, count = self.look, max(1, len(self._keys))
        # With room for the tick, whichever is chosen: the keys keep their places.
        whole = all(key.one_line_width() <= self._share(width, count) for key in self._keys)
        across = count if whole else self._without_cuts(width, -(-count // 2))
        least = look.sizes.least_target if look.metrics.shallow else _HEIGHT
        usual = look.mm(max(least, look.text.label * 1.3 + 2)) + look.line(look.sizes.base)
        return across, max([usual, *(key.needed_height(self._share(width, across)) for key in self._keys)])

    def _without_cuts(self, width: int, most: int) -> int:
        """As many as leave each key its longest word; `most` where even one in a row would not."""
        widest = max((key.least_width() for key in self._keys), default=0)
        return next((n for n in range(most, 0, -1) if widest <= self._share(width, n)), most)

    def _share(self, width: int, across: int) -> int:
        return (width - (across - 1) * self.look.mm(_GAP)) // across

    def _key(self, id_: str, label: str) -> KeyButton:
        key = KeyButton(
            self.look, id_, label, kind=Kind.SMALL, role="label", stroke=5.5, icon_mm=8.0, parent=self
        )
        key.set_repeat(Repeat.CHOICE)
        key.choosing = Choosing.ONE
        key.activated.connect(self.activated)
        key.show()
        return key
