"""Facts about what is written on a card that were seen once, or that nobody is sure of: one test for each.

When a measurement on a real card says otherwise, the test's name says what to look at. The client must work
either way wherever it can, and must fail closed where it cannot.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from cardreader import errors
from cardreader.mynumber.genuineness import Finding, Reason
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.face_files import face
from cardreader.simulator.file_system import Ef, RecordFile, TransparentFile
from cardreader.simulator.keyring import Keyring
from cardreader.simulator.people import load_persona
from tests.cardreader.uncertain_cards import COMMON, with_file
from tests.fakes.card_desk import FACE, NUMBER_B, PIN, Desk, secret
from tests.fakes.odd_cards import Files, odd_card


@pytest.mark.parametrize(
    ("code", "sex"),
    [
        ("0", "unknown"),
        ("1", "male"),
        ("2", "female"),
        ("3", "other"),
        ("9", "not-applicable"),
        ("7", "other"),
    ],
)
def test_sex_codes_other_than_1_and_2(code: str, sex: str) -> None:
    persona = dataclasses.replace(load_persona("hanako"), sex=code)
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
    assert contents.text.sex == sex
    assert contents.genuineness == "verified"


def _offsets(change: Callable[[bytes], bytes]) -> Files:
    """The face with other bytes in its table of offsets, which nothing signs."""
    at = 4 + 3

    def changed(content: bytes) -> bytes:
        start = content.index(b"\xdf\x21") + 3
        size = content[start - 1]
        assert (start, size) == (at + 1, 18)
        return content[:start] + change(content[start : start + size]) + content[start + size :]

    return with_file(FACE, 2, changed)


def test_security_code_at_the_end_of_the_face_is_not_read() -> None:
    desk, persona = Desk(), load_persona("hanako")
    begins = face(Keyring(), persona).rindex(b"\xdf\x2a")
    with desk.open() as card:
        card.read_face(secret(NUMBER_B))

    reads = [apdu for apdu in desk.reader.journal if apdu[1] == 0xB0 and not apdu[2] & 0x80]
    assert max(int.from_bytes(apdu[2:4], "big") + (apdu[4] or 256) for apdu in reads) == begins


@pytest.mark.parametrize(
    "change",
    [
        lambda table: bytes(len(table)),
        lambda table: b"\xff" * len(table),
        lambda table: table[2:] + table[:2],
        lambda table: table[:-1] + bytes((table[-1] ^ 1,)),
        lambda table: table[:-2] + (100).to_bytes(2, "big"),
    ],
    ids=["nought", "filler", "another-order", "one-off", "early"],
)
def test_face_is_read_whole_where_its_offsets_are_wrong(change: Callable[[bytes], bytes]) -> None:
    with Desk(odd_card(files=_offsets(change))).open() as card:
        shown, verdict = card.read_face(secret(NUMBER_B))

    assert shown.expires_on == date(2033, 3, 5)
    assert verdict.result == "verified"


@pytest.mark.parametrize(
    ("digits", "reason", "result"),
    [
        (b"9000000000000011311720330305", Reason.EXPIRY_AGREES, "verified"),
        (b"9000000000000011311720330306", Reason.EXPIRY_DIFFERS, "failed"),
        (b"9000000000000011311700000000", Reason.EXPIRY_UNKNOWN, "not-checked"),
        (b"90000000000000113117        ", Reason.EXPIRY_UNKNOWN, "not-checked"),
        (b"\xff" * 28, Reason.EXPIRY_UNKNOWN, "not-checked"),
    ],
)
def test_last_day_is_compared_with_the_cards_own_record(digits: bytes, reason: Reason, result: str) -> None:
    def recorded(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        return {**files, 1: RecordFile((b"\x01\x1c" + digits,))} if aid == COMMON else files

    with Desk(odd_card(files=recorded)).open() as card:
        assert card.identifier()
        contents = card.read("number-b", secret(NUMBER_B))

    assert Finding("card", "expiry", reason) in contents.verdict.findings
    assert contents.genuineness == result
    assert contents.text.name == "見本　花子"


@pytest.mark.parametrize("size", [1, 127, 128, 255, 256, 257, 4096, 20000])
def test_values_of_any_length(size: int) -> None:
    persona = dataclasses.replace(load_persona("hanako"), address="a" * size)
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("pin", secret(PIN))
    assert contents.text.address == "a" * size
    assert contents.genuineness == "verified"


def test_value_too_long_for_the_offsets_of_reading_is_malformed() -> None:
    persona = dataclasses.replace(load_persona("hanako"), address="a" * 40000)
    with Desk(SimulatedCard(persona)).open() as card, pytest.raises(errors.CardError):
        card.read("pin", secret(PIN))


@pytest.mark.parametrize(
    ("digits", "known"), [("19480000", "1948"), ("194803--", "1948-03"), ("        ", None)]
)
def test_birth_date_is_given_as_far_as_it_is_known(digits: str, known: str | None) -> None:
    persona = dataclasses.replace(load_persona("hanako"), birth_digits=digits)
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
        born = contents.text.born
    assert contents.face is not None
    assert (born.iso if born else None) == known
    assert contents.face.born == born
    assert contents.text.birth_date is None
    assert contents.genuineness == "verified"


def test_items_that_are_empty_are_read_as_such() -> None:
    persona = dataclasses.replace(load_persona("hanako"), address="", sex="")
    with Desk(SimulatedCard(persona)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
    assert (contents.text.address, contents.text.sex) == ("", "unknown")
    assert contents.genuineness == "verified"


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (b"20350305", "expiry-differs"),
        (b"20320305", "expiry-differs"),
        (b"20331231", "expiry-agrees"),
        (b"20330000", "expiry-unknown"),
    ],
)
def test_last_day_on_the_face_is_unsigned_and_compared_with_the_year_in_number_b(
    day: bytes, reason: str
) -> None:
    def changed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        face = files.get(2)
        if aid != FACE or not isinstance(face, TransparentFile):
            return files
        content = face.content.replace(b"\xdf\x29\x0820330305", b"\xdf\x29\x08" + day)
        assert content != face.content
        return {**files, 2: replace(face, content=content)}

    with Desk(odd_card(files=changed)).open() as card:
        _, verdict = card.read_face(secret(NUMBER_B))
    (found,) = [finding.reason for finding in verdict.findings if finding.check == "expiry"]
    assert found.value == reason
    assert verdict.result == found.result


def test_number_b_in_wide_digits_is_compared_too() -> None:
    wide = memoryview(bytearray("２３０３０５２０３３１２３４".encode()))
    with Desk().open() as card:
        _, verdict = card.read_face(wide)
    assert verdict.result == "verified"


def test_last_day_on_the_face_is_unsigned_and_read_as_it_stands() -> None:
    def later(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        face = files.get(2)
        if aid != FACE or not isinstance(face, TransparentFile):
            return files
        changed = face.content.replace(b"\xdf\x29\x0820330305", b"\xdf\x29\x0820350305")
        assert changed != face.content
        return {**files, 2: replace(face, content=changed)}

    with Desk(odd_card(files=later)).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))
    assert contents.face is not None
    assert contents.face.expires_on == date(2035, 3, 5)
    assert contents.genuineness == "failed"
