from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.runner.staff_prints import LOCK, StaffPrints
from tests.conftest import ExpectedLog
from tests.fakes.ipp_printer import until
from tests.fakes.printer import FakePrinter

PRINTING = """
import sys
from pathlib import Path
from kiosk.runner.staff_prints import StaffPrints
from tests.fakes.printer import FakePrinter
with StaffPrints(FakePrinter(), Path(sys.argv[1])).printing():
    print("printing", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_command(storage: Path) -> Iterator[subprocess.Popen[bytes]]:
    """In a process of its own, in the middle of printing; it ends well when its input is closed."""
    command = [sys.executable, "-c", PRINTING, str(storage)]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"printing\n"
        try:
            yield running
        finally:
            running.kill()


def owed(prints: StaffPrints) -> bool:
    return prints.owes


def test_word_is_there_while_a_command_prints_and_gone_when_it_ended(tmp_path: Path) -> None:
    prints = StaffPrints(FakePrinter(), tmp_path)
    assert not owed(prints)
    with prints.printing():
        assert owed(prints)
    assert not owed(prints)


def test_what_a_killed_command_left_is_taken_back(tmp_path: Path) -> None:
    with another_command(tmp_path) as killed:
        killed.kill()
        killed.wait()
    printer = FakePrinter()
    prints = StaffPrints(printer, tmp_path)
    assert owed(prints)
    prints.begin()
    assert printer.left_withdrawn == 1
    assert not owed(prints)


def test_command_at_its_start_asks_no_printer_when_nothing_was_left(tmp_path: Path) -> None:
    printer = FakePrinter()
    StaffPrints(printer, tmp_path).begin()
    assert printer.left_withdrawn == 0


def test_what_a_command_prints_now_is_left_alone(tmp_path: Path) -> None:
    printer = FakePrinter()
    prints = StaffPrints(printer, tmp_path)
    with another_command(tmp_path) as other:
        prints.begin()
        with prints.printing():
            pass
        assert printer.left_withdrawn == 0
        assert owed(prints)
        assert other.stdin is not None
        other.stdin.close()
        other.wait()
    assert not owed(prints), "the last one took back what there was"


def test_command_that_breaks_off_takes_its_own_job_back(tmp_path: Path) -> None:
    printer = FakePrinter()
    with pytest.raises(KeyboardInterrupt), StaffPrints(printer, tmp_path).printing():
        raise KeyboardInterrupt
    assert printer.left_withdrawn == 2, "before, and after"


def test_word_stays_until_the_printer_answers(tmp_path: Path) -> None:
    printer = FakePrinter()
    prints = StaffPrints(printer, tmp_path)
    printer.owes = True
    with prints.printing():
        pass
    assert owed(prints)
    printer.owes = False
    prints.begin()
    assert not owed(prints)


def test_disk_that_refuses_stops_no_paper(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("the lock of the staff's prints cannot be used")
    storage = tmp_path / "none"
    storage.touch()
    printer = FakePrinter()
    prints = StaffPrints(printer, storage)
    with prints.printing():
        pass
    assert not owed(prints)
    assert printer.left_withdrawn == 0


def test_lock_is_the_owners_alone(tmp_path: Path) -> None:
    with StaffPrints(FakePrinter(), tmp_path / "new").printing():
        until((tmp_path / "new" / LOCK).exists, "the lock")
        assert (tmp_path / "new" / LOCK).stat().st_mode & 0o777 == 0o600
