"""Lays a simulated card on vsmartcard's virtual reader, so that any PC/SC program can use it.

The wire is TCP to the virtual reader: every message is a 2-byte big-endian length and its payload. One byte
is a control (00 power off, 01 power on, 02 reset, 04 asks for the answer to reset); anything longer is a
command. Closing the connection takes the card away.
"""

from __future__ import annotations

import logging
import select
import socket
import threading
from collections.abc import Callable

from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.errors import SlotError

logger = logging.getLogger(__name__)

PORT = 35963
"""Slot 0; slot 1 is the next port."""
_POLL_S = 0.05


def serve(
    card: SimulatedCard,
    host: str,
    port: int,
    stop: threading.Event,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Keeps the card on the virtual reader until `stop` is set; `ready` is called once it lies there.

    Raises:
        SlotError: Nothing listens there, or it hung up.
    """
    with _connected(host, port) as line:
        ready()
        while _readable(line, stop):
            message = _receive(line, host, port)
            answer = _answered(card, message)
            if answer is not None:
                line.sendall(len(answer).to_bytes(2, "big") + answer)


def _connected(host: str, port: int) -> socket.socket:
    try:
        line = socket.create_connection((host, port), timeout=5)
    except OSError as trouble:
        raise SlotError(host, port) from trouble
    line.settimeout(5)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def _readable(line: socket.socket, stop: threading.Event) -> bool:
    """Waits for the next message; False as soon as the card should be taken away."""
    while not stop.is_set():
        if select.select([line], [], [], _POLL_S)[0]:
            return True
    return False


def _receive(line: socket.socket, host: str, port: int) -> bytes:
    try:
        size = int.from_bytes(_exactly(line, 2), "big")
        return _exactly(line, size)
    except (OSError, EOFError) as trouble:
        raise SlotError(host, port) from trouble


def _exactly(line: socket.socket, size: int) -> bytes:
    content = b""
    while len(content) < size:
        # The reader sends length and payload apart: without this, delayed acknowledgement and Nagle's
        # algorithm wait for each other, 43 ms at each command. The kernel forgets the option, so each time.
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        part = line.recv(size - len(content))
        if not part:
            raise EOFError
        content += part
    return content


def _answered(card: SimulatedCard, message: bytes) -> bytes | None:
    """What goes back; None after a control that nobody waits for."""
    if len(message) != 1:
        return card.transmit(message)
    match message[0]:
        case 0x04:
            return card.atr
        case 0x00:
            card.power_off()
        case 0x01:
            card.power_on()
        case 0x02:
            card.reset()
        case other:
            logger.warning("the virtual reader sent an unknown control: %02X", other)
    return None
