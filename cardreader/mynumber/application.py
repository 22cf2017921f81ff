"""What all session classes share: selecting their application."""

from __future__ import annotations

from cardreader.errors import NotThisCard, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor

_SELECT_APPLICATION = bytes.fromhex("00A4040C")


def open_application(card: Processor, name: str, aid: bytes) -> None:
    """Selects the application, or raises `NotThisCard`."""
    status = commands.select_application(card, aid)
    if status == sw.OK:
        return
    if sw.is_foreign(status):
        raise NotThisCard(name, status)
    raise UnexpectedStatus(_SELECT_APPLICATION, status)
