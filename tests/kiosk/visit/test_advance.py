"""What comes in the wrong step, twice, too late or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.ids import FieldId, VisitId
from kiosk.basics.result import Ok
from kiosk.basics.secret import Secret
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Evidence, Person
from kiosk.forms.service import Library
from kiosk.paper.document import PrinterState
from kiosk.visit import effects as to_do
from kiosk.visit import states as at
from kiosk.visit.events import (
    Acted,
    Closing,
    ComfortChosen,
    Devices,
    DevicesChanged,
    Event,
    JobEnded,
    JobId,
    JobTold,
    Pressed,
    Typed,
)
from kiosk.visit.gallery import HANAKO
from kiosk.visit.screen import Choices, Notice, Tiles
from kiosk.visit.timing import MACHINE_S
from kiosk.words.furigana import plain
from tests.fakes.looks import RESOURCES
from tests.fakes.paced_visit import KANA, TRIES, PacedVisit, handbook_of, reading, trouble

BOOK = handbook_of()
TARO = Person("別人　太郎", None, "1950-01-02", "male", "東京都北区赤羽一丁目１番１号", None)


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


# ------------------------------------------------------------------ forgetting by going back
def test_back_at_the_start_nothing_of_the_person_is_left_for_the_next(visit: PacedVisit) -> None:
    visit.to_confirming()
    before = visit.visit.id
    while visit.screen.name != "really-quit":
        visit.press("back")
    assert visit.visit.id == before
    assert visit.press("quit-now").name == "welcoming"
    assert visit.visit.id != before
    assert (visit.visit.card, visit.visit.cases, visit.visit.evidence) == (None, (), ())
    assert visit.visit.answers.by_field == {}
    visit.to_who()
    assert visit.press("choose:self", "next").name == "checking-card"


def test_back_at_the_start_the_language_stays(visit: PacedVisit) -> None:
    visit.press("language:en", "start", "back")
    assert visit.screen.name == "welcoming"
    assert visit.visit.comfort.language == "en"


# ------------------------------------------------------------------ back never wakes a machine
def test_back_from_no_card_does_not_wait_for_a_reading_that_was_given_up(visit: PacedVisit) -> None:
    visit.to_card()
    visit.card(there=True)
    assert visit.press("no-card").name == "without-card"
    assert type(visit.visit.step) not in MACHINE_S
    assert visit.press("back").name == "choosing-who"


def test_back_from_the_first_question_does_not_prove_again(visit: PacedVisit) -> None:
    to_proof(visit)
    assert visit.screen.name == "asking:subject.name_kana"
    visit.press("back")
    assert type(visit.visit.step) not in MACHINE_S


def test_back_twice_on_the_preview_does_not_reopen_what_was_handed_in(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("queued")))
    assert visit.press("back").name == "cannot-send"


def test_a_question_that_is_not_asked_any_more_is_left_out_on_the_way_back(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    visit.press("edit:nationality")
    visit.types("nationality", "foreign")
    visit.press("next")
    shown = {visit.screen.name}
    for _ in range(40):
        shown.add(visit.press("back").name)
    assert "really-quit" in shown
    assert "asking:juminhyo.show_honseki" not in shown


# ------------------------------------------------------------------ events in the wrong step
def test_a_second_touch_of_a_topic_is_no_procedure(visit: PacedVisit) -> None:
    assert visit.press("start", "tile:certificates", "tile:certificates").name.startswith("choosing-proc")
    assert visit.visit.cases == ()


def test_what_the_desk_alone_does_says_where_to_go_and_what_to_bring(visit: PacedVisit) -> None:
    tiles = visit.press("start", "tile:card").body
    assert isinstance(tiles, Tiles)
    assert [tile.id for tile in tiles.tiles] == ["ansho-bango", "certificates-renewal", "card-renewal"]
    screen = visit.press("tile:certificates-renewal")
    assert screen.name == "at-the-desk:certificates-renewal"
    assert isinstance(screen.body, Notice)
    assert any("6番窓口" in line for line in screen.body.lines)
    assert any("マイナンバーカード" in line for line in screen.body.lines)
    assert {"back", "call"} <= {button.id for button in screen.buttons}
    assert visit.press("back").name == "choosing-procedure:card"


@pytest.mark.parametrize(
    ("standing", "brings"),
    [
        ("guardian", "登記事項証明書"),
        ("minor", "お子さんの戸籍謄本"),
        ("heir", "関係がわかる戸籍"),
        ("third", "必要なわけがわかる書類"),
    ],
)
def test_whom_only_the_desk_can_help_is_told_what_to_bring(
    visit: PacedVisit, standing: str, brings: str
) -> None:
    visit.press(
        "start", "tile:certificates", "tile:juminhyo", "next", "choose:proxy", "next", "no-card", "next"
    )
    visit.types("standing", standing)
    screen = visit.press("next")
    assert screen.name.startswith("led-to-desk:")
    assert isinstance(screen.body, Notice)
    said = [plain(line).replace("\u200b", "") for line in screen.body.lines]
    assert [("3番窓口" in said[0]), (brings in said[1])] == [True, True]
    assert visit.press("back").name == "asking:standing"


def test_everything_has_what_the_desk_does_behind_what_is_done_here(visit: PacedVisit) -> None:
    tiles = visit.press("start", "tile:all").body
    assert isinstance(tiles, Tiles)
    desk = [one.id for one in Library(RESOURCES / "procedures").desk_matters()]
    assert [tile.id for tile in tiles.tiles][-len(desk) :] == desk


@pytest.mark.parametrize(
    ("button", "screen"),
    [
        ("choose:nobody", "choosing-who"),
        ("tile:juminhyo", "choosing-who"),
        ("give-up", "choosing-who"),
        ("edit:subject.name", "choosing-who"),
        ("language:tlh", "choosing-who"),
        ("nonsense", "choosing-who"),
        ("", "choosing-who"),
        (":", "choosing-who"),
    ],
)
def test_a_button_of_another_page_does_nothing(button: str, screen: str, visit: PacedVisit) -> None:
    visit.to_who()
    before = visit.visit
    assert visit.press(button).name == screen
    assert visit.visit == replace(before, deadline=visit.visit.deadline)


@pytest.mark.parametrize("field", ["nonsense", "subject.name", "subject.birth_date", "visitor.name", ""])
def test_what_the_check_page_does_not_offer_is_not_edited(field: str, visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    assert visit.press(f"edit:{field}").name == "checking-answers"


EVENTS: dict[str, Event] = {
    "typed": Typed(FieldId("subject.name_kana"), "", KANA),
    "acted": Acted(FieldId("subject.name_kana"), "", "today"),
    "stale end": JobEnded(JobId(VisitId("another"), 1), Ok(None)),
    "stale word": JobTold(JobId(VisitId("another"), 1), 1, 2),
    "unknown button": Pressed("unknown"),
    "same devices": DevicesChanged(Devices(card=False, reader=True, printer=PrinterState.READY)),
}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
@pytest.mark.parametrize("place", ["welcoming", "who", "waiting", "pin", "confirming", "sending", "finished"])
def test_what_does_not_belong_here_changes_nothing(event: Event, place: str, visit: PacedVisit) -> None:
    go_to(visit, place)
    before, effects = visit.visit, len(visit.effects)
    visit.happens(DevicesChanged(before.devices) if isinstance(event, DevicesChanged) else event)
    assert replace(visit.visit, deadline=None) == replace(before, deadline=None)
    assert len(visit.effects) == effects


def test_a_secret_in_the_wrong_step_or_under_something_is_wiped_and_goes_nowhere(visit: PacedVisit) -> None:
    assert visit.enters().wiped
    visit.to_pin()
    for opens, closes in (("tool:theme", "next"), ("call", "next"), ("quit", "next")):
        visit.press(opens)
        assert visit.enters().wiped
        visit.press(closes)
    visit.waits(181)
    assert visit.enters().wiped
    assert visit.count(to_do.ReadCard) == 0


@pytest.mark.parametrize("digits", ["", "123", "12345"])
def test_a_secret_of_another_length_is_wiped(digits: str, visit: PacedVisit) -> None:
    visit.to_pin()
    assert visit.enters(digits).wiped
    assert visit.screen.name == "entering-secret"


def test_a_second_secret_after_the_first_is_wiped_and_not_sent(visit: PacedVisit) -> None:
    visit.to_pin()
    first = visit.enters()
    assert visit.enters().wiped
    assert not first.wiped
    assert visit.count(to_do.ReadCard) == 1
    first.wipe()


def test_closing_forgets_from_anywhere_and_stops_what_runs(visit: PacedVisit) -> None:
    visit.to_pin()
    held = visit.enters()
    visit.press("call")
    visit.happens(Closing())
    assert visit.screen.name == "welcoming"
    stopped = {effect.job for effect in visit.effects if isinstance(effect, to_do.Stop)}
    assert visit.last(to_do.ReadCard).job in stopped
    held.wipe()


def test_the_language_changes_while_a_machine_works(visit: PacedVisit) -> None:
    visit.to_sending()
    before = visit.screen
    visit.happens(ComfortChosen(replace(visit.visit.comfort, language="en")))
    assert visit.screen.name == before.name
    assert visit.screen.body.title != before.body.title
    visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127")))
    assert visit.screen.name == "finished"


# ------------------------------------------------------------------ the card, at every step
@pytest.mark.parametrize("place", ["who", "waiting", "checking", "pin", "reading", "confirming", "asking"])
def test_a_card_that_comes_and_goes_never_strands_anybody(place: str, visit: PacedVisit) -> None:
    held: Secret | None = None
    visit.to_card() if place != "who" else visit.to_who()
    if place in ("checking", "pin", "reading", "confirming", "asking"):
        visit.card(there=True)
    if place in ("pin", "reading", "confirming", "asking"):
        visit.ends(to_do.ReadTries, Ok(dict(TRIES)))
    if place in ("reading", "confirming", "asking"):
        held = visit.enters()
    if place in ("confirming", "asking"):
        visit.ends(to_do.ReadCard, reading())
    if place == "asking":
        visit.press("next")
    for there in (False, True, False, False, True, True):
        screen = visit.card(there=there)
        assert screen.buttons
    assert visit.visit.devices.card
    if held is not None:
        held.wipe()


def test_laid_again_before_the_reading_ended_can_be_tried_again(visit: PacedVisit) -> None:
    visit.to_pin()
    visit.enters().wipe()
    visit.card(there=False)
    visit.card(there=True)
    visit.ends(to_do.ReadCard, trouble("card-removed"))
    assert visit.screen.name == "waiting-for-card"
    assert "again" in visit.offers
    assert visit.press("again").name == "checking-card"


def test_taken_before_the_proof_offers_the_other_way_again(visit: PacedVisit) -> None:
    to_proof_pin(visit)
    screen = visit.card(there=False)
    assert screen.name == "offering-proof"
    assert isinstance(screen.body, Choices)
    assert screen.body.note == BOOK.words("ja")("visit.card-lifted")
    assert visit.press("choose:later", "next").name.startswith("asking")


# ------------------------------------------------------------------ nobody's answers at somebody else
def test_another_procedure_asks_nothing_twice(visit: PacedVisit) -> None:
    visit.to_sending()
    visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127")))
    asked = {step.question for step in visit.visit.trail if isinstance(step, at.Asking)}
    reads = visit.count(to_do.ReadCard)
    visit.press("another", "tile:certificates", "tile:kazei-shomei", "next", "choose:self", "next", "next")
    interview = BOOK.interview("kazei-shomei", "self", "ja", visit.now.date())
    left = {question.id for question in interview.questions(visit.visit.answers)}
    assert left & asked == set()
    assert visit.count(to_do.ReadCard) == reads
    assert len(visit.visit.cases) == 2


def test_another_applicant_gets_no_answer_of_the_first(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    visit.press("edit:applicant", "choose:proxy", "next")
    assert visit.visit.answers.by_field == {}
    assert dict(visit.visit.drafts) == {}
    visit.press("next")
    assert {name.partition(".")[0] for name in visit.visit.answers.by_field} == {"visitor"}
    seen = set()
    while visit.screen.name != "choosing-who":
        seen.add(visit.press("back").name)
    assert "checking-answers" not in seen


def test_the_same_applicant_again_keeps_every_answer(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    before = dict(visit.visit.answers.by_field)
    assert visit.press("edit:applicant", "next", "next").name == "checking-answers"
    assert dict(visit.visit.answers.by_field) == before


def test_card_data_that_is_wrong_goes_into_no_application(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("back", "wrong")
    assert visit.visit.card is None
    visit.press("next", "next")
    assert visit.visit.answers.by_field == {}
    assert [item.method for item in visit.visit.evidence] == ["none"]


def test_the_card_of_another_is_not_kept_for_the_next_procedure(visit: PacedVisit) -> None:
    visit.to_card_after_typing(TARO)
    assert visit.screen.name == "not-mine"
    visit.press("somebody-else")
    assert visit.visit.card is None
    while visit.screen.name not in ("choosing-who", "welcoming"):
        visit.press("back")


def test_the_own_card_after_typing_is_no_stranger(visit: PacedVisit) -> None:
    visit.to_card_after_typing(HANAKO)
    assert visit.screen.name == "confirming"
    assert [item.method for item in visit.visit.evidence] == ["card-text"]


def test_a_proof_belongs_to_one_application_alone(visit: PacedVisit) -> None:
    to_proof(visit)
    assert [item.method for item in visit.visit.evidence] == ["card-number-b", "jpki-authentication"]
    visit.to_check()
    visit.press("next")
    visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127")))
    visit.press("another", "tile:certificates", "tile:kazei-shomei")
    assert [item.method for item in visit.visit.evidence] == ["card-number-b"]


def go_to(visit: PacedVisit, place: str) -> None:
    match place:
        case "who":
            visit.to_who()
        case "waiting":
            visit.to_card()
        case "pin":
            visit.to_pin()
        case "confirming":
            visit.to_confirming()
        case "sending":
            visit.to_sending()
        case "finished":
            visit.to_sending()
            visit.ends(to_do.HandIn, Ok(Outcome("delivered", "127")))
        case _:
            assert visit.screen.name == place


def to_proof_pin(visit: PacedVisit) -> None:
    visit.to_pin()
    visit.enters().wipe()
    visit.ends(to_do.ReadCard, reading("card-number-b"))
    visit.press("next", "choose:now", "next")
    visit.ends(to_do.ReadTries, Ok(dict(TRIES)))


def to_proof(visit: PacedVisit) -> None:
    to_proof_pin(visit)
    visit.enters().wipe()
    visit.ends(to_do.Prove, Ok(Evidence("jpki-authentication", visit.now, "jws")))
