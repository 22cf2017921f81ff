"""Who hesitates at a question is offered larger text and help: once, quietly, before anybody is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.visit import states as at
from kiosk.visit.screen import Choices, Question
from kiosk.visit.timing import thought_about
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of

BOOK = handbook_of()
NOTE = BOOK.words("ja")("visit.hesitating.note")


@pytest.fixture
def visit() -> PacedVisit:
    made = PacedVisit(BOOK)
    made.to_questions()
    return made


def note(visit: PacedVisit) -> str | None:
    body = visit.screen.body
    assert isinstance(body, Question | Choices)
    return body.note


def test_it_comes_after_a_third_of_the_time_and_is_said(visit: PacedVisit) -> None:
    visit.waits(59)
    assert note(visit) != NOTE
    assert "larger" not in visit.offers
    visit.waits(2)
    assert note(visit) == NOTE
    assert NOTE.replace("\u200b", "") in visit.screen.heard
    assert "larger" in visit.offers


def test_one_touch_makes_the_letters_larger_and_the_offer_is_gone(visit: PacedVisit) -> None:
    visit.waits(61)
    visit.press("larger")
    assert visit.visit.comfort.text_size == "large"
    assert "larger" not in visit.offers


def test_the_next_touch_takes_it_away_and_it_never_comes_back_at_this_question(visit: PacedVisit) -> None:
    visit.waits(61)
    visit.types("subject.name_kana", KANA)
    assert note(visit) != NOTE
    visit.waits(179)
    assert note(visit) != NOTE
    assert visit.waits(2).name == "idle-warning"
    visit.press("next", "next")
    visit.waits(61)
    assert note(visit) == NOTE


def test_it_costs_nobody_time(visit: PacedVisit) -> None:
    assert visit.waits(179).name.startswith("asking")
    assert visit.waits(2).name == "idle-warning"


def test_noticed_too_late_the_kiosk_asks_at_once(visit: PacedVisit) -> None:
    visit.ticks += 200
    visit.waits(0)
    assert visit.screen.name == "idle-warning"


def test_with_the_largest_letters_only_help_is_offered(visit: PacedVisit) -> None:
    visit.press("tool:text-size", "text-size:largest", "next")
    visit.waits(101)
    assert note(visit) == NOTE
    assert "larger" not in visit.offers


def test_it_does_not_come_over_the_settings(visit: PacedVisit) -> None:
    visit.press("tool:theme")
    assert visit.waits(179).name == "settings-open"
    assert visit.waits(2).name == "idle-warning"


def test_for_whom_and_the_printed_numbers_are_questions_too() -> None:
    visit = PacedVisit(BOOK)
    visit.to_who()
    visit.waits(61)
    assert note(visit) == NOTE
    visit.press("choose:self")
    visit.press("next")
    assert visit.waits(59).name == "waiting-for-card"
    assert "larger" not in visit.offers


@pytest.mark.parametrize(
    "page", ["choosing-topic", "choosing-procedure", "preparing", "waiting-for-card", "check"]
)
def test_wherever_something_has_to_be_done_letters_voice_and_staff_are_offered(page: str) -> None:
    visit = PacedVisit(BOOK)
    _to(visit, page)
    name = visit.screen.name
    visit.waits(61)
    assert visit.screen.name == name
    assert NOTE in (visit.screen.foot, getattr(visit.screen.body, "note", None))
    assert NOTE.replace("\u200b", "") in visit.screen.heard
    assert {"larger", "call"} <= set(visit.offers)
    assert len({"aloud", "read"} & set(visit.offers)) == 1, "the page of answers has a key of its own for it"


def test_one_touch_begins_the_voice_and_the_offer_is_gone(visit: PacedVisit) -> None:
    visit.waits(61)
    visit.press("aloud")
    assert visit.visit.comfort.speech
    assert not {"aloud", "larger"} & set(visit.offers)


def _to(visit: PacedVisit, page: str) -> None:
    ways = {"choosing-topic": 1, "choosing-procedure": 2, "preparing": 3}
    if page == "check":
        visit.to_questions()
        visit.to_check()
    elif page == "waiting-for-card":
        visit.to_who()
        visit.press("choose:self", "next")
    else:
        visit.press(*("start", "tile:certificates", "tile:juminhyo")[: ways[page]])


@pytest.mark.parametrize("step", [at.Welcoming(), at.StaffNeeded("last-try"), at.Closed()])
def test_where_nothing_has_to_be_done_nothing_is_offered(step: at.Step) -> None:
    visit = PacedVisit(BOOK)
    assert thought_about(replace(visit.visit, step=step)) == ""
