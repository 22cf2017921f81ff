"""共通カード application: serial number and last day of the card, readable without any secret."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cardreader.errors import Malformed, NotThisCard, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.application import open_application
from cardreader.mynumber.applications import CommonApplication
from cardreader.mynumber.dates import parse_date

_HEAD = bytes((0x01, 0x1C))
_DIGITS = 28
_READ_RECORD = bytes.fromhex("00B20104")
_ABSENT = frozenset((sw.NOT_FOUND, sw.RECORD_NOT_FOUND, sw.DATA_NOT_FOUND))


@dataclass(frozen=True, slots=True)
class CardRecord:
    """The card's own record: 15 digits of serial number, 5 of municipality, 8 of the last day.

    Attributes:
        serial: Tells this card from every other one; never logged.
        expires_on: Last day; None where the digits name no day.
    """

    serial: bytes = field(repr=False)
    expires_on: date | None


def read_card_record(card: Processor, application: CommonApplication) -> CardRecord | None:
    """Selects the application and reads its record; None where the card has no such thing.

    Only the answers that say so count as that: whether the card is in date hangs on the record.
    """
    try:
        open_application(card, application.name, application.aid)
    except NotThisCard as error:
        if error.status == sw.NOT_FOUND:
            return None
        raise
    response = commands.read_record(card, application.record, 1)
    if response.status in _ABSENT:
        return None
    if response.status != sw.OK:
        raise UnexpectedStatus(_READ_RECORD, response.status)
    return parse_card_record(response.data)


def parse_card_record(data: bytes) -> CardRecord:
    """Simple-TLV 01 1C and 28 ASCII digits."""
    digits = data[len(_HEAD) : len(_HEAD) + _DIGITS]
    if not data.startswith(_HEAD) or len(digits) != _DIGITS or not digits.isdigit():
        raise Malformed("card record", "is not 28 digits")
    return CardRecord(digits[:15], parse_date(digits[20:], "last day"))
