"""Clients spoiled on purpose, to see that the audit catches each: what is spoiled, and what shows it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Progress
from kiosk.basics.result import Ok, Result
from kiosk.delivery import policy, sealing
from kiosk.delivery.backend import Answer, Sealed
from kiosk.delivery.entry import Entry
from kiosk.delivery.keys import PublicKey
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.paper_instead import PaperInstead
from kiosk.delivery.rounds import Round, Rounds
from kiosk.delivery.service import DeliveryService
from tests.chaos.faults import FAULTS, Fault

Spoiled: TypeAlias = Literal[
    "",
    "no GET before a retry",
    "new id per try",
    "forgets",
    "alters",
    "tells early",
    "loses what was on the wire when it was killed",
    "gives paper and sends all the same",
    "prints without a claim",
    "asks, and does not listen to the answer",
    "never sends",
]


@dataclass(frozen=True)
class Plant:
    """How a spoiled client is shown up.

    Attributes:
        finds: The finding that has to name it.
        faults: What its requests meet.
        share: How many of them.
        may_wait: Whether its residents let it wait; None: some do.
    """

    finds: str
    faults: tuple[Fault, ...] = FAULTS
    share: float = 0.0
    may_wait: bool | None = True


_UNCLEAR = tuple(fault for fault in FAULTS if fault.row == "500, 502, 504" and not fault.lands)
_DEATHS = tuple(fault for fault in FAULTS if fault.breaking == "kill" and not fault.lands and not fault.late)

PLANTS: Mapping[Spoiled, Plant] = {
    "no GET before a retry": Plant("blind_retries", _UNCLEAR, 1.0),
    "new id per try": Plant("duplicated"),
    "forgets": Plant("lost", _UNCLEAR, 1.0),
    "alters": Plant("altered"),
    "tells early": Plant("lost", _UNCLEAR, 1.0),
    "loses what was on the wire when it was killed": Plant("lost", _DEATHS, 1.0),
    "gives paper and sends all the same": Plant("duplicated", _UNCLEAR, 1.0, may_wait=False),
    "prints without a claim": Plant("duplicated", _UNCLEAR, 1.0),
    "asks, and does not listen to the answer": Plant("blind_retries", _UNCLEAR, 1.0),
    "never sends": Plant("undelivered"),
}


def spoil(spoiled: Spoiled, storage: Path) -> None:
    """Makes this process a spoiled client, before it begins; what a hand-in shows is spoiled in `kiosk`."""
    match spoiled:
        case "no GET before a retry":
            policy.next_request = _always_put
        case "alters":
            sealing.seal_document = _altered
        case "loses what was on the wire when it was killed":
            _forget_what_was_on_the_wire(storage)
        case "gives paper and sends all the same":
            PaperInstead.promise = _paper_and_nothing_else  # type: ignore[method-assign]
            policy.stranded = lambda entry, moment: entry
        case "prints without a claim":
            DeliveryService.claim_for_paper = _not_claimed  # type: ignore[method-assign]
            DeliveryService.give_paper = _not_given  # type: ignore[method-assign]
        case "asks, and does not listen to the answer":
            policy.decide = _deaf(policy.decide)  # type: ignore[assignment]
        case "never sends":
            DeliveryService._send = _not_sent  # type: ignore[method-assign]
            Rounds.go = _no_round  # type: ignore[method-assign]
        case _:
            pass


def _always_put(entry: Entry) -> policy.Request | None:
    return "put" if entry.state in {"sealed", "sending"} else None


def _altered(document: Mapping[str, object], application_id: ApplicationId, key: PublicKey) -> Sealed:
    text = json.dumps({**document, "answers": {"copies": 9, "show_honseki": True}})
    return sealing.seal(text.encode("utf-8"), application_id, key)


def _forget_what_was_on_the_wire(storage: Path) -> None:
    place = storage / "outbox" / "outbox.sqlite3"
    if place.exists():
        with closing(sqlite3.connect(place)) as table, table:
            table.execute("DELETE FROM entries WHERE state = 'sending'")


def _paper_and_nothing_else(self: PaperInstead, application_id: ApplicationId) -> Result[Outcome]:
    return Ok(Outcome("paper", application_id=application_id))


def _not_claimed(self: DeliveryService, application_id: ApplicationId) -> Outcome:
    return Outcome("paper", application_id=application_id)


def _not_given(self: DeliveryService, application_id: ApplicationId) -> Result[Outcome]:
    return Ok(_not_claimed(self, application_id))


Decide: TypeAlias = Callable[[Entry, policy.Request, Answer, Moment], policy.Decision]


def _deaf(decide: Decide) -> Decide:
    def decided(entry: Entry, request: policy.Request, answer: Answer, moment: Moment) -> policy.Decision:
        made = decide(entry, request, answer, moment)
        if request == "get" and made.entry.state == "sealed":
            return replace(made, entry=replace(made.entry, ask_first=False))
        return made

    return decided


def _not_sent(self: DeliveryService, entry: Entry, ends: float, progress: Progress) -> tuple[Entry, None]:
    return entry, None


def _no_round(self: Rounds, progress: Progress, due: object) -> Round:
    return Round((), self._clock.moment().now.replace(year=2099))
