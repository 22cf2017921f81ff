"""Back at the left, forward at the right, at most one way out between them; never changing places."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button
from ui.shell.button_set import ButtonSet
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface

_GAP = 10.0
_TIGHT_GAP = 4.0
_FOOT_PAD = 3.0
_LOW_AIR = 2.0
_UPPER = 22.0
_MIDDLE = 90.0
_STAYING = (
    ("back", "quit", "top", "middle", "next"),
    ("back", "quit", "top", "next"),
    ("back", "quit", "next"),
    ("back", "next"),
)
"""Places that keep the lowest line with low reach; the first that leaves no line too long."""
HIGHEST_SHALLOW, _HIGH_KEY = 45.0, 34.0
"""Of a display that is not high, in mm: with words in two lines and readings; a key of two lines without."""
_YIELDING = ("top", "middle", "quit", "back", "next")
_YIELDING_IN_NEED = ("top", "middle", "quit", "next", "back")
"""Where the words have one line only, what leads on gives way as well."""
_Floors: TypeAlias = Callable[[Sequence[KeyButton], Sequence[int]], list[int]]
"""What each key keeps of its width, from what it would keep by itself."""


class FootBand(Surface):
    """The keys of one screen, and one calm sentence where room is left."""

    def __init__(
        self,
        look: Look,
        pressed: Callable[[str], None],
        refused: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._set = ButtonSet(self, _kind_of, pressed, refused)
        self._places: dict[str, str] = {}
        self._band = (0, 0)
        self._crowded = False
        self._hint = RubyLabel(look, align="center", line=1.4, parent=self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    @property
    def hint(self) -> RubyLabel:
        return self._hint

    def keys_at(self, *places: str) -> tuple[KeyButton, ...]:
        return tuple(key for id_, key in self._set.keys.items() if self._places.get(id_) in places)

    def show_band(self, buttons: Sequence[Button], hint: str | None, *, crowded: bool = False) -> None:
        """Under a `crowded` page the keys stand in one line where they can."""
        self._crowded = crowded
        self._places = {button.id: button.place for button in buttons}
        self._set.show(self.look, buttons)
        self._hint.set_text(hint or "")
        self.arrange()

    def hint_line(self) -> int:
        """Pixels above the keys for the sentence: in portrait there is no room between them."""
        if not self.look.portrait or not self._hint.marked or not self._set.keys:
            return 0
        side = self.look.mm(self.look.sizes.side_portrait)
        room = max(1, self.width() - 2 * side)
        small, low = self.look.metrics.small, self.look.low_reach
        crowded = self.look.metrics.large_text and (small or low)
        # Two lines more would come from the keys, one from their reach; help and voice say the sentence, too.
        tight = low and (small or self.look.metrics.text_size == "largest")
        if crowded and (tight or self._hint.lines_at(room) > 1):
            return 0
        return self._hint.heightForWidth(room) + self.look.mm(1.0)

    def wanted_height(self, usual: int) -> int:
        """Pixels for keys whose words take more lines than usual, at the present width."""
        *above, lower = self._rows(self._room())
        widths = self._fitting(lower, self._room())
        needed = self._highest(lower, widths)
        around = self.look.mm(_LOW_AIR if self.look.low_reach else 2 * _FOOT_PAD)
        return max(usual, needed + around) + self.hint_line() + sum(self._line(row) for row in above)

    def arrange(self) -> None:
        look = self.look
        side = look.side
        room = self._room()
        *above, lower = self._rows(room)
        top = self.hint_line()
        for row in above:
            line = self._line(row)
            self._band = (top, line - look.mm(_FOOT_PAD))
            self._place(row, self._fitting(row, room), side, room)
            top += line
        self._band = (top, self.height() - self._pad() - top)
        self._place(lower, self._fitting(lower, room), side, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _room(self) -> int:
        return self.width() - 2 * self.look.side

    def _rows(self, room: int) -> list[tuple[KeyButton, ...]]:
        """Keys in a line, the lowest line last.

        The way out stands over the other keys where three in a line would cut a word, as upright.
        With low reach the line is low, too: there more goes up where words would need a second line.
        """
        middle = self.keys_at("middle")
        left = (key for place in ("back", "quit", "top") for key in self.keys_at(place))
        keys = (*left, *middle, *self.keys_at("next"))
        if self.look.low_reach:
            return self._low_rows(keys, room)
        tight = self._tight
        least = sum(max(self._narrowest(key), self.look.mm(key.least_mm)) for key in keys)
        if (
            self.look.portrait
            and middle
            and (least + tight * (len(keys) - 1) > room or self._towers(keys, room))
        ):
            return [middle, tuple(key for key in keys if key not in middle)]
        return [keys]

    def _low_rows(self, keys: Sequence[KeyButton], room: int) -> list[tuple[KeyButton, ...]]:
        """As few lines as hold every key with its words on one; back and forward keep the lowest."""
        for width in (self._one_line, self._bare_line) if self.look.metrics.small else (self._one_line,):
            for below in self._stayings(keys):
                above = tuple(key for key in keys if key not in below)
                if self._in_a_line(below, room, width) and self._in_a_line(above, room, width):
                    return [above, below] if above else [below]
        alone = self._singly(keys, room)
        return min((alone, *self._wrapping(keys, room)), key=lambda rows: sum(map(self._line, rows)))

    def _wrapping(self, keys: Sequence[KeyButton], room: int) -> Iterator[list[tuple[KeyButton, ...]]]:
        """On a small display: two lines, the upper one with words that wrap."""
        for below in self._stayings(keys) if self.look.metrics.small else ():
            above = tuple(key for key in keys if key not in below)
            least = sum(max(key.words_width(), self.look.mm(key.least_mm)) for key in above)
            whole = least + self._tight * (len(above) - 1) <= room
            if above and whole and self._in_a_line(below, room, self._bare_line):
                yield [above, below]

    def _singly(self, keys: Sequence[KeyButton], room: int) -> list[tuple[KeyButton, ...]]:
        """As many in each line over the lowest as it holds."""
        rows: list[tuple[KeyButton, ...]] = []
        for key in (key for key in keys if self._place_of(key) not in _STAYING[-1]):
            if rows and self._in_a_line((*rows[-1], key), room, self._one_line):
                rows[-1] = (*rows[-1], key)
            else:
                rows.append((key,))
        return [*rows, tuple(key for key in keys if self._place_of(key) in _STAYING[-1])]

    def _stayings(self, keys: Sequence[KeyButton]) -> Iterator[tuple[KeyButton, ...]]:
        """What keeps the lowest line: whole places first, then, where every line counts, single keys."""
        for staying in _STAYING:
            yield tuple(key for key in keys if self._place_of(key) in staying)
        if self.look.metrics.small:
            others = [key for key in keys if self._place_of(key) not in _STAYING[-1]]
            for count in range(len(others) - 1, 0, -1):
                for going in itertools.combinations(others, len(others) - count):
                    yield tuple(key for key in keys if key not in going)

    def _in_a_line(
        self, keys: Sequence[KeyButton], room: int, width: Callable[[KeyButton, int], int]
    ) -> bool:
        band = self.look.mm(self.look.sizes.foot_low_reach - _LOW_AIR)
        least = sum(max(width(key, band), self.look.mm(key.least_mm)) for key in keys)
        return least + self._tight * (len(keys) - 1) <= room

    @property
    def _tight(self) -> int:
        """Pixels between keys in a crowd."""
        return self.look.mm(self.look.sizes.least_gap if self.look.low_reach else _TIGHT_GAP)

    def _towers(self, keys: Sequence[KeyButton], room: int) -> bool:
        """Whether what leads on would take three lines: a high display spares one for its neighbour."""
        if self.look.metrics.small or self._crowded:
            return False
        widths = zip(keys, self._fitting(keys, room), strict=True)
        return any(key.lines_at(wide) > 2 for key, wide in widths if self._place_of(key) == "next")

    def _narrowest(self, key: KeyButton) -> int:
        """Pixels before a word is cut; on a small display icons become small before a line is added."""
        return min(key.least_width(), key.one_line_width()) if self.look.metrics.small else key.least_width()

    def _one_line(self, key: KeyButton, band: int) -> int:
        """Pixels for its words in a band so high; where all has to be low, the icon becomes small first."""
        least = key.least_width(band)
        return min(least, key.one_line_width()) if self.look.low_reach else least

    def _bare_line(self, key: KeyButton, band: int) -> int:
        """The same without an icon."""
        return min(self._one_line(key, band), key.bare_line_width())

    def _line(self, row: Sequence[KeyButton]) -> int:
        """Pixels for a line above the lowest, with the gap below it."""
        look = self.look
        widths = self._fitting(row, self._room())
        needed = (key.needed_height(wide) for key, wide in zip(row, widths, strict=True))
        least = look.mm(look.sizes.foot_low_reach - _LOW_AIR if look.low_reach else _UPPER)
        return max(least, *needed) + look.mm(_FOOT_PAD)

    def _fitting(self, keys: Sequence[KeyButton], room: int) -> list[int]:
        """Widths with which what leads on is no narrower than what leads back, unless that costs a line.

        On a display that is not high, and with low reach, no other key may lose a line to that either.
        """
        fair = self._spread(keys, room, self._forward_as_back, _YIELDING)
        narrow = self._spread(keys, room, _as_they_are, _YIELDING_IN_NEED)
        ours, theirs = self._heights(keys, fair), self._heights(keys, narrow)
        short = self.look.low_reach or self.look.metrics.shallow
        costs = max(ours[0], self._lines_free) > max(theirs[0], self._lines_free)
        return narrow if costs or (short and ours > theirs) else fair

    @property
    def _lines_free(self) -> int:
        """Pixels of a key whose lines cost the band nothing, since it is as high anyway."""
        short = self.look.low_reach or self.look.metrics.shallow
        return 0 if short else self.look.mm(self.look.text.foot - 2 * _FOOT_PAD)

    def _spread(
        self, keys: Sequence[KeyButton], room: int, floors: _Floors, yielding: Sequence[str]
    ) -> list[int]:
        """Every key its usual width, or what its words need; in a crowd labels wrap, from the middle out.

        Where that makes a line too high for a display that is not, the key wraps last whose words need most;
        any line of two is too high under a page that is crowded.
        """
        bare = self.look.low_reach and self.look.metrics.small
        usual = self._yielded(keys, room, floors, yielding, bare=bare)
        most = self.look.mm(self.look.sizes.least_key if self._crowded else _HIGH_KEY)
        if self.look.low_reach or not self.look.metrics.shallow or self._highest(keys, usual) <= most:
            return usual
        orders = ((*(one for one in yielding if one != last), last) for last in yielding)
        others = (self._yielded(keys, room, floors, order, bare=True) for order in orders)
        return min((usual, *others), key=lambda widths: self._highest(keys, widths))

    def _heights(self, keys: Sequence[KeyButton], widths: Sequence[int]) -> tuple[int, int]:
        """Pixels of the highest at these widths, and of all together."""
        own = [key.needed_height(wide) for key, wide in zip(keys, widths, strict=True)]
        return max(own, default=0), sum(own)

    def _highest(self, keys: Sequence[KeyButton], widths: Sequence[int]) -> int:
        """Pixels that the highest of them needs at these widths."""
        return self._heights(keys, widths)[0]

    def _yielded(
        self, keys: Sequence[KeyButton], room: int, floors: _Floors, order: Sequence[str], *, bare: bool
    ) -> list[int]:
        """Widths where keys give way in that order, and whether icons do before words wrap."""
        gap, tight = self.look.mm(_GAP), self._tight
        widths = [max(key.sizeHint().width(), self._usual(key)) for key in keys]
        naturals = [key.sizeHint().width() for key in keys]
        leasts = [max(self._one_line(key, self._band[1]), self.look.mm(key.least_mm)) for key in keys]
        bares = [max(key.bare_line_width(), self.look.mm(key.least_mm)) for key in keys] if bare else leasts
        lined = [max(key.two_line_width(), self.look.mm(key.least_mm)) for key in keys] if bare else bares
        narrow = [max(self._narrowest(key), self.look.mm(key.least_mm)) for key in keys]
        words = [max(key.words_width(), self.look.mm(key.least_mm)) for key in keys]
        steps = (naturals, leasts, bares, lined, narrow, words)
        for step, floor in enumerate((*(floors(keys, step) for step in steps), words)):
            for place in order:
                over = sum(widths) + (gap if step == 0 else tight) * (len(keys) - 1) - room
                there = [at for at, key in enumerate(keys) if self._place_of(key) == place]
                narrower = yielded([widths[at] for at in there], [floor[at] for at in there], over)
                for at, width in zip(there, narrower, strict=True):
                    widths[at] = width
        return widths

    def _forward_as_back(self, keys: Sequence[KeyButton], floors: Sequence[int]) -> list[int]:
        """The same, but what leads on is no narrower than what leads back."""
        back = max(
            (at for key, at in zip(keys, floors, strict=True) if self._place_of(key) == "back"), default=0
        )
        return [
            max(at, back) if self._place_of(key) == "next" else at
            for key, at in zip(keys, floors, strict=True)
        ]

    def _place(self, keys: Sequence[KeyButton], widths: list[int], side: int, room: int) -> None:
        tall = self._tall(keys, widths)
        gap = self.look.mm(_GAP)
        if sum(widths) + gap * (len(keys) - 1) > room:
            gap = self._tight
        left, right = side, side + room
        middle: list[tuple[KeyButton, int]] = []
        for key, wide in zip(keys, widths, strict=True):
            match self._place_of(key):
                case "back" | "quit" | "top":
                    self._put(key, left, wide, tall)
                    left += wide + gap
                case "next":
                    self._put(key, right - wide, wide, tall)
                    right -= wide + gap
                case _:
                    middle.append((key, wide))
        whole = sum(wide for _, wide in middle) + gap * max(0, len(middle) - 1)
        x = left + (right - left - whole) // 2
        for key, wide in middle:
            self._put(key, x, wide, tall)
            x += wide + gap
        air = self.look.mm(2.0)
        line = self.hint_line()
        if line:
            self._hint.setGeometry(side, 0, room, line)
        else:
            self._hint.setGeometry(left + air, 0, max(1, right - left - 2 * air), self.height() - self._pad())
        # Words that would have to be cut give way; the page and the voice say them, too.
        self._hint.setVisible(
            bool(self._hint.marked)
            and (line > 0 or (not middle and self._hint.fits() and not self._hint.cut_phrases()))
        )

    def _tall(self, keys: Sequence[KeyButton], widths: Sequence[int]) -> int:
        """Pixels of all keys of a line: as high as the one whose words need most."""
        look = self.look
        usual = look.mm(look.sizes.button_height) + look.line(look.sizes.base_primary)
        return min(self._band[1], max(usual, self._highest(keys, widths)))

    def _put(self, key: KeyButton, x: int, wide: int, tall: int) -> None:
        top, band = self._band
        key.setGeometry(x, top + (band - tall) // 2, wide, tall)

    def _pad(self) -> int:
        return 0 if self.look.portrait or self.look.low_reach else self.look.mm(_FOOT_PAD)

    def _usual(self, key: KeyButton) -> int:
        sizes = self.look.sizes
        usual = {
            "back": sizes.back_width,
            "middle": _MIDDLE,
            "next": sizes.next_width_portrait if self.look.portrait else sizes.next_width,
        }.get(self._place_of(key), 0.0)
        return self.look.mm(usual)

    def _place_of(self, key: KeyButton) -> str:
        return self._places.get(key.id, "middle")


def _kind_of(button: Button) -> Kind:
    return Kind.PRIMARY if button.place == "next" and not button.plain else Kind.KEY


def _as_they_are(_keys: Sequence[KeyButton], floors: Sequence[int]) -> list[int]:
    return list(floors)


def yielded(widths: Sequence[int], floors: Sequence[int], over: int) -> list[int]:
    """So many pixels less in all, the widest first and none below its floor: nobody gives way for all."""
    left = list(widths)
    for _ in range(max(over, 0)):
        giving = [at for at, width in enumerate(left) if width > floors[at]]
        if not giving:
            break
        left[max(giving, key=left.__getitem__)] -= 1
    return left
