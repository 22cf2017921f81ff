"""The keys of the top band, from the way out inwards; what finds no room goes to a second row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.visit.screen import Button
from ui.shell.button_set import ButtonSet
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.surface import Surface

GAP = 8.0
_TIGHT_GAP = 4.0


class BandKeys:
    """One row of keys at the right, and one below.

    Attributes:
        below: Those of the second row.
        snug: Whether icons are small, since all keys have room in one line only so.
        gap: Pixels between two keys.
    """

    def __init__(
        self, band: Surface, pressed: Callable[[str], None], refused: Callable[[str, str], None]
    ) -> None:
        self._band = band
        self._set = ButtonSet(band, lambda _button: Kind.QUIT, pressed, refused)
        self._aside: frozenset[str] = frozenset()
        self.below: list[KeyButton] = []
        self.snug = False
        self.gap = self._look.mm(GAP)

    @property
    def _look(self) -> Look:
        return self._band.look

    @property
    def every(self) -> tuple[KeyButton, ...]:
        return tuple(self._set.keys.values())

    @property
    def above(self) -> list[KeyButton]:
        return [key for key in self.every if key not in self.below]

    def show(self, buttons: Sequence[Button]) -> None:
        self._aside = frozenset(button.id for button in buttons if button.place == "top")
        self._set.show(self._look, buttons)

    def without_room(self, topic: int, progress: int, room: int) -> list[KeyButton]:
        """What stands beside the way out goes below before the topic's words would be squeezed.

        All in pixels: `topic` is what its words keep, `progress` what its own take (0: there is none).
        """
        aside = [key for id_, key in self._set.keys.items() if id_ in self._aside]
        widths = [self.wide(key) for key in self.every] + ([progress] if progress else [])
        over = topic + sum(widths) - room
        # On a display that is not high a second row would cost more than air between the keys is worth.
        shallow = self._look.metrics.shallow and over + len(widths) * self._look.mm(GAP) > 0
        self.gap = self._look.mm(_TIGHT_GAP if shallow else GAP)
        if over + len(widths) * self.gap <= 0:
            return []
        return self._in_one_line(aside, room if progress else topic, room)

    def _in_one_line(self, below: list[KeyButton], words: int, room: int) -> list[KeyButton]:
        """As many of them as a line holds; a narrow one stays beside the way out, where there is room."""
        while len(below) > 1 and self.across(below) > room:
            narrow = min(below, key=self.wide)
            above = [key for key in self.every if key not in below]
            if words + self.across([*above, narrow]) > room:
                break
            below = [key for key in below if key is not narrow]
        return below

    def across(self, keys: Sequence[KeyButton]) -> int:
        return self.with_gaps(keys) - self.gap

    def with_gaps(self, keys: Sequence[KeyButton]) -> int:
        """As `across`, and the gap to what stands beside them."""
        return sum(self.wide(key) + self.gap for key in keys)

    def wide(self, key: KeyButton) -> int:
        usual = key.sizeHint().width()
        return min(usual, key.one_line_width()) if self.snug else usual

    def tall(self, key: KeyButton) -> int:
        least = self._look.mm(self._look.sizes.small_button + self._look.sizes.base)
        return max(least, key.needed_height(self.wide(key)))

    def place(self, keys: Sequence[KeyButton], right: int, top: int, room: int) -> int:
        """From the right edge inwards, each in the middle of the row; returns where they begin."""
        for key in keys:
            wide, tall = self.wide(key), self.tall(key)
            key.setGeometry(right - wide, top + (room - tall) // 2, wide, tall)
            right -= wide + self.gap
        return right
