"""What an answer that delivered nothing is called: the one place where the codes NET-01 … NET-11 stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kiosk.basics.failure import Code, Failure
from kiosk.delivery.backend import (
    Answer,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    Unclear,
    Unreachable,
    Wait,
)

if TYPE_CHECKING:
    from kiosk.delivery.entry import Entry, Hold


def of_answer(answer: Answer) -> Failure | None:
    """The failure that tells truthfully what this answer was; None where it delivered.

    Facts: `status` (HTTP), `type` (last segment of the problem type), `why`, `seconds`, `fields` (how many),
    `pointers` (which).
    """
    match answer:
        case Received():
            return None
        case Unreachable(why):
            return Failure(Code.NET_01, {"why": why})
        case Unclear(why):
            return _unclear(why)
        case NotReceived():
            return _unclear("not-received")
        case NotLetIn(status):
            return Failure(Code.NET_03, {"status": status})
        case Wait(seconds):
            return Failure(Code.NET_04, {} if seconds is None else {"seconds": round(seconds)})
        case Rejected(pointers):
            return Failure(Code.NET_05, {"fields": len(pointers), "pointers": " ".join(pointers)})
        case Defect(status, kind):
            return Failure(Code.NET_06, {"status": status, "type": kind})
        case Conflict():
            return Failure(Code.NET_07)
        case _:
            assert_never(answer)


def of_hold(hold: Hold) -> Failure | None:
    """Why nothing was even asked."""
    return of_answer(NotLetIn(0) if hold.why == "not-let-in" else Wait(None))


def of_entry(entry: Entry) -> Failure | None:
    """Why staff must look at it; None where there is no such reason."""
    match entry.reason:
        case None:
            return None
        case "rejected":
            return of_answer(Rejected(entry.pointers))
        case "already-received-otherwise":
            return of_answer(Conflict())
        case "defect":
            return of_answer(Defect(0, "unknown"))
        case "not-for-this-kiosk":
            return of_answer(Defect(403, entry.reason))
        case "printing" | "gave-paper" | "interrupted" | "no-paper":
            return _unclear(entry.reason)
        case _:
            assert_never(entry.reason)


def clock_off(seconds: int) -> Failure:
    """The proof was rejected, and this machine's clock, whose time the card signed, is off by so much."""
    return Failure(Code.NET_11, {"seconds": seconds})


def no_key() -> Failure:
    """No pinned key is known: nothing can be sealed."""
    return Failure(Code.NET_08)


def no_challenge() -> Failure:
    """The back-end gave no challenge; the kiosk makes a nonce of its own."""
    return Failure(Code.NET_09)


def staff_not_called() -> Failure:
    """The call for staff did not arrive: somebody must fetch them."""
    return Failure(Code.NET_10)


def _unclear(why: str) -> Failure:
    return Failure(Code.NET_02, {"why": why})
