"""A call is said truthfully: coming, again, or not heard; and other work does not speak for it."""

from __future__ import annotations

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.events import JobEnded
from tests.fakes.paced_visit import PacedVisit, handbook_of, trouble

BOOK = handbook_of(languages=("ja", "en"))


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


def heard(visit: PacedVisit) -> bool:
    assert isinstance(visit.visit.over, at.StaffCalled)
    return visit.visit.over.heard


@pytest.mark.parametrize("over", ["tool:theme", "quit", "why", ""])
def test_staff_can_be_called_from_under_anything(over: str, visit: PacedVisit) -> None:
    visit.to_questions()
    if over:
        visit.press(over)
    assert visit.press("call").name == "staff-called"
    assert visit.count(to_do.CallStaff) == 1


def test_staff_can_be_called_from_the_warning(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.waits(181)
    assert visit.press("call").name == "staff-called"


def test_a_call_that_did_not_arrive_says_so(visit: PacedVisit) -> None:
    visit.press("call")
    before = visit.screen.body
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    assert not heard(visit)
    assert visit.screen.body != before


def test_the_end_of_other_work_says_nothing_about_the_call(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("paper")))
    visit.press("next")
    visit.effects.clear()
    visit.press("call")
    first = visit.last(to_do.CallStaff)
    visit.press("next", "call")
    visit.ends(to_do.CallStaff, trouble("staff-not-called"))
    assert not heard(visit)
    visit.happens(JobEnded(first.job, Ok(None)))
    assert not heard(visit), "the earlier call arrived, this one did not"


def test_nothing_is_lost_by_calling(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.types("subject.name_kana", "みほ")
    before = visit.screen
    visit.press("call", "dismiss")
    assert visit.screen == before


def test_the_call_names_the_place_and_nobody(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("call")
    called = visit.last(to_do.CallStaff)
    assert (called.reason, called.screen) == ("resident", "Asking")
