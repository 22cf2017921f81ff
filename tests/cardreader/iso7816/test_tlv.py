from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardreader.errors import Malformed
from cardreader.iso7816 import tlv

LENGTHS = {
    0: "00",
    1: "01",
    127: "7F",
    128: "81 80",
    255: "81 FF",
    256: "82 01 00",
    257: "82 01 01",
    65535: "82 FF FF",
    65536: "83 01 00 00",
}


@pytest.mark.parametrize(("length", "spelt"), LENGTHS.items(), ids=map(str, LENGTHS))
@pytest.mark.parametrize("tag", ["30", "FF20", "DF22", "7F21", "5F4E"])
def test_object_of_any_length_is_read_whole(tag: str, length: int, spelt: str) -> None:
    value = bytes(index % 251 for index in range(length))
    raw = bytes.fromhex(tag) + bytes.fromhex(spelt) + value

    item = tlv.parse(raw + b"\xff\xff")

    assert item.tag == int(tag, 16)
    assert item.value == value
    assert item.raw == raw
    assert tlv.read_header(raw).total == len(raw)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "header"),
        ("FF", "header"),
        ("30", "header"),
        ("FF 20", "header"),
        ("FF 20 80 00 00", "indefinite"),
        ("30 82 01", "inside its length"),
        ("30 84 00 00 00 01 00", "length of 4 bytes"),
        ("30 FF", "length of 127 bytes"),
        ("30 02 00", "past its container"),
        ("30 82 FF FF 00", "past its container"),
        ("1F 81 01 00", "more than two bytes"),
    ],
    ids=lambda text: text or "empty",
)
def test_broken_object_is_malformed(data: str, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        tlv.parse(bytes.fromhex(data))


def test_children_must_fill_their_container() -> None:
    outer = tlv.parse(bytes.fromhex("FF20 05 DF22 01 41 00"))

    with pytest.raises(Malformed):
        outer.children()


def test_missing_child_is_named_by_its_tag() -> None:
    outer = tlv.parse(bytes.fromhex("FF20 04 DF22 01 41"))

    assert outer.child(0xDF22).value == b"A"
    with pytest.raises(Malformed, match="DF25"):
        outer.child(0xDF25)


def test_printed_object_shows_no_byte_of_its_value() -> None:
    item = tlv.parse(bytes.fromhex("DF22 04 53 45 43 52"))

    assert "SECR" not in repr(item)
    assert "53" not in repr(item)


@given(st.binary(max_size=64))
def test_any_bytes_end_as_objects_or_malformed(data: bytes) -> None:
    try:
        objects = tlv.parse_all(data)
    except Malformed:
        return
    assert b"".join(item.raw for item in objects) == data
