"""What stands beside the letters of a board: てんてん, けす, ABC …, and how much room their words need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from ui.widgets.boards import Board, Layout, LetterOrder, room
from ui.widgets.habits import Habits
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.surface import Surface

_ICONS = {"voiced": "voiced", "half": "half-voiced", "space": "space", "erase": "bs"}
_MARKS = ("voiced", "half", "small", "qwerty", "abc")
_STROKE = 5.0
_SMALL_GLYPH = "つっ"
_TALL = 29.0
TALL_KEY = 31.0
"""Millimetres that no key of an upright board is higher than, without its edge."""
_SNUG = 0.85
"""Of the usual width of a function, before its words are known."""
_SIXTH = 23.0
"""A digit more than the five letters of other boards, and its gap."""
MOST_BESIDE = 3
"""Columns beside letters in two steps, where there is no width for more."""


class FunctionKeys:
    """Made anew with every layout of their board; what their words need is remembered until then.

    Args:
        surface: What they stand on; they are made in its look.
        board: What is typed there.
        pressed: What each calls, with its name.
        habits: In which order the person likes letters.

    Attributes:
        letters: Whether the letters' face of the board is up.
        flat: Whether a block number's digits stand in two rows.
        offers_back: Whether 全部けす is 元に戻す now.
        high: Pixels that the words of the tallest need; 0 before they were made, and with low reach.
        wide: Pixels that those of the widest need; 0 before they were made.
    """

    def __init__(
        self, surface: Surface, board: Board, pressed: Callable[[str], None], habits: Habits
    ) -> None:
        self._surface, self._board, self._pressed = surface, board, pressed
        self.habits = habits
        self.letters = False
        self.flat = False
        self.offers_back = False
        self.high = 0
        self.wide = 0
        self._lines: dict[str, int] = {}
        self._leasts: dict[str, int] = {}
        self._heights: dict[tuple[str, int], int] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """In their order; an empty name keeps a place free."""
        return self._named(letters=self.letters)

    def _named(self, *, letters: bool) -> tuple[str, ...]:
        if self._board is Board.BLOCK:
            return ("erase", "clear")
        order = "abc" if self.habits.letters is LetterOrder.QWERTY else "qwerty"
        marks = (order, "", "") if letters else ("voiced", "half", "small")
        if self._board is Board.TEXT:
            return (*marks, "space", "erase", "clear", "kana" if letters else "letters")
        return (*marks, "space", "erase", "clear")

    @property
    def clearing(self) -> str:
        """What 全部けす says now."""
        words = self._surface.look.words
        return words.restore if self.offers_back else words.erase_all

    @property
    def stepped(self) -> tuple[str, ...]:
        """Those of letters in two steps, where an empty place would cost a line, or look forgotten."""
        return tuple(name for name in self.names if name)

    def below(self, layout: Layout | None) -> bool:
        """Upright they always stand below, so that the letters have the whole width."""
        look = self._surface.look
        flat = layout is Layout.PAD and (self._crowds_digits if look.low_reach else self.flat)
        return layout is Layout.TALL or (look.portrait and (layout is Layout.ROWS or flat))

    @property
    def _crowds_digits(self) -> bool:
        """Whether, upright with low reach, they leave six digits of a block number too little width."""
        look, space = self._surface.look, room(self._surface.look)
        if self._board is not Board.BLOCK or not look.portrait:
            return False
        whole = look.metrics.size_px[0] - 2 * look.mm(look.sizes.side_portrait)
        digits = 6 * look.mm(look.sizes.least_key) + 5 * look.mm(space.gap) + look.mm(space.function_gap)
        return digits + max(map(self._least_of, self.names)) > whole

    def _least_of(self, name: str) -> int:
        """Pixels for its longest word; asked before it has its place."""
        if name not in self._leasts:
            probe = self._made(name)
            self._leasts[name] = probe.least_width()
            probe.setParent(None)
            probe.deleteLater()
        return self._leasts[name]

    def one_line(self, wide: int) -> bool:
        """Whether they fit side by side under the letters in so many pixels, as upright."""
        look, space, count = self._surface.look, room(self._surface.look), len(self.names)
        usual = look.mm((space.functions - space.gap) / 2 * _SNUG)
        widest = max(self.wide or usual, look.mm(look.sizes.least_key))
        if wide < count * widest + (count - 1) * look.mm(space.gap):
            return False
        return not look.low_reach or self._low_enough((wide - (count - 1) * look.mm(space.gap)) // count)

    def _low_enough(self, each: int) -> bool:
        """Whether no words need a higher key than there is with low reach, on keys of so many pixels."""
        return all(self._height_of(name, each) <= self._surface.look.mm(TALL_KEY) for name in self.stepped)

    def _height_of(self, name: str, wide: int) -> int:
        """Pixels for its words on a key of that width; asked before it has its place."""
        if (name, wide) not in self._heights:
            probe = self._made(name)
            self._heights[name, wide] = probe.needed_height(wide)
            probe.setParent(None)
            probe.deleteLater()
        return self._heights[name, wide]

    def low_columns(self, wide: int) -> int:
        """Beside the letters, with low reach: as many as leave five letters their width.

        The same for both faces of a board, so that its keys keep their rows.
        """
        look, gap = self._surface.look, self._surface.look.mm(room(self._surface.look).gap)
        usual = look.mm((room(look).functions - 3) / 2)
        # A third column is worth more than air beside its words: it brings the board down by a row.
        one = min(usual, max(self.wide, look.mm(look.sizes.least_key))) if self.wide else usual
        names = self._named(letters=False)
        most = -(-len(names) // 2)
        alike = max(1, min(most, (self._low_room(wide) + gap) // (one + gap)))
        # Keys as wide as their own words may be more in a line than columns that are all alike.
        left = self._low_room(wide)
        own = (columns for columns in range(most, alike, -1) if self._in_lines(names, columns, left))
        return next(own, most if self._turns(left) else alike)

    def _turns(self, left: int) -> bool:
        """Whether two lines have room for every word only where the other letters' key follows the marks.

        Of lines of `left` pixels.
        """
        if self._board is not Board.TEXT:
            return False
        names = self._named(letters=False)
        most = -(-len(names) // 2)
        usual = self._in_lines(names, most, left)
        return not usual and self._in_lines(_after_marks(names), most, left)

    def low_rows(self, wide: int) -> int:
        """How many rows they take there."""
        return -(-len(self._named(letters=False)) // self.low_columns(wide))

    def _low_room(self, wide: int) -> int:
        """Pixels that five letters of the least width leave."""
        look, space = self._surface.look, room(self._surface.look)
        return wide - look.mm(5 * look.sizes.least_key + 4 * space.gap + space.function_gap)

    def _snug(self, names: Sequence[str], columns: int, wide: int) -> tuple[int, ...]:
        """Pixels of so many columns, each as wide as its words on one line; empty where they have no room."""
        look = self._surface.look
        widths = tuple(max(map(self._one_line_of, names[at::columns])) for at in range(columns))
        whole = sum(widths) + (columns - 1) * look.mm(room(look).gap)
        return widths if whole <= self._low_room(wide) else ()

    def _in_lines(self, names: Sequence[str], columns: int, wide: int) -> bool:
        """Whether lines of so many fit in so many pixels, their words whole and nothing under each other."""
        gap = self._surface.look.mm(room(self._surface.look).gap)
        lines = [names[at : at + columns] for at in range(0, len(names), columns)]
        widths = (sum(map(self._one_line_of, line)) + (len(line) - 1) * gap for line in lines)
        return max(widths) <= wide

    def _one_line_of(self, name: str) -> int:
        """Pixels for its words on one line; asked before it has its place."""
        if name and name not in self._lines:
            probe = self._made(name)
            self._lines[name] = max(probe.bare_line_width(), probe.minimumSizeHint().width())
            probe.setParent(None)
            probe.deleteLater()
        return self._lines.get(name, self._surface.look.mm(self._surface.look.sizes.least_key))

    @property
    def widest_line(self) -> int:
        """Pixels for the words of each on one line."""
        return max(map(self._one_line_of, filter(None, self.names)))

    def add_to(self, grid: QGridLayout, layout: Layout | None, wide: int, low: int) -> None:
        """All of them in an empty grid.

        Args:
            grid: Theirs alone.
            layout: How the board is arranged.
            wide: Pixels that the whole board has.
            low: The same with low reach, where the page has said how much that will be.
        """
        look, names = self._surface.look, self._ordered(layout, low)
        keys = [self._made(name) if name else None for name in names]
        made = [key for key in keys if key is not None]
        self.wide = max(key.least_width() for key in made)
        columns = self._columns(layout, wide, low)
        stepped = look.low_reach and layout is Layout.ROWS and not self.below(layout)
        own = self._snug(names, columns, low) if stepped else ()
        if not own and self._lined(layout, columns, wide, low):
            self.high = 0 if look.low_reach else max(self._high_on_one_line(key) for key in made)
            self._add_lines(grid, [made[at : at + columns] for at in range(0, len(made), columns)])
            return
        self.high = self._height(made, layout, wide, low)
        for at, key in enumerate(keys):
            if key is not None:
                grid.addWidget(key, at // columns, at % columns)
                if columns > MOST_BESIDE and not look.low_reach and not self.below(layout):
                    key.setMaximumWidth(self.wide)
        for at in range(-(-len(names) // columns)):
            grid.setRowStretch(at, 1)
            grid.setRowMinimumHeight(at, look.mm(look.sizes.least_key) if look.low_reach else self.high)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
            if not self.below(layout):
                usual = look.mm((room(look).functions - 3) / 2)
                snug = look.low_reach or layout is Layout.PAD or columns > MOST_BESIDE
                least = min(usual, self.wide) if snug else usual
                if look.low_reach and layout is Layout.PAD:
                    least = min(self.widest_line, max(least, self._low_room(wide) - look.mm(_SIXTH)))
                grid.setColumnMinimumWidth(at, own[at] if own else least)
        if self.below(layout) and columns == len(names) and layout is not Layout.PAD:
            grid.setRowMinimumHeight(0, max(look.mm(_TALL), self.high))

    def _lined(self, layout: Layout | None, columns: int, wide: int, low: int) -> bool:
        """Whether every line shares its width by the words of its own keys, and so none takes a second line.

        Under the letters; beside them with low reach, or where there are as many columns as there can be.
        """
        names, below, near = self._ordered(layout, low), self.below(layout), self._surface.look.low_reach
        if layout is not Layout.ROWS or columns >= len(names) or not (near or below or columns > MOST_BESIDE):
            return False
        return self._in_lines(names, columns, wide if below else self._low_room(low if near else wide))

    def _high_on_one_line(self, key: KeyButton) -> int:
        return key.needed_height(self._one_line_of(key.id))

    def _add_lines(self, grid: QGridLayout, lines: list[list[KeyButton]]) -> None:
        """Every key as wide as its words, and a share of what its line has left."""
        look = self._surface.look
        for at, line in enumerate(lines):
            box = QHBoxLayout()
            box.setSpacing(look.mm(room(look).gap))
            grid.addLayout(box, at, 0)
            grid.setRowStretch(at, 1)
            grid.setRowMinimumHeight(at, max(self.high, look.mm(look.sizes.least_key)))
            for key in line:
                key.setMinimumWidth(self._one_line_of(key.id))
                box.addWidget(key, 1)

    def _height(self, keys: list[KeyButton], layout: Layout | None, wide: int, low: int) -> int:
        """Pixels that the words need; with low reach they stand on one line."""
        look, columns = self._surface.look, self._columns(layout, wide, low)
        one = look.mm((room(look).functions - room(look).gap) / 2)
        if self.below(layout):
            one = (wide - (columns - 1) * look.mm(room(look).gap)) // columns
        return 0 if look.low_reach else max(key.needed_height(one) for key in keys)

    def _columns(self, layout: Layout | None, wide: int, low: int) -> int:
        """Two beside the letters; three, or four, where fewer would make the keys too low."""
        look, count = self._surface.look, len(self._placed(layout))
        if self.below(layout):
            return count if self.one_line(wide) else -(-count // 2)
        if layout is Layout.PAD:
            return 1
        if look.low_reach:
            return -(-len(self.stepped) // self.low_rows(low))
        if layout is Layout.WIDE:
            return 2
        tall = look.metrics.to_mm(self._surface.height()) + 0.5
        most = self.most_beside(wide)
        # On a small display as they stand under an error, too; the widest words, and groups of letters that
        # are spelled out, need the width of two.
        flat = look.metrics.small and look.metrics.bands != "largest" and self._board is Board.KANA
        least = MOST_BESIDE if flat else 2
        return next((columns for columns in range(least, most) if tall >= self._rows_high(columns)), most)

    def most_beside(self, wide: int) -> int:
        """At most so many columns beside letters in two steps: four where that saves a line and has room."""
        look, space = self._surface.look, room(self._surface.look)
        letters = look.mm(5 * look.sizes.least_key + 4 * space.gap + space.function_gap)
        one = (self.wide or look.mm((space.functions - 3) / 2)) + look.mm(space.gap)
        count = len(self.stepped)
        saves = -(-count // (MOST_BESIDE + 1)) < -(-count // MOST_BESIDE)
        return MOST_BESIDE + (saves and letters + (MOST_BESIDE + 1) * one <= wide + look.mm(space.gap))

    def _rows_high(self, columns: int) -> float:
        """Millimetres of all of them in so many columns."""
        look, rows = self._surface.look, -(-len(self.stepped) // columns)
        one = max(look.sizes.least_key + look.sizes.base, look.metrics.to_mm(self.high))
        return rows * one + (rows - 1) * room(look).gap

    def _placed(self, layout: Layout | None) -> tuple[str, ...]:
        return self.stepped if layout is Layout.ROWS else self.names

    def _ordered(self, layout: Layout | None, low: int) -> tuple[str, ...]:
        """As they are placed; alike on both faces of a board, so that its keys keep their rows."""
        names = self._placed(layout)
        if layout is not Layout.ROWS or not self._surface.look.low_reach:
            return names
        left = low if self.below(layout) else self._low_room(low)
        return _after_marks(names) if self._turns(left) else names

    def _made(self, name: str) -> KeyButton:
        words = self._surface.look.words
        labels = {
            "voiced": words.voiced, "half": words.half_voiced, "small": words.small, "space": words.space,
            "erase": words.erase, "clear": self.clearing, "letters": words.letters, "kana": words.kana,
            "qwerty": words.qwerty, "abc": words.abc,
        }  # fmt: skip
        key = KeyButton(
            self._surface.look,
            name,
            labels[name],
            kind=Kind.FUNCTION,
            icon=_ICONS.get(name),
            glyph={"small": _SMALL_GLYPH, "letters": "A1", "kana": "あ"}.get(name),
            stroke=None if name == "erase" else _STROKE,
            parent=self._surface,
        )
        if name in ("qwerty", "abc"):
            key.set_said(words.qwerty_said if name == "qwerty" else words.abc_said)
        if name == "clear":
            key.set_turns(words.erase_all if self.offers_back else words.restore)
        key.activated.connect(self._pressed)
        return key


def _after_marks(names: Sequence[str]) -> tuple[str, ...]:
    """The key of the other letters follows what changes the letters that are there: one line of both."""
    marks = [name for name in names if name in _MARKS]
    return (*marks, names[-1], *(name for name in names[:-1] if name not in _MARKS))
