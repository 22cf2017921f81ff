"""The steps, and what lies over one, of which there are portraits: each with the name of its screen."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.clock import Moment
from kiosk.basics.failure import Code, Failure
from kiosk.basics.ids import FieldId
from kiosk.delivery.outcome import Outcome
from kiosk.paper.document import Document
from kiosk.paper.symbols import TICKET, texts_of
from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing

CONFIRMED = FieldId("juminhyo.copies")
"""A question of the portrayed procedure whose answer is confirmed singly."""
HESITATED: dict[str, at.Step] = {
    "choosing-topic": at.ChoosingTopic(),
    "choosing-procedure": at.ChoosingProcedure("certificates"),
    "preparing": at.Preparing(),
    "choosing-who": at.ChoosingWho(),
    "waiting-for-card": at.WaitingForCard(),
    "entering-secret": at.EnteringSecret("card-text", 3),
    "without-card": at.WithoutCard(),
    "confirming-answer": at.ConfirmingAnswer(CONFIRMED),
    "checking-answers": at.CheckingAnswers(),
}
"""A page of each sort that is drawn as somebody sees it who hesitates there."""


def steps_of(document: Document) -> Iterator[tuple[str, at.Step]]:
    """Every step of a visit that does not go onto a ticket, `document` being what is printed."""
    yield "welcoming", at.Welcoming()
    yield "closed", at.Closed()
    yield "choosing-topic", at.ChoosingTopic()
    yield "choosing-procedure", at.ChoosingProcedure("certificates")
    yield "choosing-procedure-card", at.ChoosingProcedure("card")
    yield "at-the-desk", at.AtTheDesk("moving")
    yield "at-the-desk-household", at.AtTheDesk("moving", "household")
    yield "at-the-desk-household-printing", at.AtTheDesk("moving", "household", "printing")
    yield "led-to-desk", at.LedToDesk("guardian")
    yield "led-to-desk-heir", at.LedToDesk("heir")
    yield "led-to-desk-printed", at.LedToDesk("guardian", "out")
    yield "led-to-desk-not-printed", at.LedToDesk("heir", "failed")
    yield "preparing", at.Preparing()
    yield "missing-things", at.MissingThings()
    yield "choosing-who-untouched", at.ChoosingWho()
    yield "choosing-who", at.ChoosingWho("self")
    yield "waiting-for-card", at.WaitingForCard()
    yield "waiting-for-card-again", at.WaitingForCard(trouble("card-removed"))
    yield "waiting-for-card-lifted", at.WaitingForCard(lifted=True)
    yield "entering-secret", at.EnteringSecret("card-text", 3)
    yield "entering-secret-again", at.EnteringSecret("card-text", 2, trouble("wrong-secret", tries_left=2))
    yield "entering-secret-authentication", at.EnteringSecret("authentication", 3)
    yield "last-try", at.LastTry()
    yield "card-numbers-birth", at.TypingCardNumbers(0)
    yield "card-numbers-expiry", at.TypingCardNumbers(1)
    yield "card-numbers-code", at.TypingCardNumbers(2)
    yield "reading-card", at.ReadingCard("card-text", 6, 10)
    yield "card-trouble", at.CardTrouble(trouble("not-my-number-card"))
    yield "confirming", at.Confirming()
    yield "not-mine", at.NotMine()
    yield "without-card", at.WithoutCard()
    yield "offering-proof", at.OfferingProof("later")
    yield "offering-proof-lifted", at.OfferingProof(lifted=True)
    yield "proving", at.Proving(3, 10)
    yield "confirming-answer", at.ConfirmingAnswer(CONFIRMED)
    yield "checking-answers", at.CheckingAnswers()
    yield "sending", at.Sending(1)
    yield from _endings(document)


def tickets_of(document: Document) -> Iterator[tuple[str, at.Step]]:
    """Every step of going on later."""
    yield "filling-ticket", ticketing.FillingTicket()
    yield "previewing-ticket", ticketing.PreviewingTicket(document)
    yield "printing-ticket", ticketing.PrintingTicket(document)
    yield "printing-ticket-held", ticketing.PrintingTicket(document, trouble("out-of-paper"))
    yield "taking-ticket", ticketing.TakingTicket()
    yield "ticket-failed", ticketing.TicketFailed(trouble("print-failed"), document)
    yield "collecting-ticket", ticketing.CollectingTicket((texts_of(b"1", TICKET)[0],), 2)
    yield "opening-ticket", ticketing.OpeningTicket()
    for kind in ("no-fleet-key", "ticket-of-another-day", "ticket-of-another-fleet"):
        yield f"ticket-refused-{kind}", ticketing.TicketRefused(trouble(kind))
    for kind in ("ticket-altered", "ticket-unreadable", "ticket-not-continued", "paper-for-the-counter"):
        yield f"ticket-refused-{kind}", ticketing.TicketRefused(trouble(kind))
    yield (
        "ticket-refused-handed-in",
        ticketing.TicketRefused(trouble("ticket-already-handed-in", number="127")),
    )
    yield "resumed", ticketing.Resumed(card=True, changed=False)
    yield "resumed-changed", ticketing.Resumed(card=True, changed=True)


def overs_at(moment: Moment) -> Iterator[tuple[str, at.Over]]:
    """Everything that lies over a step."""
    yield "idle-warning", at.IdleWarning(moment.ticks + 34, 45)
    yield "staff-called", at.StaffCalled(1)
    yield "staff-called-in-private", at.StaffCalled(1, in_private=True)
    yield "staff-called-not-heard", at.StaffCalled(2, 2, heard=False)
    yield "settings", at.SettingsOpen("text-size")
    yield "settings-hand", at.SettingsOpen("hand")
    yield "settings-keys", at.SettingsOpen("keys")
    yield "learning-keys", at.LearningKeys("ok")
    yield "really-quit", at.ReallyQuit()
    yield "explaining", at.Explaining()


def trouble(kind: str, **facts: str | int) -> Failure:
    """The failure of that kind as its one place in the code would make it; raises StopIteration."""
    return Failure(next(code for code in Code if code.kind == kind), facts)


def _endings(document: Document) -> Iterator[tuple[str, at.Step]]:
    waiting = Outcome("queued", failure=trouble("backend-unreachable"))
    on_paper = Outcome("paper", failure=trouble("backend-unreachable"))
    yield "cannot-send-queued", at.CannotSend(waiting)
    yield "cannot-send-paper", at.CannotSend(on_paper)
    yield "filling-paper", at.FillingPaper(on_paper)
    yield "previewing", at.Previewing(document, on_paper)
    yield "printing", at.Printing(document, on_paper)
    yield "printing-held", at.Printing(document, on_paper, trouble("out-of-paper"))
    unheard = ticketing.Called(1, "out-of-paper", 0.0, heard=False)
    yield "printing-not-heard", at.Printing(document, on_paper, trouble("out-of-paper"), called=unheard)
    yield "taking-paper", at.TakingPaper(on_paper, 3)
    yield (
        "cannot-print-again",
        at.CannotPrint(trouble("print-failed"), kept=True, outcome=on_paper, begun=True),
    )
    yield "cannot-print", at.CannotPrint(trouble("out-of-paper"), kept=True)
    yield "cannot-print-not-kept", at.CannotPrint(trouble("out-of-paper"))
    yield "cannot-print-not-heard", at.CannotPrint(trouble("printer-slow"), kept=True, heard=False)
    yield (
        "cannot-print-slow",
        at.CannotPrint(trouble("printer-slow"), kept=True, outcome=on_paper, begun=True),
    )
    yield "finished", at.Finished(Outcome("delivered", "127"))
    yield "finished-copy", at.Finished(Outcome("delivered", "127", void_copy=True))
    yield "finished-queued", at.Finished(waiting)
    yield "finished-paper", at.Finished(on_paper)
    yield "finished-parked", at.Finished(Outcome("parked"))
    yield "staff-needed", at.StaffNeeded("card-not-genuine", trouble("card-not-genuine"))
