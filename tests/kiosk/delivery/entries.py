"""Invented entries at every stage of their way, all of them at one moment."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.ids import ApplicationId
from kiosk.delivery import policy
from kiosk.delivery.backend import (
    Receipt,
    Received,
)
from kiosk.delivery.entry import Entry, fresh
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START, StoppedClock

MOMENT = StoppedClock().moment()
WAITING = fresh(sealed(ApplicationId("0193-invented")), may_wait=True, now=START)
SENDING = policy.begun(WAITING)
ASKING = replace(WAITING, unclear=True, ask_first=True, sent=True, attempts=1)
DOUBTED = replace(SENDING, unclear=True, sent=True, attempts=2)  # an earlier attempt ended unclear
PARKED = replace(WAITING, state="parked", reason="rejected", attempts=1)


def receipt(entry: Entry, **changed: str) -> Received:
    whole = Receipt(entry.application_id, "R-0007", START, "received", entry.digest)
    return Received(
        replace(
            whole,
            application_id=ApplicationId(changed.get("application_id", whole.application_id)),
            content_digest=changed.get("digest", whole.content_digest),
        )
    )
