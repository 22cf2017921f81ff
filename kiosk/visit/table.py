"""The whole way of a visit in one table: step × what happened → handler → where it may lead.

Read it from top to bottom; every way forward has its way out beside it. `advance` looks rows up here and
nowhere else; a journey that leaves the table fails its tests. `docs/visit.md` is drawn from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, get_args

from kiosk.visit import hesitating, holding, original, veil
from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing
from kiosk.visit.events import (
    Acted,
    DeadlinePassed,
    DevicesChanged,
    Event,
    JobEnded,
    JobTold,
    LifeShown,
    Pressed,
    SecretEntered,
    TicketScanned,
    Typed,
)
from kiosk.visit.over import idle, learning, settings, small, staff_called, staff_here
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
    moves,
    paper,
    plan,
    preparing,
    printing_pages,
    reading_card,
    sending,
    ticket_printing,
    ticket_taking_back,
    typing_card_numbers,
    waiting_for_card,
    welcoming,
    without_card,
)
from kiosk.visit.turn import Handler

On: TypeAlias = str | type[Event]
"""A button's id, its part before the colon with the colon (`tile:`), or an event's type."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        to: Steps the handler may lead to; the step itself is always allowed.
        but: Steps that do not offer what works on every other screen.
    """

    step: type[object]
    on: On
    do: Handler
    to: tuple[type[object], ...] = ()
    but: frozenset[type[object]] = frozenset()


_QUESTIONS = (at.Asking, at.ConfirmingAnswer, at.CheckingAnswers)
_AFTER_QUESTIONS = (at.ConfirmingAnswer, at.CheckingAnswers, at.Preparing, at.Summary)
_ENDS = (at.Finished, at.HandedIn, at.Summary)
_CARD_WAYS = (at.EnteringSecret, at.LastTry, at.TypingCardNumbers, at.WaitingForCard, at.CardTrouble)
_IDENTITY = (at.WaitingForCard, at.CheckingCard, at.Confirming)

_SCANS = (
    at.Welcoming,
    at.ChoosingTopic,
    at.ChoosingProcedure,
    at.AtTheDesk,
    ticketing.CollectingTicket,
    ticketing.TicketRefused,
)
"""Where nothing was answered yet: there a ticket is taken."""
_SCANNED = (ticketing.CollectingTicket, ticketing.OpeningTicket, ticketing.TicketRefused)
_BEFORE_TICKET = (
    *(at.ChoosingWho, at.WaitingForCard, at.EnteringSecret, at.LastTry, at.TypingCardNumbers, at.CardTrouble),
    *(at.Confirming, at.NotMine, at.WithoutCard, at.OfferingProof, at.Asking, at.ConfirmingAnswer),
    *(at.CheckingAnswers, at.Preparing, at.MissingThings, ticketing.Resumed, at.StaffNeeded),
)

STEPS: tuple[Row, ...] = (
    # ---- before a procedure
    Row(at.Welcoming, "start", welcoming.begin, (at.ChoosingTopic,)),
    Row(at.Welcoming, "language:", welcoming.choose_language),
    Row(at.Welcoming, "reach:", settings.choose),
    Row(at.Welcoming, DeadlinePassed, welcoming.look_at_clock, (at.Closed,)),
    Row(at.Closed, DeadlinePassed, welcoming.look_at_clock, (at.Welcoming,)),
    Row(
        at.ChoosingTopic,
        "tile:",
        choosing_topic.open_topic,
        (at.Preparing, at.ChoosingProcedure, at.AtTheDesk),
    ),
    Row(
        at.ChoosingProcedure, "tile:", choosing_topic.open_procedure, (at.Preparing, at.Asking, at.AtTheDesk)
    ),
    *(
        row
        for page in (at.AtTheDesk, at.LedToDesk)
        for row in (
            Row(page, "print", at_the_desk.print_it),
            Row(page, JobTold, at_the_desk.told),
            Row(page, JobEnded, at_the_desk.printed),
        )
    ),
    # ---- before the questions
    Row(at.Preparing, "next", preparing.begin, (at.ChoosingWho,)),
    Row(at.Preparing, "missing", preparing.something_missing, (at.MissingThings,)),
    Row(at.MissingThings, "next", preparing.begin, (at.ChoosingWho,)),
    Row(at.ChoosingWho, "choose:", choosing_who.mark),
    Row(at.ChoosingWho, "next", choosing_who.confirm, (*_IDENTITY, *_QUESTIONS)),
    # ---- identity
    Row(at.WaitingForCard, DevicesChanged, waiting_for_card.devices_changed, (at.CheckingCard,)),
    Row(at.WaitingForCard, "again", waiting_for_card.try_again, (at.CheckingCard,)),
    Row(at.WaitingForCard, "no-card", waiting_for_card.no_card, (at.WithoutCard,)),
    Row(at.CheckingCard, JobEnded, waiting_for_card.tries_read, _CARD_WAYS),
    Row(at.CheckingCard, "no-card", waiting_for_card.give_up, (at.WithoutCard,)),
    Row(at.CheckingCard, DeadlinePassed, waiting_for_card.too_long, (at.CardTrouble,)),
    Row(at.EnteringSecret, SecretEntered, entering_secret.entered, (at.ReadingCard, at.Proving)),
    Row(at.EnteringSecret, "forgotten", entering_secret.forgotten, (at.TypingCardNumbers, *_QUESTIONS)),
    Row(at.EnteringSecret, DevicesChanged, entering_secret.card_taken, (at.WaitingForCard, at.OfferingProof)),
    Row(at.LastTry, "next", entering_secret.forgotten, (at.TypingCardNumbers,)),
    Row(at.LastTry, "ask-staff", entering_secret.ask_staff, (at.StaffNeeded,)),
    Row(at.TypingCardNumbers, Typed, typing_card_numbers.typed),
    Row(at.TypingCardNumbers, Acted, typing_card_numbers.acted),
    Row(at.TypingCardNumbers, "next", typing_card_numbers.go_on, (at.ReadingCard,)),
    Row(
        at.TypingCardNumbers,
        "back",
        typing_card_numbers.go_back,
        (at.WaitingForCard, at.EnteringSecret, at.LastTry),
    ),
    Row(at.ReadingCard, JobTold, reading_card.told),
    Row(
        at.ReadingCard, JobEnded, reading_card.ended, (at.Confirming, at.NotMine, at.StaffNeeded, *_CARD_WAYS)
    ),
    Row(at.ReadingCard, "cancel", reading_card.cancel, (at.WaitingForCard,)),
    Row(at.ReadingCard, DeadlinePassed, waiting_for_card.too_long, (at.CardTrouble,)),
    Row(at.CardTrouble, "again", waiting_for_card.try_again, (at.WaitingForCard, at.CheckingCard)),
    Row(at.CardTrouble, "no-card", waiting_for_card.no_card, (at.WithoutCard,)),
    Row(at.WithoutCard, "next", without_card.go_on, _QUESTIONS),
    Row(at.Confirming, "next", confirming.right, (at.OfferingProof, *_QUESTIONS)),
    Row(at.Confirming, "wrong", confirming.wrong, (at.StaffNeeded,)),
    Row(at.NotMine, "next", moves.to_confirming, (at.Confirming,)),
    Row(at.NotMine, "somebody-else", confirming.somebody_else, (at.StaffNeeded,)),
    Row(at.OfferingProof, "choose:", without_card.mark),
    Row(at.OfferingProof, "next", without_card.decide, _QUESTIONS),
    Row(at.OfferingProof, JobEnded, without_card.tries_read, (at.EnteringSecret, *_QUESTIONS)),
    Row(at.Proving, JobTold, without_card.proof_told),
    Row(at.Proving, JobEnded, without_card.proof_ended, (at.EnteringSecret, *_QUESTIONS)),
    Row(at.Proving, DeadlinePassed, without_card.proof_too_long, _QUESTIONS),
    Row(at.StaffNeeded, "next", waiting_for_card.no_card, (at.WithoutCard,)),
    # ---- questions
    Row(at.Asking, Typed, asking.typed),
    Row(at.Asking, Acted, asking.acted),
    Row(at.Asking, "back", asking.go_back),
    Row(at.Asking, "next", asking.go_on, (*_AFTER_QUESTIONS, at.LedToDesk)),
    Row(at.Asking, "dont-know", asking.dont_know, _AFTER_QUESTIONS),
    Row(at.Asking, "own-matter", asking.as_own_matter, _AFTER_QUESTIONS),
    Row(at.Asking, "restore", asking.restore),
    Row(at.Asking, "why", asking.why),
    Row(at.ConfirmingAnswer, "next", confirming_answer.right, (at.ConfirmingAnswer, at.CheckingAnswers)),
    Row(at.ConfirmingAnswer, "change", confirming_answer.change, (at.Asking,)),
    Row(at.ConfirmingAnswer, "edit:", confirming_answer.change_one, (at.Asking,)),
    Row(at.CheckingAnswers, "edit:", checking_answers.correct, (at.Asking, at.ChoosingWho)),
    Row(at.CheckingAnswers, "read", checking_answers.read_aloud),
    Row(at.CheckingAnswers, "next", checking_answers.hand_in, (at.Sending, at.Asking)),
    # ---- handing in
    Row(at.Sending, JobTold, sending.told),
    Row(at.Sending, JobEnded, sending.ended, (*_ENDS, at.CannotSend)),
    Row(at.Sending, DeadlinePassed, sending.too_long, (at.CannotSend,)),
    Row(at.CannotSend, "again", sending.again, (at.Sending,)),
    Row(at.CannotSend, "wait", sending.wait),
    Row(at.CannotSend, JobEnded, sending.looked_up, _ENDS),
    Row(at.CannotSend, "next", sending.to_paper, (at.FillingPaper, at.CannotPrint)),
    Row(at.CannotSend, "look-again", sending.look_again),
    Row(at.FillingPaper, JobEnded, paper.filled, (at.Previewing, at.CannotPrint)),
    Row(at.FillingPaper, DeadlinePassed, paper.too_long, (at.CannotPrint,)),
    Row(at.Previewing, "next", paper.print_it, (at.Printing,)),
    Row(at.Previewing, "back", paper.leave_preview, (at.CannotSend, at.CannotPrint)),
    Row(at.Printing, JobTold, printing_pages.told),
    Row(at.Printing, JobEnded, paper.claimed_or_printed, (at.TakingPaper, at.CannotPrint, *_ENDS)),
    Row(at.Printing, "give-up", paper.give_up, (at.CannotPrint,)),
    Row(at.Printing, DeadlinePassed, paper.late, (at.CannotPrint,)),
    Row(at.TakingPaper, JobEnded, paper.given),
    Row(at.TakingPaper, "next", paper.taken, _ENDS),
    Row(at.CannotPrint, "reprint", paper.reprint, (at.FillingPaper,)),
    Row(at.CannotPrint, JobEnded, paper.parked, _ENDS),
    Row(at.CannotPrint, "next", finished.leave, (at.Welcoming, at.HandedIn, at.Summary)),
    Row(at.HandedIn, JobEnded, paper.given),
    Row(at.HandedIn, "next", plan.go_on, (at.Preparing, at.Summary)),
    Row(at.HandedIn, "stop", plan.stop, (at.Summary,)),
    Row(at.Summary, JobEnded, paper.given),
    Row(at.Summary, "next", finished.finish, (at.Welcoming,)),
    Row(at.Summary, "another", finished.another, (at.ChoosingTopic,)),
    Row(at.Finished, JobEnded, paper.given),
    Row(at.Finished, "next", finished.leave_number, (at.Summary, at.Welcoming)),
    Row(at.Finished, "another", finished.another, (at.ChoosingTopic,)),
    # ---- going on later: the ticket goes out …
    Row(
        ticketing.FillingTicket,
        JobEnded,
        ticket_printing.filled,
        (ticketing.PreviewingTicket, ticketing.TicketFailed),
    ),
    Row(ticketing.FillingTicket, DeadlinePassed, ticket_printing.too_long, (ticketing.TicketFailed,)),
    Row(ticketing.PreviewingTicket, "next", ticket_printing.print_it, (ticketing.PrintingTicket,)),
    Row(ticketing.PreviewingTicket, "go-on", moves.go_back, _BEFORE_TICKET),
    Row(ticketing.PrintingTicket, JobTold, printing_pages.told),
    Row(
        ticketing.PrintingTicket,
        JobEnded,
        ticket_printing.printed,
        (ticketing.TakingTicket, ticketing.TicketFailed),
    ),
    Row(ticketing.PrintingTicket, "give-up", ticket_printing.give_up, (ticketing.TicketFailed,)),
    Row(ticketing.PrintingTicket, DeadlinePassed, ticket_printing.late, (ticketing.TicketFailed,)),
    Row(ticketing.TakingTicket, "next", idle.forget, (at.Welcoming,)),
    Row(
        ticketing.TicketFailed,
        "again",
        ticket_printing.again,
        (ticketing.FillingTicket, ticketing.PrintingTicket),
    ),
    Row(ticketing.TicketFailed, "go-on", moves.go_back, _BEFORE_TICKET),
    Row(ticketing.TicketFailed, "quit-now", idle.forget, (at.Welcoming,)),
    # ---- … and comes back
    *(Row(step, TicketScanned, ticket_taking_back.scanned, _SCANNED) for step in _SCANS),
    Row(ticketing.CollectingTicket, "next", ticket_taking_back.leave, (at.ChoosingTopic,)),
    Row(
        ticketing.OpeningTicket,
        JobEnded,
        ticket_taking_back.opened,
        (ticketing.Resumed, ticketing.TicketRefused),
    ),
    Row(ticketing.OpeningTicket, DeadlinePassed, ticket_taking_back.too_long, (ticketing.TicketRefused,)),
    Row(ticketing.TicketRefused, "next", ticket_taking_back.leave, (at.ChoosingTopic,)),
    Row(ticketing.Resumed, "next", ticket_taking_back.go_on, (*_IDENTITY, *_QUESTIONS, *_AFTER_QUESTIONS)),
)

_OVER: tuple[type[object], ...] = get_args(at.Over)
OVERS: tuple[Row, ...] = (
    Row(at.IdleWarning, "next", idle.still_here),
    Row(at.IdleWarning, "quit-now", idle.forget, (at.Welcoming,)),
    Row(at.IdleWarning, LifeShown, idle.longer),
    Row(at.IdleWarning, DeadlinePassed, idle.end, (at.Welcoming,)),
    Row(at.StaffCalled, "next", staff_called.close),
    Row(at.StaffCalled, "dismiss", staff_called.close),
    Row(at.StaffCalled, "private", staff_called.call_in_private, (at.Welcoming,)),
    Row(at.StaffCalled, "hold", holding.begin),
    Row(at.StaffCalled, DeadlinePassed, staff_called.again),
    Row(at.StaffCalled, "staff", staff_here.open_page),
    Row(at.StaffHere, "next", staff_here.close),
    Row(at.StaffHere, "private", staff_called.call_in_private, (at.Welcoming,)),
    Row(at.SettingsOpen, "next", settings.close),
    Row(at.SettingsOpen, "reset", settings.reset),
    *(
        Row(at.SettingsOpen, f"{row}:", settings.choose)
        for row in (
            "text-size",
            "theme",
            "voice",
            "language",
            "scanning",
            "dark",
            "tremor",
            "reach",
            "motion",
            "sounds",
        )
    ),
    Row(at.LearningKeys, "key:", learning.name_key),
    Row(at.LearningKeys, "next", learning.close),
    Row(at.ReallyQuit, "next", small.close),
    Row(at.ReallyQuit, "quit-now", idle.forget, (at.Welcoming,)),
    Row(at.ReallyQuit, "later", ticket_printing.begin, (ticketing.FillingTicket,)),
    Row(at.Explaining, "next", small.close),
    *(Row(over, "tool:", settings.open_sheet) for over in _OVER),
    *(Row(over, "learn-keys", learning.begin) for over in _OVER if over is not at.LearningKeys),
    *(Row(over, "call", staff_called.call) for over in _OVER if over is not at.StaffCalled),
    *(Row(over, "veil", veil.turn_over) for over in _OVER),
    *(Row(over, "original", original.turn_over) for over in _OVER),
    *(Row(over, "release", holding.end) for over in _OVER),
    *(Row(over, "quit", moves.ask_back) for over in (at.StaffCalled, at.StaffHere, at.Explaining)),
)

_NO_BACK = at.NO_QUIT | {at.ReadingCard, at.CannotSend}

ANYWHERE: tuple[Row, ...] = (
    Row(object, "back", moves.go_back, but=_NO_BACK),
    Row(object, "call", staff_called.call),
    Row(object, "call-kiosk-failed", staff_called.call_of_failure),
    Row(object, "quit", moves.ask_back, but=at.NO_QUIT),
    Row(object, "tool:", settings.open_sheet),
    Row(object, "learn-keys", learning.begin),
    Row(object, "veil", veil.turn_over),
    Row(object, "original", original.turn_over),
    Row(object, "release", holding.end),
    Row(object, DeadlinePassed, hesitating.offer),
)
"""What works on every screen; a row of the step itself comes first."""

_Index: TypeAlias = Mapping[tuple[type[object], On], Row]
_INDEX: _Index = {(row.step, row.on): row for row in (*STEPS, *OVERS, *ANYWHERE)}


def row_for(place: object, event: Event) -> Row | None:
    """The row of this step (or overlay) for that event, or None when nothing is to happen."""
    return _INDEX.get((type(place), _on(event)))


def row_anywhere(place: object, event: Event) -> Row | None:
    """The row that holds on every screen but a few."""
    row = _INDEX.get((object, _on(event)))
    return None if row is None or type(place) in row.but else row


def _on(event: Event) -> On:
    if isinstance(event, Pressed):
        head, colon, _ = event.button.partition(":")
        return head + colon
    return type(event)
