"""あとで続ける: the ticket is offered where it serves, shown, printed; the visit goes only when it is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.basics.result import Ok
from kiosk.paper.document import Document, Printed, PrinterState
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import PaperPreview
from kiosk.visit.timing import MACHINE_S, TAKE_PAPER_S
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of, trouble

BOOK = replace(handbook_of(languages=("ja", "en")), has_fleet_key=lambda day: day == date(2026, 11, 24))
MARK = "みほん"


def asked(book: Handbook = BOOK) -> PacedVisit:
    """In the middle of the questions, something half-typed."""
    visit = PacedVisit(book)
    visit.to_questions()
    visit.answers()
    visit.answers()
    visit.answers()
    visit.types("juminhyo.head", KANA)
    return visit


def drawn(visit: PacedVisit) -> Document:
    filling = visit.last(to_do.FillTicket)
    return Document(filling.job.visit, filling.application, b"%PDF", "券", 1)


def previewed() -> PacedVisit:
    visit = asked()
    visit.press("quit", "later")
    visit.ends(to_do.FillTicket, Ok(drawn(visit)))
    return visit


def test_quitting_offers_to_go_on_later_and_asks_the_printer() -> None:
    visit = asked()
    visit.press("quit")

    assert {"quit-now", "later", "next"} <= visit.offers
    assert visit.count(to_do.AskPrinter) == 1


def test_printer_without_paper_takes_the_offer_away() -> None:
    visit = asked()
    visit.press("quit")
    visit.ends(to_do.AskPrinter, Ok(PrinterState.NO_PAPER))

    assert "later" not in visit.offers
    assert {"quit-now", "next"} <= visit.offers


def test_day_without_a_key_has_no_offer() -> None:
    visit = asked(replace(BOOK, has_fleet_key=lambda day: False))
    visit.press("quit")
    assert "later" not in visit.offers

    visit.press("later")
    assert visit.count(to_do.FillTicket) == 0


def test_nothing_begun_and_what_was_handed_in_have_no_ticket() -> None:
    nothing = PacedVisit(BOOK)
    nothing.press("start", "quit")
    assert "later" not in nothing.offers

    sent = PacedVisit(BOOK)
    sent.to_sending()
    sent.ends(to_do.HandIn, trouble("backend-unreachable"))
    sent.press("quit")
    assert isinstance(sent.visit.over, at.ReallyQuit)
    assert "later" not in sent.offers


def test_ticket_is_sealed_with_the_application_id_of_the_visit() -> None:
    visit = asked()
    visit.press("quit", "later")

    filling = visit.last(to_do.FillTicket)
    assert filling.application == visit.visit.cases[-1].application_id
    assert filling.job.visit == visit.visit.id
    assert MARK not in repr(filling)


def test_what_is_previewed_is_what_is_printed() -> None:
    visit = previewed()
    body = visit.screen.body
    assert isinstance(body, PaperPreview)

    visit.press("next")

    assert visit.last(to_do.Print).document.pdf is body.pdf


def test_going_on_after_all_leads_back_to_the_half_typed_question() -> None:
    before = asked()
    visit = previewed()
    visit.press("go-on")

    assert visit.screen.name == before.screen.name
    assert visit.visit.drafts == before.visit.drafts


def test_printed_ticket_wipes_the_visit_before_anybody_takes_it() -> None:
    visit = previewed()
    left = visit.visit
    visit.press("next")
    visit.ends(to_do.Print, Ok(Printed("x")))

    after = visit.visit
    assert isinstance(after.step, ticketing.TakingTicket)
    assert after.id != left.id
    assert (after.cases, after.answers.by_field, after.drafts, after.card) == ((), {}, {}, None)
    assert (after.trail, after.documents, after.jobs) == ((), (), frozenset())


def test_last_page_speaks_the_visitors_language() -> None:
    visit = previewed()
    visit.visit = replace(visit.visit, comfort=replace(visit.visit.comfort, language="en"))
    visit.press("next")
    visit.ends(to_do.Print, Ok(Printed("x")))
    assert visit.visit.comfort.language == "en"

    visit.press("next")
    assert isinstance(visit.visit.step, at.Welcoming)
    assert visit.visit.comfort.language == "ja"


def test_ticket_that_nobody_takes_is_fetched_by_staff() -> None:
    visit = previewed()
    visit.press("next")
    visit.ends(to_do.Print, Ok(Printed("x")))
    visit.waits(TAKE_PAPER_S)
    assert isinstance(visit.visit.step, ticketing.TakingTicket), "asked first, not ended"
    assert "忘れずに" in str(visit.screen.body)
    assert visit.count(to_do.CallStaff) == 0

    visit.waits(BOOK.settings.visit.idle_countdown_s)
    assert isinstance(visit.visit.step, at.Welcoming)
    assert visit.last(to_do.CallStaff).reason == "paper-left"
    assert visit.last(to_do.CallStaff).job.visit == visit.visit.id


def test_who_is_still_there_gets_the_ticket_s_page_back() -> None:
    visit = previewed()
    visit.press("next")
    visit.ends(to_do.Print, Ok(Printed("x")))
    before = visit.screen
    visit.waits(TAKE_PAPER_S)
    assert visit.screen.name == "idle-warning"
    assert visit.press("next").body == before.body
    assert visit.press("next").name == "welcoming"
    assert visit.count(to_do.CallStaff) == 0


@pytest.mark.parametrize("kind", ["no-fleet-key", "paper-not-drawn"])
def test_ticket_that_cannot_be_made_loses_nothing(kind: str) -> None:
    before = asked()
    visit = asked()
    visit.press("quit", "later")
    visit.ends(to_do.FillTicket, trouble(kind))
    assert isinstance(visit.visit.step, ticketing.TicketFailed)
    assert {"quit-now", "again", "go-on"} <= visit.offers

    visit.press("again")
    assert visit.count(to_do.FillTicket) == 2
    visit.ends(to_do.FillTicket, trouble(kind))
    visit.press("go-on")
    assert (visit.screen.name, visit.visit.drafts) == (before.screen.name, before.visit.drafts)


def test_printer_that_fails_is_asked_again_with_the_same_sheet() -> None:
    visit = previewed()
    visit.press("next")
    first = visit.last(to_do.Print).document
    visit.ends(to_do.Print, trouble("print-failed"))
    visit.press("again")

    assert visit.last(to_do.Print).document is first
    visit.ends(to_do.Print, Ok(Printed("x")))
    assert isinstance(visit.visit.step, ticketing.TakingTicket)


def test_held_up_printer_calls_staff_once_and_can_be_given_up() -> None:
    visit = previewed()
    visit.press("next", "give-up")
    assert isinstance(visit.visit.step, ticketing.PrintingTicket), "there is nothing to give up yet"

    note = trouble("out-of-paper").failure
    visit.tells(to_do.Print, 1, 2, note)
    visit.tells(to_do.Print, 1, 2, note)
    assert visit.count(to_do.CallStaff) == 1

    visit.press("give-up")
    assert visit.screen.name == "ticket-failed"
    stopped = [effect.job for effect in visit.effects if isinstance(effect, to_do.Stop)]
    assert visit.last(to_do.Print).job in stopped
    visit.press("quit-now")
    assert isinstance(visit.visit.step, at.Welcoming)


@pytest.mark.parametrize("step", [ticketing.FillingTicket, ticketing.PrintingTicket])
def test_machine_that_hangs_leads_on(step: type[object]) -> None:
    visit = asked()
    visit.press("quit", "later")
    if step is ticketing.PrintingTicket:
        visit.ends(to_do.FillTicket, Ok(drawn(visit)))
        visit.press("next")
    visit.waits(MACHINE_S[step])

    assert isinstance(visit.visit.step, ticketing.TicketFailed)
    assert visit.visit.answers.by_field


def test_audit_tells_of_the_ticket_and_of_the_wipe() -> None:
    visit = previewed()
    visit.press("next")
    visit.ends(to_do.Print, Ok(Printed("x")))

    assert [line.event.label for line in visit.lines][-2:] == ["ticket-printed", "visit-forgotten"]
    assert all(MARK not in str(line.facts) for line in visit.lines)
