"""Ten digits, 全部けす and けす, always in the same place; digits leave as numbers, never as text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.low_reach import lowered
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part
from ui.widgets.surface import Surface, bare

_ORDER = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "erase")
_IN_A_ROW = (*"1234567890", "clear", "erase")
"""The order of wide pads: 1234 5678 90, 12345 67890, or 1234567 890."""
_COLUMNS, _CLOSE_COLUMNS = 3, 5
_WORDS_ROW = 3
_LOW_ORDER = ("1", "2", "3", "4", "5", "clear", "6", "7", "8", "9", "0", "erase")
_LOW_COLUMNS, _LOW_ROWS = 6, 2
_LOW_TALLEST = 31.0
_LOW_SHARE_OF_WIDTH = 0.5
_SPANS = {4: {"clear": 1, "erase": 1}, 5: {"clear": 3, "erase": 2}, 7: {"clear": 2, "erase": 2}}
"""Columns that each word takes, by how many digits stand in a row of a wide pad."""
_AIR = 1.5
"""From the rim to the words: 「Xóa hết」 stood rim to rim."""
_WIDEST = 60.0


class DigitPad(Surface):
    """The pad. What a real keyboard types goes to the entry beside it (`ui.steering.keyboard`).

    Signals:
        typed: A digit, 0 to 9.
        erased: けす. cleared: 全部けす, or the way back from it (`set_way_back`).
    """

    typed = Signal(int)
    erased = Signal()
    cleared = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._grid = QGridLayout(self)
        self._offers_back = False
        self._words_room = 0
        self.keys = {name: self._key(name) for name in _ORDER}
        self._usual = self.columns = self._usual_columns()
        if look.low_reach:
            for place, name in enumerate(_LOW_ORDER):
                self._grid.addWidget(self.keys[name], place // _LOW_COLUMNS, place % _LOW_COLUMNS)
            for column in range(_LOW_COLUMNS):
                self._grid.setColumnStretch(column, 1)
        be_group(self, look.words.digits)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_words_whole()

    def _keep_words_whole(self) -> None:
        """The row of the words is as high as they need at its width; a page may then take other columns."""
        if self.look.low_reach:
            return
        needed = 0
        if self.columns == _COLUMNS:
            words = (self.keys[name] for name in ("clear", "erase"))
            needed = max(key.needed_height(max(1, key.width())) for key in words)
        if needed != self._grid.rowMinimumHeight(_WORDS_ROW):
            self._grid.setRowMinimumHeight(_WORDS_ROW, needed)
            self.updateGeometry()

    @property
    def _clearing(self) -> str:
        return self.look.words.restore if self._offers_back else self.look.words.erase_all

    def set_way_back(self, *, offers: bool) -> None:
        """全部けす becomes 元に戻す as long as the entry has something to bring back."""
        self._offers_back = offers
        self.keys["clear"].set_label(self._clearing)

    def leave_no_way_back(self) -> None:
        """For an entry that keeps nothing: 全部けす needs no room for another word."""
        self.keys["clear"].set_turns("")
        self.arrange()

    def in_rows(self) -> tuple[tuple[KeyButton, ...], ...]:
        """The keys as they stand now, from the top and from the left."""
        rows: dict[int, dict[int, KeyButton]] = {}
        for key in self.keys.values():
            row, column = _place(self._grid, key)
            rows.setdefault(row, {})[column] = key
        return tuple(tuple(rows[row][column] for column in sorted(rows[row])) for row in sorted(rows))

    @property
    def rows(self) -> int:
        return -(-sum(self._span(name) for name in _ORDER) // self.columns)

    def _span(self, name: str) -> int:
        return _SPANS.get(self.columns, {}).get(name, 1)

    def least_wide(self, columns: int) -> int:
        """Pixels of so many columns of the least keys, none narrower than the words that stand in it."""
        gap, one = self.look.mm(self.look.sizes.least_gap), self.look.mm(self.look.sizes.least_key)
        for name, span in _SPANS.get(columns, {}).items():
            one = max(one, -(-(self.keys[name].least_width() - (span - 1) * gap) // span))
        return columns * one + (columns - 1) * gap

    def set_columns(self, columns: int) -> None:
        """So many keys in a row; the order of focus follows."""
        self.columns = columns
        self._grid.setRowMinimumHeight(_WORDS_ROW, 0)
        self.arrange()
        self.updateGeometry()

    def flatter(self, width: int, place: QWidget) -> tuple[Part, ...]:
        """Fewer rows in at most `width` pixels, where there is no room for four; every word stays whole.

        `place` is this pad, or what it stands in.
        """
        return tuple(_Flatter(self, columns, width, place) for columns in _SPANS)

    def stand_as_usual(self) -> None:
        """As many in a row as before it had to be flatter."""
        self.set_columns(self._usual)

    def _usual_columns(self) -> int:
        """Three; five where larger letters on a small display that lies leave no height for four rows.

        Always there, not only on a page that needs it: a digit stands where it stood on the page before,
        and every column is as wide as the others, which the words under three of them do not allow.
        """
        look = self.look
        if look.low_reach or not look.metrics.narrow_margins:
            return _COLUMNS
        return (
            _CLOSE_COLUMNS if self.has_words_for(_CLOSE_COLUMNS, look.mm(look.sizes.pad_width)) else _COLUMNS
        )

    def has_words_for(self, columns: int, width: int) -> bool:
        """Whether keys of the least height hold their words, so many in a row of `width` pixels."""
        look = self.look
        gap = look.mm(look.sizes.least_gap)
        wide = (width - (columns - 1) * gap) // columns
        tall = look.mm(look.sizes.least_key + look.sizes.base)
        rooms = {name: span * wide + (span - 1) * gap for name, span in _SPANS[columns].items()}
        return self.least_wide(columns) <= width and all(
            self.keys[name].least_width() <= room and self.keys[name].needed_height(room) <= tall
            for name, room in rooms.items()
        )

    def arrange(self) -> None:
        look = self.look
        tight = look.low_reach or look.metrics.tight or self.columns != _COLUMNS
        bare(self._grid, look.mm(look.sizes.least_gap if tight else look.sizes.pad_gap))
        if not look.low_reach:
            self._lay_out()
        for name, key in self.keys.items():
            if name in ("clear", "erase"):
                key.set_label(self._clearing if name == "clear" else look.words.erase)
        if look.low_reach:
            self.setMinimumSize(0, 0)
            return
        for column, name in ((0, "clear"), (2, "erase")) if self.columns == _COLUMNS else ():
            least = self._least_column(self.keys[name]) if look.metrics.large_text else 0
            self._grid.setColumnMinimumWidth(column, least)
        width = look.mm(look.sizes.pad_width)
        gaps = look.mm(look.sizes.pad_gap)
        least = _COLUMNS * look.mm(look.sizes.least_key) + (_COLUMNS - 1) * gaps
        self.setMinimumWidth(least if self._usual == _COLUMNS else self.least_wide(self._usual))
        tallest = look.mm(look.sizes.digit_key + look.sizes.base)
        self.setMaximumHeight(self.rows * tallest + (self.rows - 1) * gaps)
        self.setBaseSize(width, self.maximumHeight())

    def _least_column(self, key: KeyButton) -> int:
        """Pixels for words on one line, wherever their key may have to be low.

        What would be too wide even so has as few lines as it can have, and no more width than these need.
        """
        widest = self.look.mm(_WIDEST)
        one_line = key.least_width(self.look.mm(self.look.sizes.least_key))
        return one_line if one_line <= widest else min(key.least_width(key.needed_height(widest)), widest)

    def _lay_out(self) -> None:
        """Every key in its place; the order among siblings is the order of focus."""
        place = 0
        for name in _ORDER if self.columns == _COLUMNS else _IN_A_ROW:
            span = self._span(name)
            self._grid.removeWidget(self.keys[name])
            self._grid.addWidget(self.keys[name], place // self.columns, place % self.columns, 1, span)
            self.keys[name].raise_()
            place += span
        for at in range(max(_SPANS)):
            self._grid.setColumnStretch(at, 1 if at < self.columns else 0)
            self._grid.setColumnMinimumWidth(at, 0)

    def low_width(self, wide: int) -> int:
        """Pixels of `wide` for two rows of six keys, with the words of each on one line where they fit."""
        look = self.look
        words = max(self.keys[name].least_width(look.mm(look.sizes.least_key)) for name in ("clear", "erase"))
        five = 5 * (look.mm(look.sizes.least_key) + look.mm(look.sizes.least_gap))
        self._words_room = min(words, max(1, wide - five))
        usual = max(look.mm(look.sizes.pad_width), int(wide * _LOW_SHARE_OF_WIDTH))
        self._grid.setColumnMinimumWidth(_LOW_COLUMNS - 1, self._words_room)
        return min(wide, max(usual, five + words))

    def low_height(self, reach: int, most: int | None = None) -> int:
        """Pixels for two rows, the upper one with its centre within `reach`; at most `most` where told."""
        look = self.look
        gap = look.mm(look.sizes.least_gap)
        usual = min(lowered(reach, _LOW_ROWS, gap), _LOW_ROWS * look.mm(_LOW_TALLEST) + gap)
        least = _LOW_ROWS * max(look.mm(look.sizes.least_key), self._words_high) + gap
        return max(least, min(usual, usual if most is None else most))

    @property
    def _words_high(self) -> int:
        """Pixels for its words in the width that they have; 0 where no key is so high."""
        if not self._words_room:
            return 0
        needed = max(self.keys[name].needed_height(self._words_room) for name in ("clear", "erase"))
        return needed if needed <= self.look.mm(_LOW_TALLEST) else 0

    def _key(self, name: str) -> KeyButton:
        look = self.look
        if name == "clear":
            key = KeyButton(look, name, look.words.erase_all, kind=Kind.FUNCTION, role="body", air_mm=_AIR)
            key.set_turns(look.words.restore)
        elif name == "erase":
            key = KeyButton(
                look,
                name,
                look.words.erase,
                kind=Kind.FUNCTION,
                icon="bs",
                role="body",
                icon_place="left",
                air_mm=_AIR,
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


def _place(grid: QGridLayout, key: KeyButton) -> tuple[int, int]:
    found = grid.getItemPosition(grid.indexOf(key))
    assert isinstance(found, tuple)
    return int(found[0]), int(found[1])


@dataclass(slots=True)
class _Flatter:
    """More keys in a row, and fewer rows; a pad beside its entry grows as wide as that needs."""

    pad: DigitPad
    columns: int
    most: int
    place: QWidget
    _before: tuple[int, int] = (0, 0)

    def wanted(self) -> bool:
        return self.pad.columns < self.columns and self.pad.has_words_for(self.columns, self.most)

    def give(self) -> None:
        place = self.place
        self._before = (place.minimumWidth(), place.maximumWidth())
        self.pad.set_columns(self.columns)
        place.setMinimumWidth(max(place.minimumWidth(), self.pad.least_wide(self.columns)))
        place.setMaximumWidth(max(place.minimumWidth(), self._before[1]))

    def come_back(self) -> None:
        self.pad.stand_as_usual()
        self.place.setMinimumWidth(self._before[0])
        self.place.setMaximumWidth(self._before[1])
