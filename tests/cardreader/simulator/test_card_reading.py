"""Reading the files of the simulated card: near the end, in one command, in short pieces."""

from __future__ import annotations

import pytest

from cardreader.simulator.behaviour import Behaviour
from tests.fakes.card_wire import (
    COMMON,
    FACE,
    JPKI,
    NUMBER_B,
    PIN,
    TEXT,
    wire,
)


def test_read_gives_the_rest_near_the_end_and_refuses_beyond_it() -> None:
    card = wire()
    card.verify(TEXT, 0x11, PIN)
    card("00A4020C020001")

    assert card("00B0000F00") == "FFFF 9000"
    assert card("00B0001100") == "6B00"


def test_read_takes_a_whole_file_with_one_extended_command() -> None:
    card = wire()
    card.verify(FACE, 0x12, NUMBER_B)
    card("00A4020C020002")

    answer = card("00B00000000000")

    assert answer.startswith("FF2082")
    assert answer.endswith(" 9000")
    assert len(answer) > 2 * 4096


@pytest.mark.parametrize(
    ("ef", "word"),
    [
        pytest.param(0x18, "6981", id="PIN"),
        pytest.param(0x17, "6981", id="key"),
        pytest.param(0x09, "6982", id="never readable"),
        pytest.param(0x05, "6981", id="unidentified"),
    ],
)
def test_file_of_another_kind_is_not_read(ef: int, word: str) -> None:
    card = wire()
    card.select(JPKI, ef)

    assert card("00B0000001") == word


def test_short_reads_are_played_when_switched() -> None:
    card = wire(behaviour=Behaviour(longest_read=2))
    card.select(JPKI, 0x08)

    assert card("00B0000003") == "8F8F 9000"
    assert card("00B0000201") == "00 9000"


def test_read_without_a_wanted_length_is_refused() -> None:
    card = wire()
    card.select(JPKI, 0x06)

    assert card("00B00000") == "6700"


def test_common_record_is_free_in_both_ways_of_reading() -> None:
    card = wire()
    card.select(COMMON)
    expected = "011C" + b"900000000000001131172033 0305".replace(b" ", b"").hex().upper() + " 9000"

    assert card("00B2010C00") == expected
    assert card("00A4020C020001", "00B2010400") == expected
    assert card("00B2020400") == "6A83"
    assert card("00B0000000") == "6981"
