from __future__ import annotations

import pytest

from cardreader.errors import CardError, NotThisCard, UnexpectedStatus
from cardreader.iso7816.processors import Processor, Wire, chained
from cardreader.mynumber.application import open_application
from tests.fakes.scripted_card import ScriptedConnection

AID = bytes.fromhex("D3921000310001010408")


def answering(*answers: str) -> Processor:
    return chained(Wire(ScriptedConnection(answers)))


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("6A82", NotThisCard),
        ("6D00", NotThisCard),
        ("6E00", NotThisCard),
        ("6985", NotThisCard),
        ("1234", UnexpectedStatus),
    ],
)
def test_refused_application_means_another_card(status: str, error: type[CardError]) -> None:
    with pytest.raises(error):
        open_application(answering(status), "text", AID)


def test_chip_that_only_diagnoses_itself_is_no_other_card() -> None:
    with pytest.raises(UnexpectedStatus):
        open_application(answering("6F00", "6F00"), "text", AID)


def test_application_opens_on_9000_by_its_full_name() -> None:
    connection = ScriptedConnection(["9000"])

    open_application(chained(Wire(connection)), "text", AID)

    assert connection.sent == [bytes.fromhex("00A4040C0A") + AID]
