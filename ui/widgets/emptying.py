"""全部けす and back again: what one touch took away stands there once more after the next touch."""

from __future__ import annotations

from typing import Generic, TypeVar

Draft = TypeVar("Draft")


class Emptying(Generic[Draft]):
    """What an entry held before it was emptied, till anything else is done to it.

    It is personal, and stands here alone: no screen, no log and no visit has it, and it goes with its page.
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
