from __future__ import annotations

import hashlib
from datetime import date

import pytest

from cardreader.errors import Malformed, NotThisCard
from cardreader.iso7816 import tlv
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.profile import ProfileSession, parse_profile, parse_sex
from cardreader.profile_table.generation_1 import GENERATION_1
from tests.fakes.scripted_card import ScriptedConnection

# Written out by hand from the layout; no encoder of ours or of the simulator made them.
SHORT = bytes.fromhex(
    "ff2059df2108000e0020004d0058df220fe8a9a6e9a893e38080e88ab1e5ad90df232ae69db1e4baace983bde58d83e4bba3"
    "e794b0e58cbae4be8be794baefbc91efbc8defbc92efbc8defbc93df24083139393030313331df250132"
)
LONG = bytes.fromhex(
    "ff20819edf2108000f00210093009edf220fe8a9a6e9a893e38080e88ab1e5ad90df236fe69db1e4baace983bde58c97e58c"
    "bae4be8be794bae4b880e4b881e79baeefbc92e795aaefbc93efbc8defbc94efbc90efbc95e58fb7e38080e3819fe38281e3"
    "8197e3838fe382a4e38384e3828ce38184e381bee381a1e382b5e382a6e382b9e382b3e383bce38388e588a5e9a4a8df2408"
    "3139343830333035df250132"
)


@pytest.mark.parametrize(
    ("record", "address", "born"),
    [
        (SHORT, "東京都千代田区例町１－２－３", date(1990, 1, 31)),
        (
            LONG,
            "東京都北区例町一丁目２番３－４０５号　ためしハイツれいまちサウスコート別館",
            date(1948, 3, 5),
        ),
    ],
    ids=["short-length", "length-over-127"],
)
def test_record_gives_the_four_items(record: bytes, address: str, born: date) -> None:
    profile = parse_profile(tlv.parse(record))

    assert (profile.name, profile.address) == ("試験　花子", address)
    assert (profile.birth_date, profile.sex) == (born, "female")


def test_digest_covers_what_stands_behind_the_offset_table() -> None:
    record = tlv.parse(SHORT)
    behind = b"".join(item.raw for item in record.children()[1:])

    assert hashlib.sha256(behind).hexdigest() == (
        "5b3f4afc565cf2f3cc7ae3e0b05da3d66fce60b4ff0c490f85d5fd93f0c4aee6"
    )


@pytest.mark.parametrize(
    ("code", "sex"),
    [
        (b"1", "male"),
        (b"2", "female"),
        (b"3", "other"),
        (b"9", "not-applicable"),
        (b"0", "unknown"),
        (b"7", "other"),
        (b"", "unknown"),
    ],
)
def test_sex_code_becomes_a_word_and_unknown_codes_other(code: bytes, sex: str) -> None:
    assert parse_sex(code) == sex


def test_sex_of_several_characters_is_malformed() -> None:
    with pytest.raises(Malformed):
        parse_sex(b"11")


def test_day_that_does_not_exist_is_no_date() -> None:
    record = tlv.parse(SHORT.replace(b"19900131", b"19900100"))

    assert parse_profile(record).birth_date is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"19900131", b"1990013x"),
        (b"\xe8\xa9\xa6", b"\xe8\xa9\x28"),
        (b"\xe3\x80\x80", b"\x00\x00\x00"),
        (b"\xdf\x22", b"\xdf\x2c"),
    ],
    ids=["date", "not-utf8", "control", "no-name"],
)
def test_spoiled_record_is_malformed_and_shows_nothing_personal(old: bytes, new: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        parse_profile(tlv.parse(SHORT.replace(old, new)))

    assert caught.value.__cause__ is None
    assert "花子" not in str(caught.value)


def test_printed_profile_shows_nothing() -> None:
    assert repr(parse_profile(tlv.parse(SHORT))) == "Profile(…)"


def test_card_without_the_application_is_another_card() -> None:
    with pytest.raises(NotThisCard):
        ProfileSession(chained(Wire(ScriptedConnection(["6A82"]))), GENERATION_1.text)


@pytest.mark.parametrize("record", ["3003020100", "FF30020000"])
def test_file_with_another_object_is_malformed(record: str) -> None:
    session = ProfileSession(chained(Wire(ScriptedConnection(["9000", record + "9000"]))), GENERATION_1.text)

    with pytest.raises(Malformed):
        session.read()
