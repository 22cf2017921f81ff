"""Back at the left, forward at the right, at most one way out between them; never changing places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
_UPPER = 22.0
_MIDDLE = 90.0
_YIELDING = ("top", "middle", "quit", "next", "back")


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
        self._hint = RubyLabel(look, align="center", line=1.4, parent=self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    @property
    def hint(self) -> RubyLabel:
        return self._hint

    def keys_at(self, *places: str) -> tuple[KeyButton, ...]:
        return tuple(key for id_, key in self._set.keys.items() if self._places.get(id_) in places)

    def show_band(self, buttons: Sequence[Button], hint: str | None) -> None:
        self._places = {button.id: button.place for button in buttons}
        self._set.show(self.look, buttons)
        self._hint.set_text(hint or "")
        self.arrange()

    def hint_line(self) -> int:
        """Pixels above the keys for the sentence: in portrait there is no room between them."""
        if not self.look.portrait or not self._hint.marked or not self._set.keys:
            return 0
        side = self.look.mm(self.look.sizes.side_portrait)
        return self._hint.heightForWidth(max(1, self.width() - 2 * side)) + self.look.mm(1.0)

    def wanted_height(self, usual: int) -> int:
        """Pixels for keys whose words take more lines than usual, at the present width."""
        upper, lower = self._rows(self._room())
        needed = max((key.needed_height(key.width()) for key in lower), default=0)
        return max(usual, needed + 2 * self.look.mm(_FOOT_PAD)) + self.hint_line() + self._upper_line(upper)

    def arrange(self) -> None:
        look = self.look
        side = look.mm(look.sizes.side_portrait if look.portrait else look.sizes.side_landscape)
        room = self._room()
        upper, lower = self._rows(room)
        top, above = self.hint_line(), self._upper_line(upper)
        if upper:
            self._band = (top, above - look.mm(_FOOT_PAD))
            self._place(upper, self._fitting(upper, room), side, room)
        self._band = (top + above, self.height() - self._pad() - top - above)
        self._place(lower, self._fitting(lower, room), side, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _room(self) -> int:
        sizes = self.look.sizes
        side = self.look.mm(sizes.side_portrait if self.look.portrait else sizes.side_landscape)
        return self.width() - 2 * side

    def _rows(self, room: int) -> tuple[tuple[KeyButton, ...], tuple[KeyButton, ...]]:
        """The way out stands over the other keys where three in a line would cut a word, as upright."""
        middle = self.keys_at("middle")
        left = (key for place in ("back", "quit", "top") for key in self.keys_at(place))
        keys = (*left, *middle, *self.keys_at("next"))
        tight = self.look.mm(_TIGHT_GAP)
        least = sum(max(key.least_width(), self.look.mm(key.least_mm)) for key in keys)
        if self.look.portrait and middle and least + tight * (len(keys) - 1) > room:
            return middle, tuple(key for key in keys if key not in middle)
        return (), keys

    def _upper_line(self, upper: Sequence[KeyButton]) -> int:
        """Pixels for the keys above the others, with the gap below them."""
        if not upper:
            return 0
        look = self.look
        widths = self._fitting(upper, self._room())
        needed = (key.needed_height(wide) for key, wide in zip(upper, widths, strict=True))
        return max(look.mm(_UPPER), *needed) + look.mm(_FOOT_PAD)

    def _fitting(self, keys: Sequence[KeyButton], room: int) -> list[int]:
        """Every key its usual width, or what its words need; in a crowd labels wrap, from the middle out."""
        gap, tight = self.look.mm(_GAP), self.look.mm(_TIGHT_GAP)
        widths = [max(key.sizeHint().width(), self._usual(key)) for key in keys]
        yielding = sorted(range(len(keys)), key=lambda at: _YIELDING.index(self._place_of(keys[at])))
        naturals = [key.sizeHint().width() for key in keys]
        leasts = [max(key.least_width(self._band[1]), self.look.mm(key.least_mm)) for key in keys]
        narrow = [max(key.least_width(), self.look.mm(key.least_mm)) for key in keys]
        for floor in (naturals, leasts, narrow):
            for at in yielding:
                over = sum(widths) + (gap if floor is naturals else tight) * (len(keys) - 1) - room
                if over > 0:
                    widths[at] = max(min(floor[at], widths[at]), widths[at] - over)
        return widths

    def _place(self, keys: Sequence[KeyButton], widths: list[int], side: int, room: int) -> None:
        gap = self.look.mm(_GAP)
        if sum(widths) + gap * (len(keys) - 1) > room:
            gap = self.look.mm(_TIGHT_GAP)
        left, right = side, side + room
        middle: list[tuple[KeyButton, int]] = []
        for key, wide in zip(keys, widths, strict=True):
            match self._place_of(key):
                case "back" | "quit" | "top":
                    self._put(key, left, wide)
                    left += wide + gap
                case "next":
                    self._put(key, right - wide, wide)
                    right -= wide + gap
                case _:
                    middle.append((key, wide))
        whole = sum(wide for _, wide in middle) + gap * max(0, len(middle) - 1)
        x = left + (right - left - whole) // 2
        for key, wide in middle:
            self._put(key, x, wide)
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

    def _put(self, key: KeyButton, x: int, wide: int) -> None:
        look = self.look
        top, band = self._band
        usual = look.mm(look.sizes.button_height) + look.line(look.sizes.base_primary)
        tall = min(band, max(usual, key.needed_height(wide)))
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
