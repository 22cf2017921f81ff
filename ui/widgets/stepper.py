"""How many: two large keys with words, one huge number; at a limit the key is dashed and says so."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessibleValueChangeEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.announcing import tell
from ui.widgets.focus_ring import ring_while_focused
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import plain
from ui.widgets.panel import paint_panel
from ui.widgets.surface import Surface, bare
from ui.widgets.touch_guard import Repeat
from ui.widgets.typesetting import Setting, Typesetter

_KEY = (84.0, 70.0)
_NUMBER = 52.0
_UNIT = 15.0
_SIGN, _SIGN_STROKE = 40.0, 2.5
_PLATE = (136.0, 76.0)
_GAP = 12.0
_UPRIGHT = (66.0, 90.0, 8.0)
_SMALL_UPRIGHT = (46.0, 69.0, 4.0)
"""Widths of key and plate, and the gap, on displays that stand upright, in mm."""
_SHALLOW_TALL = (54.0, 60.0)
"""Heights of key and plate on a display that is not high; it has the widths of one that stands upright."""
_AIR = 8.0


class Stepper(Surface):
    """Counts between `least` and `most`.

    Args:
        less, more: Labels of the keys (へらす, ふやす). unit: Behind the number (通).
        name: What is counted.

    Attributes:
        plate: The number; it has the focus while a real keyboard types it.

    Signals:
        changed: The new number. refused: A limit was touched; carries what to say.
        kept: Something was to change that is covered, and did not.
    """

    changed = Signal(int)
    refused = Signal(str)
    kept = Signal()

    def __init__(
        self,
        look: Look,
        *,
        less: str,
        more: str,
        unit: str,
        least: int,
        most: int,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._least, self._most = least, most
        self._value: int | None = None
        self._covered = False
        self._limits = (look.words.least, look.words.most)
        self.less = KeyButton(
            look, "less", less, kind=Kind.KEY, icon="minus", icon_place="above", icon_mm=24.0
        )
        self.more = KeyButton(
            look, "more", more, kind=Kind.KEY, icon="plus", icon_place="above", icon_mm=24.0
        )
        self.plate = Plate(look, unit, name, self)
        self._row = QHBoxLayout(self)
        for part in (self.less, self.plate, self.more):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        for key, step in ((self.less, -1), (self.more, 1)):
            key.set_repeat(Repeat.EVERY)
            key.activated.connect(lambda _id, step=step: self._step(step))
            key.refused.connect(lambda _id, key=key: self.refused.emit(key.reason or ""))
        self.arrange()
        self.set_value(None)

    @property
    def value(self) -> int | None:
        return self._value

    @property
    def limits(self) -> tuple[int, int]:
        """The least and the most."""
        return self._least, self._most

    def set_value(self, value: int | None) -> None:
        """What stands there now; None shows the least as a proposal that nobody has made their own."""
        self._value = value
        shown = self._least if value is None else value
        self.plate.set_number(shown)
        # A barred key would tell what is covered.
        self.less.bar(self._limits[0] if shown <= self._least and not self._covered else None)
        self.more.bar(self._limits[1] if shown >= self._most and not self._covered else None)

    def set_covered(self, *, covered: bool) -> None:
        """The number is not seen, and stays as it is until it is."""
        self._covered = covered
        self.plate.set_covered(covered=covered)
        for key in (self.less, self.more):
            key.set_covered(covered=covered)
        self.set_value(self._value)

    def type(self, digit: int) -> None:
        """A digit of a real keyboard: behind the one before (1, 0 is ten), or anew where that is too many."""
        behind = digit if self._value is None else self._value * 10 + digit
        self.ask_for(behind if behind <= self._most else digit)

    def ask_for(self, value: int) -> None:
        """That number where it is within the limits, else the limit is said."""
        if self._covered or self._least <= value <= self._most:
            self._take(value)
        else:
            self.refused.emit(self._limits[0 if value < self._least else 1])

    def set_limits(self, least: int, most: int) -> None:
        self._least, self._most = least, most
        self.set_value(self._value)

    def set_limit_words(self, least: str, most: str) -> None:
        """What is said at each limit."""
        self._limits = (least, most)
        self.set_value(self._value)

    def forget(self) -> None:
        self.set_value(None)

    def arrange(self) -> None:
        look = self.look
        wide, plate, gap = _KEY[0], _PLATE[0], _GAP
        if look.portrait:
            wide, plate, gap = _SMALL_UPRIGHT if look.metrics.small else _UPRIGHT
        if look.metrics.shallow or (look.low_reach and look.metrics.large_text and not look.portrait):
            wide, plate, gap = _UPRIGHT  # with low reach two columns of tools take their width from here
        key_tall, plate_tall = _SHALLOW_TALL if look.metrics.shallow else (_KEY[1], _PLATE[1])
        bare(self._row, look.mm(gap))
        for key in (self.less, self.more):
            key.setFixedSize(look.mm(wide), look.mm(key_tall + look.sizes.base))
        self.plate.setFixedSize(look.mm(plate), look.mm(plate_tall))

    def _step(self, step: int) -> None:
        value = (self._least if self._value is None else self._value) + step
        if self._covered or self._least <= value <= self._most:
            self._take(value)

    def _take(self, value: int) -> None:
        if self._covered:
            self.kept.emit()
            return
        self.set_value(value)
        self.changed.emit(value)


class Plate(QWidget):
    """The number with its unit, flat.

    Attributes:
        stepper: Whose number it is.
    """

    def __init__(self, look: Look, unit: str, name: str, stepper: Stepper) -> None:
        super().__init__()
        self._look = look
        self._unit = unit
        self._number = 0
        self._covered = False
        self.stepper = stepper
        self.setAccessibleName(plain(name))
        ring_while_focused(self, lambda: self._look, lambda: self._look.sizes.radius_card)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    @property
    def number(self) -> int:
        return self._number

    @property
    def covered(self) -> bool:
        """Whether nobody is to see or hear the number."""
        return self._covered

    @property
    def value_words(self) -> str:
        """The number as it is said (2通)."""
        return self._look.words.covered if self._covered else f"{self._number}{self._unit}"

    def set_covered(self, *, covered: bool) -> None:
        if covered != self._covered:
            self._covered = covered
            self.update()

    def set_number(self, number: int) -> None:
        changed, self._number = number != self._number and not self._covered, number
        self.update()
        if changed:
            tell(self, QAccessibleValueChangeEvent(self, number))

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(_PLATE[0]), self._look.mm(_PLATE[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_panel(painter, look, QRectF(self.rect()))
        if self._covered:
            self._paint_covered(painter)
            painter.end()
            return
        unit = Typesetter(look, max(_UNIT, look.text.label), bold=True, line=1.0)
        word = unit.set(self._unit, float("inf"))
        gap = look.exact(5.0)
        big, number = self._number_in(self.width() - word.width - gap - look.exact(_AIR))
        x = (self.width() - number.width - gap - word.width) / 2
        ink = colour(look.palette.ink)
        top = (self.height() - number.height) / 2
        big.paint(painter, number, QRectF(x, top, number.width, number.height), "left", ink)
        foot = top + number.height - look.exact(6.0) - word.height
        unit.paint(painter, word, QRectF(x + number.width + gap, foot, word.width, word.height), "left", ink)
        painter.end()

    def _paint_covered(self, painter: QPainter) -> None:
        """The sign of かくす, as large as the number that it stands for."""
        look, side = self._look, float(self._look.mm(_SIGN))
        svg = look.drawings.icon("eye-off", colour(look.palette.accent).name(), _SIGN_STROKE)
        pixmap = look.drawings.pixmap(svg, side, side, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - side) / 2), round((self.height() - side) / 2), pixmap)

    def _number_in(self, room: float) -> tuple[Typesetter, Setting]:
        """The number as large as usual, or as there is room for on a narrow plate."""
        shown = str(self._number)
        usual = Typesetter(self._look, _NUMBER, bold=True, line=1.0)
        share = min(1.0, max(0.0, room) / max(1.0, usual.natural_width(shown)))
        setter = Typesetter(self._look, max(_UNIT, _NUMBER * share), bold=True, line=1.0)
        return setter, setter.set(shown, float("inf"))
