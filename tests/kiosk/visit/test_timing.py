"""Time ends every visit: nothing that lies over a step, and no machine, keeps a person's data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Outcome
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.events import ComfortChosen, Event, LifeShown, SpokenTo
from kiosk.visit.screen import Countdown
from kiosk.visit.screen import Finished as FinishedBody
from kiosk.visit.timing import MACHINE_S, MOST_CALLS, took_too_long
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()
A_LONG_TIME = 3600.0


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


def forgotten(visit: PacedVisit, before: str) -> bool:
    now = visit.visit
    return now.id != before and isinstance(now.step, at.Welcoming) and now.over is None and now.card is None


@pytest.mark.parametrize(
    ("buttons", "warned_after", "most"),
    [
        ((), 180, 45),
        (("tool:text-size", "text-size:large", "next"), 180, 45),
        (("tool:text-size", "text-size:larger", "next"), 300, 60),
        (("tool:text-size", "text-size:largest", "next"), 300, 60),
        (("tool:voice", "voice:on", "next"), 300, 60),
        (("tool:theme", "theme:dark", "next"), 180, 45),
        (("tool:text-size", "keys", "scanning:slow", "next"), 300, 60),
        (("tool:text-size", "keys", "scanning:fast", "next"), 300, 60),
    ],
    ids=["standard", "large", "larger", "largest", "voice", "dark", "scanning", "scanning fast"],
)
def test_how_long_a_person_may_think(
    buttons: tuple[str, ...], warned_after: int, most: int, visit: PacedVisit
) -> None:
    visit.to_questions()
    visit.press(*buttons)
    assert visit.waits(warned_after - 0.5).name.startswith("asking")
    warning = visit.waits(1)
    assert isinstance(warning.body, Countdown)
    assert warning.body.most == most
    before = visit.visit.id
    visit.waits(most - 1)
    assert visit.screen.name == "idle-warning"
    visit.waits(1)
    assert forgotten(visit, before)


@pytest.mark.parametrize(
    "opened",
    [
        ("tool:language",),
        ("tool:theme", "theme:dark"),
        ("call",),
        ("call", "next", "call"),
        ("quit",),
        ("why",),
    ],
    ids="+".join,
)
def test_whatever_lies_over_a_question_ends_in_forgetting(opened: tuple[str, ...], visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press(*opened)
    assert visit.visit.over is not None
    before = visit.visit.id
    visit.waits(A_LONG_TIME)
    assert forgotten(visit, before)


@pytest.mark.parametrize("opened", [("tool:language", "language:en"), ("call",), ("language:en",)])
def test_what_a_passer_by_left_on_the_start_screen_is_undone(
    opened: tuple[str, ...], visit: PacedVisit
) -> None:
    visit.press(*opened)
    visit.waits(60)
    assert visit.visit.over is not None or visit.visit.comfort.language == "en"
    visit.waits(A_LONG_TIME)
    assert visit.screen.name == "welcoming"
    assert visit.visit.comfort == BOOK.default_comfort()


def test_staff_are_called_again_but_not_for_ever(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("call")
    visit.waits(119)
    assert visit.count(to_do.CallStaff) == 1
    visit.waits(2)
    assert visit.count(to_do.CallStaff) == 2
    visit.waits(A_LONG_TIME)
    assert visit.count(to_do.CallStaff) == MOST_CALLS


def checking(visit: PacedVisit) -> None:
    visit.to_card()
    visit.card(there=True)


def reading_card(visit: PacedVisit) -> None:
    visit.to_pin()
    visit.enters().wipe()


def sending(visit: PacedVisit) -> None:
    visit.to_sending()


def filling(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("paper")))
    visit.press("next")


MACHINES: list[tuple[Callable[[PacedVisit], None], float, str]] = [
    (checking, 10, "card-trouble"),
    (reading_card, 40, "card-trouble"),
    (sending, 10, "cannot-send"),
    (filling, 10, "cannot-print"),
]


@pytest.mark.parametrize(
    ("there", "seconds", "then"), MACHINES, ids=lambda one: getattr(one, "__name__", None)
)
@pytest.mark.parametrize("over", [None, "tool:theme", "call"])
def test_a_machine_that_hangs_has_its_own_deadline_under_anything(
    there: Callable[[PacedVisit], None], seconds: float, then: str, over: str | None, visit: PacedVisit
) -> None:
    there(visit)
    if over is not None:
        visit.press(over)
    visit.waits(seconds + 0.5)
    if visit.visit.over is not None:
        visit.press("next")
    assert visit.screen.name == then
    assert visit.screen.support_code == took_too_long().code.support


@pytest.mark.parametrize(
    ("there", "seconds", "then"), MACHINES, ids=lambda one: getattr(one, "__name__", None)
)
def test_after_a_machine_that_hangs_comes_forgetting_too(
    there: Callable[[PacedVisit], None], seconds: float, then: str, visit: PacedVisit
) -> None:
    there(visit)
    before = visit.visit.id
    visit.waits(A_LONG_TIME)
    assert forgotten(visit, before)


def test_a_machines_own_progress_does_not_lengthen_its_time(visit: PacedVisit) -> None:
    reading_card(visit)
    for done in range(8):
        visit.waits(5.5)
        if visit.screen.name == "reading-card":
            visit.tells(to_do.ReadCard, done, 10)
    assert visit.screen.name == "card-trouble"


def finished(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127")))


@pytest.mark.parametrize(
    ("speech", "text_size", "shown_s", "answer_s"),
    [(False, "large", 180, 45), (True, "standard", 300, 60), (False, "largest", 300, 60)],
    ids=["large", "voice", "largest"],
)
def test_number_goes_only_after_a_warning_and_comes_back_once_more(
    speech: bool, text_size: str, shown_s: float, answer_s: float, visit: PacedVisit
) -> None:
    finished(visit)
    visit.happens(ComfortChosen(replace(visit.visit.comfort, speech=speech, text_size=text_size)))
    assert visit.waits(shown_s - 1).name == "finished"
    assert visit.waits(2).name == "idle-warning"
    assert reading(BOOK.words("ja")("visit.idle.ended")) in visit.screen.heard
    again = visit.press("next").body
    assert isinstance(again, FinishedBody)
    assert again.number == "127"
    before = visit.visit.id
    assert visit.waits(shown_s + answer_s - 1).name == "idle-warning"
    visit.waits(2)
    assert forgotten(visit, before)


def test_end_of_a_life_event_goes_only_after_a_warning(visit: PacedVisit) -> None:
    finished(visit)
    visit.visit = replace(visit.visit, step=at.Summary())
    visit.happens(LifeShown())
    assert visit.waits(179).name.startswith("summary")
    assert visit.waits(2).name == "idle-warning"
    assert visit.press("next").name.startswith("summary")
    visit.happens(ComfortChosen(replace(visit.visit.comfort, text_size="largest")))
    assert visit.waits(299).name.startswith("summary")


@pytest.mark.parametrize("sign", [LifeShown(), SpokenTo()], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("over", [(), ("tool:theme",), ("quit",), ("learn-keys",)], ids=str)
def test_any_sign_of_a_person_starts_the_time_anew(
    sign: Event, over: tuple[str, ...], visit: PacedVisit
) -> None:
    visit.to_questions()
    visit.press(*over)
    there = visit.screen.name
    for _ in range(10):
        visit.waits(100)
        visit.happens(sign)
    assert visit.screen.name == there
    assert visit.waits(181 if over else 121).name == "idle-warning"


@pytest.mark.parametrize("sign", [LifeShown(), SpokenTo()], ids=lambda one: type(one).__name__)
def test_number_stays_while_somebody_reads_or_listens(sign: Event, visit: PacedVisit) -> None:
    finished(visit)
    for _ in range(5):
        visit.waits(50)
        visit.happens(sign)
    assert visit.screen.name == "finished"


def test_sign_of_a_person_leaves_what_was_offered(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.waits(61)
    assert visit.visit.offering
    visit.happens(LifeShown())
    assert visit.visit.offering
    assert visit.waits(119).name.startswith("asking")


def test_looking_for_the_key_begins_the_countdown_again(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.waits(181)
    for _ in range(4):
        visit.waits(40)
        visit.happens(LifeShown())
    assert visit.screen.name == "idle-warning"
    before = visit.visit.id
    visit.waits(46)
    assert forgotten(visit, before)


def test_the_kiosks_own_warning_does_not_keep_it_waiting(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.waits(181)
    visit.waits(30)
    visit.happens(SpokenTo())
    before = visit.visit.id
    visit.waits(15)
    assert forgotten(visit, before)


@pytest.mark.parametrize("sign", [LifeShown(), SpokenTo()], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize(
    ("there", "seconds", "then"), MACHINES, ids=lambda one: getattr(one, "__name__", None)
)
def test_touching_the_glass_gives_a_machine_no_more_time(
    sign: Event, there: Callable[[PacedVisit], None], seconds: float, then: str, visit: PacedVisit
) -> None:
    there(visit)
    for _ in range(10):
        visit.waits(seconds / 10)
        visit.happens(sign)
    assert visit.screen.name == then


def test_touching_the_glass_does_not_delay_the_next_call(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("call")
    for _ in range(13):
        visit.waits(10)
        visit.happens(LifeShown())
    assert visit.count(to_do.CallStaff) == 2


def test_devices_do_not_keep_a_visit_alive(visit: PacedVisit) -> None:
    visit.to_questions()
    before = visit.visit.id
    for there in (True, False) * 60:
        visit.waits(10)
        visit.card(there=there)
    assert visit.visit.id != before


def test_silent_card_is_told_before_the_page_gives_up_and_within_ten_seconds() -> None:
    """By default; so the page says what is wrong with the card, and not that it hangs itself."""
    assert handbook_of().settings.card.timeout_s < MACHINE_S[at.CheckingCard] < 10
