"""With low reach: the keys of an entry, its side ways and eras, as near to the foot as they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.pages.parts import SideKey
from ui.theme.look import Look
from ui.widgets.digit_pad import DigitPad
from ui.widgets.kana_board import KanaBoard
from ui.widgets.segment import Segment

_BESIDE = 8.0
_WIDEST_SIDE = 130.0
_HEIGHTS = (22.0, 16.0)
"""Of side ways, in mm; the first that lets everything stand low enough."""


class _Box(NamedTuple):
    """Where a part stands, in pixels; `bottom` is counted from the foot.

    `row` is the height of its uppermost row, where it has several and they are not the pad's.
    """

    part: QWidget
    x: int
    bottom: int
    wide: int
    high: int
    row: int = 0

    @property
    def centre(self) -> int:
        """Of what is touched uppermost; a pad knows by itself how low its own rows stand."""
        return self.bottom + self.high - ((self.row or self.high) + 1) // 2


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
        self._highest = 0
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

    @property
    def within(self) -> bool:
        """Whether everything stands as low as was asked."""
        return self._highest <= self._stood[0]

    def stand_least(self) -> None:
        """Every key as low as it may be, where what is read needs the room."""
        (_, wide), self._least = self._stood, True
        self._place(self._fitting(0, wide))

    def stand_again(self) -> None:
        """As high as a hand reaches, as before."""
        self.stand_low(*self._stood)

    def _place(self, boxes: Sequence[_Box]) -> None:
        tall = max(box.bottom + box.high for box in boxes)
        self._highest = max(box.centre for box in boxes)
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
        eras = self._eras_in_turn(upper, left, wide - left, pad.high)
        return [*self._clear_of(eras, boxes, pad), eras]

    def _clear_of(self, eras: _Box, boxes: Sequence[_Box], pad: _Box) -> Iterator[_Box]:
        """Side ways over the keys stand over the eras, too, where these are the higher of the two."""
        least = eras.high + self._look.mm(self._look.sizes.least_gap)
        for box in boxes:
            over = box.bottom >= pad.bottom + pad.high
            yield box._replace(bottom=max(box.bottom, least)) if over else box

    def _eras_in_turn(self, upper: QWidget, left: int, wide: int, high: int) -> _Box:
        """As high as the keys whose place it is, and higher before one of its own would be cut."""
        high = max(high, upper.heightForWidth(wide))
        return _Box(upper, left, 0, wide, high, self._era_row(upper, wide))

    @staticmethod
    def _era_row(upper: QWidget, wide: int) -> int:
        return upper.row_height(wide) if isinstance(upper, Segment) else 0

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
        upper = self._upper
        eras = 0 if upper is None else upper.heightForWidth(wide)
        row = 0 if upper is None else self._era_row(upper, wide)
        left = reach if upper is None else reach - gap - eras + row // 2
        ways = [boxes for boxes in self._ways(reach, left, wide) if boxes]
        if upper is not None:
            for boxes in ways:
                below = max(box.bottom + box.high for box in boxes)
                boxes.insert(0, _Box(upper, 0, below + gap, wide, eras, row))
        # The first that stands low enough, else the one that is lowest.
        return min(ways, key=lambda boxes: max(reach, *(box.centre for box in boxes)))

    def _ways(self, reach: int, left: int, wide: int) -> Iterator[list[_Box]]:
        """Beside the keys, over them, then beside them at any width, and some over and some beside."""
        count = len(self._sides)
        yield self._around(0, reach, left, wide, self._look.mm(_WIDEST_SIDE))
        over = self._around(count, reach, left, wide)
        mixed = [self._around(above, reach, left, wide) for above in range(count)]
        yield from (over, *mixed)
        if not over and not any(mixed):
            yield self._around(count, reach, left, wide, whole=False)

    def _around(
        self, above: int, reach: int, left: int, wide: int, most: int | None = None, *, whole: bool = True
    ) -> list[_Box]:
        """So many side ways in a row over the keys, the others in a column at their left.

        Nothing where a word would be cut, unless that is allowed. Keys within reach, and side ways over them
        `left` pixels above the foot at most.
        """
        look, gap = self._look, self._look.mm(self._look.sizes.least_gap)
        pad_wide = self._pad.low_width(wide)
        over, beside = self._sides[:above], self._sides[above:]
        room = wide - pad_wide - look.mm(_BESIDE)
        room = room if most is None else min(room, most)
        shares = self._shares(over, wide - gap * (above - 1))
        given = (*zip(over, shares, strict=True), *((key, room) for key in beside))
        cut = any(has < key.least_width() for key, has in given)
        if whole and cut:
            return []
        column: list[_Box] = []
        top = 0
        for key in reversed(beside):
            column.append(_Box(key, 0, top, room, key.heightForWidth(room)))
            top += column[-1].high + gap
        row = max((key.heightForWidth(each) for key, each in zip(over, shares, strict=True)), default=0)
        needs = (row if self._upper is not None else row // 2) + gap if over else 0
        limit = left - needs if over or self._upper is not None else None
        high = self._pad.low_height(reach, limit)
        below = max(high + gap, top)
        starts = [sum(shares[:at]) + at * gap for at in range(above)]
        lined = [_Box(key, x, below, each, row) for key, x, each in zip(over, starts, shares, strict=True)]
        pad = _Box(self._pad, wide - pad_wide, 0, pad_wide, high)
        return [*column, *lined, pad]

    @staticmethod
    def _shares(keys: Sequence[SideKey], wide: int) -> list[int]:
        """Alike; where the words of one take more lines then, more for long ones than for short ones."""
        if not keys:
            return []
        each, lines = wide // len(keys), [key.one_line_width() for key in keys]
        if max(lines) <= each:
            return [each] * len(keys)
        least = [key.least_width() for key in keys]
        spare = max(0, wide - sum(least))
        wanted = [line - floor for line, floor in zip(lines, least, strict=True)]
        by_need = [
            floor + spare * want // max(1, sum(wanted)) for floor, want in zip(least, wanted, strict=True)
        ]
        ways = ([each] * len(keys), by_need)
        return min(ways, key=lambda way: max(key.heightForWidth(w) for key, w in zip(keys, way, strict=True)))


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
