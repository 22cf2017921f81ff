"""How a board stands for its entry: kept over whatever comes and goes beside it, while it has its room."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from ui.theme.look import Look
from ui.widgets.kana_board import Face, KanaBoard


@dataclass(frozen=True, slots=True)
class Stood:
    """A board as it was seen.

    Attributes:
        entry: Whose letters were typed there.
        look: In which it was drawn.
        two_steps: Whether it stood in two steps.
        height: Pixels; 0 before it was seen.
        face: Which keys stood there.
    """

    entry: Hashable
    look: Look
    two_steps: bool
    height: int
    face: Face

    def is_for(self, entry: Hashable, look: Look) -> bool:
        """Whether a board of that entry in that look has to stand so; colours change nothing."""
        same = replace(self.look.metrics, theme=look.metrics.theme) == look.metrics
        spoken = (self.look.language, self.look.low_reach) == (look.language, look.low_reach)
        return self.entry == entry and same and spoken


def stood(board: KanaBoard, entry: Hashable) -> Stood:
    """As it stands now."""
    height = board.height() if board.isVisible() else board.height_held
    return Stood(entry, board.look, board.two_steps, height, board.face)


def stand_again(board: KanaBoard, before: Stood) -> None:
    """As it stood for the same entry in the same look."""
    board.set_two_steps(wanted=before.two_steps)
    board.hold_height(before.height)


@dataclass(slots=True, eq=False)
class HeldKeys:
    """Keys that keep their height let it go.

    Attributes:
        now: Whether that helps at present.
    """

    board: KanaBoard
    now: Callable[[], bool] = lambda: True
    _before: int = 0

    def wanted(self) -> bool:
        return self.board.height_held > 0 and self.now()

    def give(self) -> None:
        self._before = self.board.height_held
        self.board.hold_height(0)

    def come_back(self) -> None:
        self.board.hold_height(self._before)
