"""Facts about reading files that were seen once, or that nobody is sure of: one test for each.

When a measurement on a real card says otherwise, the test's name says what to look at. The client must work
either way wherever it can, and must fail closed where it cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cardreader.simulator.behaviour import Behaviour
from cardreader.simulator.file_system import Ef, TransparentFile
from tests.cardreader.uncertain_cards import EVERY_ACT, WHOLE_ACTS, assert_as_usual
from tests.fakes.card_desk import FACE, JPKI, TEXT, Desk
from tests.fakes.faulty_acts import Act, our_client
from tests.fakes.odd_cards import Exchange, Files, Manner, is_short, odd_card


@EVERY_ACT
def test_first_command_after_power_up_answers_6f00(act: Act) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(first_command_fails=True)))


@EVERY_ACT
@pytest.mark.parametrize(
    "refusal",
    ["6A86", "6D00", "6A82", "6986", "6981", "6985", "6700", "6B00", "6A80", "6A81", "6A87", "6A88"],
)
def test_short_file_identifiers_are_not_understood(act: Act, refusal: str) -> None:
    def refusing(apdu: bytes, plain: Exchange) -> bytes:
        return bytes.fromhex(refusal) if is_short(apdu) else plain(apdu)

    assert_as_usual(act, odd_card(manner=refusing))


class _Forgetting:
    """A short identifier serves one command and leaves the current file what it was."""

    def __init__(self) -> None:
        self._application = self._file = b""

    def __call__(self, apdu: bytes, plain: Exchange) -> bytes:
        answer = plain(apdu)
        if apdu[1:3] == b"\xa4\x04" and answer == b"\x90\x00":
            self._application, self._file = apdu, b""
        elif apdu[1:3] == b"\xa4\x02" and answer == b"\x90\x00":
            self._file = apdu
        elif is_short(apdu):
            plain(self._application)
            if self._file:
                plain(self._file)
        return answer


@EVERY_ACT
def test_short_file_identifier_does_not_make_the_file_current(act: Act) -> None:
    assert_as_usual(act, odd_card(manner=_Forgetting()))


@EVERY_ACT
@pytest.mark.parametrize("refused_at_the_end", ["6700", "6B00"])
def test_rest_of_a_file_is_never_read_out_of_the_one_selected_before(
    act: Act, refused_at_the_end: str
) -> None:
    """Some files must be selected here, and those named by short identifier come in several parts."""
    forgetting, at_the_end = _Forgetting(), _at_the_end(bytes.fromhex(refused_at_the_end))

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        return forgetting(apdu, lambda inner: _first_part(inner, lambda asked: at_the_end(asked, plain)))

    assert_as_usual(act, odd_card(files=_trimmed(7), manner=manner))


def _first_part(apdu: bytes, plain: Exchange) -> bytes:
    """At most 255 bytes a READ, which is a part of a longer file and the whole of what fits."""
    return plain(apdu[:4] + b"\xff") if apdu[1] == 0xB0 and apdu[4] == 0 else plain(apdu)


def _trimmed(padding: int) -> Files:
    """Files with so many bytes of padding behind their object; the number's file is never touched."""

    def trim(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        del aid
        return {ef: _refilled(file, padding) if ef != 1 else file for ef, file in files.items()}

    return trim


def _refilled(file: Ef, padding: int) -> Ef:
    if not isinstance(file, TransparentFile) or not file.content.strip(b"\xff"):
        return file
    content = file.content
    if content[:1] in (b"\xff", b"\x7f", b"\x30"):
        size = 2 if content[0] != 0x30 else 1
        header = {0x81: 2, 0x82: 3}.get(content[size], 1)
        length = content[size] if header == 1 else int.from_bytes(content[size + 1 : size + header], "big")
        content = content[: size + header + length]
    return replace(file, content=content + b"\xff" * padding)


@EVERY_ACT
@pytest.mark.parametrize("padding", [0, 1, 255, 4000])
def test_files_are_of_any_physical_size(act: Act, padding: int) -> None:
    assert_as_usual(act, odd_card(files=_trimmed(padding)))


def _at_the_end(answer: bytes) -> Manner:
    """READ that reaches beyond the end of the file is answered so; a file's rest comes with 6282."""

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        if apdu[1] != 0xB0 or given[-2:] != b"\x90\x00" or len(given) - 2 == (apdu[4] or 256):
            return given
        return given[:-2] + answer if answer == b"\x62\x82" else answer

    return manner


@EVERY_ACT
@pytest.mark.parametrize("answer", ["6282", "6B00", "6700"])
@pytest.mark.parametrize("padding", [0, 3])
def test_reading_beyond_the_end_is_answered_in_any_way(act: Act, answer: str, padding: int) -> None:
    card = odd_card(files=_trimmed(padding), manner=_at_the_end(bytes.fromhex(answer)))

    assert_as_usual(act, card)


@EVERY_ACT
def test_reading_beyond_the_end_is_answered_by_the_right_length(act: Act) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        given = plain(apdu)
        short = apdu[1] == 0xB0 and given[-2:] == b"\x90\x00" and len(given) - 2 < (apdu[4] or 256)
        return bytes((0x6C, len(given) - 2 & 0xFF)) if short else given

    assert_as_usual(act, odd_card(files=_trimmed(0), manner=manner))


@EVERY_ACT
@pytest.mark.parametrize("longest", [16, 100, 255])
def test_reads_are_short(act: Act, longest: int) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(longest_read=longest)))


@EVERY_ACT
def test_answers_come_in_the_manner_of_t0(act: Act) -> None:
    assert_as_usual(act, odd_card(behaviour=Behaviour(byte_protocol=True)))


@pytest.mark.parametrize("strange", ["005A", "0000", "3082", "7F21", "1234", "20FF"])
@pytest.mark.parametrize(
    "act", [act for act in WHOLE_ACTS if act.name.startswith("read by")], ids=lambda a: a.name
)
def test_two_bytes_stand_before_the_record(act: Act, strange: str) -> None:
    def prefixed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        record = files.get(2)
        if aid not in (TEXT, FACE) or not isinstance(record, TransparentFile):
            return files
        return {**files, 2: replace(record, content=bytes.fromhex(strange) + record.content)}

    assert_as_usual(act, odd_card(files=prefixed))


@pytest.mark.parametrize("label", [b"JPKIAPICCTOKEN2", b"JPKIAPICCTOKEN"])
@pytest.mark.parametrize("padding", [b" ", b"\0", b"\xff"])
@pytest.mark.parametrize("size", [20, 32, 160])
def test_token_label_is_padded_in_any_way_in_a_file_of_any_size(
    label: bytes, padding: bytes, size: int
) -> None:
    def labelled(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        content = (label.ljust(32, padding) + bytes(128))[:size]
        return {**files, 6: TransparentFile(content)} if aid == JPKI else files

    with our_client(Desk(odd_card(files=labelled)).reader.connect()) as card:
        token = card.token()
    assert token is not None
    assert (token.label, token.carrier) == (label.decode(), "card")


@EVERY_ACT
def test_get_data_and_the_issuers_level_are_never_asked(act: Act) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        assert apdu[0] in (0x00, 0x80)
        assert apdu[1] in (0xA4, 0xB0, 0xB2, 0x20, 0x2A), apdu[:4].hex()
        assert len(apdu) <= 4 + 1 + 255 + 1
        assert apdu[2] != 0x00 or apdu[1] != 0xA4
        return plain(apdu)

    assert_as_usual(act, odd_card(manner=manner))
