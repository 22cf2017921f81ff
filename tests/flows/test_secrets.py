"""A PIN, a password and the printed numbers go through every command and screen, and leave no trace.

Looked at: every log record down to DEBUG, what is printed, exceptions, command line and environment of the
processes, and every file in the storage, home and temporary folders.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cardreader.simulator.people import PEOPLE, load_persona
from cardreader.simulator.persona import Persona
from kiosk.visit.screen import SecretPad
from tests.fakes.kiosk import Town, kiosk_with, settings_for
from tests.fakes.pcscd import PATIENCE_S, READER, eventually, running_pcscd, slot_has_card
from tests.fakes.reference_backend import running_backend
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.traces import Traces, watched
from tests.flows.test_apply import ANSWERS, settings_file
from tests.flows.ways import QUESTIONS, TO_CARD, play

PIN, AUTHENTICATION_PIN, PASSWORD, CODE = "0264", "0593", "ZQ0HX4WKPV", "0817"
WRONG_PIN, WRONG_PASSWORD = "0916", "ZQ0HX4WKPX"
ROOT = Path(__file__).parents[2]
LOUD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG)
from kiosk.cli import main
main()
"""
"""`kiosk …` with every log record on standard error."""


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """The usual persona with secrets that stand nowhere else by chance. The file is the card, not a trace."""
    content = json.loads((PEOPLE / "hanako.json").read_text("utf-8"))
    content["secrets"] = {
        "authentication-pin": AUTHENTICATION_PIN,
        "signature-password": PASSWORD,
        "card-text-pin": PIN,
        "resident-pin": PIN,
    }
    content["security_code"] = CODE
    content["pictures"] = {what: str(PEOPLE / name) for what, name in content["pictures"].items()}
    folder = tmp_path / "card"
    folder.mkdir()
    file = folder / "secretive.json"
    file.write_text(json.dumps(content), "utf-8")
    return file


@pytest.fixture
def traces(person: Path) -> Traces:
    number_b = load_persona(person).number_b
    return Traces(PIN, AUTHENTICATION_PIN, PASSWORD, CODE, number_b, WRONG_PIN, WRONG_PASSWORD)


