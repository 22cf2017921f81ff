"""The port to a card reader: what the kiosk may do with a My Number Card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from kiosk.identity.reading import SecretName, SignKey, Tries, Using

if TYPE_CHECKING:
    from kiosk.basics.progress import Progress
    from kiosk.basics.result import Result
    from kiosk.basics.secret import Secret
    from kiosk.identity.reading import CardMark, CardReading

__all__ = ["Card", "Desk", "SecretName", "SignKey", "Tries", "Using"]


@runtime_checkable
class Desk(Protocol):
    """The levers of a simulated reader: what a person's hand does at a real one."""

    def insert(self) -> None:
        """Lays on the card that lay there last."""

    def remove(self) -> None:
        """Takes the card away, in the middle of whatever happens."""


class Card(Protocol):
    """Port. Every method may be called from one background thread at a time and ends when told to stop.

    No method ever sends a VERIFY twice, reads the 12-digit number, or spends the last try
    unless `release` names the staff release that allowed it.
    """

    @property
    def simulated(self) -> bool:
        """True where no real card can be behind it; always visible on screen."""

    def tries(self, progress: Progress) -> Result[Tries]: ...

    def read(
        self,
        using: Using,
        secret: Secret,
        progress: Progress,
        *,
        salt: bytes,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[CardReading]:
        """The holder's data; `salt` goes into its mark. `card-changed` where the card is not `same_as`."""

    def sign(
        self,
        key: SignKey,
        typ: str,
        payloads: Sequence[bytes],
        secret: Secret,
        progress: Progress,
        *,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[tuple[str, ...]]:
        """One compact JWS per payload, header `alg`, `typ`, `x5c` as the contract says.

        `card-changed`, before any secret is sent, where the card is not `same_as`.
        """

    def watch(self, changed: Callable[[bool, bool], None]) -> Callable[[], None]:
        """Calls `changed(reader_present, card_present)` from a thread of its own, once at once and then at
        every change; the returned callable ends it and joins the thread.
        """
