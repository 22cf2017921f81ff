"""`kiosk apply` in its edges: what is looked at first, what is written where, and how it is interrupted."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.basics.result import Ok
from kiosk.basics.secret import Secret
from kiosk.bootstrap import Services
from kiosk.cli import apply as module
from kiosk.cli import main
from kiosk.cli.common import read_procedure
from kiosk.forms.service import Library, Procedure
from kiosk.settings import Settings, load
from tests.fakes.leaks import leaks
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.flows.test_apply import ANSWERS

NAME = "見本　花子"


@dataclass
class Desk:
    """A directory with settings and an answers file, and the command run in this process."""

    directory: Path
    backend: RunningBackend

    def __post_init__(self) -> None:
        self.answers = self.directory / "answers.json"
        self.write({"applicant": "self", "answers": ANSWERS})
        (self.directory / "pin").write_bytes(b"1234\r\n")
        self.use(self.backend.url)

    @property
    def settings(self) -> Settings:
        loaded = load(self.directory / "kiosk.toml")
        assert isinstance(loaded, Settings)
        return loaded

    def use(self, url: str, printer: str = "none") -> None:
        (self.directory / "kiosk.toml").write_text(
            f'[kiosk]\nid = "{self.backend.kiosk_id}"\n[card]\nreader = "simulator:hanako"\n'
            f'[backend]\nurl = "{url}"\ntoken_file = "{self.backend.token_file}"\n'
            f'pinned_keys = ["{self.backend.jwks_file}"]\n'
            f'[storage]\ndirectory = "{self.directory / "kept"}"\n'
            f'[paper]\nprinter = "{printer}"\n',
            encoding="utf-8",
        )

    def write(self, answers: object) -> None:
        self.answers.write_text(json.dumps(answers), encoding="utf-8")

    @property
    def command(self) -> list[str]:
        wanted = [
            "apply",
            "--procedure",
            "juminhyo",
            "--answers",
            str(self.answers),
            "--identity",
            "card-text",
        ]
        return [
            *wanted,
            "--secret-file",
            str(self.directory / "pin"),
            "--settings",
            str(self.directory / "kiosk.toml"),
        ]

    def run(self, *more: str) -> Result:
        return CliRunner().invoke(main, [*self.command, *more])

    def told(self, *more: str, code: int = 0) -> dict[str, object]:
        done = self.run("--json", *more)
        assert done.exit_code == code, done.output
        told = json.loads(done.stdout)
        assert isinstance(told, dict)
        return told

    def waiting(self) -> list[str]:
        services = Services(self.settings)
        try:
            waiting = services.delivery.waiting()
            assert isinstance(waiting, Ok)
            return [entry.state for entry in waiting.value]
        finally:
            services.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running_backend(tmp_path / "home") as backend:
        yield Desk(tmp_path, backend)


def test_for_people_it_is_one_line(desk: Desk) -> None:
    done = desk.run()
    assert done.exit_code == 0
    kind, number = done.stdout.split()
    assert kind == "delivered"
    assert number.isdigit()


def test_one_object_and_nothing_else_on_standard_output(desk: Desk) -> None:
    assert desk.told()["outcome"] == "delivered"


def test_a_folder_that_is_not_there_is_said_before_anything_is_handed_in(desk: Desk) -> None:
    done = desk.run("--json", "--paper", str(desk.directory / "nowhere" / "form.pdf"))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert desk.backend.staff_calls() == ()
    assert desk.waiting() == []


def test_the_paper_is_for_its_owners_eyes(desk: Desk) -> None:
    pdf = desk.directory / "form.pdf"
    assert desk.told("--paper", str(pdf))["paper"] == str(pdf)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.stat().st_mode & 0o077 == 0


def test_a_full_disk_takes_no_paper_but_the_receipt_is_told(desk: Desk) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    done = desk.run("--json", "--paper", "/dev/full")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["outcome"], told["paper"]) == (0, "delivered", None)
    assert "could not be written" in done.stderr


def test_paper_that_does_not_come_out_loses_nothing(desk: Desk) -> None:
    told = desk.told("--prefer", "paper", code=1)
    assert (told["outcome"], told["paper"]) == ("parked", None)
    failure = told["failure"]
    assert isinstance(failure, dict)
    assert failure["kind"] == "no-printer"
    assert desk.waiting() == ["parked"]


def test_paper_file_that_the_disk_does_not_take_loses_nothing(desk: Desk) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    done = desk.run("--json", "--prefer", "paper", "--paper", "/dev/full")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["outcome"], told["paper"]) == (1, "parked", None)
    assert desk.waiting() == ["parked"]


def test_what_can_be_neither_printed_nor_sealed_ends_with_the_printers_failure(desk: Desk) -> None:
    settings = desk.directory / "kiosk.toml"
    kept = settings.read_text(encoding="utf-8").splitlines()
    settings.write_text("\n".join(line for line in kept if "pinned_keys" not in line), encoding="utf-8")
    failure = desk.told("--prefer", "paper", code=1)["failure"]
    assert isinstance(failure, dict)
    assert failure["kind"] == "no-printer"
    assert desk.waiting() == []


def test_a_missing_secret_is_wrong_usage_and_touches_no_card(desk: Desk) -> None:
    wanted = [word for word in desk.command if word not in ("--secret-file", str(desk.directory / "pin"))]
    done = CliRunner().invoke(main, wanted)
    assert done.exit_code == 2
    assert "--secret-file" in done.stderr


@pytest.mark.parametrize(
    "answers",
    [
        None,
        [],
        "text",
        1,
        {},
        {"applicant": "self"},
        {"applicant": "nobody", "answers": {}},
        {"answers": ANSWERS},
        {"applicant": "self", "answers": ANSWERS, "lanuage": "en"},
        {"applicant": "self", "answers": {**ANSWERS, "copies": "1.0"}},
    ],
    ids=repr,
)
def test_an_answers_file_of_another_shape_is_one_failure(answers: object, desk: Desk) -> None:
    desk.write(answers)
    failure = desk.told(code=1)["failure"]
    assert isinstance(failure, dict)
    assert failure["kind"] == "answers-unreadable"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"null"], ids=repr)
def test_an_answers_file_that_is_no_json_is_the_same_failure(content: bytes, desk: Desk) -> None:
    desk.answers.write_bytes(content)
    failure = desk.told(code=1)["failure"]
    assert isinstance(failure, dict)
    assert failure["kind"] == "answers-unreadable"


def test_broken_json_is_told_by_file_and_place_and_by_no_value(desk: Desk) -> None:
    desk.answers.write_text(
        '{\n "applicant": "self",\n "answers": {"head": "ミホン　ハナコ"\n', encoding="utf-8"
    )
    done = desk.run("--json")
    failure = json.loads(done.stdout)["failure"]
    assert (done.exit_code, failure["kind"]) == (1, "answers-unreadable")
    assert (failure["file"], failure["line"], failure["column"]) == (str(desk.answers), 4, 1)
    assert failure["problem"] == "Expecting ',' delimiter"
    assert "ハナコ" not in done.output


def test_faults_name_fields_and_never_what_was_answered(desk: Desk) -> None:
    desk.write({"applicant": "self", "answers": {**ANSWERS, "subject.phone": "花子の電話", "copies": "花子"}})
    done = desk.run("--json")
    assert done.exit_code == 1
    assert "花子" not in done.output
    fields = {one["field"] for one in json.loads(done.stdout)["failure"]["fields"]}
    assert fields == {"subject.phone", "juminhyo.copies"}


def test_an_answer_to_what_nobody_asked_is_told_and_nothing_is_handed_in_without_it(desk: Desk) -> None:
    desk.write({"applicant": "self", "answers": {**ANSWERS, "show_foreign": ["status"]}})
    done = desk.run("--json")
    failure = json.loads(done.stdout)["failure"]
    assert (done.exit_code, failure["kind"]) == (1, "answers-incomplete")
    (told,) = failure["fields"]
    assert (told["field"], told["problem"]) == ("juminhyo.show_foreign", "not-asked")
    assert "聞かれるのは" in told["message"]
    assert desk.waiting() == []
    assert desk.backend.staff_calls() == ()


@pytest.mark.parametrize("way", ["delivered", "wrong pin", "incomplete", "an exception"])
def test_the_secret_is_wiped_on_every_way_out(way: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Secret.of_text("9999" if way == "wrong pin" else "1234")
    monkeypatch.setattr(module, "read_secret", lambda source: held)
    if way == "incomplete":
        desk.write({"applicant": "self", "answers": {}})
    if way == "an exception":

        def broken(*arguments: object) -> object:
            raise RuntimeError("planted")

        monkeypatch.setattr(module, "_hand_in", broken)
    desk.run("--json")
    assert held.wiped


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell lets what it runs in the background ignore Ctrl-C, and every child inherits that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_interrupted_while_it_waits_it_ends_clean_and_nothing_is_lost(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        desk.use(f"http://127.0.0.1:{silent.getsockname()[1]}/v1")
        started = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "kiosk", *desk.command, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        silent.settimeout(60)
        connection, _ = silent.accept()
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)
        connection.close()
    assert started.returncode in (1, 130, -signal.SIGINT)
    assert b"Traceback" not in err
    assert NAME.encode() not in out + err
    assert out == b""
    assert leaks(desk.directory / "kept", NAME) == []
    assert desk.waiting() == ["sealed"] or desk.waiting() == ["sending"]


@pytest.mark.parametrize(
    ("days", "says", "tried"),
    [
        ({"effective_from": date(2999, 1, 1)}, "is offered from 2999-01-01 on", "2999-01-01"),
        ({"effective_until": date(2026, 11, 30)}, "was offered until 2026-11-30", "2026-11-30"),
    ],
    ids=["not-yet", "no-more"],
)
def test_what_no_resident_is_offered_is_refused_unless_a_day_is_told(
    days: dict[str, date], says: str, tried: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = read_procedure

    def outside(library: Library, procedure_id: str, *, as_json: bool) -> Procedure:
        return read(library, procedure_id, as_json=as_json).model_copy(update=days)

    monkeypatch.setattr(module, "read_procedure", outside)
    failure = desk.told(code=1)["failure"]
    assert isinstance(failure, dict)
    assert (failure["code"], says in failure["message"]) == ("FORM-02", True)
    assert desk.waiting() == []
    assert desk.told("--day", tried)["outcome"] == "delivered"
