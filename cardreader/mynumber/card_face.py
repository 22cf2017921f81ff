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
from cardreader.mynumber.authenticity import AuthorityKey
from cardreader.mynumber.dates import parse_date
from cardreader.mynumber.genuineness import Finding, Reason, Verdict
from cardreader.mynumber.profile import parse_sex
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, FaceApplication, Sex


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
        if record.tag != self._application.tags.record:
            raise Malformed("card face", f"starts with object {record.tag:X}")
        return record

    def check(self, record: tlv.Tlv, authorities: Sequence[AuthorityKey]) -> Verdict:
        """Passive and active checks of a record just read; not-checked where the card lacks the files."""
        file, tags = self._application.key_certificate, self._application.tags
        data = commands.find_object(self._card, file, "card-verifiable certificate")
        if data is None:
            return Verdict((Finding("surface", "issuer", Reason.CERTIFICATE_ABSENT),))
        certificate = authenticity.parse_certificate(data, self._application.keys)
        chip_key = authenticity.parse_key(record.child(tags.key).value, "card key", self._application.keys)
        chip = authenticity.challenge(self._card, chip_key, self._application.chip_key)
        return Verdict(
            (
                Finding("surface", "issuer", authenticity.check_issuer(certificate, "surface", authorities)),
                Finding("surface", "record", authenticity.check_face(record, certificate.subject_key, tags)),
                Finding("surface", "chip", chip),
            )
        )


def parse_face(record: tlv.Tlv, table: CardProfile = GENERATION_1) -> CardFace:
    """The items of the face record."""
    objects, tags = record.children(), table.face.tags
    return CardFace(
        birth_date=parse_date(tlv.find(objects, tags.birth_date).value, "birth date"),
        sex=parse_sex(tlv.find(objects, tags.sex).value, table),
        name_image=tlv.find(objects, tags.name).value,
        address_image=tlv.find(objects, tags.address).value,
        photo=tlv.find(objects, tags.photo).value,
        expires_on=parse_date(tlv.find(objects, tags.expires_on).value, "last day"),
    )
