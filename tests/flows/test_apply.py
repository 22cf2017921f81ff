"""Flow 4: `kiosk apply` is the same services in sequence; what waits is handed in later, once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypdf

from cardreader.simulator.people import load_persona
from tests.fakes.kiosk import town
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.flows.ways import TO_CHECK, play

ANSWERS = {
    "subject.name_kana": "ミホン　ハナコ",
    "subject.phone": "0312345678",
    "head": "ミホン　ハナコ",
    "scope": "one",
    "type": "copy",
    "show": ["relation"],
    "nationality": "japanese",
    "show_honseki": False,
    "use": "bank",
    "copies": 2,
}


def settings_file(directory: Path, backend: RunningBackend) -> Path:
    path = directory / "kiosk.toml"
    path.write_text(
        f"""
[kiosk]
id = "{backend.kiosk_id}"
office = "王子区民事務所"
municipality = "北区"
[card]
reader = "simulator:hanako"
[backend]
url = "{backend.url}"
token_file = "{backend.token_file}"
pinned_keys = ["{backend.jwks_file}"]
[storage]
directory = "{directory / "kiosk"}"
[paper]
printer = "folder:{directory / "paper"}"
""",
        encoding="utf-8",
    )
    return path


class Commands:
    """Runs `kiosk …` as its own process, as others automate against it."""

    def __init__(self, directory: Path, backend: RunningBackend) -> None:
        self._settings = settings_file(directory, backend)
        self.answers = directory / "answers.json"
        self.answers.write_text(json.dumps({"applicant": "self", "answers": ANSWERS}), encoding="utf-8")

    def run(self, *arguments: str, code: int = 0, secret: str = "") -> dict[str, object]:
        command = [sys.executable, "-W", "error", "-m", "kiosk", *arguments]
        command += ["--settings", str(self._settings), "--json"]
        done = subprocess.run(
            command, input=f"{secret}\n", capture_output=True, text=True, timeout=90, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        told = json.loads(done.stdout)
        assert isinstance(told, dict)
        return told

    def apply(self, *arguments: str, code: int = 0, secret: str = "1234") -> dict[str, object]:
        return self.run(
            "apply", "--procedure", "juminhyo", "--answers", str(self.answers), *arguments,
            code=code, secret=secret,
        )  # fmt: skip


def by_card() -> tuple[str, ...]:
    return ("--identity", "card-text", "--secret-file", "-")


def test_apply_delivers_and_prints_the_contract_of_the_command(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        told = Commands(tmp_path, backend).apply(*by_card())
        assert set(told) == {"application_id", "outcome", "receipt_number", "paper", "failure"}
        assert told["outcome"] == "delivered"
        assert told["failure"] is None
        assert backend.received(str(told["application_id"])) is not None


def test_without_a_back_end_it_queues_and_deliver_hands_it_in_once(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        kiosk = Commands(tmp_path, backend)
        backend.stop()
        told = kiosk.apply(*by_card())
        assert told["outcome"] == "queued"
        assert told["failure"]
        listed = kiosk.run("outbox", "list")["items"]
        assert isinstance(listed, list)
        assert [item["application_id"] for item in listed] == [told["application_id"]]
        backend.start()
        delivered = kiosk.run("outbox", "deliver")["delivered"]
        assert isinstance(delivered, list)
        assert len(delivered) == 1
        assert kiosk.run("outbox", "deliver")["delivered"] == []
        assert kiosk.run("outbox", "list")["items"] == []


def test_paper_is_preferred_and_written_where_it_was_asked_for(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        pdf = tmp_path / "form.pdf"
        told = Commands(tmp_path, backend).apply(*by_card(), "--prefer", "paper", "--paper", str(pdf))
        assert (told["outcome"], told["paper"]) == ("paper", str(pdf))
        assert "見本" in pypdf.PdfReader(pdf).pages[0].extract_text()
        assert backend.received(str(told["application_id"])) is None


def test_incomplete_answers_name_the_fields_and_nothing_is_kept(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        kiosk = Commands(tmp_path, backend)
        kiosk.answers.write_text(json.dumps({"applicant": "self", "answers": {"copies": 1}}))
        failure = kiosk.apply(*by_card(), code=1)["failure"]
        assert isinstance(failure, dict)
        assert failure["kind"] == "answers-incomplete"
        told = {"field": "juminhyo.use", "problem": "not-answered", "message": "まだ、答えていません。"}
        assert told in failure["fields"]
        assert kiosk.run("outbox", "list")["items"] == []


def test_a_wrong_pin_says_how_many_are_left(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        failure = Commands(tmp_path, backend).apply(*by_card(), code=1, secret="9999")["failure"]
        assert isinstance(failure, dict)
        assert (failure["kind"], failure["tries_left"]) == ("wrong-secret", 2)


def test_signed_by_the_card_the_whole_application_is_a_jws(tmp_path: Path) -> None:
    with running_backend(tmp_path / "home") as backend:
        kiosk = Commands(tmp_path, backend)
        person = {"name": "見本　花子", "birth_date": "1948-03-05", "address": "東京都北区王子本町1丁目15-22"}
        named = {**ANSWERS, **{f"subject.{member}": value for member, value in person.items()}}
        kiosk.answers.write_text(json.dumps({"applicant": "self", "answers": named}), encoding="utf-8")
        signed = ("--identity", "jpki-signature", "--secret-file", "-")
        told = kiosk.apply(*signed, secret=load_persona("hanako").secrets["signature-password"])
        received = backend.received(str(told["application_id"]))
        assert isinstance(received, dict)
        assert received["identity"] == [
            {"method": "jpki-signature", "at": received["identity"][0]["at"], "evidence": None}
        ]


def test_journey_and_command_give_the_same_application(tmp_path: Path) -> None:
    with town(tmp_path / "screens") as here:
        play(here.kiosk, (*TO_CHECK, ("next", "finished")))
        walked = here.backend.received(here.kiosk.loop.visit.cases[-1].application_id)
    with running_backend(tmp_path / "home") as backend:
        told = Commands(tmp_path, backend).apply(*by_card())
        commanded = backend.received(str(told["application_id"]))
    assert isinstance(walked, dict)
    assert isinstance(commanded, dict)
    for application in (walked, commanded):
        del application["application_id"], application["completed_at"], application["identity"][0]["at"]
    assert walked == commanded
