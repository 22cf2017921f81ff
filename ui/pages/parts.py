"""Small parts that several pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.visit.screen import Button
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.picture import Picture

_LOW = 16.0
_LOW_LINE = 1.2
_PAD_SHARE = 0.375
"""Of a landscape page's width: the pad's 150 mm where it is 400 mm wide."""


def inline_key(
    look: Look,
    button: Button,
    pressed: Callable[[str], None],
    *,
    height: float = 26.0,
    least_width: float = 150.0,
) -> SideKey:
    """A button inside the content, as high as asked (mm) and as wide as its words with air around them."""
    key = SideKey(look, button, height)
    key.setObjectName(f"button:{button.id}")
    key.set_missing(button.missing)
    key.activated.connect(pressed)
    key.refused.connect(pressed)
    if least_width:
        key.setMinimumWidth(look.mm(least_width))
    return key


class SideKey(KeyButton):
    """A key as high as it is asked for, and higher where its words take more lines.

    Args:
        height: In mm.
    """

    def __init__(self, look: Look, button: Button, height: float) -> None:
        super().__init__(look, button.id, button.label, kind=Kind.KEY, icon=button.icon)
        self.usual_mm = self.height_mm = height
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_height(self, height: float) -> None:
        """Another usual height, in mm."""
        self.height_mm = height
        self.updateGeometry()

    def lowest(self, width: int) -> int:
        """Pixels below which it is never made, however little room there is."""
        return max(self._look.mm(_LOW), self.needed_height(width))

    @property
    def _line(self) -> float:
        """Closer where three lines of large letters would push the keys above out of reach."""
        look = self._look
        return _LOW_LINE if look.low_reach and look.metrics.large_text else super()._line

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        least = self._look.mm(self.height_mm) + self._look.line(self._look.sizes.base)
        return max(least, self.needed_height(width))

    def sizeHint(self) -> QSize:
        own = super().sizeHint()
        return QSize(own.width(), self.heightForWidth(own.width()))


@dataclass(frozen=True, slots=True)
class LowKeys:
    """Side ways as low as their words allow."""

    keys: tuple[SideKey, ...]

    def wanted(self) -> bool:
        return any(key.height_mm > _LOW for key in self.keys)

    def give(self) -> None:
        for key in self.keys:
            key.set_height(_LOW)

    def come_back(self) -> None:
        for key in self.keys:
            key.set_height(key.usual_mm)


def box_of(parent: QWidget, look: Look, *, upright: bool, gap: float = 0.0) -> QBoxLayout:
    """A layout without margins: one below the other, or side by side; `gap` in mm."""
    box: QBoxLayout = QVBoxLayout(parent) if upright else QHBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.mm(gap))
    return box


def column(look: Look, parts: Iterable[QWidget], *, gap: float) -> QVBoxLayout:
    """Widgets below one another; `gap` in mm."""
    box = QVBoxLayout()
    box.setSpacing(look.mm(gap))
    for part in parts:
        box.addWidget(part)
    return box


ANY_LENGTH = 16777215
"""Qt's QWIDGETSIZE_MAX: no limit."""


def drawing(look: Look, name: str, width: float, height: float, *, centred: bool = False) -> Picture:
    """A drawing of at most this size in mm; it gives way where room is short.

    A `centred` one takes the whole width and stands in its middle, as pictures over a text do.
    """
    picture = Picture(look, name)
    picture.setMaximumSize(ANY_LENGTH if centred else look.mm(width), look.mm(height))
    least = 0.25 if look.metrics.large_text else 0.4
    picture.setMinimumSize(look.mm(width * least), look.mm(height * least))
    picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return picture


class Flexible(QWidget):
    """Holds pictures with words: the words need their lines, the pictures take what is left.

    Qt counts whatever has words as high as it would like to be; here it counts as high as it must be.
    """

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        least = layout.minimumSize()
        wide = max(self.width(), least.width()) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 0
        needs = layout.minimumHeightForWidth(wide) if wide and layout.hasHeightForWidth() else 0
        return QSize(least.width(), max(least.height(), needs))


class LeftDrawing(QWidget):
    """A drawing that keeps to the left edge, however high it may be drawn, and grows into what is left.

    It asks for its least alone: Qt gives a box whose words wrap all the height that it would like, even
    where that is cut off what stands below the box.

    Args:
        proportion: Its width divided by its height.
        most: Its greatest height in mm.
        true: Its width in mm in life; so large it is as long as nothing else can give way.
    """

    def __init__(
        self, look: Look, name: str, *, proportion: float, most: float, true: float | None = None
    ) -> None:
        super().__init__()
        self._proportion = proportion
        self._picture = Picture(look, name, parent=self)
        self.setMaximumHeight(look.mm(most))
        tight = look.metrics.large_text or look.metrics.small
        self._least = look.mm(most * (0.25 if tight else 0.4))
        self._true = 0 if true is None else min(look.mm(most), look.mm(true / proportion) + 1)
        self.setMinimumHeight(max(self._least, self._true))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(round(self.maximumHeight() * self._proportion), self.minimumHeight())

    @property
    def true_height(self) -> bool:
        """Whether it insists on its size in life."""
        return self.minimumHeight() > self._least

    def insist(self, *, true: bool) -> None:
        """On its size in life, or on the least at which it can be told."""
        self.setMinimumHeight(max(self._least, self._true) if true else self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        high = min(self.height(), round(self.width() / self._proportion))
        self._picture.setGeometry(0, (self.height() - high) // 2, round(high * self._proportion), high)


@dataclass(frozen=True, slots=True)
class SmallerDrawing:
    """A drawing gives up the size that its thing has in life."""

    drawing: LeftDrawing

    def wanted(self) -> bool:
        return not self.drawing.isHidden() and self.drawing.true_height

    def give(self) -> None:
        self.drawing.insist(true=False)

    def come_back(self) -> None:
        self.drawing.insist(true=True)


def content_width(look: Look) -> int:
    """Pixels between the side margins of a page."""
    if look.portrait:
        return look.metrics.size_px[0] - 2 * look.mm(look.sizes.side_portrait)
    return look.metrics.size_px[0] - look.mm(look.rail_mm) - 2 * look.side


def pad_width(look: Look, pad: QWidget) -> int:
    """Pixels; on a small display a pad gives width to its entry, but no key gets narrower than its words."""
    usual = look.mm(look.sizes.pad_width)
    if not look.metrics.shallow:
        return usual
    return min(
        usual, max(pad.minimumSizeHint().width(), pad.minimumWidth(), int(content_width(look) * _PAD_SHARE))
    )


def left_aligned(widget: QWidget) -> QHBoxLayout:
    """The widget at its own width, room to its right."""
    row = QHBoxLayout()
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row
