"""The side ways of a field (わからない, つかわない): in a row, one below the other, or over the pad."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.parts import SideKey


def row_of(keys: list[SideKey], gap: int, wide: int) -> QBoxLayout:
    """The keys side by side; their words break into lines where they are narrow.

    One below the other where a word would be cut in its share of `wide` pixels, or all would be lower so.
    """
    row: QBoxLayout = QHBoxLayout() if _have_one_line(keys, gap, wide) else QVBoxLayout()
    row.setSpacing(gap)
    for key in keys:
        row.addWidget(key, 1 if len(keys) > 1 else 0)
    if len(keys) == 1:
        row.addStretch(1)
    return row


def rows_of(keys: list[SideKey], gap: int, wide: int) -> QBoxLayout:
    """As `row_of`; more than two that are below each other stand two by two where that is lower."""
    half = (wide - gap) // 2
    rows = [keys[at : at + 2] for at in range(0, len(keys), 2)]
    paired = sum(max(key.lowest(half) for key in row) for row in rows) + (len(rows) - 1) * gap
    alone = sum(key.lowest(wide) for key in keys) + (len(keys) - 1) * gap
    whole = all(key.least_width() <= half for key in keys)
    if len(keys) < 3 or not whole or paired >= alone or _have_one_line(keys, gap, wide):
        return row_of(keys, gap, wide)
    pairs = QVBoxLayout()
    pairs.setSpacing(gap)
    for row in rows:
        pairs.addLayout(row_of(row, gap, wide))
    return pairs


def _have_one_line(keys: list[SideKey], gap: int, wide: int) -> bool:
    """Whether all stand side by side with their words whole, and no higher than below each other."""
    share = (wide - (len(keys) - 1) * gap) // max(1, len(keys))
    beside = max((key.lowest(share) for key in keys), default=0)
    below = sum(key.lowest(wide) for key in keys) + (len(keys) - 1) * gap
    return all(key.least_width() <= share for key in keys) and beside <= max(below, 0)


class SideWays(QWidget):
    """The side ways of a field in one line, or one below the other.

    Args:
        wide: Pixels that they have at their usual place.
    """

    def __init__(self, keys: list[SideKey], gap: int, wide: int) -> None:
        super().__init__()
        for key in keys:
            if key.minimumWidth() > wide:
                # One alone is asked to be wider than a small display's column: there its words decide.
                key.setMinimumWidth(min(key.least_width(), wide))
        self._keys = keys
        self._box = row_of(keys, gap, wide)
        self._usual = self._box.direction()
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._box)

    def stand(self, wide: int | None = None) -> None:
        """As usual; elsewhere, on `wide` pixels, in one line only where all their words have room in it."""
        if wide is None:
            self._box.setDirection(self._usual)
            return
        way = QBoxLayout.Direction
        share = (wide - (len(self._keys) - 1) * self._box.spacing()) // len(self._keys)
        whole = all(key.one_line_width() <= share for key in self._keys)
        self._box.setDirection(way.LeftToRight if whole else way.TopToBottom)


@dataclass(slots=True)
class OverThePad:
    """Side ways go over the pad, whose keys become lower, where the entry needs their room.

    Attributes:
        first: Whether they are read before the entry, where they stand in the left column.
        wide: Pixels over the pad.
    """

    extras: SideWays
    left: QVBoxLayout
    right: QVBoxLayout
    entry: QWidget
    pad: QWidget
    first: bool
    wide: int
    _place: int = -1

    def wanted(self) -> bool:
        return self._place < 0

    def give(self) -> None:
        self._place = self.left.indexOf(self.extras)
        self.left.removeWidget(self.extras)
        self.extras.stand(self.wide)
        self.right.insertWidget(0, self.extras)
        # The order among siblings is the order of focus: before the pad, behind what stands left of it.
        self.extras.stackUnder(self.pad)

    def come_back(self) -> None:
        self.right.removeWidget(self.extras)
        self.extras.stand()
        self.left.insertWidget(self._place, self.extras)
        self.extras.stackUnder(self.entry if self.first else self.pad)
        self._place = -1
