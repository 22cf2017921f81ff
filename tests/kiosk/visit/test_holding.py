"""Staff who came hold the time, everybody sees it, and it ends by itself."""

from __future__ import annotations

import pytest

from kiosk.basics.result import Ok
from kiosk.visit import effects as to_do
from tests.fakes.paced_visit import TRIES, PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "en"))
LIMIT_S = 30 * 60


@pytest.fixture
def visit() -> PacedVisit:
    """Somebody at a question, with staff beside them."""
    made = PacedVisit(BOOK)
    made.to_questions()
    made.press("call", "hold", "next")
    return made


def test_it_is_seen_who_is_here_and_for_how_long(visit: PacedVisit) -> None:
    assert visit.screen.held
    assert visit.screen.progress == BOOK.words("ja")("visit.hold.left", n=30)
    assert visit.waits(61).progress == BOOK.words("ja")("visit.hold.left", n=29)
    assert visit.waits(LIMIT_S - 61 - 30).progress == BOOK.words("ja")("visit.hold.left", n=1)


def test_nobody_is_asked_and_nothing_forgotten_until_the_limit(visit: PacedVisit) -> None:
    assert visit.waits(LIMIT_S - 1).name.startswith("asking")
    assert visit.waits(2).name == "idle-warning"
    assert not visit.screen.held
    visit.press("next")
    assert visit.waits(179).name.startswith("asking")
    assert visit.waits(2).name == "idle-warning"


def test_a_touch_does_not_make_it_longer(visit: PacedVisit) -> None:
    visit.waits(LIMIT_S - 10)
    visit.types("subject.name_kana", "みほん")
    assert visit.waits(11).name == "idle-warning"


def test_staff_end_it_by_one_touch(visit: PacedVisit) -> None:
    visit.waits(300)
    visit.press("release")
    assert not visit.screen.held
    assert visit.waits(181).name == "idle-warning"


def test_machines_keep_their_own_time_under_it() -> None:
    visit = PacedVisit(BOOK)
    visit.to_card()
    visit.press("call", "hold", "next")
    visit.card(there=True)
    assert visit.waits(10).name == "card-trouble"
    assert visit.screen.held
    visit.press("again")
    visit.ends(to_do.ReadTries, Ok(dict(TRIES)))
    assert visit.waits(600).name == "entering-secret"


def test_it_holds_the_last_page_too() -> None:
    visit = PacedVisit(BOOK)
    visit.to_questions()
    visit.press("call", "hold", "quit", "next")
    assert visit.screen.held
    visit.press("quit", "quit-now")
    assert not visit.screen.held


def test_nobody_to_help_nothing_to_hold() -> None:
    visit = PacedVisit(BOOK)
    visit.press("call")
    assert "hold" not in visit.offers
    visit.press("hold")
    assert not visit.screen.held


def test_who_holds_already_is_not_asked_again(visit: PacedVisit) -> None:
    visit.press("call")
    assert "hold" not in visit.offers


def test_the_record_tells_of_both(visit: PacedVisit) -> None:
    visit.press("release")
    names = [line.event.label for line in visit.lines]
    assert [name for name in names if name.startswith("staff-")] == [
        "staff-called",
        "staff-held",
        "staff-released",
    ]
