"""共通カード application: serial number and last day of the card, readable without any secret."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cardreader.errors import Malformed, NotThisCard, UnexpectedStatus
from cardreader.iso7816 import commands
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber.application import open_application
from cardreader.mynumber.dates import parse_date
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CommonApplication

_DATE_DIGITS = 8
_READ_RECORD = bytes.fromhex("00B20104")
_ABSENT = frozenset((sw.NOT_FOUND, sw.RECORD_NOT_FOUND, sw.DATA_NOT_FOUND))


@dataclass(frozen=True, slots=True)
class CardRecord:
    """The card's own record: serial number, municipality, last day.

    Attributes:
        serial: Tells this card from every other one; never logged.
        expires_on: Last day; None where the digits name no day.
    """

    serial: bytes = field(repr=False)
    expires_on: date | None


def read_card_record(card: Processor, application: CommonApplication) -> CardRecord | None:
    """Selects the application and reads its record; None where the card has no such thing.

    Only the answers that say so count as that, and the application's absence must be said twice: whether the
    card is in date hangs on the record.
    """
    if not _opens(card, application) and not _opens(card, application):
        return None
    response = commands.read_record(card, application.record, 1)
    if response.status in _ABSENT:
        return None
    if response.status != sw.OK:
        raise UnexpectedStatus(_READ_RECORD, response.status)
    return parse_card_record(response.data, application)


def _opens(card: Processor, application: CommonApplication) -> bool:
    """Whether the card has the application, which is current then."""
    try:
        open_application(card, application.name, application.aid)
    except NotThisCard as error:
        if error.status == sw.NOT_FOUND:
            return False
        raise
    return True


def parse_card_record(data: bytes, application: CommonApplication = GENERATION_1.common) -> CardRecord:
    """One simple-TLV object (tag, length, and that many ASCII digits); the last day may be left blank."""
    last_day = application.serial_digits + application.municipality_digits
    count = last_day + _DATE_DIGITS
    head = bytes((application.record_tag, count))
    digits = data[len(head) : len(head) + count]
    if not data.startswith(head) or len(digits) != count or not digits[:last_day].isdigit():
        raise Malformed("card record", f"is not {count} digits")
    return CardRecord(digits[: application.serial_digits], parse_date(digits[last_day:], "last day"))
