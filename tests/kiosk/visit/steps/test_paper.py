"""On paper: shown first, printed once, given up only when it came out, and nothing promised too early."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.audit import AuditEvent
from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import Document, Printed
from kiosk.visit import effects as to_do
from kiosk.visit.screen import Finished, Notice, StaffDesk, Working
from kiosk.visit.timing import AGAIN_AFTER_S, SLOW_TAKE_PAPER_S, TAKE_PAPER_S, UNHEARD_AGAIN_S
from kiosk.words.furigana import plain
from tests.fakes.paced_visit import PacedVisit, handbook_of, trouble

BOOK = handbook_of()
BREAK = "\u200b"


@pytest.fixture
def visit() -> PacedVisit:
    """At the preview of a form that could not be sent."""
    made = PacedVisit(BOOK)
    made.to_sending()
    made.ends(to_do.HandIn, Ok(Outcome("queued")))
    made.press("next")
    filled = made.last(to_do.FillPaper)
    made.ends(
        to_do.FillPaper, Ok(Document(filled.job.visit, filled.application.application_id, b"%PDF", "", 1))
    )
    return made


def headline(visit: PacedVisit) -> str | None:
    assert isinstance(visit.screen.body, Notice)
    return visit.screen.body.headline


def print_it(visit: PacedVisit) -> None:
    """印刷する: claimed, and then the printer has it."""
    visit.press("next")
    visit.ends(to_do.ClaimForPaper, Ok(Outcome("paper")))


def test_nothing_is_printed_before_it_was_seen(visit: PacedVisit) -> None:
    assert visit.screen.name == "previewing"
    assert visit.count(to_do.Print) == 0


def test_what_stands_on_the_form_is_heard_with_headphones_alone(visit: PacedVisit) -> None:
    visit.press("back", "next")
    asked = visit.last(to_do.FillPaper)
    own = Document(asked.job.visit, asked.application.application_id, b"%PDF", "1枚", 1)
    visit.ends(to_do.FillPaper, Ok(replace(own, contents=(("使いみち", "年金"),))))
    assert visit.screen.name == "previewing"
    assert not {"使いみち", "年金"} & {*visit.screen.spoken}
    assert [one for one in visit.screen.private if one in ("使いみち", "年金")] == ["使いみち", "年金"]


def test_pressed_twice_it_is_printed_once(visit: PacedVisit) -> None:
    visit.press("next", "next", "next")
    assert (visit.count(to_do.ClaimForPaper), visit.count(to_do.Print)) == (1, 0)
    visit.ends(to_do.ClaimForPaper, Ok(Outcome("paper")))
    visit.press("next", "next")
    assert (visit.count(to_do.ClaimForPaper), visit.count(to_do.Print)) == (1, 1)


def test_what_arrived_before_it_was_printed_is_told_and_not_printed(visit: PacedVisit) -> None:
    visit.press("next")
    visit.ends(to_do.ClaimForPaper, Ok(Outcome("delivered", "127")))
    assert visit.screen.name == "finished"
    assert "127" in visit.screen.spoken
    assert visit.visit.cases[-1].outcome == Outcome("delivered", "127")
    assert visit.count(to_do.Print) == 0


def test_claim_that_was_refused_prints_nothing_and_calls_nothing_void(visit: PacedVisit) -> None:
    visit.press("next")
    visit.ends(to_do.ClaimForPaper, Ok(Outcome("parked", failure=Failure(Code.DISK_03))))
    assert visit.screen.name == "cannot-print"
    assert visit.screen.support_code == "DISK-03"
    assert (visit.count(to_do.Print), visit.count(to_do.Park)) == (0, 1)
    assert not visit.visit.cases[-1].void_copy
    visit.ends(to_do.Park, Ok(Outcome("queued")))
    assert "reprint" in visit.offers


def test_number_of_another_application_is_no_claim(visit: PacedVisit) -> None:
    visit.press("next")
    other = Outcome("delivered", "999", application_id=ApplicationId("0193-somebody-else"))
    visit.ends(to_do.ClaimForPaper, Ok(other))
    assert visit.screen.name == "printing"
    assert visit.count(to_do.Print) == 1


def test_what_arrived_while_the_printer_worked_is_told_as_well(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, Ok(Printed("x")))
    assert visit.ends(to_do.GivePaper, Ok(Outcome("delivered", "127"))).name == "taking-paper"
    assert visit.press("next").name == "finished"
    assert "127" in visit.screen.spoken


@pytest.mark.parametrize("when", ["before it was taken", "afterwards"])
def test_paper_and_number_both_in_hand_are_told_apart(when: str, visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, Ok(Printed("x")))
    if when == "afterwards":
        visit.press("next")
    visit.ends(to_do.GivePaper, Ok(Outcome("delivered", "127", void_copy=True)))
    if when != "afterwards":
        visit.press("next")
    assert visit.screen.name == "finished"
    assert "127" in visit.screen.spoken
    assert isinstance(visit.screen.body, Finished)
    note = plain(visit.screen.body.note).replace(BREAK, "")
    assert note.endswith("この番号をよびます。印刷した紙は、控えです。出さなくてかまいません。")
    assert not {"paper", "slip"} & {one.id for one in visit.screen.body.actions}


def test_number_of_another_application_changes_nothing_on_the_last_page(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, Ok(Printed("x")))
    before = visit.press("next")
    other = Outcome("delivered", "999", void_copy=True, application_id=ApplicationId("0193-somebody-else"))
    assert visit.ends(to_do.GivePaper, Ok(other)) == before


def test_the_waiting_copy_is_given_up_only_when_the_sheets_are_out(visit: PacedVisit) -> None:
    print_it(visit)
    assert visit.count(to_do.GivePaper) == 0
    visit.ends(to_do.Print, Ok(Printed("x")))
    assert visit.last(to_do.GivePaper).application == visit.visit.cases[-1].application_id
    assert visit.visit.cases[-1].outcome == Outcome("paper")


def test_what_could_not_be_printed_is_not_given_up(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    assert visit.screen.name == "cannot-print"
    assert visit.count(to_do.GivePaper) == 0
    assert (visit.count(to_do.Park), visit.last(to_do.CallStaff).reason) == (1, "no-paper")


def test_kept_is_said_only_when_it_is_kept(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    assert headline(visit) is None
    visit.ends(to_do.Park, Ok(Outcome("parked")))
    assert headline(visit)


def test_what_arrived_before_it_could_be_left_to_staff_has_its_number_told(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    visit.ends(to_do.Park, Ok(Outcome("delivered", "127")))
    assert visit.screen.name == "finished"
    assert "127" in visit.screen.spoken
    assert visit.visit.cases[-1].outcome == Outcome("delivered", "127")


def test_what_was_kept_of_another_application_is_not_this_one(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    other = ApplicationId("0193-somebody-else")
    for outcome in (
        Outcome("delivered", "999", application_id=other),
        Outcome("parked", application_id=other),
    ):
        visit.ends(to_do.Park, Ok(outcome))
        assert visit.screen.name == "cannot-print"
        assert headline(visit) is None


@pytest.mark.parametrize(
    "result",
    [Ok(Outcome("parked", failure=Failure(Code.NET_08))), trouble("unexpected")],
    ids=["no key", "fault"],
)
def test_what_could_not_be_kept_is_not_said_to_be(result: object, visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    visit.ends(to_do.Park, result)
    assert visit.screen.name == "cannot-print"
    assert headline(visit) is None


def test_held_up_staff_are_called_once_and_one_may_give_up(visit: PacedVisit) -> None:
    print_it(visit)
    assert visit.press("give-up").name == "printing"
    for _ in range(3):
        visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.count(to_do.CallStaff) == 1
    assert visit.screen.support_code == "PRINT-02"
    job = visit.last(to_do.Print).job
    assert visit.press("give-up", "give-up").name == "cannot-print"
    assert to_do.Stop(job) in visit.effects
    assert visit.count(to_do.Park) == 1


def test_refilled_the_page_says_so_and_a_second_hold_calls_again(visit: PacedVisit) -> None:
    print_it(visit)
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    visit.tells(to_do.Print, 1, 2)
    assert visit.screen.support_code is None
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_03))
    assert visit.count(to_do.CallStaff) == 2


def test_what_comes_and_goes_calls_once_and_again_only_when_nobody_came(visit: PacedVisit) -> None:
    print_it(visit)
    for _ in range(5):
        visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
        visit.tells(to_do.Print, 1, 2)
    assert visit.count(to_do.CallStaff) == 1
    visit.ends(to_do.CallStaff, Ok(None))
    visit.ticks += AGAIN_AFTER_S - 1
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.count(to_do.CallStaff) == 1
    visit.ticks += 1
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.count(to_do.CallStaff) == 2


def test_call_to_the_printer_that_nobody_heard_is_said_and_soon_made_again(visit: PacedVisit) -> None:
    print_it(visit)
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    words = BOOK.words("ja")
    assert words("visit.staff-called.not-heard") not in visit.screen.spoken
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    body = visit.screen.body
    assert isinstance(body, Working)
    assert body.explanation == words("visit.staff-called.not-heard")
    assert body.hold == words("visit.staff-called.wave")
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.count(to_do.CallStaff) == 1
    visit.ticks += UNHEARD_AGAIN_S
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.count(to_do.CallStaff) == 2
    visit.ends(to_do.CallStaff, Ok(None))
    assert isinstance(visit.screen.body, Working)
    assert visit.screen.body.explanation is None


def test_back_from_the_preview_offers_the_other_ways_again(visit: PacedVisit) -> None:
    assert visit.press("back").name == "cannot-send"
    assert visit.offers >= {"again", "wait", "next"}


def test_a_print_that_ends_after_it_was_given_up_says_nothing_more(visit: PacedVisit) -> None:
    print_it(visit)
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    visit.press("give-up")
    before = visit.visit
    visit.ends(to_do.Print, Ok(Printed("x")))
    assert visit.visit.step == before.step
    assert visit.count(to_do.GivePaper) == 0


def filled(visit: PacedVisit) -> None:
    """The form that was asked for last is drawn."""
    asked = visit.last(to_do.FillPaper)
    own = Document(asked.job.visit, asked.application.application_id, b"%PDF", "", 1)
    visit.ends(to_do.FillPaper, Ok(own))


def broken(visit: PacedVisit) -> None:
    """The first print broke off, and the application lies with staff."""
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    visit.ends(to_do.Park, Ok(Outcome("parked")))


def test_back_from_the_second_preview_loses_no_void_mark(visit: PacedVisit) -> None:
    """Staff have the application by now: nothing else is offered, and the next copy is marked as well."""
    broken(visit)
    for _ in range(3):
        visit.press("reprint")
        assert visit.last(to_do.FillPaper).again
        filled(visit)
        assert visit.screen.name == "previewing"
        assert visit.press("back").name == "cannot-print"
        assert headline(visit), "still kept"
        assert "reprint" in visit.offers
    assert [line.event for line in visit.lines].count(AuditEvent.PRINT_FAILED) == 1
    visit.press("reprint")
    filled(visit)
    print_it(visit)
    visit.ends(to_do.Print, Ok(Printed("x")))
    assert visit.screen.name == "taking-paper"
    assert visit.count(to_do.Print) == 2


def test_second_print_that_breaks_off_was_the_last(visit: PacedVisit) -> None:
    broken(visit)
    visit.press("reprint")
    filled(visit)
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    visit.ends(to_do.Park, Ok(Outcome("parked")))
    assert visit.screen.name == "cannot-print"
    assert "reprint" not in visit.offers


def test_nothing_is_printed_again_before_it_is_kept(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    assert visit.press("reprint").name == "cannot-print"
    assert visit.count(to_do.FillPaper) == 1


def test_form_that_was_never_begun_is_not_marked(visit: PacedVisit) -> None:
    visit.press("back", "next")
    visit.ends(to_do.FillPaper, trouble("paper-not-drawn"))
    visit.ends(to_do.Park, Ok(Outcome("parked")))
    visit.press("reprint")
    assert not visit.last(to_do.FillPaper).again


@pytest.mark.parametrize("whose", ["visit", "application"])
def test_form_of_somebody_else_is_not_shown(whose: str, visit: PacedVisit) -> None:
    visit.press("back", "next")
    asked = visit.last(to_do.FillPaper)
    own = Document(asked.job.visit, asked.application.application_id, b"%PDF", "", 1)
    theirs = {
        "visit": replace(own, visit=VisitId("another")),
        "application": replace(own, application_id=ApplicationId("x")),
    }
    visit.ends(to_do.FillPaper, Ok(theirs[whose]))
    assert visit.screen.name == "filling-paper"
    visit.waits(10)
    assert visit.screen.name == "cannot-print"


@pytest.mark.parametrize("void", [True, False], ids=["begun", "not begun"])
def test_page_of_staff_says_that_the_first_sheets_are_void(visit: PacedVisit, *, void: bool) -> None:
    if void:
        broken(visit)
    visit.press("call", "hold")
    body = visit.screen.body
    assert isinstance(body, StaffDesk)
    rows = [(plain(row.label), row.icon) for row in body.machine if "先に" in plain(row.label)]
    assert rows == [("先に出た紙", "warn")] * void


def test_slow_printer_can_be_given_up_and_calls_nobody_until_it_is_more(visit: PacedVisit) -> None:
    print_it(visit)
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_13))
    assert visit.count(to_do.CallStaff) == 0
    assert "give-up" in visit.offers
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_08))
    assert visit.count(to_do.CallStaff) == 1
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.count(to_do.CallStaff) == 1


def lines(visit: PacedVisit) -> tuple[str, ...]:
    assert isinstance(visit.screen.body, Notice)
    return tuple(visit.screen.body.lines)


@pytest.mark.parametrize("order", ["called first", "kept first"])
def test_nobody_is_said_to_come_whom_the_call_did_not_reach(order: str, visit: PacedVisit) -> None:
    words = BOOK.words("ja")
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    assert words("visit.cannot-print.line1") in lines(visit)
    ends = [(to_do.CallStaff, trouble("staff-not-called")), (to_do.Park, Ok(Outcome("parked")))]
    for kind, result in ends if order == "called first" else reversed(ends):
        visit.ends(kind, result)
    assert words("visit.cannot-print.line1") not in lines(visit)
    assert words("visit.staff-called.wave") in lines(visit)
    assert headline(visit), "and it is kept all the same"


def test_staff_who_were_reached_are_said_to_come(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, trouble("print-failed"))
    visit.ends(to_do.CallStaff, Ok(None))
    assert BOOK.words("ja")("visit.cannot-print.line1") in lines(visit)


@pytest.mark.parametrize("under_way", ["the claim", "the printer"])
def test_whatever_is_under_way_there_is_a_next_step_within_ten_seconds(
    under_way: str, visit: PacedVisit
) -> None:
    visit.press("next")
    if under_way == "the printer":
        visit.waits(4)
        visit.ends(to_do.ClaimForPaper, Ok(Outcome("paper")))
        visit.tells(to_do.Print, 1, 2)
        visit.waits(4)
    else:
        visit.waits(8)
    assert visit.screen.support_code == "PRINT-13"
    assert "give-up" in visit.offers
    assert visit.count(to_do.CallStaff) == 0
    assert visit.press("give-up").name == "cannot-print"


def test_what_is_late_stays_so_until_it_is_out_and_what_holds_it_up_is_told(visit: PacedVisit) -> None:
    print_it(visit)
    visit.waits(8)
    visit.tells(to_do.Print, 1, 2)
    assert "give-up" in visit.offers
    visit.tells(to_do.Print, 1, 2, Failure(Code.PRINT_02))
    assert visit.screen.support_code == "PRINT-02"
    visit.tells(to_do.Print, 1, 2)
    assert visit.screen.support_code == "PRINT-13"
    assert visit.waits(171).name == "printing"
    assert visit.waits(1).name == "cannot-print"


def test_sheets_that_nobody_takes_are_asked_about_and_then_fetched_by_staff(visit: PacedVisit) -> None:
    print_it(visit)
    visit.ends(to_do.Print, Ok(Printed("x")))
    before = visit.screen
    visit.waits(TAKE_PAPER_S)
    assert (visit.screen.name, visit.count(to_do.CallStaff)) == ("idle-warning", 0)
    assert visit.press("next").body == before.body

    visit.waits(TAKE_PAPER_S + visit.handbook.settings.visit.idle_countdown_s)
    assert visit.screen.name == "welcoming"
    assert visit.last(to_do.CallStaff).reason == "paper-left"


def test_who_needs_time_has_twice_as_long_to_take_the_sheets(visit: PacedVisit) -> None:
    visit.visit = replace(visit.visit, comfort=replace(visit.visit.comfort, text_size="largest"))
    print_it(visit)
    visit.ends(to_do.Print, Ok(Printed("x")))
    visit.waits(SLOW_TAKE_PAPER_S - 1)
    assert visit.screen.name == "taking-paper"
    assert visit.waits(2).name == "idle-warning"
