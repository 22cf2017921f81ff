from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardreader.simulator.errors import StateFileError
from cardreader.simulator.file_system import Application, CardContent, CredentialFile
from cardreader.simulator.memory import Memory, slot

AID = bytes.fromhex("D392F000260100000001")
PIN = slot(AID, 0x18)
CONTENT = CardContent(b"", (Application(AID, {0x18: CredentialFile(b"1234", 3, 3)}),), b"", {})


def test_wrong_secret_costs_a_try_and_the_right_one_gives_all_back(tmp_path: Path) -> None:
    memory = Memory("hanako", CONTENT, tmp_path / "state")

    assert not memory.matches(PIN, b"9999")
    assert memory.left(PIN) == 2
    assert memory.matches(PIN, b"1234")
    assert memory.left(PIN) == 3


def test_tries_and_changed_secrets_survive(tmp_path: Path) -> None:
    first = Memory("hanako", CONTENT, tmp_path / "state")
    first.change(PIN, b"5678")
    first.matches(PIN, b"1234")

    again = Memory("hanako", CONTENT, tmp_path / "state")

    assert again.left(PIN) == 2
    assert again.matches(PIN, b"5678")


def test_without_a_file_nothing_is_written(tmp_path: Path) -> None:
    Memory("hanako", CONTENT, None).matches(PIN, b"9999")

    assert list(tmp_path.iterdir()) == []


def test_secret_that_was_not_changed_is_not_written(tmp_path: Path) -> None:
    Memory("hanako", CONTENT, tmp_path / "state").matches(PIN, b"9999")

    assert json.loads((tmp_path / "state").read_text())["secrets"] == {}
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_secret_that_was_never_set_matches_nothing() -> None:
    content = CardContent(b"", (Application(AID, {0x18: CredentialFile(b"", 3, 3)}),), b"", {})

    assert not Memory("hanako", content, None).matches(PIN, b"")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        pytest.param("no json", "not a state file", id="garbage"),
        pytest.param("[]", "not a state file", id="a list"),
        pytest.param('{"form": "simulated-card-state/1"}', "not a state file", id="half of it"),
        pytest.param(
            json.dumps({"form": "simulated-card-state/1", "card": "taisho", "tries": {}, "secrets": {}}),
            "another card",
            id="another persona",
        ),
        pytest.param(
            json.dumps({"form": "simulated-card-state/1", "card": "hanako", "tries": {}, "secrets": {}}),
            "another card",
            id="another card of the same name",
        ),
        pytest.param(
            json.dumps(
                {"form": "simulated-card-state/1", "card": "hanako", "tries": {PIN: 9}, "secrets": {}}
            ),
            "not a state file",
            id="more tries than there are",
        ),
    ],
)
def test_file_that_is_not_this_cards_is_refused(written: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "state").write_text(written)

    with pytest.raises(StateFileError, match=problem):
        Memory("hanako", CONTENT, tmp_path / "state")
