from __future__ import annotations

from datetime import date

import pytest

from cardreader.errors import Malformed
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.common import parse_card_record, read_card_record
from cardreader.profile_table.generation_1 import GENERATION_1
from tests.fakes.scripted_card import ScriptedConnection

RECORD = bytes.fromhex("011C") + b"900000000000001" + b"13117" + b"20330305"


def test_record_gives_serial_number_and_last_day() -> None:
    record = parse_card_record(RECORD)

    assert record.serial == b"900000000000001"
    assert record.expires_on == date(2033, 3, 5)
    assert "9000" not in repr(record)


@pytest.mark.parametrize("data", [b"", RECORD[:-1], b"\x02" + RECORD[1:], RECORD[:-1] + b"x"])
def test_record_of_another_form_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        parse_card_record(data)


@pytest.mark.parametrize(
    "answers",
    [["6A82", "6A82"], ["9000", "6A82", "6A82"], ["9000", "6A83"]],
    ids=["application", "file", "record"],
)
def test_card_without_the_record_tells_nothing(answers: list[str]) -> None:
    connection = ScriptedConnection(answers)

    assert read_card_record(chained(Wire(connection)), GENERATION_1.common) is None


def test_absence_that_is_said_once_is_not_believed() -> None:
    connection = ScriptedConnection(["6A82", "9000", RECORD.hex() + "9000"])

    assert read_card_record(chained(Wire(connection)), GENERATION_1.common) == parse_card_record(RECORD)
