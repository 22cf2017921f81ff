"""What only the desk does, on the page and on the slip to take home (次に持ってくるもの)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Ok
from kiosk.paper.document import Printed, PrinterState
from kiosk.visit import effects as to_do
from kiosk.visit.events import ComfortChosen, DevicesChanged, JobTold
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Notice, Screen
from kiosk.visit.states import AtTheDesk
from kiosk.words.furigana import plain
from tests.fakes.paced_visit import PacedVisit, handbook_of, trouble

BOOK = handbook_of()
WITH_SLIPS = replace(BOOK, slip=True)
TO_DESK = ("start", "tile:card", "tile:certificates-renewal")


def led(standing: str = "guardian", book: Handbook = WITH_SLIPS) -> PacedVisit:
    """Somebody whom only the desk can help, on the page that says so."""
    visit = PacedVisit(book)
    visit.press(
        "start", "tile:certificates", "tile:juminhyo", "next", "choose:proxy", "next", "no-card", "next"
    )
    visit.types("standing", standing)
    visit.press("next")
    return visit


def offers_print(screen: Screen) -> bool:
    return "print" in {button.id for button in screen.buttons}


def headline(screen: Screen) -> str:
    assert isinstance(screen.body, Notice)
    return plain(screen.body.headline or "").replace("\u200b", "")


@pytest.mark.parametrize(
    ("standing", "matter"),
    [("guardian", "guardian"), ("minor", "minor"), ("heir", "heir"), ("third", "third-party")],
)
def test_slip_of_what_to_bring_comes_out_for_whom_the_procedure_cannot_help(
    standing: str, matter: str
) -> None:
    visit = led(standing)
    assert offers_print(visit.screen)
    screen = visit.press("print")
    asked = visit.last(to_do.PrintDeskSlip)
    assert (asked.matter, asked.procedure, asked.language) == (matter, "juminhyo", "ja")
    assert asked.application not in {"", visit.visit.cases[-1].application_id}
    assert headline(screen) == "紙を印刷しています。"
    assert headline(visit.ends(to_do.PrintDeskSlip, Ok(Printed("slip")))) == "紙が出ました。お取りください。"


def test_slip_is_there_for_a_tile_of_the_desk_too_whose_counter_is_its_own() -> None:
    visit = PacedVisit(WITH_SLIPS)
    assert offers_print(visit.press(*TO_DESK))
    visit.press("print")
    asked = visit.last(to_do.PrintDeskSlip)
    assert (asked.matter, asked.procedure) == ("certificates-renewal", "")
    assert asked.application


def test_second_touch_prints_no_other() -> None:
    visit = led()
    assert not offers_print(visit.press("print"))
    visit.press("print")
    assert not offers_print(visit.ends(to_do.PrintDeskSlip, Ok(Printed("slip"))))
    visit.press("print")
    assert visit.count(to_do.PrintDeskSlip) == 1


def test_slip_that_did_not_come_out_leads_to_staff_and_may_be_asked_for_again_on_return() -> None:
    visit = led()
    visit.press("print")
    screen = visit.ends(to_do.PrintDeskSlip, trouble("print-failed"))
    assert headline(screen) == "印刷できませんでした。係の人を呼んでください。"
    assert "call" in {button.id for button in screen.buttons}
    assert not offers_print(screen)
    assert offers_print(visit.press("back", "next"))
    visit.press("print")
    assert visit.count(to_do.PrintDeskSlip) == 2


def test_printer_that_waits_for_paper_is_told_and_what_comes_later_is_too() -> None:
    visit = led()
    visit.press("print")
    job = visit.last(to_do.PrintDeskSlip).job
    screen = visit.happens(JobTold(job, 0, 1, Failure(Code.PRINT_02)))
    assert "係の人を呼んでください" in headline(screen)
    assert not offers_print(screen)
    assert "紙が出ました" in headline(visit.ends(to_do.PrintDeskSlip, Ok(Printed("slip"))))


def test_without_a_slip_printer_the_one_of_the_forms_is_asked_and_offered_where_it_works() -> None:
    visit = led(book=BOOK)
    assert not offers_print(visit.ends(to_do.AskPrinter, Ok(PrinterState.NO_PAPER)))
    mended = replace(visit.visit.devices, printer=PrinterState.READY)
    assert offers_print(visit.happens(DevicesChanged(mended)))


def test_where_nothing_is_to_be_brought_nothing_is_printed() -> None:
    visit = PacedVisit(WITH_SLIPS)
    visit.visit = replace(visit.visit, step=AtTheDesk("moving"))
    assert not offers_print(visit.screen)
    visit.press("print")
    assert visit.count(to_do.PrintDeskSlip) == 0


def test_large_letters_leave_out_who_helps_and_never_what_became_of_the_slip() -> None:
    visit = led("heir")
    large = replace(visit.visit.comfort, text_size="largest")
    assert headline(visit.happens(ComfortChosen(large))) == ""
    assert headline(visit.press("print")) == "紙を印刷しています。"


def test_what_became_of_the_slip_is_said_aloud() -> None:
    visit = led()
    assert any("かみでもらう" in one for one in visit.screen.spoken)
    visit.press("print")
    assert any("おとりください" in one for one in visit.ends(to_do.PrintDeskSlip, Ok(Printed("slip"))).spoken)


def test_back_leaves_the_print_and_its_end_moves_nothing() -> None:
    visit = led()
    visit.press("print")
    screen = visit.press("back")
    assert screen.name == "asking:standing"
    assert visit.count(to_do.Stop) == 1