@dataclass
class Commands:
    """Runs `kiosk …` in folders of its own, and looks at each process while it runs."""

    folder: Path
    persona: Persona
    person: Path
    settings: Path
    traces: Traces

    def run(self, *arguments: str, given: str = "", code: int | None = 0) -> bytes:
        """What it says; `code` is how it must end, None for either way."""
        process = self._started(*arguments)
        output, found, looks = watched(process, given.encode() + b"\n", self.traces)
        assert process.returncode == code or code is None, output.decode()
        assert found == []
        assert looks > 3
        return output

    def kept(self) -> list[str]:
        """What stands in the files that are left in the storage, home and temporary folders."""
        folders = [path for path in self.folder.iterdir() if path.is_dir() and path.name != "card"]
        assert len(folders) >= 3
        return self.traces.in_files(*folders)

    @contextmanager
    def card_laid(self) -> Iterator[None]:
        """The card on the virtual reader, laid there by a process of its own, which is looked at too."""
        process = self._started("card", "simulate", "--persona", str(self.person))
        try:
            eventually(slot_has_card)
            yield
            assert self.traces.in_process(process.pid) == []
        finally:
            process.terminate()
            said, _ = process.communicate(timeout=PATIENCE_S)
        assert self.traces.of(said) == []

    def _started(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", LOUD, *arguments, "--settings", str(self.settings)],
            env={
                **os.environ,
                **{name: str(self.folder / "home") for name in ("HOME", "TMPDIR")},
                "PYTHONPATH": str(ROOT),
            },
            cwd=self.folder / "home",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture
def commands(tmp_path: Path, person: Path, traces: Traces) -> Iterator[Commands]:
    (tmp_path / "home").mkdir()
    with running_backend(tmp_path / "backend") as backend:
        settings = settings_file(tmp_path, backend)
        text = settings.read_text("utf-8").replace("simulator:hanako", f"simulator:{person}")
        settings.write_text(text, "utf-8")
        yield Commands(tmp_path, load_persona(person), person, settings, traces)


def answers_for(persona: Persona, folder: Path) -> Path:
    """What the person would type, their own data included, so that no card needs to tell it."""
    named = {"name": persona.name, "birth_date": "1948-03-05", "address": "東京都北区王子本町1丁目15-22"}
    answers = {**ANSWERS, **{f"subject.{member}": value for member, value in named.items()}}
    file = folder / "answers.json"
    file.write_text(json.dumps({"applicant": "self", "answers": answers}), "utf-8")
    return file


@pytest.mark.timeout(300)
def test_no_command_leaves_a_trace_of_a_secret(commands: Commands) -> None:
    payload = commands.folder / "payload.json"
    payload.write_text("{}")
    answers = str(answers_for(commands.persona, commands.folder))
    read = ("card", "read", "--json", "--secret-file", "-", "--using")
    sign = ("card", "sign", "--json", "--secret-file", "-", "--payload", str(payload), "--key")
    apply = ("apply", "--json", "--procedure", "juminhyo", "--answers", answers, "--secret-file", "-")
    number_b = commands.persona.number_b
    told = [
        commands.run("card", "list", "--json"),
        commands.run("card", "tries", "--json"),
        commands.run(*read, "pin", given=PIN),
        commands.run(*read, "pin", given="０２６４"),
        commands.run(*read, "pin", given=WRONG_PIN, code=1),
        commands.run(*read, "number-b", given=number_b),
        commands.run(*read, "number-b", given=number_b[:-4] + WRONG_PIN, code=1),
        commands.run(*sign, "authentication", given=AUTHENTICATION_PIN),
        commands.run(*sign, "signature", given=PASSWORD.lower()),
        commands.run(*sign, "signature", given=WRONG_PASSWORD, code=1),
        commands.run(*sign, "signature", given=f"{PASSWORD}-{PASSWORD}", code=1),
        commands.run(*apply, "--identity", "card-text", given=PIN),
        commands.run(*apply, "--identity", "card-number-b", given=number_b),
        commands.run(*apply, "--identity", "jpki-authentication", given=AUTHENTICATION_PIN),
        commands.run(*apply, "--identity", "jpki-signature", given=PASSWORD),
        commands.run(*apply, "--identity", "card-text", given=WRONG_PIN, code=1),
        commands.run("outbox", "list", "--json"),
        commands.run("outbox", "deliver", "--json"),
        commands.run("doctor", "--json", code=None),
    ]

    assert sum(b"Lc=" in output for output in told) >= 13, "the commands were not loud"
    assert [commands.traces.of(output) for output in told] == [[] for _ in told]
    assert commands.kept() == []


@pytest.mark.pcscd
@pytest.mark.xdist_group("pcscd")
@pytest.mark.timeout(300)
def test_no_command_leaves_a_trace_of_a_secret_that_went_through_the_card_service(
    commands: Commands,
) -> None:
    """The same through pcscd; then with no card there, and with no card service."""
    settings = commands.settings.read_text("utf-8")
    commands.settings.write_text(settings.replace(f"simulator:{commands.person}", READER), "utf-8")
    payload = commands.folder / "payload.json"
    payload.write_text("{}")
    answers = str(answers_for(commands.persona, commands.folder))
    read = ("card", "read", "--json", "--secret-file", "-", "--using")
    sign = ("card", "sign", "--json", "--secret-file", "-", "--payload", str(payload), "--key")
    apply = ("apply", "--json", "--procedure", "juminhyo", "--answers", answers, "--secret-file", "-")
    number_b = commands.persona.number_b
    with running_pcscd():
        with commands.card_laid():
            told = [
                commands.run(*read, "number-b", given=number_b),
                commands.run(*sign, "authentication", given=AUTHENTICATION_PIN),
                commands.run(*sign, "signature", given=WRONG_PASSWORD, code=1),
                commands.run(*apply, "--identity", "jpki-signature", given=PASSWORD),
            ]
        eventually(lambda: not slot_has_card())
        told += [commands.run(*read, "pin", given=PIN, code=1)]
    told += [commands.run(*sign, "signature", given=PASSWORD, code=1)]

    assert sum(b"Lc=" in output for output in told) >= 4, "the commands were not loud"
    assert [commands.traces.of(output) for output in told] == [[] for _ in told]
    assert commands.kept() == []


@pytest.fixture
def here(tmp_path: Path, person: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """A kiosk whose home and temporary folders are its own."""
    for name in ("home", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    with running_backend(tmp_path / "backend_home") as backend:
        kiosk = kiosk_with(settings_for(tmp_path, backend), str(person))
        try:
            yield Town(kiosk, backend, tmp_path)
        finally:
            kiosk.close()


def left_behind(here: Town, traces: Traces, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Everything that anybody could find after the visit or during it."""
    visit = here.kiosk.loop.visit
    folders = [path for path in here.directory.iterdir() if path.is_dir() and path.name != "card"]
    return [
        *traces.in_records(caplog.records),
        *traces.in_files(*folders),
        *traces.in_process(os.getpid()),
        *traces.of(repr(os.environ)),
        *traces.of(repr((visit.step, visit.cases, visit.evidence))),
    ]


def test_visit_by_pin_leaves_no_trace_of_it(
    here: Town, traces: Traces, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
    wrong = here.kiosk.enter(WRONG_PIN)
    here.kiosk.until_true(lambda: here.kiosk.screen.support_code == "CARD-04", "the wrong PIN")
    right = here.kiosk.enter(PIN)
    here.kiosk.until("confirming")
    play(here.kiosk, (("next", "asking:subject.name_kana"), *QUESTIONS, ("next", "finished")))

    assert wrong.wiped
    assert right.wiped
    assert sum("00 20 00 91 Lc=4" in record.getMessage() for record in caplog.records) == 2
    assert left_behind(here, traces, caplog) == []
    assert traces.of(repr(here.kiosk.shown)) == []


def test_visit_by_the_printed_numbers_and_the_other_pin_leaves_no_trace_of_them(
    here: Town, traces: Traces, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    numbers = (
        (("type", {"era": "showa", "year": "23", "month": "3", "day": "5"}), "typing-card-numbers:birth"),
        ("next", "typing-card-numbers:expiry"),
        (("type", "2033"), "typing-card-numbers:expiry"),
        ("next", "typing-card-numbers:code"),
        (("type", CODE), "typing-card-numbers:code"),
        ("next", "confirming"),
    )
    play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret"), ("forgotten", "typing-card-numbers")))
    play(here.kiosk, numbers)
    play(
        here.kiosk,
        (("next", "offering-proof"), ("choose:now", "offering-proof"), ("next", "entering-secret")),
    )
    held = here.kiosk.enter(AUTHENTICATION_PIN)
    here.kiosk.until("asking:subject.name_kana")
    play(here.kiosk, (*QUESTIONS, ("next", "finished")))

    assert held.wiped
    assert sum("Lc=14" in record.getMessage() for record in caplog.records) == 2
    assert left_behind(here, traces, caplog) == []


def test_digits_touched_on_the_pad_stay_nowhere_in_the_window(
    here: Town, traces: Traces, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    caplog.set_level(logging.DEBUG)
    shown = ShownScreens(qtbot)
    play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
    assert isinstance(here.kiosk.screen.body, SecretPad)
    shown.show(here.kiosk.screen)
    shown.touch(*(f"pad:{digit}" for digit in PIN))
    assert "accessibleName=" in window_texts(shown)
    assert traces.of(window_texts(shown)) == []
    shown.touch("next")
    (entered,) = shown.posted
    here.kiosk.post(entered)
    here.kiosk.until("confirming")
    shown.show(here.kiosk.screen)

    assert traces.of(window_texts(shown)) == []
    assert left_behind(here, traces, caplog) == []


def window_texts(shown: ShownScreens) -> str:
    """Every property of every object of the page, as a debugger or an accessibility tool reads them."""
    found = []
    for thing in [shown.page, *shown.page.findChildren(QObject)]:
        meta = thing.metaObject()
        names = [str(meta.property(index).name()) for index in range(meta.propertyCount())]
        names += [bytes(name.data()).decode() for name in thing.dynamicPropertyNames()]
        found += [f"{name}={shown_value(thing, name)}" for name in names]
    return "\n".join(found)


def shown_value(thing: QObject, name: str) -> str:
    try:
        return repr(thing.property(name))
    except RuntimeError:  # a pointer of Qt's own, which has no form in Python
        return ""


@pytest.mark.parametrize(
    "content",
    [
        "pin 0264.",
        "０２６４",
        "30323634",
        "30 32 36 34",
        "[48, 50, 54, 52]",
        b"0\0002\x006\x004\0",
        "zq0hx4wkpv",
        "ＺＱ０ＨＸ４ＷＫＰＶ",
        "WlEwSFg0V0tQVg==",
    ],
)
def test_trace_in_any_form_is_found(content: str | bytes, traces: Traces, tmp_path: Path) -> None:
    assert traces.of(content)
    file = tmp_path / "kept" / "file"
    file.parent.mkdir()
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert traces.in_files(tmp_path / "kept")


def test_process_that_is_given_a_secret_by_its_command_line_is_found(traces: Traces) -> None:
    for command, environment in (((PIN,), {}), ((), {"SECRET": PASSWORD})):
        process = subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.read()", *command],
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert watched(process, b"", traces)[1] != []


def test_record_that_carries_a_secret_as_an_argument_is_found(traces: Traces) -> None:
    record = logging.LogRecord("x", logging.DEBUG, "", 0, "%s tries", (3,), None)
    assert traces.in_records([record]) == []
    record.secret = PASSWORD
    assert traces.in_records([record]) != []
