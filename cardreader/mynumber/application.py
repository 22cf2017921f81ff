"""What all four session classes share: selecting their application, and reading files that may be absent."""

from __future__ import annotations

from cardreader.errors import NotThisCard, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor

_SELECT_APPLICATION = bytes.fromhex("00A4040C")
_SELECT_FILE = bytes.fromhex("00A4020C")


def open_application(card: Processor, name: str, aid: bytes) -> None:
    """Selects the application, or raises `NotThisCard`."""
    status = commands.select_application(card, aid)
    if status == sw.OK:
        return
    if sw.is_foreign(status):
        raise NotThisCard(name)
    raise UnexpectedStatus(_SELECT_APPLICATION, status)


def open_file(card: Processor, file_id: int) -> None:
    """Selects a file that must be there."""
    status = commands.select_file(card, file_id)
    if status != sw.OK:
        raise UnexpectedStatus(_SELECT_FILE, status)


def has_file(card: Processor, file_id: int) -> bool:
    """Selects a file that may be absent."""
    status = commands.select_file(card, file_id)
    if status not in (sw.OK, sw.NOT_FOUND):
        raise UnexpectedStatus(_SELECT_FILE, status)
    return status == sw.OK
