"""With low reach: the keys of an entry, its side ways and eras, as near to the foot as they fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.pages.parts import SideKey
from ui.theme.look import Look
from ui.widgets.digit_pad import DigitPad
from ui.widgets.kana_board import KanaBoard

_BESIDE = 8.0
_WIDEST_SIDE = 130.0
_HEIGHTS = (22.0, 16.0)
"""Of side ways, in mm; the first that lets everything stand low enough."""


class _Box(NamedTuple):
    """Where a part stands, in pixels; `bottom` is counted from the foot."""

    part: QWidget
    x: int
    bottom: int
    wide: int
    high: int

    @property
    def centre(self) -> int:
        return self.bottom + self.high // 2


class LowStand(QWidget):
    """Side ways at the left of the keys, or over them; eras over all, or in turn with the keys.

    Args:
        pad: Digit pad or board.
        sides: Side ways of the field.
        upper: A row over the whole width (eras), whose height follows from its width.
        take_turns: Told whether that row has to share the place of the keys, since over them it is too high.
    """

    def __init__(
        self,
        look: Look,
        pad: DigitPad | KanaBoard,
        sides: Sequence[SideKey] = (),
        upper: QWidget | None = None,
        take_turns: Callable[[bool], None] | None = None,
    ) -> None:
        super().__init__()
        self._take_turns = take_turns
        self._stood, self._shared, self._least = (0, 0), False, False
        self._look = look
        self._pad = pad
        self._sides = tuple(sides)
        self._upper = upper
        # The order of focus: as it is read.
        for part in (*(() if upper is None else (upper,)), *self._sides, pad):
            part.setParent(self)
        for key in self._sides:
            key.setMinimumWidth(0)

    def stand_low(self, reach: int, wide: int) -> None:
        """Places everything on `wide` pixels, with its centre within `reach` pixels from the foot."""
        self._stood, self._shared, self._least = (reach, wide), False, False
        boxes = self._fitting(reach, wide)
        if self._upper is not None and self._take_turns is not None:
            self._shared = max(box.centre for box in boxes) > reach
            self._take_turns(self._shared)
            if self._shared:
                boxes = self._in_turn(reach, wide)
        self._place(boxes)
        self._follow_the_eye()

    def stand_least(self) -> None:
        """Every key as low as it may be, where what is read needs the room."""
        (_, wide), self._least = self._stood, True
        self._place(self._fitting(0, wide))

    def stand_again(self) -> None:
        """As high as a hand reaches, as before."""
        self.stand_low(*self._stood)

    def _place(self, boxes: Sequence[_Box]) -> None:
        tall = max(box.bottom + box.high for box in boxes)
        for box in boxes:
            box.part.setGeometry(box.x, tall - box.bottom - box.high, box.wide, box.high)
        self.setFixedHeight(tall)

    def _fitting(self, reach: int, wide: int) -> list[_Box]:
        """With side ways as high as lets everything stand low enough; else with the lowest."""
        boxes: list[_Box] = []
        for height in _HEIGHTS:
            for key in self._sides:
                key.set_height(height)
            boxes = self._boxes(reach, wide)
            if max(box.centre for box in boxes) <= reach:
                break
        return boxes

    def _in_turn(self, reach: int, wide: int) -> list[_Box]:
        """Eras and keys, each seen without the other, in the same place."""
        upper, self._upper = self._upper, None
        boxes = self._fitting(reach, wide)
        self._upper = upper
        pad = next(box for box in boxes if box.part is self._pad)
        if upper is None:
            return boxes
        beside = [box.x + box.wide for box in boxes if box.part is not self._pad and box.bottom < pad.high]
        left = max(beside) + self._look.mm(_BESIDE) if beside else 0
        return [*boxes, _Box(upper, left, 0, wide - left, pad.high)]

    def _follow_the_eye(self) -> None:
        """Eras over all come first; in the place of the keys they come after the side ways at their left."""
        upper = () if self._upper is None else (self._upper,)
        parts = (*self._sides, *upper, self._pad) if self._shared else (*upper, *self._sides, self._pad)
        for part in parts:  # the frame orders the focus as a parent's children follow each other
            part.raise_()

    @property
    def least(self) -> bool:
        """Whether its keys are as low as they may be; where eras take their place, these need the height."""
        return self._least or self._shared

    def _boxes(self, reach: int, wide: int) -> list[_Box]:
        gap = self._look.mm(self._look.sizes.least_gap)
        eras = 0 if self._upper is None else self._upper.heightForWidth(wide)
        left = reach if self._upper is None else reach - gap - eras // 2
        ways = [boxes for boxes in (self._beside(reach, left, wide), self._over(reach, left, wide)) if boxes]
        if self._upper is not None:
            for boxes in ways:
                below = max(box.bottom + box.high for box in boxes)
                boxes.append(_Box(self._upper, 0, below + gap, wide, eras))
        # Beside the keys, unless that stands too high and over them would be lower.
        return min(ways, key=lambda boxes: max(reach, *(box.centre for box in boxes)))

    def _beside(self, reach: int, left: int, wide: int) -> list[_Box]:
        """Side ways in a column at the left of the keys; nothing where they have no room there."""
        look, gap = self._look, self._look.mm(self._look.sizes.least_gap)
        pad_wide = self._pad.low_width(wide)
        room = min(wide - pad_wide - look.mm(_BESIDE), look.mm(_WIDEST_SIDE))
        boxes: list[_Box] = []
        bottom = 0
        for key in reversed(self._sides):
            if room < key.least_width():
                return []
            boxes.append(_Box(key, 0, bottom, room, key.heightForWidth(room)))
            bottom += boxes[-1].high + gap
        most = left if self._upper is not None else None
        high = self._pad.low_height(reach, most)
        return [*boxes, _Box(self._pad, wide - pad_wide, 0, pad_wide, high)]

    def _over(self, reach: int, left: int, wide: int) -> list[_Box]:
        """Side ways in a row over the keys."""
        gap, count = self._look.mm(self._look.sizes.least_gap), len(self._sides)
        each = (wide - gap * (count - 1)) // count if count else wide
        row = max((key.heightForWidth(each) for key in self._sides), default=0)
        needs = (row if self._upper is not None else row // 2) + gap if count else 0
        pad_wide = self._pad.low_width(wide)
        high = self._pad.low_height(reach, left - needs)
        boxes = [_Box(self._pad, wide - pad_wide, 0, pad_wide, high)]
        boxes += [_Box(key, at * (each + gap), high + gap, each, row) for at, key in enumerate(self._sides)]
        return boxes


@dataclass(frozen=True, slots=True)
class LeastKeys:
    """Keys as low as they may be, so that what is read stays whole."""

    stand: LowStand

    def wanted(self) -> bool:
        return not self.stand.least

    def give(self) -> None:
        self.stand.stand_least()

    def come_back(self) -> None:
        self.stand.stand_again()
