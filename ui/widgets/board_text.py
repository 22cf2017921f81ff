"""The text that a board types: what every key of it, and every letter of a real keyboard, makes of it."""

from __future__ import annotations

from collections.abc import Callable

from ui.widgets import keying, romaji, typing
from ui.widgets.boards import Board
from ui.widgets.emptying import Emptying

_GAPS = (" ", typing.SPACE)


class BoardText:
    """Holds the text.

    Args:
        most: Letters that go in.
        changed: Called with the whole text after it changed.
        full: Called where a letter has no room any more.

    Attributes:
        whole: The text.
        letters: Whether the second face of the board is up.
        emptying: What 全部けす took away.
    """

    def __init__(
        self, board: Board, most: int, *, changed: Callable[[str], None], full: Callable[[], None]
    ) -> None:
        self._board, self._most = board, most
        self._changed, self._full = changed, full
        self.whole = ""
        self.letters = False
        self.emptying = Emptying("")

    def take_over(self, text: str) -> None:
        """What was typed before, or elsewhere; tells nobody."""
        if text != self.whole:
            self.emptying.forget()
            self.whole = text

    def forget(self) -> None:
        self.whole = ""
        self.emptying.forget()

    def touch(self, letter: str) -> None:
        """The key of that letter."""
        whole = self.whole if self._face is not Board.KANA else romaji.settled(self.whole)
        self._tell(self._within(whole + letter))

    def function(self, name: str) -> bool:
        """The key of that name; False where it does nothing to a text, as those for another face."""
        changes: dict[str, Callable[[str], str]] = {
            "voiced": typing.voiced,
            "half": typing.half_voiced,
            "small": typing.small,
            "space": lambda text: typing.space(text, self._most),
            "erase": typing.erase,
        }
        if name == "clear":
            self._become(self.emptying.touched(self.whole))
        elif name in changes:
            self._tell(changes[name](self.whole))
        return name == "clear" or name in changes

    def write(self, letters: str) -> bool:
        """What a real keyboard types or an input method has finished: the same text as by touch."""
        put = [self._put(letter) for letter in letters]
        return any(put)

    def _put(self, letter: str) -> bool:
        """Whether the letter has a place here."""
        if self._board is Board.KANA and keying.digits(letter):
            return False  # no name has digits, and the board none to take them away with
        text = keying.put(self.whole, letter, self._face)
        if text == self.whole:
            return letter in _GAPS  # a second gap is none, but the key is known
        self._tell(self._within(text))
        return True

    def erase(self) -> None:
        self._tell(typing.erase(self.whole))

    def settle(self) -> None:
        """Nothing more comes: an n at the end was ん."""
        self._tell(romaji.settled(self.whole))

    @property
    def _face(self) -> Board:
        """What stands on the keys now: on the second board of a text, letters."""
        if self._board is Board.BLOCK:
            return Board.BLOCK
        return Board.TEXT if self.letters else Board.KANA

    def _within(self, text: str) -> str:
        """That text, or the one before where it is too long; then that is said. Half a kana counts as one."""
        whole, half = romaji.split(text)
        if len(whole) + bool(half) <= self._most or len(text) <= len(self.whole):
            return text
        self._full()
        return self.whole

    def _tell(self, text: str) -> None:
        if text != self.whole:
            self.emptying.forget()
            self._become(text)

    def _become(self, text: str) -> None:
        if text != self.whole:
            self.whole = text
            self._changed(text)
