"""Portraits of long entries: one of thirty letters, one that is full."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kiosk.basics.clock import JST, Moment
from kiosk.basics.ids import ApplicationId
from kiosk.bootstrap import Services
from kiosk.settings import demo_settings
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_typing import typed_portraits
from kiosk.visit.screen import Question
from kiosk.visit.visit import Case
from tests.fakes.paced_visit import PacedVisit

MOMENT = Moment(datetime(2026, 11, 3, 10, 0, tzinfo=JST), 0.0, "019a4700-0000-7000-8000-000000000127")


def test_entry_of_thirty_letters_and_a_full_one_with_what_is_said_of_it() -> None:
    services = Services(demo_settings())
    handbook = Handbook(services.library, services.catalogue, services.lookups, services.settings)
    case = Case(ApplicationId(MOMENT.fresh_id), "juminhyo", "self")
    visit = replace(PacedVisit(handbook).visit, cases=(case,))
    bodies = {name: screen.body for name, screen in typed_portraits(handbook, MOMENT, visit)}
    long, full = bodies["asking-typed-long"], bodies["asking-typed-full"]
    assert isinstance(long, Question)
    assert isinstance(full, Question)
    assert len(str(long.field.draft)) == 30
    assert long.field.problem is None
    assert len(str(full.field.draft)) == full.field.limits["most"]
    assert full.field.problem is not None
