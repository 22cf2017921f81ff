"""Flow 7: out of paper. The page stays and says what staff do; refilled it goes on; else staff have it."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.paper.document import PrinterState
from kiosk.paper.service import PaperService
from kiosk.visit.screen import Notice, PaperPreview, Working
from tests.fakes.ipp_printer import running
from tests.fakes.kiosk import Kiosk, Town, town
from tests.fakes.printer import FakePrinter
from tests.flows.ways import TO_CHECK, play

VOID = "無効"


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
        here.kiosk.until("taking-paper")
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
        here.kiosk.until("taking-paper")
        assert (printer.folder / "out.pdf").read_bytes().startswith(b"%PDF")


def test_sheets_that_nobody_takes_are_fetched_by_staff(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        to_the_printer(here)
        preview = here.kiosk.screen.body
        here.kiosk.press("next")
        here.kiosk.until("taking-paper")
        assert isinstance(preview, PaperPreview)
        assert [document.pdf for document in printer.printed] == [preview.pdf]
        here.kiosk.wait(61)
        assert here.kiosk.screen.name == "idle-warning"
        assert not here.backend.staff_calls()
        here.kiosk.wait(61)
        assert here.kiosk.screen.name == "welcoming"
        here.kiosk.until_true(lambda: len(here.backend.staff_calls()) == 1, "the call")


def test_staff_print_once_more_on_paper_that_says_that_the_first_copy_is_void(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        to_the_printer(here)
        printer.break_next_job()
        here.kiosk.press("next")
        here.kiosk.until("cannot-print")
        here.kiosk.until_true(lambda: "reprint" in buttons(here.kiosk), "one more print")
        here.kiosk.press("reprint")
        here.kiosk.until("previewing")
        assert VOID in text_of(here.kiosk.screen.body)
        printer.break_next_job()
        here.kiosk.press("next")
        here.kiosk.until("cannot-print")
        here.kiosk.until_true(lambda: body_of(here.kiosk).headline is not None, "what is kept")
        assert "reprint" not in buttons(here.kiosk)


def test_second_copy_that_comes_out_is_the_application_and_nothing_is_sent(tmp_path: Path) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        with_printer(here.kiosk, printer)
        to_the_printer(here)
        printer.break_next_job()
        here.kiosk.press("next")
        here.kiosk.until_true(lambda: "reprint" in buttons(here.kiosk), "one more print")
        play(here.kiosk, (("reprint", "previewing"), ("next", "taking-paper")))
        assert VOID in text_of_pdf(printer.printed[0].pdf)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (PrinterState.NO_PAPER, "PRINT-02"),
        (PrinterState.JAM, "PRINT-03"),
        (PrinterState.DOOR_OPEN, "PRINT-10"),
        (PrinterState.NO_TONER, "PRINT-11"),
        (PrinterState.OFFLINE, "PRINT-04"),
        (PrinterState.STOPPED, "PRINT-12"),
    ],
)
def test_paper_is_not_offered_while_the_printer_cannot_and_is_once_it_can(
    tmp_path: Path, state: PrinterState, code: str
) -> None:
    with town(tmp_path) as here:
        printer = FakePrinter()
        printer.set_state(state)
        with_printer(here.kiosk, printer)
        play(here.kiosk, TO_CHECK)
        here.backend.stop()
        play(here.kiosk, (("next", "cannot-send"),))
        here.kiosk.until_true(lambda: "look-again" in buttons(here.kiosk), "what the printer says")
        reason = here.kiosk.services.catalogue.words("ja").failure(Failure(named(code))).title
        assert reason in "".join(body_of(here.kiosk).lines)
        printer.set_state(PrinterState.READY)
        here.kiosk.press("look-again")
        here.kiosk.until_true(lambda: "look-again" not in buttons(here.kiosk), "the printer's word")
        here.backend.start()
        play(here.kiosk, (("next", "previewing"),))


def named(code: str) -> Code:
    return next(one for one in Code if one.support == code)


def buttons(kiosk: Kiosk) -> set[str]:
    return {button.id for button in kiosk.screen.buttons}


def body_of(kiosk: Kiosk) -> Notice:
    assert isinstance(kiosk.screen.body, Notice)
    return kiosk.screen.body


def text_of(body: object) -> str:
    assert isinstance(body, PaperPreview)
    return text_of_pdf(body.pdf)


def text_of_pdf(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
