"""Small processors stacked over the wire, each with one reason to change.

`chained()` says the order: the wire with its log, 6Cxx, 61xx, the choice of the file; `Stoppable`, which
tells and stops, comes on top.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from cardreader.connection import Connection
from cardreader.errors import ANSWER, Malformed, Stopped
from cardreader.iso7816 import status_words
from cardreader.iso7816.addressing import Addressing
from cardreader.iso7816.apdu import Command, Response
from cardreader.iso7816.masking import masked

log = logging.getLogger(__name__)

MAX_CHAINED = 65536
MAX_PARTS = 256
"""Bytes and parts of one answer; a card that offers more is broken or hostile."""


class Processor(Protocol):
    """Sends one command and gives back what came of it."""

    def send(self, command: Command, /) -> Response: ...


class Wire:
    """Encodes, transmits, counts, and writes the one masked log line.

    Attributes:
        sent: Command APDUs that went over the wire so far.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.sent = 0

    def send(self, command: Command) -> Response:
        assert command.file is None, "which file it means must be settled above the wire"
        self.sent += 1
        data, status = self._connection.transmit(command.encode())
        response = Response(data, status)
        if log.isEnabledFor(logging.DEBUG):
            log.debug("%s", masked(command, response))
        return response


class RightLength:
    """Repeats a command with the Le that the card names by `6Cxx` (`6C00` is 256); once."""

    def __init__(self, inner: Processor) -> None:
        self._inner = inner

    def send(self, command: Command) -> Response:
        response = self._inner.send(command)
        length = status_words.right_length(response.status)
        if length is None or command.le is None:
            return response
        return self._inner.send(replace(command, le=length))


class ResponseChaining:
    """Fetches with GET RESPONSE what the card announces by `61xx` (`6100` is 256 or more)."""

    def __init__(self, inner: Processor) -> None:
        self._inner = inner

    def send(self, command: Command) -> Response:
        response = self._inner.send(command)
        parts = [response.data]
        size = len(response.data)
        while (more := status_words.more_bytes(response.status)) is not None:
            response = self._inner.send(Command(0x00, 0xC0, 0, 0, le=more))
            size += len(response.data)
            if not response.data and status_words.more_bytes(response.status) is not None:
                raise Malformed(ANSWER, "announces more and gives nothing")
            if size > MAX_CHAINED or len(parts) > MAX_PARTS:
                raise Malformed(ANSWER, "does not end")
            parts.append(response.data)
        return Response(b"".join(parts), response.status)


class Stoppable:
    """Asks before every command whether anybody still waits, and tells after it how far we are.

    Args:
        stopped: True once the act should end; then `Stopped` is raised and nothing is sent.
        tell: Called with (commands done, commands expected in all); never backwards, never done > total.
    """

    def __init__(
        self, inner: Processor, stopped: Callable[[], bool], tell: Callable[[int, int], None]
    ) -> None:
        self._inner = inner
        self._stopped = stopped
        self._tell = tell
        self._done = 0
        self._total = 0

    def expect(self, more: int) -> None:
        """So many further commands will come as far as is known now."""
        self._total = self._done + more

    def send(self, command: Command) -> Response:
        if self._stopped():
            raise Stopped
        response = self._inner.send(command)
        self._done += 1
        self._total = max(self._total, self._done)
        self._tell(self._done, self._total)
        return response


def chained(wire: Wire, *, short_ids: bool = True) -> Processor:
    """The wire with both transport courtesies of T=0 cards, and files named inside the commands."""
    return Addressing(ResponseChaining(RightLength(wire)), short=short_ids)
