"""The kiosk stops, or begins anew, while somebody stands there: nothing that became paper is lost by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome, OutcomeKind
from kiosk.paper.document import Document, Printed
from kiosk.visit import effects as to_do
from kiosk.visit.events import Closing
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()


def sent_in_vain(kind: OutcomeKind = "paper") -> PacedVisit:
    made = PacedVisit(BOOK)
    made.to_sending()
    made.ends(to_do.HandIn, Ok(Outcome(kind)))
    return made


def previewed(kind: OutcomeKind = "paper") -> PacedVisit:
    made = sent_in_vain(kind)
    made.press("next")
    filled = made.last(to_do.FillPaper)
    drawn = Document(filled.job.visit, filled.application.application_id, b"%PDF", "", 1)
    made.ends(to_do.FillPaper, Ok(drawn))
    return made


def printing(kind: OutcomeKind) -> PacedVisit:
    made = previewed(kind)
    made.press("next")
    made.ends(to_do.ClaimForPaper, Ok(Outcome("paper")))
    return made


@pytest.mark.parametrize("where", [sent_in_vain, previewed], ids=["offered", "shown"])
def test_what_was_to_become_paper_is_kept_for_staff(where: Callable[[], PacedVisit]) -> None:
    visit = where()
    application = visit.visit.cases[-1].application
    visit.happens(Closing())
    assert visit.screen.name == "welcoming"
    kept = visit.last(to_do.Park)
    assert (kept.application, kept.begun) == (application, False)
    assert visit.last(to_do.CallStaff).reason == "application-parked"
    assert kept.job not in visit.visit.jobs


@pytest.mark.parametrize("kind", ["queued", "paper"])
def test_what_is_being_printed_goes_to_staff_as_perhaps_on_paper(kind: OutcomeKind) -> None:
    visit = printing(kind)
    visit.happens(Closing())
    assert visit.last(to_do.Park).begun


@pytest.mark.parametrize("kind", ["queued", "parked"])
def test_what_waits_or_is_with_staff_already_stays_as_it_is(kind: OutcomeKind) -> None:
    visit = sent_in_vain(kind)
    visit.happens(Closing())
    assert (visit.count(to_do.Park), visit.count(to_do.CallStaff)) == (0, 0)


def test_whose_sheets_are_out_has_them() -> None:
    visit = printing("paper")
    visit.ends(to_do.Print, Ok(Printed("x")))
    visit.happens(Closing())
    assert visit.count(to_do.Park) == 0
