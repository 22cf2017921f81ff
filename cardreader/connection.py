"""What a card and a reader look like from above: bytes in, bytes and a status word out.

Real readers (`cardreader.pcsc`) and simulated ones (`cardreader.simulator`) have these shapes; everything
above is arithmetic and needs neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

T = TypeVar("T")

Changed: TypeAlias = Callable[[bool, bool], None]
"""`changed(reader_present, card_present)`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One reader as `card list` shows it."""

    name: str
    card: bool


class Connection(Protocol):
    """One card under power, held by us alone. Used by one thread at a time."""

    @property
    def reader_name(self) -> str:
        """The reader's own name, such as `Virtual PCD 00 00`."""

    def transmit(self, apdu: bytes, /) -> tuple[bytes, int]:
        """Sends one command APDU and gives back (data, status word), both exactly as the card sent them.

        Raises:
            CardRemoved: The card was taken away or reset.
            ReaderGone: The reader or the card service went away.
            CardSilent: No answer within the time-out; this connection is of no more use.
            Malformed: The answer is shorter than its two status bytes.
        """

    def close(self) -> None:
        """Cuts the card's power, so that no verified secret outlives us, and lets go of it.

        May be called again; never raises.
        """


@runtime_checkable
class Attending(Protocol):
    """A connection that makes its calls in a thread of its own, and can run a whole act there.

    Handing over every single command would cost more than some readers take for it.
    """

    def attend(self, act: Callable[[], T], /) -> T:
        """What the act returns or raises, run where commands need no handing over.

        Raises:
            CardSilent: One of its commands got no answer in time; what is left of the act sends nothing.
        """


class Monitor(Protocol):
    """Tells when readers and cards come and go."""

    def watch(self, changed: Changed, /) -> Callable[[], None]:
        """Calls `changed` from a thread of its own, once at once and then at every change.

        The returned callable ends that and joins the thread; it may be called from any other thread, twice.
        """


class Reader(Monitor, Protocol):
    """Where connections come from. Choosing among several real readers happens at each `connect`."""

    @property
    def simulated(self) -> bool:
        """True where no real card can be behind it; shown on screen and stated in the log."""

    def slots(self) -> tuple[Slot, ...]:
        """The readers that are there now."""

    def connect(self) -> Connection:
        """Powers the card up and holds it exclusively.

        Raises:
            NoReader: None there, or none with the wanted name.
            NoCard: Nothing lies on it.
            ReaderBusy: Another program holds the card.
            ReaderGone: The reader or the card service went away meanwhile.
            CardSilent: The card does not answer its power-up.
        """
