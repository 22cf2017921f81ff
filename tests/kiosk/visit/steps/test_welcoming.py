"""The invitation: one touch brings everything within reach of whoever sits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit import states as at
from kiosk.visit.events import DevicesChanged
from kiosk.visit.screen import Button
from tests.fakes.paced_visit import PacedVisit, handbook_of


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(handbook_of())


def seat(visit: PacedVisit) -> Button | None:
    return next((one for one in visit.screen.buttons if one.id.startswith("reach:")), None)


def test_one_touch_brings_all_keys_low_and_one_takes_them_back(visit: PacedVisit) -> None:
    visit.press("reach:on")
    assert visit.visit.comfort.low_reach
    assert visit.visit.step == at.Welcoming()
    visit.press("reach:off")
    assert not visit.visit.comfort.low_reach


def test_key_says_what_the_next_touch_does(visit: PacedVisit) -> None:
    before = seat(visit)
    visit.press("reach:on")
    after = seat(visit)
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("reach:on", "reach:off")
    assert before.label != after.label


def test_start_is_still_what_begins(visit: PacedVisit) -> None:
    visit.press("reach:on", "start")
    assert visit.visit.step == at.ChoosingTopic()
    assert visit.visit.comfort.low_reach


def test_no_such_key_where_all_of_the_display_is_within_reach(visit: PacedVisit) -> None:
    visit.happens(DevicesChanged(replace(visit.visit.devices, high_display=False)))
    assert seat(visit) is None
