"""What follows from each answer: the retry policy, pure, in this one place.

Every row of the contract's table of answers is one `Row`; `row_of` finds it, `decide` says what it does to
the entry. When the next request is due stands in `pauses`, what printing makes of an entry in
`paper_policy`. Two laws hold whatever is answered in whatever order: after an attempt that may have landed
nothing is sent before the back-end was asked and said that it has nothing, and no entry ends in any other
way than delivered or with staff.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from kiosk.delivery import pauses
from kiosk.delivery.backend import (
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
from kiosk.delivery.digest import content_digest
from kiosk.delivery.entry import Reason

if TYPE_CHECKING:
    from kiosk.basics.clock import Moment
    from kiosk.delivery.backend import Answer, Sealed
    from kiosk.delivery.entry import Entry

Request: TypeAlias = Literal["put", "get"]

STRANDED_AFTER_S = 60.0
NOT_FOR_THIS_KIOSK: Reason = "not-for-this-kiosk"
SLIGHT: frozenset[Reason | None] = frozenset({"printing", "gave-paper", "interrupted", "no-paper"})
"""Reasons that say nothing of what the back-end thinks of it."""
_DIGEST_DOUBTS = frozenset({"content-digest-missing", "content-digest-mismatch"})


class Row(Enum):
    """The rows of the contract's table "Answers, each handled differently"."""

    DELIVERED = "201, 200 with a receipt for this id and digest"
    UNCLEAR = (
        "2xx for another id or digest, HTML, 408, 421, 425, 3xx, other 2xx or 5xx, 4xx without a problem"
    )
    NOT_RECEIVED = "404 unknown-application on GET"
    CONFLICT = "409 already-received-with-other-content"
    REJECTED = "422"
    DEFECT = "400 cannot-open, other 400, 413, 415, other 4xx with a problem body"
    DIGEST_DOUBTED = "400 content-digest-missing or -mismatch, and the stored bytes match their digest"
    NOT_LET_IN = "401, 403"
    TOLD_TO_WAIT = "429, 503 with Retry-After"
    SETBACK = "500, 502, 504, refused, reset, TLS failure, time-out; 429, 503 without Retry-After"


_MAY_HAVE_LANDED = frozenset({Row.UNCLEAR, Row.DIGEST_DOUBTED, Row.TOLD_TO_WAIT, Row.SETBACK})
"""After a PUT. `TOLD_TO_WAIT` says when to ask, and nothing of what became of the body: see `Wait`."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one answer means.

    Attributes:
        entry: As it stands now.
        row: Which row of the table it was.
        hold_until: No request at all, for no entry, before this moment; None: no such thing.
    """

    entry: Entry
    row: Row
    hold_until: datetime | None = None


def next_request(entry: Entry) -> Request | None:
    """What is due for the entry at its `next_at`; None once delivered."""
    match entry.state:
        case "delivered":
            return None
        case "parked":
            return "get"
        case "sealed" | "sending":
            return "get" if entry.ask_first or entry.state == "sending" else "put"
        case _:
            assert_never(entry.state)


def begun(entry: Entry) -> Entry:
    """The entry as it is kept before its PUT leaves: whoever finds it so later knows it may have landed."""
    return replace(entry, state="sending")


def interrupted(entry: Entry, moment: Moment) -> Entry:
    """An entry that was `sending` when its process died: it may have landed, so it is asked about."""
    asked = replace(
        entry,
        state="sealed",
        unclear=True,
        ask_first=True,
        sent=True,
        attempts=entry.attempts + 1,
        next_at=moment.now,
    )
    return asked if entry.may_wait else to_staff(asked, "interrupted", moment)


def stranded(entry: Entry, moment: Moment) -> Entry:
    """An entry that must not wait and was left behind goes to staff; every other one stays as it is.

    One from the future was sealed before the clock was put back: nobody knows how long ago.
    """
    left_behind = abs((moment.now - entry.queued_at).total_seconds()) > STRANDED_AFTER_S
    if entry.may_wait or entry.state != "sealed" or entry.reason is not None or not left_behind:
        return entry
    return to_staff(entry, "interrupted", moment)


def carried(entry: Entry) -> Entry:
    """A copy of it travels on a stick: another hand may deliver it, so it is asked about first."""
    asked = replace(entry, unclear=True, sent=True, elsewhere=True)
    return replace(asked, ask_first=True) if entry.state == "sealed" else asked


def released(entry: Entry, moment: Moment) -> Entry:
    """Staff want it sent after all: due at once, asked first where it may have landed, free to wait."""
    if entry.state != "parked":
        return entry
    return replace(
        entry,
        state="sealed",
        reason=None,
        pointers=(),
        on_paper=False,
        may_wait=True,
        ask_first=entry.sent or entry.unclear,
        queued_at=moment.now,
        next_at=moment.now,
    )


def is_intact(entry: Entry) -> bool:
    """Whether the stored bytes are still the ones that were sealed."""
    return entry.sealed is not None and content_digest(entry.sealed.body) == entry.digest


def whole_bytes(entry: Entry) -> Sealed | None:
    """The sealed bytes as long as they are the ones that were sealed: no other ones go onto paper."""
    return entry.sealed if is_intact(entry) else None


