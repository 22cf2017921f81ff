from __future__ import annotations

import pytest

from cardreader.errors import CardError, NotThisCard, UnexpectedStatus
from cardreader.iso7816.processors import Processor, Wire, chained
from cardreader.mynumber.application import has_file, open_application, open_file
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


def test_application_and_file_open_on_9000() -> None:
    card = answering("9000", "9000", "9000", "6A82")

    open_application(card, "text", AID)
    open_file(card, 0x0002)
    assert has_file(card, 0x0003)
    assert not has_file(card, 0x0009)


def test_other_answers_to_a_file_are_unexpected() -> None:
    with pytest.raises(UnexpectedStatus):
        open_file(answering("6A82"), 0x0002)
    with pytest.raises(UnexpectedStatus):
        has_file(answering("6985"), 0x0002)
