"""Ended at any moment, by SIGTERM or by kill -9: nothing personal lies on a disk in clear."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.audit import AuditEvent, verify
from kiosk.bootstrap import Services
from kiosk.settings import Settings, load
from tests.conftest import ExpectedLog
from tests.fakes.ipp_printer import running as ipp_printer
from tests.fakes.ipp_printer import until, waiting_jobs
from tests.fakes.line import CANCEL_JOB, line_to
from tests.fakes.reference_backend import running_backend
from tests.flows.test_apply import ANSWERS, settings_file

CANARIES = ("花子", "ハナコ", "はなこ", "王子本町", "1948-03-05", "19480305", "昭和23")
PATIENCE_S = 80.0


def process(directory: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The kiosk as a process of its own, whose home and temporary files lie in that directory."""
    scratch = directory / "scratch"
    scratch.mkdir()
    places = {"TMPDIR": str(scratch), "HOME": str(scratch), "XDG_STATE_HOME": str(scratch)}
    environment = {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "kiosk", *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=Path.cwd()
    )


def wait_for(condition: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not condition():
        assert running.poll() is None, f"it ended by itself with {running.returncode}"
        assert time.monotonic() < ends, "it never came so far"
        time.sleep(0.02)


def in_clear(directory: Path) -> list[str]:
    found = []
    for path in directory.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        spellings = (canary.encode(code) for canary in CANARIES for code in ("utf-8", "utf-16-le", "euc-jp"))
        found += [str(path) for spelling in spellings if spelling in content or spelling in os.fsencode(path)]
    return found


def pictures(output: Path) -> list[Path]:
    return list(output.glob("*.png"))


@pytest.mark.parametrize(
    "after", [9, 19, 24], ids=["after the card", "after handing in", "in the second case"]
)
def test_killed_in_a_visit_leaves_nothing_in_clear(after: int, tmp_path: Path) -> None:
    output = tmp_path / "asked-for"
    running = process(tmp_path, "demo", "--tour", "--output", str(output))
    try:
        wait_for(lambda: len(pictures(output)) >= after, running)
    finally:
        running.kill()
        running.wait()
    assert in_clear(tmp_path / "scratch") == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    (tmp_path / "planted.db").write_bytes(b"\x00\x01" + "見本　花子".encode())
    assert in_clear(tmp_path) == [str(tmp_path / "planted.db")]


def test_sigterm_ends_it_in_good_order(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        settings = settings_file(tmp_path, backend)
        trail = tmp_path / "kiosk" / "audit.jsonl"
        running = process(tmp_path, "run", "--settings", str(settings))
        try:
            wait_for(lambda: trail.exists() and AuditEvent.KIOSK_STARTED.label in trail.read_text(), running)
            running.send_signal(signal.SIGTERM)
            assert running.wait(PATIENCE_S) == 0
        finally:
            running.kill()
            running.wait()
        assert AuditEvent.KIOSK_STOPPED.label in trail.read_text().splitlines()[-1]
        assert verify(trail) is None
        assert in_clear(tmp_path / "kiosk") == []


def test_paper_of_a_command_that_was_killed_is_taken_back_by_the_kiosk(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    """`kiosk apply` is killed while its form waits for paper: it does not come out."""
    expected_log("a job that nobody waits for is withdrawn")
    with (
        running_backend(tmp_path / "home") as backend,
        ipp_printer(tmp_path / "ipp") as device,
        line_to(device.uri) as line,
    ):
        settings = settings_file(tmp_path, backend)
        folder = f"folder:{tmp_path / 'paper'}"
        settings.write_text(settings.read_text("utf-8").replace(folder, line.uri), encoding="utf-8")
        device.take_paper_away()
        kill_apply(tmp_path, settings, lambda: forms_in(device.folder / "spool") != [])
        loaded = load(settings)
        assert isinstance(loaded, Settings)
        kiosk = Services(loaded)
        kiosk.begin()
        try:
            until(lambda: not kiosk.staff_prints.owes, "the withdrawal")
        finally:
            kiosk.close()
        assert CANCEL_JOB in line.asked
        assert backend.kiosk_id == "oji-01"
        device.drop_held_job()
        until(lambda: waiting_jobs(device.uri, "oji-01.staff") == [], "the end of the job")
        assert device.out is None


def forms_in(spool: Path) -> list[Path]:
    return [path for path in spool.rglob("*.pdf") if path.stat().st_size > 0]


def kill_apply(directory: Path, settings: Path, when: Callable[[], bool]) -> None:
    answers = directory / "answers.json"
    answers.write_text(json.dumps({"applicant": "self", "answers": ANSWERS}), encoding="utf-8")
    pin = directory / "pin"
    pin.write_text("1234\n", encoding="ascii")
    what = ("--procedure", "juminhyo", "--answers", str(answers), "--prefer", "paper")
    who = ("--identity", "card-text", "--secret-file", str(pin))
    running = process(directory, "apply", "--settings", str(settings), *what, *who)
    try:
        wait_for(when, running)
    finally:
        running.kill()
        running.wait()
