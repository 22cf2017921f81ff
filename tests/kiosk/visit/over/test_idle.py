"""The warning: counts down to one moment, gives way to any way on, and forgets everything."""

from __future__ import annotations

import pytest

from kiosk.basics.result import Ok
from kiosk.visit import effects as to_do
from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Comfort, Countdown
from tests.fakes.paced_visit import TRIES, PacedVisit, handbook_of, reading


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(handbook_of())
    made.to_questions()
    made.waits(181)
    return made


def test_it_counts_down_to_the_same_moment_whatever_happens(visit: PacedVisit) -> None:
    visit.waits(20)
    visit.card(there=False)
    visit.card(there=True)
    body = visit.screen.body
    assert isinstance(body, Countdown)
    assert body.seconds in (23, 24, 25)
    visit.waits(26)
    assert visit.screen.name == "welcoming"


def test_nothing_personal_is_on_it(visit: PacedVisit) -> None:
    assert visit.screen.private == ()
    assert "見本" not in repr(visit.screen)


def test_still_here_starts_the_time_anew(visit: PacedVisit) -> None:
    visit.press("next")
    assert visit.waits(179).name.startswith("asking")


def test_what_ends_under_it_is_there_afterwards() -> None:
    visit = PacedVisit(handbook_of())
    visit.to_card()
    visit.waits(181)
    visit.card(there=True)
    visit.ends(to_do.ReadTries, Ok(dict(TRIES)))
    assert visit.screen.name == "idle-warning"
    assert visit.press("next").name == "entering-secret"


def test_forgetting_stops_what_still_runs() -> None:
    visit = PacedVisit(handbook_of())
    visit.to_card()
    visit.waits(181)
    visit.card(there=True)
    job = visit.last(to_do.ReadTries).job
    visit.press("quit-now")
    assert to_do.Stop(job) in visit.effects
    assert visit.visit.jobs == frozenset()
    assert reading().value.person.name not in repr(visit.visit)


def test_warning_is_lit_and_the_dark_comes_back_behind_it() -> None:
    made = PacedVisit(handbook_of())
    made.to_questions()
    made.happens(ComfortChosen(Comfort(speech=True, dark=True)))
    assert made.screen.unlit
    warned = made.waits(301)
    assert (warned.name, warned.unlit) == ("idle-warning", False)
    assert warned.spoken
    assert made.press("next").unlit
