"""`screen_of(visit, moment, handbook)`: the pure function that says what is shown."""

from __future__ import annotations

from kiosk.basics.clock import Moment
from kiosk.basics.marked import Marked
from kiosk.visit import hesitating, holding, original, veil
from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing
from kiosk.visit.card_states import CardStep
from kiosk.visit.events import Closing
from kiosk.visit.handbook import Handbook
from kiosk.visit.handing_in_states import HandingInStep
from kiosk.visit.municipality import municipality
from kiosk.visit.over import idle, learning, settings, small, staff_called, staff_here
from kiosk.visit.screen import Button, Screen, Sheet
from kiosk.visit.sketch import Sketch
from kiosk.visit.spoken import spoken_of
from kiosk.visit.steps import (
    asking,
    at_the_desk,
    checking_answers,
    choosing_topic,
    choosing_who,
    confirming,
    confirming_answer,
    entering_secret,
    finished,
    paper,
    plan,
    preparing,
    reading_card,
    sending,
    ticket_printing,
    ticket_taking_back,
    typing_card_numbers,
    waiting_for_card,
    welcoming,
    without_card,
)
from kiosk.visit.ticket_states import TicketStep
from kiosk.visit.turn import Turn
from kiosk.visit.visit import Visit
from kiosk.words.catalogue import Words

_UNCOUNTED = 10
"""From ten on nothing is counted with つ."""
PLACES = 4
"""Places before the questions: what you need, for whom, identity, is this right?"""


def screen_of(visit: Visit, moment: Moment, handbook: Handbook) -> Screen:
    """Everything that window, voice, gallery and tests need to know about this moment."""
    turn = Turn(visit, Closing(), moment, handbook)
    sketch, offer = _sketch(turn), hesitating.offered(turn)
    words = turn.words
    topic, (progress, left, passed) = _topic(turn, sketch), _progress(turn, sketch)
    held = holding.heading(turn)
    if held is not None:
        (topic, progress), left = held, None
    place = visit.step if visit.over is None else visit.over
    above = (*holding.buttons(turn), *veil.buttons(sketch, turn), *original.buttons(turn))
    if visit.comfort.veiled:
        sketch = veil.covered(sketch, words)
    # The page of staff has no tools of residents: so it is told from afar.
    tools = () if isinstance(visit.over, at.StaffHere) else _tools(words)
    buttons = (*sketch.buttons, *_quit(sketch, words), *above, *tools)
    spoken = spoken_of(sketch, buttons, offer)
    return Screen(
        visit=visit.id,
        name=_name(place, sketch.detail),
        comfort=visit.comfort,
        office=words("visit.office", municipality=municipality(words, handbook)),
        topic=topic,
        progress=progress,
        left=left,
        passed=passed,
        buttons=buttons,
        body=sketch.body,
        foot=sketch.foot,
        offer=offer,
        spoken=spoken.everyone,
        private=spoken.private,
        heard=spoken.heard,
        simulated=words("visit.simulated") if handbook.simulated else None,
        support_code=sketch.support_code,
        held=held is not None,
        told=sketch.told,
    )


def _sketch(turn: Turn) -> Sketch:
    return _sketch_of_step(turn) if turn.visit.over is None else _sketch_of_over(turn)


def _sketch_of_over(turn: Turn) -> Sketch:
    match turn.visit.over:
        case at.IdleWarning() as over:
            return idle.show(over, turn)
        case at.StaffCalled() as over:
            return staff_called.show(over, turn)
        case at.StaffHere() as over:
            return staff_here.show(over, turn)
        case at.SettingsOpen() as over:
            return settings.show(over, turn)
        case at.ReallyQuit() as over:
            return small.show_quit(over, turn)
        case at.Explaining() as over:
            return small.show_why(over, turn)
        case at.LearningKeys() as over:
            return learning.show(over, turn)
        case None:
            raise ValueError("nothing lies over this step")


def _sketch_of_step(turn: Turn) -> Sketch:
    step = turn.visit.step
    if isinstance(step, CardStep):
        return _at_the_card(step, turn)
    if isinstance(step, HandingInStep):
        return _handing_in(step, turn)
    if isinstance(step, TicketStep):
        return _of_ticket(step, turn)
    return _asking(step, turn)


def _asking(here: at.OwnStep, turn: Turn) -> Sketch:  # noqa: C901 - one line a step, nothing else
    match here:
        case at.Welcoming() as step:
            return welcoming.show(step, turn)
        case at.Closed() as step:
            return welcoming.show_closed(step, turn)
        case at.ChoosingTopic() as step:
            return choosing_topic.show(step, turn)
        case at.ChoosingProcedure() as step:
            return choosing_topic.show_procedures(step, turn)
        case at.AtTheDesk() as step:
            return at_the_desk.show_desk(step, turn)
        case at.LedToDesk() as step:
            return at_the_desk.show_led(step, turn)
        case at.Preparing() as step:
            return preparing.show(step, turn)
        case at.MissingThings() as step:
            return preparing.show_missing(step, turn)
        case at.ChoosingWho() as step:
            return choosing_who.show(step, turn)
        case at.Asking() as step:
            return asking.show(step, turn)
        case at.ConfirmingAnswer() as step:
            return confirming_answer.show(step, turn)
        case at.CheckingAnswers() as step:
            return checking_answers.show(step, turn)


