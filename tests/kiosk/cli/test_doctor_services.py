from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.basics.clock import JST
from kiosk.bootstrap import Services
from kiosk.cli.doctor_services import clock, printer, procedures, reader
from kiosk.delivery.backend import Health
from kiosk.paper.document import PrinterState
from kiosk.paper.service import PaperService
from kiosk.settings import Settings
from kiosk.settings.models import CardSettings, PaperSettings
from tests.conftest import ExpectedLog
from tests.fakes.stopped_clock import StoppedClock

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("skew", "state"),
    [(0.0, "ok"), (60.0, "ok"), (61.0, "warn"), (-61.0, "warn"), (None, "warn")],
)
def test_clock_is_compared_with_the_back_ends(skew: float | None, state: str) -> None:
    assert clock(Health(reachable=skew is not None, skew_s=skew)).state == state


def test_procedure_with_a_mistake_is_named_with_file_line_and_likely_word(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("procedure left out")
    lines = (ROOT / "resources/procedures/juminhyo/procedure.yaml").read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[at] = lines[at].replace("summary:", "sumary:")
    folder = tmp_path / "procedures" / "juminhyo"
    folder.mkdir(parents=True)
    (folder / "procedure.yaml").write_text("\n".join(lines), "utf-8")

    check = procedures(Services(Settings(), resources=tmp_path))

    assert check.state == "fail"
    assert f"procedure.yaml:{at + 1}: sumary" in check.detail
    assert "did you mean 'summary'?" in check.detail


def test_procedure_in_which_somebody_could_get_stuck_reaches_nobody(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("procedure left out: juminhyo/procedure.yaml")
    resources = tmp_path / "resources"
    shutil.copytree(ROOT / "resources", resources, ignore=shutil.ignore_patterns("fonts", "speech"))
    file = resources / "procedures" / "juminhyo" / "procedure.yaml"
    text, planted = file.read_text("utf-8"), "when: {all: [{applicant: [proxy]}, {applicant: [self]}]}"
    file.write_text(text.replace("when: {applicant: [proxy]}", planted, 1), "utf-8")

    services = Services(Settings(), resources=resources)
    check = procedures(services)

    assert "juminhyo" not in services.library.ids()
    assert services.library.get("koseki") is not None
    assert check.state == "fail"
    assert "juminhyo/procedure.yaml:" in check.detail
    assert "no way leads to this question" in check.detail


@pytest.mark.parametrize(("year", "state"), [(2027, "ok"), (2028, "warn")], ids=str)
def test_procedures_of_this_kiosk_let_everybody_through(year: int, state: str) -> None:
    """The holidays of the next year are missing from 2028 on, until somebody adds them."""
    check = procedures(Services(Settings(), StoppedClock(datetime(year, 6, 1, 9, tzinfo=JST))))
    assert check.state == state
    assert ("known until 2028-12-31" in check.detail) is (state == "warn")


def test_reader_that_is_not_there_fails_and_names_what_was_wanted() -> None:
    check = reader(Services(Settings(card=CardSettings(reader="No Such Reader"))))

    assert check.state == "fail"
    assert "No Such Reader" in check.detail


def test_kiosk_without_procedures_fails(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()

    assert procedures(Services(Settings(), resources=tmp_path)).state == "fail"


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (PrinterState.READY, "ok"),
        (PrinterState.NO_PAPER, "warn"),
        (PrinterState.JAM, "warn"),
        (PrinterState.DOOR_OPEN, "warn"),
        (PrinterState.NO_TONER, "warn"),
        (PrinterState.STOPPED, "warn"),
        (PrinterState.ATTENTION, "warn"),
        (PrinterState.OFFLINE, "fail"),
        (PrinterState.NONE, "warn"),
    ],
)
def test_printer_is_reported_as_it_says(
    said: PrinterState, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PaperService, "state", lambda _service: said)
    services = Services(Settings(paper=PaperSettings(printer="ipp://127.0.0.1:9/ipp/print")))

    assert printer(services).state == state


def test_kiosk_without_a_printer_is_warned_about() -> None:
    check = printer(Services(Settings()))

    assert check.state == "warn"
    assert "no printer" in check.detail


def test_folder_that_cannot_be_written_fails(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = Settings(paper=PaperSettings(printer=f"folder:{tmp_path / 'file'}"))

    assert printer(Services(settings)).state == "fail"
