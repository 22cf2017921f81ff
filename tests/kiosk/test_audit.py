from __future__ import annotations

import json
import multiprocessing
import os
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from kiosk.audit import AuditEvent, AuditTrail, verify
from kiosk.basics.clock import Moment, SystemClock
from tests.conftest import ExpectedLog

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=9)))


class StillClock:
    def moment(self) -> Moment:
        return Moment(NOON, 0.0, "0193")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Five lines of one visit."""
    path = tmp_path / "audit.jsonl"
    trail = AuditTrail(path, StillClock())
    trail.write(AuditEvent.VISIT_BEGUN, visit="v1")
    trail.write(AuditEvent.PROCEDURE_CHOSEN, visit="v1", procedure="juminhyo")
    trail.write(AuditEvent.STAFF_CALLED, visit="v1", step="Asking")
    trail.write(AuditEvent.VISIT_FINISHED, visit="v1", application="a1", outcome="delivered")
    trail.write(AuditEvent.VISIT_FORGOTTEN, **{"visit": "v1", "from": "Finished", "why": "DeadlinePassed"})
    return path


def test_line_holds_event_time_and_facts(record: Path) -> None:
    line = json.loads(record.read_text().splitlines()[1])

    assert line.pop("hash")
    assert line.pop("previous")
    assert line == {
        "number": 2,
        "at": "2026-11-23T12:00:00.000+09:00",
        "event": "procedure-chosen",
        "facts": {"visit": "v1", "procedure": "juminhyo"},
    }


def test_whole_record_verifies(record: Path) -> None:
    assert verify(record) is None


def test_record_that_was_never_begun_verifies(tmp_path: Path) -> None:
    assert verify(tmp_path / "audit.jsonl") is None


def _changed(lines: list[str], at: int) -> list[str]:
    lines[at] = lines[at].replace("v1", "v2")
    return lines


def _rehashed(lines: list[str], at: int) -> list[str]:
    """Somebody who knows the form, and makes the one line right in itself."""
    import hashlib

    line = json.loads(lines[at])
    del line["hash"]
    line["facts"]["visit"] = "v2"
    whole = json.dumps(line, sort_keys=True, separators=(",", ":"))
    lines[at] = json.dumps({**line, "hash": hashlib.sha256(whole.encode()).hexdigest()})
    return lines


def _removed(lines: list[str], at: int) -> list[str]:
    return lines[:at] + lines[at + 1 :]


def _inserted(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], lines[at - 1], *lines[at:]]


def _swapped(lines: list[str], at: int) -> list[str]:
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return lines


@pytest.mark.parametrize(
    ("tamper", "at", "found"),
    [
        pytest.param(_changed, 0, 1, id="first changed"),
        pytest.param(_changed, 2, 3, id="changed"),
        pytest.param(_changed, 4, 5, id="last changed"),
        pytest.param(_rehashed, 2, 4, id="changed with a hash of its own"),
        pytest.param(_rehashed, 4, 5, id="last changed with a hash of its own"),
        pytest.param(_removed, 0, 1, id="first removed"),
        pytest.param(_removed, 2, 3, id="removed"),
        pytest.param(_removed, 4, 5, id="last removed"),
        pytest.param(_inserted, 2, 3, id="inserted"),
        pytest.param(_inserted, 5, 6, id="appended"),
        pytest.param(_swapped, 1, 2, id="swapped"),
    ],
)
def test_tampering_is_found_at_its_line(
    record: Path, tamper: Callable[[list[str], int], list[str]], at: int, found: int
) -> None:
    lines = tamper(record.read_text().splitlines(), at)
    record.write_text("".join(f"{line}\n" for line in lines))

    assert verify(record) == found


def test_removed_record_is_found(record: Path) -> None:
    record.unlink()

    assert verify(record) == 1


@pytest.mark.parametrize("content", [None, "garbage"], ids=["removed", "spoiled"])
def test_spoiled_head_is_found(record: Path, content: str | None) -> None:
    head = record.with_name("audit.jsonl.head")
    if content is None:
        head.unlink()
    else:
        head.write_text(content)

    assert verify(record) == 6


def test_line_that_the_head_does_not_know_yet_is_whole(record: Path) -> None:
    head = record.with_name("audit.jsonl.head")
    before = head.read_bytes()
    AuditTrail(record, StillClock()).write(AuditEvent.KIOSK_STOPPED)
    head.write_bytes(before)

    assert verify(record) is None


def test_half_written_line_of_a_stopped_machine_is_cut_off(record: Path) -> None:
    with record.open("ab") as stream:
        stream.write(b'{"number": 6, "at"')
    assert verify(record) == 6

    AuditTrail(record, StillClock()).write(AuditEvent.KIOSK_STARTED, version="0.1.0")

    assert verify(record) is None
    assert len(record.read_text().splitlines()) == 6


def test_spoiled_last_line_is_still_named_after_more_was_written(record: Path) -> None:
    lines = record.read_text().splitlines()
    record.write_text("".join(f"{line}\n" for line in [*lines[:4], "garbage"]))

    AuditTrail(record, StillClock()).write(AuditEvent.KIOSK_STOPPED)

    assert verify(record) == 5


def test_new_trail_goes_on_with_the_chain(record: Path) -> None:
    AuditTrail(record, SystemClock()).write(AuditEvent.KIOSK_STOPPED)

    assert verify(record) is None
    assert len(record.read_text().splitlines()) == 6


def test_record_is_its_owners_alone(record: Path) -> None:
    assert record.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "value",
    ["見本花子", "Mihon Hanako", "a" * 81, ""],
    ids=["a name", "with a blank", "too long", "empty"],
)
def test_what_could_be_personal_is_not_written(value: str, tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("visit-begun: visit is neither an id nor a word")
    path = tmp_path / "audit.jsonl"

    AuditTrail(path, StillClock()).write(AuditEvent.VISIT_BEGUN, visit=value)

    assert json.loads(path.read_text())["facts"] == {"visit": "unfit"}


def test_fact_that_is_not_the_events_is_left_out(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("visit-begun has no fact name")
    path = tmp_path / "audit.jsonl"

    AuditTrail(path, StillClock()).write(AuditEvent.VISIT_BEGUN, visit="v1", name="Hanako")

    assert json.loads(path.read_text())["facts"] == {"visit": "v1"}


def test_every_event_is_documented_and_named_once() -> None:
    labels = [event.label for event in AuditEvent]

    assert len(set(labels)) == len(labels)
    assert all(event.meaning.endswith(".") for event in AuditEvent)


def test_lines_that_could_not_be_written_are_counted(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("audit line not written: visit-begun")
    path = tmp_path / "audit.jsonl"
    path.mkdir()
    trail = AuditTrail(path, StillClock())
    trail.write(AuditEvent.VISIT_BEGUN, visit="v1")
    trail.write(AuditEvent.VISIT_BEGUN, visit="v2")

    path.rmdir()
    trail.write(AuditEvent.KIOSK_STOPPED)

    lost, stopped = (json.loads(line) for line in path.read_text().splitlines())
    assert (lost["event"], lost["facts"]) == ("lines-lost", {"count": 2})
    assert stopped["event"] == "kiosk-stopped"
    assert verify(path) is None


def _write_many(path: str) -> None:
    trail = AuditTrail(Path(path), SystemClock())
    for number in range(20):
        trail.write(AuditEvent.VISIT_BEGUN, visit=f"{os.getpid()}.{threading.get_ident()}.{number}")


def test_processes_and_threads_write_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    processes = [
        multiprocessing.get_context("spawn").Process(target=_write_many, args=(str(path),)) for _ in range(2)
    ]
    threads = [threading.Thread(target=_write_many, args=(str(path),)) for _ in range(2)]
    for process in processes:
        process.start()
    for thread in threads:
        thread.start()
    for process in processes:
        process.join()
    for thread in threads:
        thread.join()

    assert [process.exitcode for process in processes] == [0, 0]
    assert len(path.read_text().splitlines()) == 80
    assert verify(path) is None
