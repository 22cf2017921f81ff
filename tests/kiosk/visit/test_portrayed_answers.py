"""Portraits of answers that the usual sample has too few of."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.basics.clock import JST, Moment
from kiosk.bootstrap import Services
from kiosk.settings import demo_settings
from kiosk.visit.gallery import HANAKO
from kiosk.visit.handbook import Handbook
from kiosk.visit.portrayed_answers import answered_portraits
from kiosk.visit.screen import CheckList, Screen
from kiosk.visit.states import Welcoming
from tests.fakes.paced_visit import PacedVisit

MOMENT = Moment(datetime(2026, 11, 3, 10, 0, tzinfo=JST), 0.0, "019a4700-0000-7000-8000-000000000127")


@pytest.fixture(scope="module")
def shown() -> dict[str, Screen]:
    services = Services(demo_settings())
    handbook = Handbook(services.library, services.catalogue, services.lookups, services.settings)
    visit = PacedVisit(handbook).visit
    assert isinstance(visit.step, Welcoming)
    return dict(answered_portraits(handbook, MOMENT, visit, HANAKO))


def test_several_counts_stand_there_with_their_sum(shown: dict[str, Screen]) -> None:
    body = shown["confirming-answers"].body
    assert isinstance(body, CheckList)
    assert [row.button for row in body.rows][-1] is None
    assert len(body.rows) == 3