def row_of(entry: Entry, request: Request, answer: Answer) -> Row:
    """Which row of the contract's table the answer is."""
    asked = request == "get"
    match answer:
        case Received(receipt):
            ours = receipt.application_id == entry.application_id and receipt.content_digest == entry.digest
            return Row.DELIVERED if ours else Row.UNCLEAR
        case Unclear():
            return Row.UNCLEAR
        case NotReceived():
            return Row.NOT_RECEIVED if asked else Row.DEFECT
        case Conflict():
            return Row.DEFECT if asked else Row.CONFLICT
        case Rejected():
            return Row.DEFECT if asked else Row.REJECTED
        case Defect(type=kind):
            return Row.DIGEST_DOUBTED if kind in _DIGEST_DOUBTS and is_intact(entry) else Row.DEFECT
        case NotLetIn():
            return Row.NOT_LET_IN
        case Wait(seconds):
            return Row.SETBACK if seconds is None else Row.TOLD_TO_WAIT
        case Unreachable():
            return Row.SETBACK
        case _:
            assert_never(answer)


def decide(entry: Entry, request: Request, answer: Answer, moment: Moment) -> Decision:
    """What the answer to the request makes of the entry.

    `entry` is the row as it stands when the answer is in: it may have been given paper meanwhile.
    """
    if entry.state == "delivered":
        return Decision(entry, Row.DELIVERED)
    row = row_of(entry, request, answer)
    if row is Row.DELIVERED and isinstance(answer, Received):
        return Decision(_delivered(entry, answer.receipt.receipt_number, moment), row)
    counted = replace(entry, attempts=entry.attempts + 1)
    if request == "put":
        counted = _after_put(counted, row, answer)
    hold = pauses.hold_after(answer, moment)
    if entry.state == "parked":
        reason = NOT_FOR_THIS_KIOSK if _is_not_ours(answer) and entry.reason in SLIGHT else entry.reason
        return Decision(
            replace(counted, reason=reason, next_at=hold or pauses.later(counted, moment)), row, hold
        )
    return Decision(_waiting(replace(counted, state="sealed"), row, answer, moment, hold), row, hold)


def about_this_one(entry: Entry, answer: Answer, *, let_in: bool) -> Answer:
    """A 403 about one application and not the kiosk ("another kiosk's path is 403") is a defect of it.

    Only one that another kiosk may have handed in can be refused so. It is known where the kiosk itself was
    let in just now (`let_in`), or was when the application was parked for this. What anybody on the way may
    have said stays a word about the kiosk, and so does a refusal of its own applications.
    """
    refused = isinstance(answer, NotLetIn) and answer.status == 403 and not answer.unclear
    known = let_in or entry.reason == NOT_FOR_THIS_KIOSK
    return Defect(403, NOT_FOR_THIS_KIOSK) if refused and known and entry.elsewhere else answer


def _is_not_ours(answer: Answer) -> bool:
    return isinstance(answer, Defect) and answer.type == NOT_FOR_THIS_KIOSK


def _waiting(entry: Entry, row: Row, answer: Answer, moment: Moment, hold: datetime | None) -> Entry:
    """An entry that was not parked, after an answer that did not deliver it."""
    match row:
        case Row.NOT_RECEIVED:
            return _not_received(entry, moment)
        case Row.CONFLICT:
            return to_staff(entry, "already-received-otherwise", moment)
        case Row.REJECTED:
            pointers = answer.pointers if isinstance(answer, Rejected) else ()
            return to_staff(replace(entry, pointers=pointers), "rejected", moment)
        case Row.DEFECT:
            # A GET has just asked, and its answer was of no use: with staff it goes on being asked about.
            hand_over = _park if entry.ask_first else to_staff
            why: Reason = NOT_FOR_THIS_KIOSK if _is_not_ours(answer) else "defect"
            return hand_over(entry, entry.reason or why, moment)
        case Row.NOT_LET_IN | Row.TOLD_TO_WAIT:
            return replace(entry, next_at=hold or pauses.later(entry, moment))
        case Row.UNCLEAR if entry.reason is not None and isinstance(answer, Unclear) and answer.other_content:
            # Asked before parking, the back-end told of another content: to wait for another word is no use.
            return _park(entry, entry.reason, moment)
        case Row.UNCLEAR | Row.DIGEST_DOUBTED | Row.SETBACK:
            return replace(entry, next_at=pauses.later(entry, moment))
        case Row.DELIVERED:
            raise AssertionError("a delivered entry waits for nothing")
        case _:
            assert_never(row)


def _after_put(entry: Entry, row: Row, answer: Answer) -> Entry:
    """What the attempt left behind: whether it may have landed, and so has to be asked about."""
    sent = entry.sent or not (isinstance(answer, Unreachable) and not answer.sent)
    if isinstance(answer, NotLetIn) and answer.status == 0:
        sent = entry.sent
    doubtful = row in _MAY_HAVE_LANDED or (isinstance(answer, NotLetIn) and answer.unclear)
    if not doubtful:
        return replace(entry, sent=sent)
    return replace(entry, sent=sent, unclear=True, ask_first=True)


def _not_received(entry: Entry, moment: Moment) -> Entry:
    if entry.reason is not None:
        return _park(entry, entry.reason, moment)
    return replace(entry, ask_first=False, next_at=moment.now)


def to_staff(entry: Entry, reason: Reason, moment: Moment) -> Entry:
    """Parked; but asked about before where an earlier attempt may have landed ("Before parking")."""
    if entry.unclear:
        return replace(entry, reason=reason, ask_first=True, next_at=moment.now)
    return _park(entry, reason, moment)


def _park(entry: Entry, reason: Reason, moment: Moment) -> Entry:
    return replace(
        entry, state="parked", reason=reason, next_at=pauses.later(replace(entry, state="parked"), moment)
    )


def _delivered(entry: Entry, receipt_number: str, moment: Moment) -> Entry:
    return replace(
        entry,
        sealed=None,
        state="delivered",
        receipt_number=receipt_number,
        attempts=entry.attempts + 1,
        ask_first=False,
        next_at=moment.now,
    )
