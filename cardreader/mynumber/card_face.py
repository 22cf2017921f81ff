"""券面事項確認: the card's face as pictures, with the photo, opened by 照合番号B."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cryptography.hazmat.primitives.asymmetric import rsa

from cardreader.errors import Malformed
from cardreader.iso7816 import commands, tlv
from cardreader.iso7816.processors import Processor
from cardreader.mynumber import authenticity, pin
from cardreader.mynumber.application import open_application
from cardreader.mynumber.authenticity import AuthorityKey
from cardreader.mynumber.dates import BirthDate, parse_birth_date, parse_date
from cardreader.mynumber.genuineness import Finding, Reason, Verdict
from cardreader.mynumber.profile import parse_sex
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import CardProfile, FaceApplication, Sex

_OFFSET_SIZE = 2


@dataclass(frozen=True, slots=True)
class CardFace:
    """What the face shows. The security code, though stored here, is not kept.

    Attributes:
        born: As in the text record.
        sex: As in the text record.
        name_image: PNG, 1 bit per pixel; here the name exists as a picture only.
        address_image: PNG likewise.
        photo: JPEG 2000, greyscale.
        expires_on: The card's last day; not covered by any signature.
    """

    born: BirthDate | None
    sex: Sex
    name_image: bytes
    address_image: bytes
    photo: bytes
    expires_on: date | None

    def __repr__(self) -> str:
        return "CardFace(…)"

    @property
    def birth_date(self) -> date | None:
        """None where the card names no whole date."""
        return None if self.born is None else self.born.whole


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

    def verify_birth_date(self, secret: memoryview, *, release: str | None = None) -> None:
        """Opens the age record by 生年月日, six digits of which the first two are the era's year."""
        pin.verify(self._card, self._application.birth_date, secret, release=release)

    def read(self, announce: Callable[[int], None] | None = None) -> tlv.Tlv:
        """The face record, several kilobytes; `announce` hears how many further commands it takes.

        The security code stands at its end and is not asked for, where the table of offsets says so.
        """
        data = commands.read_object(
            self._card, self._application.record, "card face", announce=announce, enough=self._without_code
        )
        record = tlv.parse_beginning(data)
        if record.tag != self._application.tags.record:
            raise Malformed("card face", f"starts with object {record.tag:X}")
        return record if self._is_whole(record) else self._read_all()

    def _read_all(self) -> tlv.Tlv:
        data = commands.read_object(self._card, self._application.record, "card face")
        return _record(data, self._application.tags.record, "card face")

    def _without_code(self, head: bytes) -> int | None:
        """Where the last object of the record begins, by the offsets that stand first in it."""
        try:
            table = tlv.parse(head, tlv.read_header(head).size)
        except Malformed:
            return None
        if table.tag != self._application.tags.offsets or not table.value:
            return None
        return int.from_bytes(table.value[-_OFFSET_SIZE:], "big")

    def _is_whole(self, record: tlv.Tlv) -> bool:
        """Whether everything is there that is looked at; a table of offsets may be wrong."""
        tags = self._application.tags
        wanted = {tag for group in tags.signed for tag in group} | {tags.signature, tags.expires_on}
        try:
            return wanted <= {item.tag for item in record.children()}
        except Malformed:
            return False

    def read_age(self) -> tlv.Tlv:
        """The age record."""
        data = commands.read_object(self._card, self._application.age, "age record")
        return _record(data, self._application.age_tags.record, "age record")

    def check(self, record: tlv.Tlv, authorities: Sequence[AuthorityKey]) -> Verdict:
        """Passive and active checks of the face just read; not-checked where the card lacks the files."""
        tags = self._application.tags
        return self._check(
            authorities, record, tags.key, lambda key: authenticity.check_face(record, key, tags)
        )

    def check_age(self, record: tlv.Tlv, authorities: Sequence[AuthorityKey]) -> Verdict:
        """As `check`, of the age record just read."""
        tag = self._application.age_tags.key
        return self._check(authorities, record, tag, lambda key: authenticity.check_signed(record, key))

    def check_expiry(self, face: CardFace, number_b: memoryview) -> Verdict:
        """The year of the face's last day against the one in the number that opened it.

        Nothing signs that day; the card itself compared the number, so a face whose year differs was altered.
        """
        year = pin.digits_of(self._application.number_b, number_b, self._application.year_in_number_b)
        reason = Reason.EXPIRY_UNKNOWN
        if face.expires_on is not None:
            reason = Reason.EXPIRY_AGREES if face.expires_on.year == year else Reason.EXPIRY_DIFFERS
        return Verdict((Finding("surface", "expiry", reason),))

    def _check(
        self,
        authorities: Sequence[AuthorityKey],
        record: tlv.Tlv,
        key_tag: int,
        check_record: Callable[[rsa.RSAPublicKey], Reason],
    ) -> Verdict:
        certificate = authenticity.read_certificate(
            self._card, self._application.key_certificate, self._application.keys
        )
        if isinstance(certificate, Reason):
            return Verdict((Finding("surface", "issuer", certificate),))
        return Verdict(
            (
                Finding("surface", "issuer", authenticity.check_issuer(certificate, "surface", authorities)),
                Finding("surface", "record", _checked(check_record, certificate.subject_key)),
                Finding("surface", "chip", self._check_chip(record, key_tag)),
            )
        )

    def _check_chip(self, record: tlv.Tlv, key_tag: int) -> Reason:
        try:
            key = authenticity.key_inside(record.child(key_tag), self._application.keys)
        except Malformed:
            return Reason.CHIP_KEY_UNREADABLE
        return authenticity.challenge(self._card, key, self._application.chip_key)


def _checked(check_record: Callable[[rsa.RSAPublicKey], Reason], key: rsa.RSAPublicKey) -> Reason:
    try:
        return check_record(key)
    except Malformed:
        return Reason.SIGNATURES_UNREADABLE


def _record(data: bytes, tag: int, what: str) -> tlv.Tlv:
    record = tlv.parse(data)
    if record.tag != tag:
        raise Malformed(what, f"starts with object {record.tag:X}")
    return record


def parse_age(record: tlv.Tlv, table: CardProfile = GENERATION_1) -> date | None:
    """The birth date in the age record; None where it names no whole date."""
    return parse_date(record.child(table.face.age_tags.birth_date).value, "birth date")


def parse_face(record: tlv.Tlv, table: CardProfile = GENERATION_1) -> CardFace:
    """The items of the face record."""
    objects, tags = record.children(), table.face.tags
    return CardFace(
        born=parse_birth_date(tlv.find(objects, tags.birth_date).value, "birth date"),
        sex=parse_sex(tlv.find(objects, tags.sex).value, table),
        name_image=tlv.find(objects, tags.name).value,
        address_image=tlv.find(objects, tags.address).value,
        photo=tlv.find(objects, tags.photo).value,
        expires_on=parse_date(tlv.find(objects, tags.expires_on).value, "last day"),
    )
