"""BACK of keypad and keyboard: on every screen it leads back or nowhere, and nothing goes by it unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.clock import Moment
from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import ApplicationId, FieldId, VisitId
from kiosk.forms.answers import Answers
from kiosk.paper.document import Document
from kiosk.visit import effects as to_do
from kiosk.visit import gallery, portrayed_answers, portrayed_questions, portrayed_typing
from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing
from kiosk.visit.advance import advance
from kiosk.visit.events import Pressed
from kiosk.visit.gallery import portraits
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import Comfort, Screen
from kiosk.visit.showing import screen_of
from kiosk.visit.states import Over, Step
from kiosk.visit.steps.typing_card_numbers import BIRTH, CODE, EXPIRY
from kiosk.visit.timing import took_too_long
from kiosk.visit.visit import Visit
from tests.fakes.paced_visit import TUESDAY, PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "en"))
MOMENT = Moment(TUESDAY, 0.0, "00000000-0000-7000-8000-0000000000ab")
DOCUMENT = Document(VisitId("v"), ApplicationId("a"), b"%PDF", "", 1)
CHOSEN = Comfort(speech=True, text_size="largest", theme="dark", rate=75, tremor=1)
"""What somebody has set for herself."""
Portrayed = tuple[Visit, Moment, Handbook, Screen]


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


@pytest.fixture(scope="module")
def every_portrait() -> list[Portrayed]:
    """Each screen of the gallery with the visit that it shows; of the questions one procedure's."""
    seen: list[Portrayed] = []

    def noted(portrayed: Visit, moment: Moment, book: Handbook) -> Screen:
        screen = screen_of(portrayed, moment, book)
        seen.append((portrayed, moment, book, screen))
        return screen

    with pytest.MonkeyPatch.context() as patch:
        for module in (gallery, portrayed_answers, portrayed_questions, portrayed_typing):
            patch.setattr(module, "screen_of", noted)
        shown = [screen for _, screen in portraits(BOOK, MOMENT, CHOSEN, DOCUMENT, ("asking-juminhyo-",))]
    assert shown
    assert {id(screen) for screen in shown} <= {id(one[3]) for one in seen}
    return seen


def known(visit: Visit) -> tuple[object, ...]:
    """Whatever a person could miss; what is printed on the card is dropped like a PIN when it is left."""
    comfort = (visit.comfort, visit.original_of)
    drafts = {field: draft for field, draft in visit.drafts.items() if field not in (BIRTH, EXPIRY, CODE)}
    return visit.id, visit.cases, visit.answers, drafts, visit.card, visit.evidence, comfort


def test_back_ends_erases_and_resets_nothing_on_any_screen(every_portrait: list[Portrayed]) -> None:
    assert len(every_portrait) > 150
    for before, moment, book, screen in every_portrait:
        if screen.way_back is None:
            continue
        after, _ = advance(before, Pressed(screen.way_back), moment, book)
        assert known(after) == known(before), screen.name


def test_back_does_something_wherever_a_way_back_is_offered(every_portrait: list[Portrayed]) -> None:
    """A portrait has no trail, so もどる of a step leads nowhere there; all else goes somewhere."""
    for before, moment, book, screen in every_portrait:
        if screen.way_back is None or (before.over is None and screen.way_back in ("back", "go-on")):
            continue
        after, _ = advance(before, Pressed(screen.way_back), moment, book)
        assert (after.step, after.over) != (before.step, before.over), screen.name


def test_one_button_of_a_screen_leads_back_at_most(every_portrait: list[Portrayed]) -> None:
    for _, _, _, screen in every_portrait:
        assert sum(button.leads_back for button in screen.buttons) <= 1, screen.name


def test_every_button_that_is_called_back_leads_back(every_portrait: list[Portrayed]) -> None:
    for _, _, book, screen in every_portrait:
        label = book.words(screen.comfort.language)("visit.back")
        for button in screen.buttons:
            assert button.leads_back or button.label != label, screen.name


def placed(visit: PacedVisit, step: Step | None = None, over: Over | None = None) -> Screen:
    """The visit as it stands, at that place."""
    before = visit.visit
    trail = before.trail if step is None else (*before.trail, before.step)
    visit.visit = replace(before, step=step or before.step, over=over, trail=trail)
    return visit.screen


