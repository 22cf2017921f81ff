"""全部けす and back again: what one touch took away stands there once more after the next touch."""

from __future__ import annotations

from typing import Generic, TypeVar

Draft = TypeVar("Draft")


class Emptying(Generic[Draft]):
    """What an entry held before it was emptied, till anything else is done to it.

    It is personal: no screen, no log and no visit has it. A page that is built anew hands it on to itself
    (`kept`, `take_over`), and it goes with its question.
    Digits of a secret are not kept so (`SecretEntry`).

    Args:
        empty: What an entry without anything in it holds.
    """

    def __init__(self, empty: Draft) -> None:
        self._empty = empty
        self._kept: Draft | None = None

    @property
    def offers_back(self) -> bool:
        """Whether the next touch brings something back."""
        return self._kept is not None

    @property
    def kept(self) -> Draft | None:
        """What the next touch brings back."""
        return self._kept

    def take_over(self, kept: object, now: Draft) -> None:
        """What the same entry had kept before it was built anew; nothing where something stands there now."""
        if isinstance(kept, type(self._empty)) and now == self._empty:
            self._kept = kept

    def touched(self, now: Draft) -> Draft:
        """What the entry holds after a touch of that key: nothing, or what the touch before took away."""
        if self._kept is not None:
            back, self._kept = self._kept, None
            return back
        self._kept = None if now == self._empty else now
        return self._empty

    def forget(self) -> None:
        """Something else was done: there is nothing to go back to."""
        self._kept = None
