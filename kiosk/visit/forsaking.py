"""What a kiosk that stops, or begins anew, still does for who stands there and was promised something."""

from __future__ import annotations

from kiosk.visit.effects import CallStaff, Park
from kiosk.visit.states import CannotSend, FillingPaper, Previewing, Printing
from kiosk.visit.turn import Move, aside, stay, then
from kiosk.visit.visit import Visit


def kept_for_staff(visit: Visit) -> Move:
    """An application that is neither sent nor on paper yet is kept sealed, and staff are called.

    What waits here is sent by itself, and what staff have they have; only what was to become paper lies
    nowhere. Of what the printer works at, sheets may be out.
    """
    match visit.step:
        case Printing():
            return _kept(visit, begun=True)
        case CannotSend(outcome=outcome) | FillingPaper(outcome=outcome) | Previewing(outcome=outcome):
            return _kept(visit, begun=False) if outcome.kind == "paper" else stay(visit)
        case _:
            return stay(visit)


def _kept(visit: Visit, *, begun: bool) -> Move:
    application = visit.cases[-1].application
    if application is None:
        return stay(visit)
    return then(
        aside(visit, lambda job: Park(job, application, begun)),
        lambda visit: aside(visit, lambda job: CallStaff(job, "application-parked", "closing")),
    )
