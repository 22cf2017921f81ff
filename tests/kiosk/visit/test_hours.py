"""Opening hours to the minute, and what the start screen makes of them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kiosk.basics.clock import JST
from kiosk.visit.hours import is_open
from kiosk.visit.screen import Notice
from tests.fakes.paced_visit import TUESDAY, PacedVisit, handbook_of

WEEK = ("Mon-Fri 08:30-17:15", "Sun 09:00-12:30")


@pytest.mark.parametrize(
    ("day", "hour", "minute", "opened"),
    [
        (24, 8, 29, False),
        (24, 8, 30, True),
        (24, 17, 14, True),
        (24, 17, 15, False),
        (27, 12, 0, True),
        (28, 12, 0, False),
        (29, 8, 59, False),
        (29, 9, 0, True),
        (29, 12, 30, False),
        (30, 0, 0, False),
    ],
)
def test_open_from_the_first_minute_until_the_last(day: int, hour: int, minute: int, opened: bool) -> None:
    assert is_open(WEEK, datetime(2026, 11, day, hour, minute, tzinfo=JST)) is opened


def test_without_hours_it_is_always_open() -> None:
    assert is_open((), datetime(2026, 1, 1, 3, 0, tzinfo=JST))


def test_it_closes_and_opens_by_itself_and_nobody_can_begin_meanwhile() -> None:
    visit = PacedVisit(handbook_of(opening_hours=WEEK))
    visit.now = TUESDAY.replace(hour=17, minute=20)
    assert visit.waits(31).name == "closed"
    assert visit.press("start", "back", "quit", "language:en").name == "closed"
    visit.now += timedelta(hours=16)
    assert visit.waits(31).name == "welcoming"
    assert visit.lines == []


def test_whoever_is_there_at_closing_time_may_finish() -> None:
    visit = PacedVisit(handbook_of(opening_hours=WEEK))
    visit.to_questions()
    visit.now = TUESDAY.replace(hour=17, minute=20)
    visit.waits(100)
    assert visit.press("tool:theme", "next").name.startswith("asking")


@pytest.mark.parametrize(("language", "word"), [("ja", "月"), ("en", "Mon")])
def test_the_closed_page_says_the_hours_in_words(language: str, word: str) -> None:
    visit = PacedVisit(
        handbook_of(opening_hours=WEEK, languages=(language, "ja") if language != "ja" else ("ja",))
    )
    visit.now = TUESDAY.replace(hour=20)
    visit.waits(31)
    body = visit.screen.body
    assert isinstance(body, Notice)
    assert len(body.lines) == 3
    assert word in body.lines[1]
    assert "8:30" in body.lines[1]
    if language == "ja":
        assert "Mon" not in "".join(body.lines)
