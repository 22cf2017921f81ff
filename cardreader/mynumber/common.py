"""共通カード application: serial number and last day of the card, readable without any secret."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cardreader.errors import Malformed
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.applications import CommonApplication
from cardreader.mynumber.dates import parse_date

_HEAD = bytes((0x01, 0x1C))
_DIGITS = 28


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
    """Selects the application and reads its record; None where the card has no such thing."""
    if commands.select_application(card, application.aid) != sw.OK:
        return None
    response = commands.read_record(card, application.record, 1)
    return parse_card_record(response.data) if response.status == sw.OK else None


def parse_card_record(data: bytes) -> CardRecord:
    """Simple-TLV 01 1C and 28 ASCII digits."""
    digits = data[len(_HEAD) : len(_HEAD) + _DIGITS]
    if not data.startswith(_HEAD) or len(digits) != _DIGITS or not digits.isdigit():
        raise Malformed("card record", "is not 28 digits")
    return CardRecord(digits[:15], parse_date(digits[20:], "last day"))
