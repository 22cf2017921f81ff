"""券面事項確認: the card's face as pictures, with the photo, opened by 照合番号B."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cardreader.errors import Malformed
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.processors import Processor
from cardreader.mynumber import authenticity, pin
from cardreader.mynumber.application import open_application
from cardreader.mynumber.applications import FaceApplication
from cardreader.mynumber.authenticity import AuthorityKey
from cardreader.mynumber.dates import parse_date
from cardreader.mynumber.genuineness import Finding, Reason, Verdict
from cardreader.mynumber.profile import Sex, parse_sex

_RECORD = 0xFF20
_BIRTH, _SEX, _KEY, _NAME, _ADDRESS, _PHOTO, _EXPIRY = 0xDF22, 0xDF23, 0xDF24, 0xDF25, 0xDF26, 0xDF27, 0xDF29


@dataclass(frozen=True, slots=True)
class CardFace:
    """What the face shows. The security code, though stored here, is not kept.

    Attributes:
        birth_date: Gregorian; None where the card names no whole date.
        sex: As in the text record.
        name_image: PNG, 1 bit per pixel; here the name exists as a picture only.
        address_image: PNG likewise.
        photo: JPEG 2000, greyscale.
        expires_on: The card's last day; not covered by any signature.
    """

    birth_date: date | None
    sex: Sex
    name_image: bytes
    address_image: bytes
    photo: bytes
    expires_on: date | None

    def __repr__(self) -> str:
        return "CardFace(…)"


class CardFaceSession:
    """One visit to the application; the constructor selects it, which closes whatever was open before."""

    def __init__(self, card: Processor, application: FaceApplication) -> None:
        self._card = card
        self._application = application
        open_application(card, application.name, application.aid)

    def tries_left(self) -> int | None:
        """Tries of 照合番号B in this application; the text application counts apart."""
        return pin.tries_left(self._card, self._application.number_b)

    def verify_number_b(self, secret: memoryview, *, release: str | None = None) -> None:
        pin.verify(self._card, self._application.number_b, secret, release=release)

    def read(self, announce: Callable[[int], None] | None = None) -> tlv.Tlv:
        """The face record, several kilobytes; `announce` hears how many further commands it takes."""
        data = commands.read_object(self._card, self._application.record, "card face", announce=announce)
        record = tlv.parse(data)
        if record.tag != _RECORD:
            raise Malformed("card face", f"starts with object {record.tag:X}")
        return record

    def check(self, record: tlv.Tlv, authorities: Sequence[AuthorityKey]) -> Verdict:
        """Passive and active checks of a record just read; not-checked where the card lacks the files."""
        file = self._application.key_certificate
        data = commands.find_object(self._card, file, "card-verifiable certificate")
        if data is None:
            return Verdict((Finding("surface", "issuer", Reason.CERTIFICATE_ABSENT),))
        certificate = authenticity.parse_certificate(data)
        chip_key = authenticity.parse_key(record.child(_KEY).value, "card key")
        chip = authenticity.challenge(self._card, chip_key, self._application.chip_key)
        return Verdict(
            (
                Finding("surface", "issuer", authenticity.check_issuer(certificate, "surface", authorities)),
                Finding("surface", "record", authenticity.check_face(record, certificate.subject_key)),
                Finding("surface", "chip", chip),
            )
        )


def parse_face(record: tlv.Tlv) -> CardFace:
    """The items of the face record."""
    objects = record.children()
    return CardFace(
        birth_date=parse_date(tlv.find(objects, _BIRTH).value, "birth date"),
        sex=parse_sex(tlv.find(objects, _SEX).value),
        name_image=tlv.find(objects, _NAME).value,
        address_image=tlv.find(objects, _ADDRESS).value,
        photo=tlv.find(objects, _PHOTO).value,
        expires_on=parse_date(tlv.find(objects, _EXPIRY).value, "last day"),
    )
