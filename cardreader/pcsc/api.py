"""The PC/SC calls we use, with types, over `smartcard.scard` (the low-level half of pyscard).

pyscard's own connection classes hide the share mode, the disposition at the end and the exact error, all
of which matter here. Every call raises `PcscError` with the service's own code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartcard import scard

INFINITE = scard.INFINITE
UNAWARE: int = scard.SCARD_STATE_UNAWARE
PRESENT: int = scard.SCARD_STATE_PRESENT
T0: int = scard.SCARD_PROTOCOL_T0
NEW_READERS = "\\\\?PnP?\\Notification"
"""Name of the pseudo-reader whose state changes when readers come or go."""

REMOVED = frozenset(
    (
        scard.SCARD_W_REMOVED_CARD,
        scard.SCARD_W_RESET_CARD,
        scard.SCARD_W_UNPOWERED_CARD,
        scard.SCARD_E_NO_SMARTCARD,
        scard.SCARD_E_NOT_TRANSACTED,
    )
)
ABSENT = frozenset((scard.SCARD_E_NO_SMARTCARD, scard.SCARD_W_REMOVED_CARD))
SILENT = frozenset((scard.SCARD_W_UNRESPONSIVE_CARD, scard.SCARD_W_UNPOWERED_CARD, scard.SCARD_E_TIMEOUT))
BUSY = frozenset((scard.SCARD_E_SHARING_VIOLATION,))
FOREIGN = frozenset((scard.SCARD_E_PROTO_MISMATCH, scard.SCARD_W_UNSUPPORTED_CARD))
NO_READERS = frozenset((scard.SCARD_E_NO_READERS_AVAILABLE,))
UNKNOWN_READER = frozenset((scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE))
TIMEOUT = frozenset((scard.SCARD_E_TIMEOUT,))
CANCELLED = frozenset((scard.SCARD_E_CANCELLED,))


class PcscError(Exception):
    """A call did not succeed; `code` is the service's result."""

    def __init__(self, call: str, code: int) -> None:
        super().__init__(f"{call}: {scard.SCardGetErrorMessage(code)} ({code & 0xFFFFFFFF:08X})")
        self.code = code


@dataclass(frozen=True, slots=True)
class ReaderState:
    """A reader's name and its event state (bit field, count of events in the upper half)."""

    name: str
    state: int

    @property
    def has_card(self) -> bool:
        return bool(self.state & PRESENT)


def establish() -> int:
    """A context: the link of one thread to the card service."""
    result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
    _require("SCardEstablishContext", result)
    return int(context)


def release(context: int) -> None:
    """Ends a context; a service that is gone already is no error."""
    scard.SCardReleaseContext(context)


def readers(context: int) -> tuple[str, ...]:
    """Names of all readers, in the service's order."""
    result, names = scard.SCardListReaders(context, [])
    if result in NO_READERS:
        return ()
    _require("SCardListReaders", result)
    return tuple(str(name) for name in names)


def wait_for_change(
    context: int, known: Sequence[ReaderState], timeout_ms: int = INFINITE
) -> tuple[ReaderState, ...]:
    """Blocks until a state differs from what is known (`UNAWARE` differs at once); the new states."""
    asked = [(state.name, state.state) for state in known]
    result, answered = scard.SCardGetStatusChange(context, timeout_ms, asked)
    _require("SCardGetStatusChange", result)
    return tuple(ReaderState(str(name), int(state)) for name, state, _atr in answered)


def cancel(context: int) -> None:
    """Ends a blocked `wait_for_change` of that context from another thread."""
    scard.SCardCancel(context)


def connect(context: int, reader: str) -> tuple[int, int]:
    """Powers the card up and holds it exclusively: (handle, protocol)."""
    protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
    result, handle, protocol = scard.SCardConnect(context, reader, scard.SCARD_SHARE_EXCLUSIVE, protocols)
    _require("SCardConnect", result)
    return int(handle), int(protocol)


def transmit(handle: int, protocol: int, apdu: bytes) -> bytes:
    """Command APDU in, whole response APDU out."""
    pci = scard.SCARD_PCI_T0 if protocol == T0 else scard.SCARD_PCI_T1
    result, answer = scard.SCardTransmit(handle, pci, list(apdu))
    _require("SCardTransmit", result)
    return bytes(answer)


def power_down(handle: int) -> None:
    """Cuts the card's power and lets go of it; a card that is gone already is no error."""
    scard.SCardDisconnect(handle, scard.SCARD_UNPOWER_CARD)


def _require(call: str, result: int) -> None:
    if result != scard.SCARD_S_SUCCESS:
        raise PcscError(call, result)
