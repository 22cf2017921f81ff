"""Signs of life: whatever a person does, wherever it lands, the time to think begins anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.visit.events import Event, LifeShown, SpokenTo

ONCE_S: Final = 1.0
"""A hand that types shows its life at every key; once in so many seconds is enough."""


class SignsOfLife:
    """Tells the visit, which hears by itself only of what changes something.

    Args:
        post: Where events go.
        ticks: The visit's own clock.
    """

    def __init__(self, post: Callable[[Event], None], ticks: Callable[[], float]) -> None:
        self._post, self._ticks = post, ticks
        self._at: float | None = None

    def show(self) -> None:
        """A touch beside a target, a key that only asks, a page that was turned."""
        now = self._ticks()
        if self._at is None or now - self._at >= ONCE_S:
            self._at = now
            self._post(LifeShown())

    def spoken(self) -> None:
        """The kiosk has said all it had to say: from now on somebody may answer."""
        self._post(SpokenTo())

    def forget(self) -> None:
        """Somebody else is there."""
        self._at = None
