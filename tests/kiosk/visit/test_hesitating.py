"""Who hesitates at a question is offered larger text and help: once, quietly, before anybody is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit import states as at
from kiosk.visit.timing import thought_about
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of

BOOK = handbook_of()
OFFER: tuple[str, ...] = (
    BOOK.words("ja")("visit.hesitating.note"),
    BOOK.words("ja")("visit.hesitating.help"),
)


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(BOOK)
    made.to_questions()
    return made


def test_it_comes_after_a_third_of_the_time_and_is_said(visit: PacedVisit) -> None:
    visit.waits(59)
    assert not visit.screen.offer
    visit.waits(2)
    assert visit.screen.offer == OFFER
    assert [reading(one) for one in OFFER] == [
        one for one in visit.screen.heard if "どうぞ" in one or "よべ" in one
    ]


def test_the_next_touch_takes_it_away_and_it_never_comes_back_at_this_question(visit: PacedVisit) -> None:
    visit.waits(61)
    visit.types("subject.name_kana", KANA)
    assert not visit.screen.offer
    visit.waits(179)
    assert not visit.screen.offer
    assert visit.waits(2).name == "idle-warning"
    visit.press("next", "next")
    visit.waits(61)
    assert visit.screen.offer == OFFER


def test_it_costs_nobody_time(visit: PacedVisit) -> None:
    assert visit.waits(179).name.startswith("asking")
    assert visit.waits(2).name == "idle-warning"


def test_noticed_too_late_the_kiosk_asks_at_once(visit: PacedVisit) -> None:
    visit.ticks += 200
    visit.waits(0)
    assert visit.screen.name == "idle-warning"


def test_with_the_largest_letters_it_comes_later(visit: PacedVisit) -> None:
    visit.press("tool:text-size", "text-size:largest", "next")
    visit.waits(99)
    assert not visit.screen.offer
    visit.waits(2)
    assert visit.screen.offer == OFFER


def test_it_does_not_come_over_the_settings(visit: PacedVisit) -> None:
    visit.press("tool:theme")
    assert visit.waits(179).name == "settings-open"
    assert visit.waits(2).name == "idle-warning"


def test_for_whom_and_the_printed_numbers_are_questions_too() -> None:
    visit = PacedVisit(BOOK)
    visit.to_who()
    visit.waits(61)
    assert visit.screen.offer == OFFER
    visit.press("choose:self")
    visit.press("next")
    assert visit.waits(59).name == "waiting-for-card"
    assert not visit.screen.offer


PAGES = ("choosing-topic", "choosing-procedure", "preparing", "waiting-for-card", "entering-secret", "check")


@pytest.mark.parametrize("page", PAGES)
def test_wherever_something_has_to_be_done_it_comes_and_nothing_else_changes(page: str) -> None:
    """No key comes or goes, no sentence of the page gives way: a finger may be on its way."""
    visit = PacedVisit(BOOK)
    _to(visit, page)
    before = visit.screen
    after = visit.waits(61)
    assert after.offer == OFFER
    assert "".join(reading(one) for one in OFFER) in "".join(after.heard)
    assert {"tool:text-size", "tool:voice", "call"} <= set(visit.offers)
    spoken, private, heard = before.spoken, before.private, before.heard
    assert replace(after, offer=(), spoken=spoken, private=private, heard=heard) == before


def _to(visit: PacedVisit, page: str) -> None:
    ways = {"choosing-topic": 1, "choosing-procedure": 2, "preparing": 3}
    if page == "check":
        visit.to_questions()
        visit.to_check()
    elif page == "entering-secret":
        visit.to_pin()
    elif page == "waiting-for-card":
        visit.to_who()
        visit.press("choose:self", "next")
    else:
        visit.press(*("start", "tile:certificates", "tile:juminhyo")[: ways[page]])


@pytest.mark.parametrize("step", [at.Welcoming(), at.StaffNeeded("last-try"), at.Closed()])
def test_where_nothing_has_to_be_done_nothing_is_offered(step: at.Step) -> None:
    visit = PacedVisit(BOOK)
    assert thought_about(replace(visit.visit, step=step)) == ""
