"""券面事項入力補助: the holder's name, address, birth date and sex as text (基本4情報)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric import rsa

from cardreader.errors import Malformed
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.processors import Processor
from cardreader.mynumber import authenticity, pin
from cardreader.mynumber.application import open_application
from cardreader.mynumber.authenticity import AuthorityKey, CardVerifiableCertificate
from cardreader.mynumber.dates import BirthDate, parse_birth_date
from cardreader.mynumber.genuineness import Finding, Reason, Verdict
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, Credential, Sex, TextApplication


@dataclass(frozen=True, slots=True)
class Profile:
    """The four items. Printed, it shows nothing of them.

    Attributes:
        name: As stored: family and given name with U+3000 between; may hold characters that no font has.
        address: One line, digits full-width; empty where the card holds none.
        born: Gregorian, as far as it is known; None where not even the year is.
        sex: Any code that nobody described counts as `other`.
    """

    name: str
    address: str
    born: BirthDate | None
    sex: Sex

    def __repr__(self) -> str:
        return "Profile(…)"

    @property
    def birth_date(self) -> date | None:
        """None where the card names no whole date."""
        return None if self.born is None else self.born.whole


class ProfileSession:
    """One visit to the application; the constructor selects it, which closes whatever was open before."""

    def __init__(self, card: Processor, application: TextApplication) -> None:
        self._card = card
        self._application = application
        open_application(card, application.name, application.aid)

    def tries_left(self, credential: Credential) -> int | None:
        return pin.tries_left(self._card, credential)

    def verify_pin(self, secret: memoryview, *, release: str | None = None) -> None:
        """Opens the text by the 4-digit PIN (券面事項入力補助用暗証番号)."""
        pin.verify(self._card, self._application.pin, secret, release=release)

    def verify_number_b(self, secret: memoryview, *, release: str | None = None) -> None:
        """Opens the text by 照合番号B, the 14 digits printed on the card's face."""
        pin.verify(self._card, self._application.number_b, secret, release=release)

    def read(self) -> tlv.Tlv:
        """The text record; one of the two credentials must have been verified."""
        data = commands.read_object(self._card, self._application.record, "text record")
        return _object(data, self._application.tags.record, "text record")

    def check(self, record: tlv.Tlv, authorities: Sequence[AuthorityKey]) -> Verdict:
        """Passive and active checks of a record just read; not-checked where the card lacks the files.

        So it is where a file holds something that nobody described: that takes nothing from the record.
        """
        certificate = authenticity.read_certificate(
            self._card, self._application.key_certificate, self._application.keys
        )
        if isinstance(certificate, Reason):
            return Verdict((Finding("text", "issuer", certificate),))
        return Verdict(
            (
                Finding("text", "issuer", authenticity.check_issuer(certificate, "text", authorities)),
                Finding("text", "record", self._check_record(record, certificate)),
                Finding("text", "chip", self._check_chip(certificate)),
            )
        )

    def _check_record(self, record: tlv.Tlv, certificate: CardVerifiableCertificate) -> Reason:
        try:
            data = self._find(self._application.integrity, "integrity record")
            if data is None:
                return Reason.SIGNATURES_ABSENT
            integrity = _object(data, self._application.tags.integrity, "integrity record")
            return authenticity.check_text(record, integrity, certificate.subject_key, self._application.tags)
        except Malformed as error:
            return authenticity.unreadable(error, Reason.SIGNATURES_UNREADABLE)

    def _check_chip(self, certificate: CardVerifiableCertificate) -> Reason:
        key = self._chip_key(certificate)
        if isinstance(key, Reason):
            return key
        return authenticity.challenge(self._card, key, self._application.chip_key)

    def _chip_key(self, certificate: CardVerifiableCertificate) -> rsa.RSAPublicKey | Reason:
        try:
            data = self._find(self._application.internal_key, "signed key")
            if data is None:
                return Reason.CHIP_KEY_ABSENT
            signed_key = _object(data, self._application.tags.signed_key, "signed key")
            key = authenticity.key_inside(signed_key, self._application.keys)
            if not authenticity.ends_in_signature(signed_key, certificate.subject_key):
                return Reason.CHIP_KEY_UNREADABLE
            signed = authenticity.check_signed(signed_key, certificate.subject_key)
        except Malformed as error:
            return authenticity.unreadable(error, Reason.CHIP_KEY_UNREADABLE)
        return key if signed is Reason.RECORD_SIGNED else Reason.CHIP_KEY_SIGNATURE_WRONG

    def _find(self, file: int, what: str) -> bytes | None:
        return authenticity.find_evidence(self._card, file, what)


def parse_profile(record: tlv.Tlv, table: CardProfile = GENERATION_1) -> Profile:
    """The four items of the record, from what its digest covers alone."""
    tags = table.text.tags
    objects = authenticity.signed_text(record, tags)
    return Profile(
        name=_text(objects, tags.name, "name"),
        address=_text(objects, tags.address, "address", may_be_empty=True),
        born=parse_birth_date(tlv.find(objects, tags.birth_date).value, "birth date"),
        sex=parse_sex(tlv.find(objects, tags.sex).value, table),
    )


def parse_sex(value: bytes, table: CardProfile = GENERATION_1) -> Sex:
    """One ASCII digit; nothing at all is unknown."""
    if not value:
        return "unknown"
    if len(value) != 1:
        raise Malformed("sex", "is not one character")
    return table.sexes.get(value, "other")


def _object(data: bytes, tag: int, what: str) -> tlv.Tlv:
    found = tlv.parse(data)
    if found.tag != tag:
        raise Malformed(what, f"starts with object {found.tag:X}")
    return found


def _text(objects: tuple[tlv.Tlv, ...], tag: int, what: str, *, may_be_empty: bool = False) -> str:
    try:
        text = tlv.find(objects, tag).value.decode("utf-8")
    except UnicodeDecodeError:
        # `from None`: the original error carries the bytes, which are personal
        raise Malformed(what, "is not UTF-8") from None
    if not (text or may_be_empty) or any(ord(character) < 0x20 for character in text):
        raise Malformed(what, "is empty or holds control characters")
    return text
