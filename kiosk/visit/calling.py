"""What goes with a call for staff: where somebody is, and why they call; of an answer nothing.

Both are catalogued words, which the desk says in Japanese (`resources/desk/words.yaml`).
"""

from __future__ import annotations

from kiosk.visit import states as at
from kiosk.visit import ticket_states as ticketing
from kiosk.visit.timing import thought_about
from kiosk.visit.visit import Visit

RESIDENT = "resident"
HESITATING = "hesitating"


def place_of(visit: Visit) -> str:
    """`Asking:juminhyo:juminhyo.copies`: step, procedure or life event, and the question; each where there is
    one.
    """
    match visit.step:
        case at.Asking(question=question) | at.ConfirmingAnswer(question=question):
            asked = str(question)
        case _:
            asked = ""
    matter = visit.cases[-1].procedure if visit.cases else visit.plan.guide if visit.plan else ""
    return ":".join(one for one in (type(visit.step).__name__, matter, asked) if one)


def reason_of(visit: Visit) -> str:
    """Why somebody may press 係の人をよぶ there, as far as the kiosk can tell."""
    if thought_about(visit) in visit.offered:
        return HESITATING
    return _of_step(visit.step) or RESIDENT


def _of_step(step: at.Step) -> str | None:  # noqa: C901 - one line a reason, nothing else
    match step:
        case at.Asking(problem=problem) if problem is not None:
            return "not-accepted"
        case at.LastTry():
            return "last-try"
        case at.TypingCardNumbers(notice=notice) if notice is not None:
            return "numbers-wrong" if notice.facts.get("secret") == "number-b" else "pin-blocked"
        case at.CardTrouble() | at.NotMine():
            return "card-trouble"
        case at.WaitingForCard(notice=notice) if notice is not None:
            return "card-trouble"
        case at.WithoutCard():
            return "no-card"
        case at.Printing(hold=hold) | ticketing.PrintingTicket(hold=hold) if hold is not None:
            return "printer"
        case at.CannotPrint() | ticketing.TicketFailed():
            return "no-paper"
        case at.CannotSend():
            return "cannot-send"
        case ticketing.TicketRefused():
            return "ticket-refused"
        case at.StaffNeeded(reason=reason):
            return reason
        case _:
            return None
