"""Handing in: once, with one id, and with every way on that the outcome leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import PrinterState
from kiosk.visit import effects as to_do
from kiosk.visit.events import JobEnded
from kiosk.visit.screen import Working
from tests.fakes.paced_visit import PacedVisit, handbook_of, trouble

BOOK = handbook_of()


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(BOOK)
    made.to_sending()
    return made


def test_pressed_twice_it_is_handed_in_once() -> None:
    visit = PacedVisit(BOOK)
    visit.to_questions()
    visit.to_check()
    visit.press("next", "next", "next", "back")
    assert visit.count(to_do.HandIn) == 1
    assert visit.screen.name == "sending"


@pytest.mark.parametrize("from_ticket", [True, False])
def test_what_a_ticket_brought_back_is_handed_in_as_such(from_ticket: bool) -> None:
    visit = PacedVisit(BOOK)
    visit.to_questions()
    visit.to_check()
    (case,) = visit.visit.cases
    visit.visit = replace(visit.visit, cases=(replace(case, from_ticket=from_ticket),))
    visit.press("next")
    assert visit.last(to_do.HandIn).application.from_ticket is from_ticket


def test_delivered_it_shows_the_number(visit: PacedVisit) -> None:
    assert visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127"))).name == "finished"
    assert "127" in visit.screen.spoken


def test_number_of_another_application_is_never_shown(visit: PacedVisit) -> None:
    foreign = Outcome("delivered", "999", application_id=ApplicationId("0193-somebody-else"))
    assert visit.ends(to_do.HandIn, Ok(foreign)).name == "sending"
    assert "999" not in " ".join(visit.screen.spoken)
    assert visit.waits(60).name == "cannot-send"


def test_own_application_is_recognised(visit: PacedVisit) -> None:
    own = Outcome("delivered", "127", application_id=visit.visit.cases[-1].application_id)
    assert visit.ends(to_do.HandIn, Ok(own)).name == "finished"


@pytest.mark.parametrize(
    ("outcome", "waits"),
    [
        (Outcome("queued", failure=Failure(Code.NET_01)), True),
        (Outcome("paper", failure=Failure(Code.NET_08)), False),
        (Outcome("parked", failure=Failure(Code.NET_05)), False),
    ],
    ids=lambda one: getattr(one, "kind", None),
)
def test_waiting_is_offered_only_where_it_waits(outcome: Outcome, waits: bool, visit: PacedVisit) -> None:
    visit.ends(to_do.HandIn, Ok(outcome))
    assert ("wait" in visit.offers) is waits
    assert visit.offers >= {"again", "next"}
    assert outcome.failure is not None
    assert visit.screen.support_code == outcome.failure.code.support


def test_waiting_cannot_be_chosen_where_it_is_not_offered(visit: PacedVisit) -> None:
    visit.ends(to_do.HandIn, Ok(Outcome("paper")))
    assert visit.press("wait").name == "cannot-send"


def test_what_arrived_before_one_chose_to_wait_has_its_number_told(visit: PacedVisit) -> None:
    visit.ends(to_do.HandIn, Ok(Outcome("queued", failure=Failure(Code.NET_01))))
    assert visit.press("wait", "wait").name == "cannot-send"
    assert visit.last(to_do.LookUp).application == visit.visit.cases[-1].application_id
    assert visit.ends(to_do.LookUp, Ok("127")).name == "finished"
    assert "127" in visit.screen.spoken
    outcome = visit.visit.cases[-1].outcome
    assert outcome == Outcome("delivered", "127")


@pytest.mark.parametrize("found", ["the short number", None, "a fault"])
def test_what_waits_still_goes_by_its_short_number(found: str | None, visit: PacedVisit) -> None:
    visit.ends(to_do.HandIn, Ok(Outcome("queued")))
    visit.press("wait")
    short = visit.visit.cases[-1].application_id[-6:].upper()
    result = trouble("unexpected") if found == "a fault" else Ok(found and short)
    assert visit.ends(to_do.LookUp, result).name == "finished"
    assert short in visit.screen.spoken
    assert visit.visit.cases[-1].outcome == Outcome("queued")


def test_who_prints_instead_of_waiting_is_not_held_up_by_the_look(visit: PacedVisit) -> None:
    visit.ends(to_do.HandIn, Ok(Outcome("queued")))
    visit.press("wait", "next")
    assert visit.ends(to_do.LookUp, Ok("127")).name == "filling-paper"


def test_again_is_the_same_application(visit: PacedVisit) -> None:
    first = visit.last(to_do.HandIn).application
    visit.ends(to_do.HandIn, Ok(Outcome("queued")))
    visit.press("again", "again")
    assert visit.count(to_do.HandIn) == 2
    assert visit.last(to_do.HandIn).application == first


def test_a_fault_in_delivery_leads_to_paper(visit: PacedVisit) -> None:
    assert visit.ends(to_do.HandIn, trouble("unexpected")).name == "cannot-send"
    assert visit.press("next").name == "filling-paper"


def test_what_comes_after_the_deadline_is_not_taken_for_the_next_try(visit: PacedVisit) -> None:
    late = visit.last(to_do.HandIn)
    visit.waits(11)
    visit.press("again")
    visit.happens(JobEnded(late.job, Ok(Outcome("delivered", "127"))))
    assert visit.screen.name == "sending"


def test_stages_are_told_in_words_and_never_run_over(visit: PacedVisit) -> None:
    for done in (0, 1, 2, 3, 9):
        body = visit.tells(to_do.HandIn, done, 3).body
        assert isinstance(body, Working)
        assert [stage.state for stage in body.stages].count("now") == 1
        assert body.done <= body.total


def test_the_printer_is_asked_before_paper_is_offered(visit: PacedVisit) -> None:
    visit.ends(to_do.AskPrinter, Ok(PrinterState.NONE))
    assert visit.screen.name == "sending"
    assert visit.visit.devices.printer is PrinterState.NONE
    visit.ends(to_do.HandIn, Ok(Outcome("paper")))
    named = {button.id: button.label for button in visit.screen.buttons}
    assert named["next"] == BOOK.words("ja")("visit.cannot-send.no-printer")
