"""How a person likes to type: the same on all their pages, and forgotten with them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.widgets.boards import LetterOrder


@dataclass(slots=True)
class Habits:
    """Shared by all pages of one window; a board changes it, and the boards that come after follow.

    Attributes:
        letters: In which order Latin letters stand.
    """

    letters: LetterOrder = LetterOrder.ABC

    def forget(self) -> None:
        """Another person comes."""
        self.letters = LetterOrder.ABC
