"""The shape of a card generation: applications, files, credentials, tags, algorithms.

The next generation changes nearly every entry (two applications, EC keys, a six-digit printed number), so
nothing of this stands in code. Each value carries, in the table, how well it is known: `2+` two or more
independent observations, `1` one, `?` uncertain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Confidence: TypeAlias = Literal["2+", "1", "?"]
CredentialName: TypeAlias = Literal["card-text-pin", "authentication-pin", "signature-password", "number-b"]
KeyName: TypeAlias = Literal["authentication", "signature"]
Sex: TypeAlias = Literal["male", "female", "other", "not-applicable", "unknown"]
Carrier: TypeAlias = Literal["card", "android", "iphone", "unknown"]
CREDENTIALS: tuple[CredentialName, ...] = (
    "card-text-pin",
    "authentication-pin",
    "signature-password",
    "number-b",
)


class Form(Enum):
    """Of which characters a secret is made (all ASCII, sent without padding)."""

    DIGITS = "digits"
    LETTERS_AND_DIGITS = "A-Z and 0-9, stored in upper case"


@dataclass(frozen=True, slots=True)
class Credential:
    """One secret in one application; each has its own counter.

    Attributes:
        file: The PIN file that VERIFY refers to.
        shortest: Fewest characters.
        longest: Most characters.
        tries: Wrong tries in a row until it is blocked.
        known: How well the number of tries is known.
    """

    name: CredentialName | Literal["birth-date"]
    file: int
    form: Form
    shortest: int
    longest: int
    tries: int
    known: Confidence


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One private key with the files around it.

    Attributes:
        certificate: File of its X.509 certificate.
        authority_certificate: File of the root's certificate, which proves nothing, coming from the card.
        policy: Object identifier of the policy under which the certificate is issued.
        commits: Whether its certificate must allow nonRepudiation beside digitalSignature.
    """

    name: KeyName
    file: int
    certificate: int
    authority_certificate: int
    credential: Credential
    policy: str
    commits: bool


@dataclass(frozen=True, slots=True)
class TextTags:
    """Objects of the text record, of its integrity record and of the signed key.

    Attributes:
        record: Holds `offsets`, `name`, `address`, `birth_date`, `sex`, in that order.
        integrity: Holds `number_digest`, `text_digest` and the signature over both.
        text_digest: SHA-256 of what stands in `record` behind `offsets`.
        number_digest: SHA-256 of a file that is never read.
        signed_key: Holds the chip's key and the signature over it.
    """

    record: int
    offsets: int
    name: int
    address: int
    birth_date: int
    sex: int
    integrity: int
    number_digest: int
    text_digest: int
    integrity_signature: int
    signed_key: int


@dataclass(frozen=True, slots=True)
class FaceTags:
    """Objects of the face record.

    Attributes:
        key: The chip's key in this application.
        signature: Over three digests, of (`birth_date`, `sex`, `key`), (`name`, `address`) and (`photo`).
        expires_on: Not signed.
        security_code: A picture; not signed.
    """

    record: int
    offsets: int
    birth_date: int
    sex: int
    key: int
    name: int
    address: int
    photo: int
    signature: int
    expires_on: int
    security_code: int

    @property
    def signed(self) -> tuple[tuple[int, ...], ...]:
        """Which whole objects each of the three digests covers."""
        return (self.birth_date, self.sex, self.key), (self.name, self.address), (self.photo,)


@dataclass(frozen=True, slots=True)
class AgeTags:
    """Objects of the age record: birth date, the chip's key, and the signature over both."""

    record: int
    birth_date: int
    key: int
    signature: int


@dataclass(frozen=True, slots=True)
class KeyTags:
    """Objects of a card-verifiable certificate and of a bare key."""

    certificate: int
    body: int
    signature: int
    exponent: int
    modulus: int


@dataclass(frozen=True, slots=True)
class TextApplication:
    """券面事項入力補助 (text of the card's face).

    The file with the 12-digit number and the credential that is that number are left out on purpose: what
    is not in the table cannot be selected.
    """

    name: str
    aid: bytes
    record: int
    integrity: int
    key_certificate: int
    internal_key: int
    chip_key: int
    pin: Credential
    number_b: Credential
    tags: TextTags
    keys: KeyTags
    known: Confidence


@dataclass(frozen=True, slots=True)
class FaceApplication:
    """券面事項確認 (pictures of the card's face and the photo); the file with the number is left out.

    Attributes:
        age: A record of the birth date alone, opened by `birth_date`.
        year_in_number_b: From which to before which digit 照合番号B says the card's last year.
    """

    name: str
    aid: bytes
    age: int
    record: int
    key_certificate: int
    chip_key: int
    birth_date: Credential
    number_b: Credential
    year_in_number_b: tuple[int, int]
    tags: FaceTags
    age_tags: AgeTags
    keys: KeyTags
    known: Confidence


@dataclass(frozen=True, slots=True)
class HolderNames:
    """Last numbers of the otherName identifiers under `arc` in a signature certificate."""

    arc: str
    name: int
    name_substitutes: int
    sex: int
    birth_date: int
    address: int
    address_substitutes: int


@dataclass(frozen=True, slots=True)
class JpkiApplication:
    """公的個人認証 (public certification): two keys with their certificates.

    Attributes:
        token: Serialised token information; its label tells a plastic card from a phone.
        label_size: Bytes of the label at its start.
        carriers: What holds the keys, by how the label begins.
        presence: Three bytes; the first says whether the signature certificate is there, the second the
            other one.
        present: The value of a presence byte that says yes.
    """

    name: str
    aid: bytes
    token: int
    label_size: int
    carriers: Mapping[str, Carrier]
    presence: int
    present: int
    authentication: SigningKey
    signature: SigningKey
    holder: HolderNames
    known: Confidence


@dataclass(frozen=True, slots=True)
class CommonApplication:
    """共通カード: a record with the card's serial number and last day, readable without a secret.

    Attributes:
        record: The file; its first record is one simple-TLV object of digits.
        record_tag: Of that object.
        serial_digits: How many digits name the card.
        municipality_digits: How many follow for the municipality; eight for the last day come after them.
    """

    name: str
    aid: bytes
    record: int
    record_tag: int
    serial_digits: int
    municipality_digits: int
    known: Confidence


@dataclass(frozen=True, slots=True)
class CardProfile:
    """One card generation.

    Attributes:
        short_ids: Whether commands may name files by short identifier (ISO/IEC 7816-4 section 7.3.1.1).
        sexes: By the code that records and certificates hold.
    """

    name: str
    short_ids: bool
    text: TextApplication
    face: FaceApplication
    jpki: JpkiApplication
    common: CommonApplication
    sexes: Mapping[bytes, Sex]
