"""A damaged outbox file on its whole way: seen, copied out, recovered, delivered once, discarded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.outbox import outbox
from kiosk.delivery.outbox import DATABASE, Outbox
from tests.conftest import ExpectedLog
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.kiosk.cli.test_outbox import queue, run, settings


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[RunningBackend]:
    with running_backend(tmp_path / "ward") as running:
        yield running


@pytest.fixture
def file(tmp_path: Path, backend: RunningBackend) -> Path:
    return settings(tmp_path, url=backend.url, token_file=backend.token_file, kiosk_id=backend.kiosk_id)


def damaged(tmp_path: Path, backend: RunningBackend) -> tuple[str, list[str]]:
    """The file's name, and the applications in it: its version is one that no kiosk wrote."""
    names = queue(tmp_path, backend, count=2)
    with closing(sqlite3.connect(tmp_path / "storage" / "outbox" / DATABASE)) as table:
        table.execute("PRAGMA user_version = 99")
    box = Outbox(tmp_path / "storage")
    box.waiting()
    (name,) = box.set_aside()
    return name, names


def test_way_of_a_damaged_file(
    tmp_path: Path, file: Path, backend: RunningBackend, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    name, names = damaged(tmp_path, backend)
    given = ("--json", "--settings", file)
    code, listed = run("set-aside", "list", *given)
    (one,) = list(listed["files"])  # type: ignore[call-overload]
    assert (code, one["file"], sorted(one["readable"]), one["unreadable_rows"]) == (0, name, sorted(names), 0)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert run("set-aside", "copy", *given, name, stick)[1]["files"] == [name]
    assert (stick / name).exists()
    for _ in range(2):
        code, recovered = run("set-aside", "recover", *given, name)
        assert code == 0
    assert recovered["items"] == [{"application_id": each, "state": "queued"} for each in sorted(names)]
    assert len(list(run("deliver", *given)[1]["delivered"])) == 2  # type: ignore[call-overload]
    assert all(backend.received(each) for each in names)
    assert run("set-aside", "discard", *given, "--staff", "sato", "--yes", name) == (0, {"discarded": name})
    assert run("set-aside", "list", *given) == (0, {"files": []})
    lines = [
        json.loads(line) for line in (tmp_path / "storage" / "audit.jsonl").read_text("utf-8").splitlines()
    ]
    told = [line["facts"] for line in lines if line["event"].startswith("set-aside")]
    assert told == [{"file": name, "count": 2}] * 2 + [{"file": name, "staff": "sato"}]


def test_nothing_is_erased_without_a_yes(
    tmp_path: Path, file: Path, backend: RunningBackend, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    name, _ = damaged(tmp_path, backend)
    command = ["set-aside", "discard", "--settings", str(file), "--staff", "sato", name]
    refused = CliRunner().invoke(outbox, command, input="n\n")
    assert refused.exit_code == 1
    assert "2 readable applications" in refused.stderr
    assert Outbox(tmp_path / "storage").set_aside() == (name,)


@pytest.mark.parametrize("verb", [("recover",), ("copy",), ("discard", "--staff", "sato", "--yes")])
def test_unknown_file_is_refused_kindly(verb: tuple[str, ...], tmp_path: Path, file: Path) -> None:
    more = (tmp_path,) if verb[0] == "copy" else ()
    answer = run("set-aside", *verb, "--json", "--settings", file, "outbox.sqlite3", *more)
    assert answer == (1, {"refused": {"file": "outbox.sqlite3", "why": "unknown"}})


def test_texts_for_people_name_the_next_step(
    tmp_path: Path, file: Path, backend: RunningBackend, expected_log: ExpectedLog
) -> None:
    expected_log("the outbox was damaged")
    name, _ = damaged(tmp_path, backend)
    said = CliRunner().invoke(outbox, ["set-aside", "list", "--settings", str(file)]).stdout
    assert name in said
    assert "2 readable, 0 not" in said
    assert "recover what is readable" in said
    assert "set-aside list" in CliRunner().invoke(outbox, ["list", "--settings", str(file)]).stdout
