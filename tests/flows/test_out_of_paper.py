"""Flow 7: out of paper. The page stays and says what staff do; refilled it goes on; else staff have it."""

from __future__ import annotations

from pathlib import Path

from kiosk.paper.document import PrinterState
from kiosk.paper.service import PaperService
from kiosk.visit.screen import Working
from tests.fakes.ipp_printer import running
from tests.fakes.kiosk import Kiosk, Town, town
from tests.fakes.printer import FakePrinter
from tests.flows.ways import TO_CHECK, play


def with_printer(kiosk: Kiosk, printer: FakePrinter | str) -> None:
    services = kiosk.services
    services.__dict__["paper"] = PaperService(services.library, services.catalogue, printer=printer)


def held(kiosk: Kiosk) -> bool:
    body = kiosk.screen.body
    return isinstance(body, Working) and body.hold is not None


def to_the_printer(here: Town) -> None:
    play(here.kiosk, TO_CHECK)
    here.backend.stop()
    play(here.kiosk, (("next", "cannot-send"), ("next", "previewing")))
    here.backend.start()


def test_out_of_paper_is_said_staff_are_called_once_and_refilled_it_goes_on(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        to_the_printer(here)
        printer.set_state(PrinterState.NO_PAPER)
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: held(here.kiosk), "what holds it up")
        assert here.kiosk.screen.support_code == "PRINT-02"
        here.kiosk.until_true(lambda: len(here.backend.staff_calls()) == 1, "the call")
        printer.set_state(PrinterState.READY)
        here.kiosk.until("finished")
        assert len(printer.printed) == 1
        assert len(here.backend.staff_calls()) == 1


def test_given_up_while_held_goes_to_staff_with_a_number(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        to_the_printer(here)
        printer.set_state(PrinterState.JAM)
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: held(here.kiosk), "what holds it up")
        here.kiosk.press("give-up")
        here.kiosk.until("cannot-print")
        assert printer.printed == []


def test_a_printer_that_never_ends_has_a_deadline(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        to_the_printer(here)
        printer.set_state(PrinterState.OFFLINE)
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: held(here.kiosk), "what holds it up")
        here.kiosk.wait(181)
        here.kiosk.until("cannot-print")


def test_on_a_real_ipp_printer(tmp_path: Path) -> None:
    (tmp_path / "ipp").mkdir()
    with running(tmp_path / "ipp") as printer, town(tmp_path) as here:
        with_printer(here.kiosk, printer.uri)
        to_the_printer(here)
        printer.take_paper_away()
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: held(here.kiosk), "what holds it up")
        assert here.kiosk.screen.support_code == "PRINT-02"
        printer.put_paper_in()
        here.kiosk.until("finished")
        assert (printer.folder / "out.pdf").read_bytes().startswith(b"%PDF")
