from __future__ import annotations

import logging
from pathlib import Path

import pytest

from cardreader.discovery import open_reader
from cardreader.pcsc.reader import PcscReader
from cardreader.simulator import people
from cardreader.simulator.errors import PersonaError


@pytest.mark.parametrize("wanted", ["auto", "Virtual PCD"])
def test_real_reader_is_opened_without_touching_the_service(
    wanted: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    reader = open_reader(wanted)

    assert isinstance(reader, PcscReader)
    assert not reader.simulated
    assert f"PC/SC, {wanted}" in caplog.text


def test_simulated_reader_is_said_to_be_one(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    reader = open_reader("simulator:hanako")

    assert reader.simulated
    assert [slot.card for slot in reader.slots()] == [True]
    assert "SIMULATED" in caplog.text


def test_persona_may_be_a_file() -> None:
    file = Path(people.__file__).parent / "people" / "youth.json"

    assert open_reader(f"simulator:{file}").simulated


def test_unknown_persona_is_refused() -> None:
    with pytest.raises(PersonaError, match="nobody"):
        open_reader("simulator:nobody")