def _at_the_card(here: CardStep, turn: Turn) -> Sketch:  # noqa: C901 - one line a step, nothing else
    match here:
        case at.WaitingForCard() | at.CheckingCard() as step:
            return waiting_for_card.show(step, turn)
        case at.EnteringSecret() as step:
            return entering_secret.show(step, turn)
        case at.LastTry() as step:
            return entering_secret.show_last_try(step, turn)
        case at.TypingCardNumbers() as step:
            return typing_card_numbers.show(step, turn)
        case at.ReadingCard() as step:
            return reading_card.show(step, turn)
        case at.CardTrouble() as step:
            return waiting_for_card.show_trouble(step, turn)
        case at.Confirming() as step:
            return confirming.show(step, turn)
        case at.NotMine() as step:
            return confirming.show_not_mine(step, turn)
        case at.WithoutCard() as step:
            return without_card.show(step, turn)
        case at.OfferingProof() as step:
            return without_card.show_offer(step, turn)
        case at.Proving() as step:
            return without_card.show_proving(step, turn)


def _handing_in(here: HandingInStep, turn: Turn) -> Sketch:  # noqa: C901 - one line a step, nothing else
    match here:
        case at.Sending() as step:
            return sending.show(step, turn)
        case at.CannotSend() as step:
            return sending.show_cannot(step, turn)
        case at.FillingPaper() as step:
            return paper.show_filling(step, turn)
        case at.Previewing() as step:
            return paper.show_preview(step, turn)
        case at.Printing() as step:
            return paper.show_printing(step, turn)
        case at.TakingPaper() as step:
            return paper.show_taking(step, turn)
        case at.CannotPrint() as step:
            return paper.show_cannot_print(step, turn)
        case at.Finished() as step:
            return finished.show(step, turn)
        case at.HandedIn() as step:
            return plan.show_handed_in(step, turn)
        case at.Summary() as step:
            return plan.show_summary(step, turn)
        case at.StaffNeeded() as step:
            return finished.show_staff_needed(step, turn)


def _of_ticket(here: TicketStep, turn: Turn) -> Sketch:
    match here:
        case ticketing.FillingTicket() as step:
            return ticket_printing.show_filling(step, turn)
        case ticketing.PreviewingTicket() as step:
            return ticket_printing.show_preview(step, turn)
        case ticketing.PrintingTicket() as step:
            return ticket_printing.show_printing(step, turn)
        case ticketing.TakingTicket() as step:
            return ticket_printing.show_taking(step, turn)
        case ticketing.TicketFailed() as step:
            return ticket_printing.show_failed(step, turn)
        case ticketing.CollectingTicket() as step:
            return ticket_taking_back.show_collecting(step, turn)
        case ticketing.OpeningTicket() as step:
            return ticket_taking_back.show_opening(step, turn)
        case ticketing.TicketRefused() as step:
            return ticket_taking_back.show_refused(step, turn)
        case ticketing.Resumed() as step:
            return ticket_taking_back.show_resumed(step, turn)


def _name(place: object, detail: str) -> str:
    """`ChoosingWho` → `choosing-who`, with the detail behind a colon."""
    name = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in type(place).__name__)
    return f"{name[1:]}:{detail}" if detail else name[1:]


def _topic(turn: Turn, sketch: Sketch) -> tuple[Marked, str] | None:
    """The procedure's short title from `Preparing` on; before that, that one is being chosen.

    The settings, which lie over any page, have their own title there.
    """
    if isinstance(sketch.body, Sheet):
        return sketch.body.title, "touch" if sketch.detail else "text"
    if isinstance(turn.visit.step, at.Welcoming):
        return turn.words("visit.welcoming.topic"), "doc"
    if isinstance(turn.visit.step, at.ChoosingTopic | at.ChoosingProcedure | at.AtTheDesk):
        return turn.words("visit.choosing-topic.topic"), "doc"
    if not turn.visit.cases or isinstance(turn.visit.step, at.Closed):
        return None
    procedure = turn.procedure
    return procedure.short_title, procedure.icon


def _progress(turn: Turn, sketch: Sketch) -> tuple[Marked | None, int | None, int]:
    """「あと 3つ」 with its capsules, or other words at that place."""
    if not isinstance(sketch.progress, int):
        return sketch.progress, None, 0
    left = asking.remaining(choosing_who.as_chosen(turn)) + sketch.progress
    passed = PLACES - sketch.progress + (asking.passed(turn) if sketch.progress == 0 else 0)
    return left_to_go(left, turn.words), left, passed


def left_to_go(left: int, words: Words) -> Marked:
    """「あと 3つ」, 「あと 14問」."""
    return words("visit.left" if left < _UNCOUNTED else "visit.left-many", n=left)


def _quit(sketch: Sketch, words: Words) -> tuple[Button, ...]:
    return (Button("quit", words("visit.quit"), "quit", "close"),) if sketch.quit == "quit" else ()


def _tools(words: Words) -> tuple[Button, ...]:
    """The rail, always the same five in the same order."""
    named = (("text-size", "text"), ("theme", "color"), ("voice", "sound"), ("language", "lang"))
    said = {"language": words("visit.settings.language")}
    tools = tuple(
        Button(f"tool:{name}", words(f"visit.tool.{name}"), "tool", icon, said=said.get(name))
        for name, icon in named
    )
    return (*tools, Button("call", words("visit.tool.call"), "tool", "call"))
