"""Notices that the card forgot what was selected or verified: it slipped, or was reset behind our back.

A reader usually tells. Where it does not, the next command meets a card that just woke up, whose answers
look like those of a poorer card: no such file, nothing verified. Taken at their word they would become "this
card has no PIN" or "nothing to check", so they are asked about once more before anybody believes them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cardreader.errors import CardRemoved, UnexpectedStatus
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.apdu import Command, Response

if TYPE_CHECKING:
    from cardreader.iso7816.processors import Processor

VERIFY, SIGN, SELECT, READ_BINARY = 0x20, 0x2A, 0xA4, 0xB0
_BY_NAME = 0x04
_FORGETFUL = frozenset((sw.NOT_FOUND, sw.NO_CURRENT_FILE))


class Continuity:
    """Passes commands on, and raises `CardRemoved` where the answers show that the card was reset.

    Never sends a secret; costs no command as long as nothing is doubtful.

    Args:
        inner: Serves commands with a `file`.
        reader_name: For the error.
    """

    def __init__(self, inner: Processor, reader_name: str) -> None:
        self._inner = inner
        self._reader_name = reader_name
        self._application: Command | None = None
        self._opened = False
        self._witness: Command | None = None
        self._secured = False

    @property
    def application(self) -> bytes | None:
        """Name of the application that was selected last; None before the first."""
        return None if self._application is None else self._application.data

    def send(self, command: Command) -> Response:
        response = self._inner.send(command)
        if command.ins == SELECT and command.p1 == _BY_NAME:
            self._select(command, response.status)
        elif response.status == sw.OK:
            self._remember(command)
        elif self._is_doubtful(command, response.status) and not self._is_intact(command, response.status):
            raise CardRemoved(self._reader_name)
        return response

    def _select(self, command: Command, status: int) -> None:
        """A card that has one application of ours may lack another, but has no other reason to refuse it."""
        if status == sw.OK:
            self._opened = self._opened and self._application == command
            self._application, self._witness, self._secured = command, None, False
        elif self._application is not None and status not in (sw.NOT_FOUND, sw.SELF_DIAGNOSIS):
            raise UnexpectedStatus(command.header, status)

    def _remember(self, command: Command) -> None:
        """A file that was read is the witness; the first one after VERIFY for what was verified too."""
        if command.ins == VERIFY and command.data:
            self._opened, self._secured = True, False
        elif command.ins == READ_BINARY and command.p1 == command.p2 == 0 and not self._secured:
            self._witness, self._secured = command, self._opened

    def _is_doubtful(self, command: Command, status: int) -> bool:
        if self._application is None:
            return False
        if status == sw.NOT_VERIFIED and command.ins != VERIFY:
            return self._opened
        return status in _FORGETFUL or (command.ins == SIGN and command.file is None)

    def _is_intact(self, command: Command, status: int) -> bool:
        """Whether the card still knows what it knew: it still shows the witness, or still says the same."""
        if status == sw.NOT_VERIFIED and not self._secured:
            return False
        if self._witness is not None:
            known = command.file == self._witness.file
            return not known and self._inner.send(replace(self._witness, le=1)).status == sw.OK
        if command.ins == VERIFY and command.data:
            return False
        assert self._application is not None
        again = self._inner.send(self._application).status
        return again == sw.OK and self._inner.send(command).status == status