def going_back(visit: PacedVisit) -> str:
    way = visit.screen.way_back
    assert way is not None, visit.screen.name
    return visit.press(way).name


OVERS: tuple[Over, ...] = (
    at.IdleWarning(60.0, 60), at.ReallyQuit(), at.Explaining(), at.StaffCalled(1), at.StaffHere(),
    at.SettingsOpen("voice"), at.LearningKeys(),
)  # fmt: skip


@pytest.mark.parametrize("over", OVERS, ids=lambda over: type(over).__name__)
def test_back_from_whatever_lies_over_a_question_gives_it_back(visit: PacedVisit, over: Over) -> None:
    visit.to_questions()
    before = visit.screen
    placed(visit, over=over)
    assert going_back(visit) == before.name
    assert visit.screen == before


def test_back_leaves_the_settings_page_by_page_and_keeps_them(visit: PacedVisit) -> None:
    visit.to_questions()
    place = visit.screen.name
    visit.press("tool:voice", "text-size:largest", "theme:dark", "voice:on", "tool:hand", "tool:keys")
    chosen = visit.visit.comfort
    names = [going_back(visit) for _ in range(3)]
    assert names == ["settings-open:hand", "settings-open", place]
    assert visit.visit.comfort == chosen


def test_back_goes_on_where_no_ticket_was_printed(visit: PacedVisit) -> None:
    visit.to_questions()
    before = visit.screen
    placed(visit, ticketing.TicketFailed(took_too_long()))
    assert going_back(visit) == before.name
    assert visit.screen == before


def test_back_from_a_refused_ticket_calls_nobody(visit: PacedVisit) -> None:
    visit.press("start")
    placed(visit, ticketing.TicketRefused(Failure(Code.TICKET_06)))
    assert going_back(visit) == "choosing-topic"
    assert visit.count(to_do.CallStaff) == 0


def test_what_stands_left_in_the_foot_is_no_way_back_by_its_place(visit: PacedVisit) -> None:
    """Something else to do, somebody to call, a plan to end: nothing that leads back."""
    visit.to_sending()
    for step in (at.Welcoming(), at.Sending(1), at.TakingPaper(None, 1)):  # type: ignore[arg-type]
        assert placed(visit, step).way_back is None


# ------------------------------------------------------------------ back to the start
def to_the_first_page(visit: PacedVisit) -> str:
    for _ in range(40):
        if visit.visit.step == at.ChoosingTopic():
            return going_back(visit)
        going_back(visit)
    raise AssertionError(visit.screen.name)


def entered(visit: PacedVisit) -> list[tuple[str, Visit]]:
    half = replace(visit.visit, drafts={FieldId("subject.name_kana"): "やま"}, answers=Answers(), card=None)
    answer = replace(
        half, drafts={}, answers=Answers().with_(FieldId("subject.phone"), "0300000000", "typed")
    )
    return [("half typed", half), ("answered", answer)]


@pytest.mark.parametrize("what", [0, 1], ids=["half-typed", "answered"])
def test_going_back_to_the_start_asks_whoever_has_entered_something(visit: PacedVisit, what: int) -> None:
    visit.to_questions()
    visit.visit = entered(visit)[what][1]
    before = visit.visit
    assert to_the_first_page(visit) == "really-quit"
    assert (visit.visit.id, visit.visit.answers, visit.visit.drafts) == (
        before.id, before.answers, before.drafts,
    )  # fmt: skip
    assert going_back(visit) == "choosing-topic"
    assert visit.press("back", "quit-now").name == "welcoming"
    assert visit.visit.id != before.id


def test_going_back_to_the_start_asks_whoever_had_a_card_read(visit: PacedVisit) -> None:
    visit.to_confirming()
    assert to_the_first_page(visit) == "really-quit"


def test_going_back_to_the_start_with_nothing_entered_needs_no_question(visit: PacedVisit) -> None:
    visit.to_who()
    assert to_the_first_page(visit) == "welcoming"


def test_back_hammered_from_a_question_stands_at_the_question_whether_to_quit(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.types("subject.name_kana", "やま")
    before = visit.visit.id
    for _ in range(60):
        if visit.visit.over == at.ReallyQuit():
            break
        going_back(visit)
    assert visit.screen.name == "really-quit"
    assert visit.visit.id == before
