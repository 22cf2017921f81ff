"""A scanned ticket: codes in any order, every refusal with its way on, and back to where the person stood."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.result import Ok
from kiosk.paper.symbols import TICKET, texts_of
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing
from kiosk.visit.events import TicketScanned
from kiosk.visit.resuming import packed
from kiosk.visit.screen import Notice
from kiosk.visit.timing import MACHINE_S
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of, reading, trouble

BOOK = replace(handbook_of(languages=("ja", "en")), has_fleet_key=lambda day: True)
SHORT = texts_of(b"sealed", TICKET)
LONG = texts_of(bytes(range(256)) * 8, TICKET)


def scans(visit: PacedVisit, *texts: str) -> None:
    for text in texts:
        visit.happens(TicketScanned(text))


def half(*, with_card: bool) -> PacedVisit:
    """The first questions answered, the next half-typed."""
    visit = PacedVisit(BOOK)
    if with_card:
        visit.to_questions()
    else:
        visit.to_card()
        visit.press("no-card", "next")
    visit.answers()
    if with_card:
        visit.answers()
        visit.answers()
        visit.types("juminhyo.head", KANA)
    return visit


def resumed(left: PacedVisit) -> PacedVisit:
    visit = PacedVisit(BOOK)
    scans(visit, *SHORT)
    visit.ends(to_do.OpenTicket, Ok(packed(left.visit, BOOK)))
    visit.ends(to_do.LookUp, Ok(None))
    assert isinstance(visit.visit.step, ticketing.Resumed)
    return visit


def test_one_code_is_opened_at_once() -> None:
    visit = PacedVisit(BOOK)
    scans(visit, *SHORT)

    assert isinstance(visit.visit.step, ticketing.OpeningTicket)
    assert visit.last(to_do.OpenTicket).sealed == b"sealed"


def test_several_codes_are_collected_in_any_order_and_twice() -> None:
    visit = PacedVisit(BOOK)
    scans(visit, LONG[2], LONG[0], LONG[2])
    assert visit.visit.step == ticketing.CollectingTicket((LONG[2], LONG[0]), len(LONG))

    scans(visit, *LONG)
    assert visit.last(to_do.OpenTicket).sealed == bytes(range(256)) * 8


def test_code_of_another_ticket_begins_anew() -> None:
    visit = PacedVisit(BOOK)
    scans(visit, LONG[0], *SHORT)

    assert visit.last(to_do.OpenTicket).sealed == b"sealed"


@pytest.mark.parametrize(
    "text",
    ["49012345678", "https://example.jp/", SHORT[0][:-1] + "%", SHORT[0][:-3]],
    ids=["bar code", "address", "spoiled", "torn"],
)
def test_what_is_no_whole_code_of_a_ticket_is_refused_kindly(text: str) -> None:
    visit = PacedVisit(BOOK)
    scans(visit, text)

    assert visit.screen.support_code == "TICKET-05"
    assert {"call", "next"} <= visit.offers
    scans(visit, *SHORT)
    assert isinstance(visit.visit.step, ticketing.OpeningTicket)


def test_code_of_a_form_or_a_letter_of_proxy_sends_to_the_counter() -> None:
    """Also the first of several: nobody is asked for the others of a paper that the kiosk cannot open."""
    for sealed in (b"a form", bytes(2000)):
        visit = PacedVisit(BOOK)
        scans(visit, texts_of(sealed)[0])
        assert visit.screen.support_code == "TICKET-09"
        assert {button.id for button in visit.screen.buttons} >= {"call", "next"}


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("no-fleet-key", "TICKET-01"),
        ("ticket-of-another-day", "TICKET-02"),
        ("ticket-of-another-fleet", "TICKET-03"),
        ("ticket-altered", "TICKET-04"),
    ],
)
def test_each_refusal_has_its_own_words_and_leads_on(kind: str, code: str) -> None:
    visit = PacedVisit(BOOK)
    scans(visit, *SHORT)
    visit.ends(to_do.OpenTicket, trouble(kind))

    body = visit.screen.body
    assert isinstance(body, Notice)
    assert visit.screen.support_code == code
    assert body.lines[0]
    assert visit.lines[-1].facts["code"] == code
    visit.press("next")
    assert isinstance(visit.visit.step, at.ChoosingTopic)


def test_contents_that_cannot_go_on_here_are_refused() -> None:
    visit = PacedVisit(BOOK)
    scans(visit, *SHORT)
    visit.ends(to_do.OpenTicket, Ok(b"of a later version"))

    assert visit.screen.support_code == "TICKET-06"


def test_opening_that_hangs_leads_on() -> None:
    visit = PacedVisit(BOOK)
    scans(visit, *SHORT)
    visit.waits(MACHINE_S[ticketing.OpeningTicket])

    assert isinstance(visit.visit.step, ticketing.TicketRefused)


@pytest.mark.parametrize("where", ["in the middle", "with something over the first page"])
def test_scan_elsewhere_changes_nothing(where: str) -> None:
    visit = half(with_card=True) if where == "in the middle" else PacedVisit(BOOK)
    if where != "in the middle":
        visit.press("tool:text-size")
    before = visit.visit
    scans(visit, *SHORT)

    assert (visit.visit.step, visit.visit.over, visit.visit.drafts) == (
        before.step,
        before.over,
        before.drafts,
    )
    assert visit.count(to_do.OpenTicket) == 0


def test_page_of_return_names_the_procedure_and_no_answer() -> None:
    visit = resumed(half(with_card=True))
    body = visit.screen.body

    assert isinstance(body, Notice)
    assert "住民票" in body.lines[0].replace("{", "").replace("}", "") or "じゅうみんひょう" in body.lines[0]
    assert len(body.lines) == 2, "and that the card is laid down again"
    assert "みほん" not in str(visit.screen)


def test_card_is_asked_for_again_and_then_the_half_typed_answer_stands_there() -> None:
    left = half(with_card=True)
    visit = resumed(left)
    assert visit.visit.card is None
    visit.press("next")
    assert isinstance(visit.visit.step, at.WaitingForCard)

    visit.card(there=True)
    visit.ends(to_do.ReadTries, Ok({"card-text-pin": 3}))
    visit.enters().wipe()
    visit.ends(to_do.ReadCard, reading())
    visit.press("next")

    assert visit.screen.name == "asking:juminhyo.head"
    assert visit.visit.drafts.items() <= left.visit.drafts.items()
    assert "juminhyo.head" in visit.visit.drafts
    assert visit.visit.cases[-1].application_id == left.visit.cases[-1].application_id


def test_without_a_card_it_goes_on_at_the_very_part() -> None:
    left = half(with_card=False)
    while not left.screen.name.startswith("asking:subject.address"):
        left.answers()
    left.answers()
    visit = resumed(left)
    visit.press("next")

    assert visit.screen.name == left.screen.name


def test_nobody_chosen_yet_begins_with_what_is_needed() -> None:
    left = PacedVisit(BOOK)
    left.to_who()
    visit = resumed(left)
    visit.press("next")

    assert isinstance(visit.visit.step, at.Preparing)


def test_same_ticket_twice_is_one_application_id() -> None:
    left = half(with_card=True)

    first, second = resumed(left), resumed(left)

    (case,) = left.visit.cases
    assert first.visit.cases == second.visit.cases == (replace(case, from_ticket=True),)


def test_what_was_handed_in_here_is_told_by_its_number_and_nothing_of_it_stays() -> None:
    left = half(with_card=False)
    visit = PacedVisit(BOOK)
    scans(visit, *SHORT)
    visit.ends(to_do.OpenTicket, Ok(packed(left.visit, BOOK)))
    assert visit.last(to_do.LookUp).application == left.visit.cases[-1].application_id
    visit.ends(to_do.LookUp, Ok("127"))

    body = visit.screen.body
    assert isinstance(body, Notice)
    assert "127" in (body.explanation or "")
    assert (visit.visit.cases, visit.visit.answers.by_field, visit.visit.drafts) == ((), {}, {})
    assert visit.screen.support_code == "TICKET-08"


def test_audit_tells_that_a_visit_came_back() -> None:
    visit = resumed(half(with_card=True))

    assert [line.event.label for line in visit.lines][-1] == "ticket-taken-back"
