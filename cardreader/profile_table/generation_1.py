"""The cards issued since 2016. The comment behind each value says how well it is known."""

from __future__ import annotations

from types import MappingProxyType

from cardreader.profile_table.shapes import (
    AgeTags,
    CardProfile,
    CommonApplication,
    Credential,
    FaceApplication,
    FaceTags,
    Form,
    HolderNames,
    JpkiApplication,
    KeyTags,
    SigningKey,
    TextApplication,
    TextTags,
)

_TEXT_PIN = Credential("card-text-pin", 0x0011, Form.DIGITS, 4, 4, 3, "2+")
_TEXT_NUMBER_B = Credential("number-b", 0x0015, Form.DIGITS, 14, 14, 10, "2+")
_FACE_NUMBER_B = Credential("number-b", 0x0012, Form.DIGITS, 14, 14, 10, "2+")
_FACE_BIRTH_DATE = Credential("birth-date", 0x0011, Form.DIGITS, 6, 6, 10, "?")  # file 2+; its tries: nobody
_AUTHENTICATION_PIN = Credential("authentication-pin", 0x0018, Form.DIGITS, 4, 4, 3, "2+")
_SIGNATURE_PASSWORD = Credential("signature-password", 0x001B, Form.LETTERS_AND_DIGITS, 6, 16, 5, "2+")

_KEYS = KeyTags(
    certificate=0x7F21,  # 2+
    body=0x5F4E,  # 2+
    signature=0x5F37,  # 2+
    exponent=0x90,  # 2+
    modulus=0x91,  # 2+
)
_TEXT = TextApplication(
    name="text",
    aid=bytes.fromhex("D3921000310001010408"),  # 2+
    record=0x0002,  # 基本4情報; 2+
    integrity=0x0003,  # digests and their signature; content 2+, that A and B open it 1
    key_certificate=0x0004,  # card-verifiable certificate; 2+
    internal_key=0x0007,  # signed public key of the application's own key; 2+ content
    chip_key=0x0013,  # that key; 1
    pin=_TEXT_PIN,
    number_b=_TEXT_NUMBER_B,
    tags=TextTags(
        record=0xFF20,  # 2+
        offsets=0xDF21,  # 2+
        name=0xDF22,  # 2+
        address=0xDF23,  # 2+
        birth_date=0xDF24,  # 2+
        sex=0xDF25,  # 2+
        integrity=0xFF30,  # 2+
        number_digest=0xDF31,  # over the whole physical file; 1
        text_digest=0xDF32,  # over what follows the offsets; 1, and one source says otherwise
        integrity_signature=0xDF33,  # 2+
        signed_key=0xFF50,  # 2+; the tags inside it are not known, and not asked for
    ),
    keys=_KEYS,
    known="2+",
)
_FACE = FaceApplication(
    name="surface",
    aid=bytes.fromhex("D3921000310001010402"),  # 2+
    age=0x0001,  # 2+
    record=0x0002,  # 2+
    key_certificate=0x0004,  # 2+
    chip_key=0x001A,  # 1
    birth_date=_FACE_BIRTH_DATE,
    number_b=_FACE_NUMBER_B,
    year_in_number_b=(6, 10),  # 2+
    tags=FaceTags(
        record=0xFF20,  # 2+
        offsets=0xDF21,  # 2+
        birth_date=0xDF22,  # 2+
        sex=0xDF23,  # 2+
        key=0xDF24,  # 2+
        name=0xDF25,  # 2+
        address=0xDF26,  # 2+
        photo=0xDF27,  # 2+
        signature=0xDF28,  # 2+; that it covers three digests: 1
        expires_on=0xDF29,  # 2+; that nothing covers it: 1
        security_code=0xDF2A,  # 2+
    ),
    age_tags=AgeTags(
        record=0xFF10,  # 2+
        birth_date=0xDF11,  # 2+
        key=0xDF12,  # 2+
        signature=0xDF13,  # 2+; over the two objects before it: 1
    ),
    keys=_KEYS,
    known="2+",
)
_JPKI = JpkiApplication(
    name="jpki",
    aid=bytes.fromhex("D392F000260100000001"),  # 2+
    token=0x0006,  # 2+
    label_size=32,  # 1
    carriers=MappingProxyType(
        {
            "JPKIAPICCTOKEN": "card",  # 2+; with a trailing 2 seen once
            "JPKIAPGPSETOKEN": "android",  # 2+
            "JPKIAPIOSTOKEN": "iphone",  # 1
        }
    ),
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
    holder=HolderNames(
        arc="1.2.392.200149.8.5.5",  # 2+; one public registry orders the numbers wrongly
        name=1,  # 2+
        name_substitutes=2,  # 2+
        sex=3,  # 2+
        birth_date=4,  # 2+; the era's digit in front of it: ?
        address=5,  # 2+
        address_substitutes=6,  # 2+
    ),
    known="2+",
)
_COMMON = CommonApplication(
    name="common",
    aid=bytes.fromhex("D3921000310001010100"),  # 2+
    record=0x0001,  # 2+
    record_tag=0x01,  # 2+
    serial_digits=15,  # 1; another reads the maker's number out of them
    municipality_digits=5,  # 1
    known="2+",
)

GENERATION_1 = CardProfile(
    name="generation-1",
    short_ids=True,  # reading and VERIFY 2+, signing 1; a card that refuses them is served by SELECT
    text=_TEXT,
    face=_FACE,
    jpki=_JPKI,
    common=_COMMON,
    sexes=MappingProxyType(
        {
            b"1": "male",  # 2+
            b"2": "female",  # 2+
            b"3": "other",  # 1
            b"9": "not-applicable",  # ?, JIS X 0303
            b"0": "unknown",  # ?, JIS X 0303
        }
    ),
)
