"""The shipped settings of CUPS, with a real `cupsd`: no form stays, and `doctor` says the same."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.cli.doctor_machine import Machine, spool
from kiosk.settings import Settings
from kiosk.settings.models import PaperSettings
from tests.fakes.cups import FILES, SERVER, Cups, cups, missing_programs
from tests.fakes.ipp_printer import program, running
from tests.kiosk.paper.test_ipp_cups import DOCUMENT, printer_at

pytestmark = [pytest.mark.timeout(180), pytest.mark.xdist_group("cups")]
QUEUE = Settings(paper=PaperSettings(printer="cups:kiosk"))
MEMORY = "22 1 0:5 / / rw - tmpfs tmpfs rw\n"


@dataclass(frozen=True)
class After:
    """What was left once a form had come out, and what `doctor` said of that machine."""

    documents: list[Path]
    detail: str


def after_a_print(tmp_path: Path, without: str = "") -> After:
    assert not missing_programs(), f"install {missing_programs()}"
    (tmp_path / "ipp").mkdir()
    with running(tmp_path / "ipp") as device, cups(device.uri, without) as queue:
        printed = printer_at(queue.uri).print(DOCUMENT, Stoppable())
        assert isinstance(printed, Ok)
        return After(queue.documents(), spool(_machine(tmp_path, queue), QUEUE).detail)


def _machine(tmp_path: Path, queue: Cups) -> Machine:
    """Whose CUPS was started with just these settings."""
    root = tmp_path / "root"
    (root / "etc/cups").mkdir(parents=True)
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/mountinfo").write_text(MEMORY)
    shutil.copy(queue.folder / "etc" / "cupsd.conf", root / "etc/cups/cupsd.conf")
    return Machine(root, Path("/tmp"), 0)


def test_no_form_stays_with_the_shipped_settings_and_doctor_is_content(tmp_path: Path) -> None:
    after = after_a_print(tmp_path)
    assert after.documents == []
    assert after.detail == "temporary files stay in memory"


def test_without_the_line_a_form_stays_and_doctor_names_it(tmp_path: Path) -> None:
    after = after_a_print(tmp_path, "PreserveJobFiles")
    assert len(after.documents) == 1
    assert "keeps printed forms" in after.detail


def test_cupsd_takes_the_file_as_it_is_shipped(tmp_path: Path) -> None:
    for name in ("etc", "spool/tmp", "cache", "state"):
        (tmp_path / name).mkdir(parents=True)
    files = tmp_path / "cups-files.conf"
    files.write_text(FILES.format(folder=tmp_path, user="lp", group="lp"), encoding="utf-8")
    command = [program("cupsd"), "-t", "-c", str(SERVER), "-s", str(files)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert said.returncode == 0, said.stderr
    assert "Unknown" not in said.stderr
