"""How much room a kana board needs: upright or flat, in two steps, within the reach of a low seat."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ui.widgets.boards import Board, Layout, layout_for, room
from ui.widgets.function_keys import TALL_KEY, FunctionKeys
from ui.widgets.low_reach import lowered
from ui.widgets.surface import Surface
from ui.widgets.two_steps import TwoSteps


class BoardRoom:
    """In pixels, for the look that `surface` has now.

    Args:
        functions: What stands beside the letters; it knows how wide and high its words are.

    Attributes:
        two_steps: Whether the board was told to stand in two steps.
    """

    def __init__(self, surface: Surface, board: Board, functions: FunctionKeys, steps: TwoSteps) -> None:
        self._surface, self._board = surface, board
        self._functions, self._steps = functions, steps
        self.two_steps = False

    @property
    def flat(self) -> bool:
        """Whether a block number's keys stand in two rows."""
        return self._board is Board.BLOCK and (self._surface.look.low_reach or self.two_steps)

    @property
    def whole_page(self) -> int:
        """The width with which a board counts before it is laid out."""
        look = self._surface.look
        if look.portrait:
            return look.metrics.size_px[0] - 2 * look.mm(look.sizes.side_portrait)
        return look.metrics.size_px[0] - look.mm(look.rail_mm) - 2 * look.side

    def usual(self) -> QSize:
        look = self._surface.look
        if look.portrait:
            return QSize(look.mm(246), look.mm(5 * 32.2 + 4 * 3 + 6 + 30))
        return QSize(look.mm(400), look.mm(131))

    def least_width(self) -> int:
        look = self._surface.look
        side = look.sizes.least_key
        wide = 5 * side + 4 * 3 + 5 + 2 * side + 3
        if self._board is Board.BLOCK:
            space = room(look)
            across = 6 if self.flat else 3
            below = self._functions.below(Layout.PAD)
            beside = 0.0 if below else space.function_gap + self._block_functions()
            wide = across * side + (across - 1) * space.gap + beside
        return look.mm(wide)

    def least_height(self, wide: int) -> int:
        """Every kana at once, unless it is said or known that only two steps have room in that width."""
        look, space = self._surface.look, room(self._surface.look)
        if self._board is Board.BLOCK:
            return self._least_block()
        if look.portrait:
            return self._least_upright(wide)
        key = look.sizes.least_key + look.sizes.base
        high = self._functions.high
        if self._has_every_kana(Layout.WIDE, wide):
            rows = -(-len(self._functions.names) // 2)
            return max(self._five_rows(), rows * high + look.mm((rows - 1) * space.gap))
        rows = -(-len(self._functions.stepped) // self._functions.most_beside(wide))
        functions = rows * max(look.mm(key), high) + look.mm((rows - 1) * space.gap)
        return max(look.mm(2 * key + space.gap), functions)

    def low_width(self, wide: int) -> int:
        """With low reach, of `wide`: all of it, but the few keys of a block number stand at the right."""
        look = self._surface.look
        if self._board is not Board.BLOCK or self._functions.below(Layout.PAD):
            return wide
        space = room(look)
        keys = look.mm(6 * (look.sizes.least_key + 1) + 6 * space.gap)
        # Functions as low as a digit have their words on one line.
        return min(wide, keys + max(look.mm(space.functions / 2), self._functions.widest_line))

    def low_height(self, reach: int, rows: int, most: int | None = None) -> int:
        """For so many rows, the upper one with its centre within `reach`; at most `most` where told."""
        look, gap, wider = self._surface.look, self._gap, self._wider
        key = look.mm(look.sizes.least_key)
        usual = wider + min(lowered(reach - wider, rows, gap), rows * look.mm(TALL_KEY) + (rows - 1) * gap)
        return max(rows * key + (rows - 1) * gap + wider, min(usual, usual if most is None else most))

    @property
    def _gap(self) -> int:
        return self._surface.look.mm(room(self._surface.look).gap)

    @property
    def _wider(self) -> int:
        """Upright the functions stand under the letters, with a wider gap."""
        look = self._surface.look
        return look.mm(room(look).function_gap) - self._gap if look.portrait else 0

    def low_rows(self, wide: int, beside: int) -> int:
        """Rows of keys with low reach: two of letters, more where the functions need them.

        `wide` is the board's width, and `beside` the one in which functions stand beside the letters.
        """
        if self._board is Board.BLOCK:
            return 3 if self._functions.below(Layout.PAD) else 2
        if self._surface.look.portrait:
            return self._steps.lines(wide) + (1 if self._functions.one_line(wide) else 2)
        return self._functions.low_rows(beside)

    def _has_every_kana(self, layout: Layout, wide: int) -> bool:
        look = self._surface.look
        return layout_for(look, self._board, wide, self._five_rows()) is layout and not self.two_steps

    def _five_rows(self) -> int:
        look = self._surface.look
        return look.mm(5 * (look.sizes.least_key + look.sizes.base) + 4 * room(look).gap)

    def _least_block(self) -> int:
        look, space = self._surface.look, room(self._surface.look)
        key = look.sizes.least_key + look.sizes.base
        rows = 2 if self.flat else 4
        under = max(key, look.metrics.to_mm(self._functions.high)) + space.function_gap
        below = under if self._functions.below(Layout.PAD) else 0.0
        return look.mm(rows * key + (rows - 1) * space.gap + below)

    def _least_upright(self, wide: int) -> int:
        look, space = self._surface.look, room(self._surface.look)
        key = look.sizes.least_key + look.sizes.base
        five = 5 * key + 4 * space.gap
        letters = five if self._has_every_kana(Layout.TALL, wide) else 2 * key + space.gap
        lines = 1 if self._functions.one_line(wide) else 2
        function = max(look.mm(key), self._functions.high)
        return look.mm(letters + space.function_gap + (lines - 1) * space.gap) + lines * function

    def _block_functions(self) -> float:
        """Millimetres for the functions beside the digits: no wider than their words, once they are known."""
        look, space = self._surface.look, room(self._surface.look)
        usual = (space.functions - space.gap) / 2
        words = look.metrics.to_mm(self._functions.wide)
        return min(usual, max(words, look.sizes.least_key)) if words else usual
