"""The card generations as data: applications, files, credentials, algorithms.

The next generation changes nearly every entry (two applications, EC keys, a six-digit printed number), so
nothing of this stands in code. Each entry carries how well it is known:
`2+` two or more independent observations, `1` one, `?` uncertain.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Confidence: TypeAlias = Literal["2+", "1", "?"]
CredentialName: TypeAlias = Literal["card-text-pin", "authentication-pin", "signature-password", "number-b"]
KeyName: TypeAlias = Literal["authentication", "signature"]
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
    """

    name: CredentialName
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
    known: Confidence


@dataclass(frozen=True, slots=True)
class FaceApplication:
    """券面事項確認 (pictures of the card's face and the photo); the file with the number is left out."""

    name: str
    aid: bytes
    record: int
    key_certificate: int
    chip_key: int
    number_b: Credential
    known: Confidence


@dataclass(frozen=True, slots=True)
class JpkiApplication:
    """公的個人認証 (public certification): two keys with their certificates.

    Attributes:
        token: Serialised token information; its label tells a plastic card from a phone.
        presence: Three bytes; the first says whether the signature certificate is there, the second the
            other one.
        present: The value of a presence byte that says yes.
    """

    name: str
    aid: bytes
    token: int
    presence: int
    present: int
    authentication: SigningKey
    signature: SigningKey
    known: Confidence


@dataclass(frozen=True, slots=True)
class CommonApplication:
    """共通カード: a record with the card's serial number and last day, readable without a secret."""

    name: str
    aid: bytes
    record: int
    known: Confidence


@dataclass(frozen=True, slots=True)
class Profile:
    """One card generation.

    Attributes:
        short_ids: Whether commands may name files by short identifier (ISO/IEC 7816-4 section 7.3.1.1).
    """

    name: str
    short_ids: bool
    text: TextApplication
    face: FaceApplication
    jpki: JpkiApplication
    common: CommonApplication


_TEXT_PIN = Credential("card-text-pin", 0x0011, Form.DIGITS, 4, 4, 3, "2+")
_TEXT_NUMBER_B = Credential("number-b", 0x0015, Form.DIGITS, 14, 14, 10, "2+")
_FACE_NUMBER_B = Credential("number-b", 0x0012, Form.DIGITS, 14, 14, 10, "2+")
_AUTHENTICATION_PIN = Credential("authentication-pin", 0x0018, Form.DIGITS, 4, 4, 3, "2+")
_SIGNATURE_PASSWORD = Credential("signature-password", 0x001B, Form.LETTERS_AND_DIGITS, 6, 16, 5, "2+")

GENERATION_1 = Profile(
    name="generation-1",
    short_ids=True,  # reading and VERIFY 2+, signing 1; a card that refuses them is served by SELECT
    text=TextApplication(
        name="text",
        aid=bytes.fromhex("D3921000310001010408"),  # 2+
        record=0x0002,  # 基本4情報; 2+
        integrity=0x0003,  # digests and their signature; 1
        key_certificate=0x0004,  # card-verifiable certificate; 2+
        internal_key=0x0007,  # signed public key of the application's own key; 2+ content
        chip_key=0x0013,  # that key; 1
        pin=_TEXT_PIN,
        number_b=_TEXT_NUMBER_B,
        known="2+",
    ),
    face=FaceApplication(
        name="surface",
        aid=bytes.fromhex("D3921000310001010402"),  # 2+
        record=0x0002,  # 2+
        key_certificate=0x0004,  # 2+
        chip_key=0x001A,  # 1
        number_b=_FACE_NUMBER_B,
        known="2+",
    ),
    jpki=JpkiApplication(
        name="jpki",
        aid=bytes.fromhex("D392F000260100000001"),  # 2+
        token=0x0006,  # 2+
        presence=0x0008,  # existence 2+, meaning 1
        present=0x8F,  # 1
        authentication=SigningKey(
            "authentication",
            0x0017,  # 2+
            0x000A,  # 2+; on phones behind the PIN, 1
            0x000B,  # 2+
            _AUTHENTICATION_PIN,
            policy="1.2.392.200149.8.5.1.3.30",  # 1
            commits=False,  # ?
        ),
        signature=SigningKey(
            "signature",
            0x001A,  # 2+
            0x0001,  # 2+
            0x0002,  # 2+
            _SIGNATURE_PASSWORD,
            policy="1.2.392.200149.8.5.1.1.20",  # 1
            commits=True,  # 1
        ),
        known="2+",
    ),
    common=CommonApplication(
        name="common",
        aid=bytes.fromhex("D3921000310001010100"),  # 2+
        record=0x0001,  # 2+
        known="2+",
    ),
)
"""The cards issued since 2016."""
