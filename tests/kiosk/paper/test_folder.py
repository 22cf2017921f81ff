from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.paper.document import Document, PrinterState
from kiosk.paper.folder import FolderPrinter
from tests.conftest import ExpectedLog

DOCUMENT = Document(VisitId("visit"), ApplicationId("0193-test"), b"%PDF-1.4", "", 1)


def test_file_is_named_after_the_application_and_belongs_to_the_kiosk_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    result = FolderPrinter(folder).print(DOCUMENT, Stoppable())
    assert isinstance(result, Ok)
    path = Path(result.value.place)
    assert path == folder / "0193-test.pdf"
    assert path.stat().st_mode & 0o077 == 0
    assert list(folder.iterdir()) == [path]


def test_slip_lies_beside_the_form(tmp_path: Path) -> None:
    FolderPrinter(tmp_path).print(DOCUMENT, Stoppable())
    FolderPrinter(tmp_path, suffix="-slip").print(DOCUMENT, Stoppable())
    assert {path.name for path in tmp_path.iterdir()} == {"0193-test.pdf", "0193-test-slip.pdf"}


def test_printing_again_replaces_the_file(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path)
    printer.print(DOCUMENT, Stoppable())
    printer.print(Document(VisitId("visit"), ApplicationId("0193-test"), b"second", "", 1), Stoppable())
    assert (tmp_path / "0193-test.pdf").read_bytes() == b"second"


def test_folder_that_is_a_file_is_a_failure_and_leaves_nothing(
    tmp_path: Path, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("the folder cannot be written")
    (tmp_path / "taken").write_bytes(b"")
    printer = FolderPrinter(tmp_path / "taken")
    assert printer.state() is PrinterState.OFFLINE
    result = printer.print(DOCUMENT, Stoppable())
    assert isinstance(result, Err)
    assert result.failure.code.kind == "folder-unwritable"
    assert "0193-test" not in caplog.text
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_file_that_cannot_be_replaced_leaves_no_part_behind(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the folder cannot be written")
    (tmp_path / "0193-test.pdf").mkdir()
    assert isinstance(FolderPrinter(tmp_path).print(DOCUMENT, Stoppable()), Err)
    assert [path.name for path in tmp_path.iterdir()] == ["0193-test.pdf"]


def test_half_written_file_of_a_killed_process_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".kiosk-abc.part").write_bytes(b"%PDF")
    (tmp_path / "other.part").write_bytes(b"not ours")
    FolderPrinter(tmp_path).withdraw_left()
    assert [path.name for path in tmp_path.iterdir()] == ["other.part"]
