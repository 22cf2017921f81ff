"""Says which file a command is about: by short identifier inside it, else by a SELECT before it.

Every elementary file of the card has an id that fits five bits, so READ BINARY, READ RECORD, VERIFY and
PERFORM SECURITY OPERATION can name it themselves (ISO/IEC 7816-4 sections 7.3.1.1 and 11.2), which saves a
command each time. Two independent observations say that the card takes this; one that does not is served
by SELECT from its first refusal on. A VERIFY that carries a secret is never part of the trial.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.apdu import Command, Response

if TYPE_CHECKING:
    from cardreader.iso7816.processors import Processor

LARGEST_SHORT_ID = 0x1E
VERIFY, SIGN, SELECT, READ_BINARY, READ_RECORD = 0x20, 0x2A, 0xA4, 0xB0, 0xB2


class Addressing:
    """Serves commands with a `file`; leaves all others as they are.

    Args:
        inner: Whose answers are final (no 61xx, no 6Cxx).
        short: Whether short identifiers may be tried.
    """

    def __init__(self, inner: Processor, *, short: bool = True) -> None:
        self._inner = inner
        self._short = short
        self._taken = False
        self._current: int | None = None
        self._selected: int | None = None

    def send(self, command: Command) -> Response:
        if command.file is None:
            self._current = self._selected = None
            return self._inner.send(command)
        if _goes_on(command) or not self._may_be_short(command, command.file):
            return self._by_selection(command, command.file)
        response = self._inner.send(_shortened(command, command.file))
        if not sw.is_refused_reference(response.status):
            self._taken, self._current = True, command.file
            return response
        if _carries_secret(command):
            return response
        return self._after_refusal(command, command.file, response.status)

    def _may_be_short(self, command: Command, file: int) -> bool:
        """A secret goes out in short form only to a card that has understood one before."""
        return self._short and file <= LARGEST_SHORT_ID and (self._taken or not _carries_secret(command))

    def _after_refusal(self, command: Command, file: int, refusal: int) -> Response:
        """The same by SELECT; where that gets another answer, the card takes no short identifiers."""
        self._current = None
        response = self._by_selection(command, file)
        if response.status != refusal:
            self._short = False
        return response

    def _by_selection(self, command: Command, file: int) -> Response:
        """Selects the file unless it is current: read or selected last, and no other selected before."""
        plain = replace(command, file=None)
        if self._current == file and self._selected in (None, file):
            response = self._inner.send(plain)
            if response.status not in sw.NO_SUCH_CURRENT_FILE or _carries_secret(command):
                return response
            # A short identifier does not make the file the current one here: from now on nothing may lean
            # on that, or the rest of one file would be read out of another.
            self._short = False
        self._current = None
        selected = self._inner.send(Command(0x00, SELECT, 0x02, 0x0C, file.to_bytes(2, "big")))
        if selected.status != sw.OK:
            return selected
        self._current = self._selected = file
        return self._inner.send(plain)


def _goes_on(command: Command) -> bool:
    """Further bytes of a file whose beginning was read: what was read last is the current file."""
    return command.ins == READ_BINARY and (command.p1, command.p2) != (0, 0)


def _carries_secret(command: Command) -> bool:
    return command.ins == VERIFY and bool(command.data)


def _shortened(command: Command, file: int) -> Command:
    match command.ins:
        case 0xB0:
            return replace(command, file=None, p1=0x80 | file)
        case 0xB2:
            return replace(command, file=None, p2=file << 3 | 0x04)
        case _:
            return replace(command, file=None, p2=0x80 | file)
