"""券面事項入力補助: the holder's name, address, birth date and sex as text (基本4情報)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cardreader.errors import Malformed, UnexpectedStatus
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816 import status_words as sw
from cardreader.iso7816.processors import Processor
from cardreader.mynumber import authenticity, pin
from cardreader.mynumber.application import open_application
from cardreader.mynumber.authenticity import AuthorityKey, CardVerifiableCertificate
from cardreader.mynumber.dates import BirthDate, parse_birth_date
from cardreader.mynumber.genuineness import Finding, Reason, Verdict
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, Credential, Sex, TextApplication

_CERTIFICATE_NAME = "card-verifiable certificate"


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
        """Passive and active checks of a record just read; not-checked where the card lacks the files."""
        data = commands.find_object(self._card, self._application.key_certificate, _CERTIFICATE_NAME)
        if data is None:
            return Verdict((Finding("text", "issuer", Reason.CERTIFICATE_ABSENT),))
        certificate = authenticity.parse_certificate(data, self._application.keys)
        return Verdict(
            (
                Finding("text", "issuer", authenticity.check_issuer(certificate, "text", authorities)),
                Finding("text", "record", self._check_record(record, certificate)),
                Finding("text", "chip", self._check_chip(certificate)),
            )
        )

    def _check_record(self, record: tlv.Tlv, certificate: CardVerifiableCertificate) -> Reason:
        data = self._find(self._application.integrity, "integrity record")
        if data is None:
            return Reason.SIGNATURES_ABSENT
        integrity = _object(data, self._application.tags.integrity, "integrity record")
        return authenticity.check_text(record, integrity, certificate.subject_key, self._application.tags)

    def _check_chip(self, certificate: CardVerifiableCertificate) -> Reason:
        data = self._find(self._application.internal_key, "signed key")
        if data is None:
            return Reason.CHIP_KEY_ABSENT
        signed_key = _object(data, self._application.tags.signed_key, "signed key")
        if authenticity.check_signed(signed_key, certificate.subject_key) is not Reason.RECORD_SIGNED:
            return Reason.CHIP_KEY_SIGNATURE_WRONG
        tags = self._application.keys
        key = authenticity.parse_key(authenticity.key_object(signed_key, tags).value, "signed key", tags)
        return authenticity.challenge(self._card, key, self._application.chip_key)

    def _find(self, file: int, what: str) -> bytes | None:
        """A file that not every card may have, nor open to every secret (known from one card only)."""
        try:
            return commands.find_object(self._card, file, what)
        except UnexpectedStatus as error:
            if error.status == sw.NOT_VERIFIED:
                return None
            raise


def parse_profile(record: tlv.Tlv, table: CardProfile = GENERATION_1) -> Profile:
    """The four items of the record; its offset table is not needed."""
    objects, tags = record.children(), table.text.tags
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
