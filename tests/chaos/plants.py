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
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import failures, pauses, policy, sealing, tablefile
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
    "says paper, and prints none",
    "goes on asking where it is not let in",
    "does not wait as it is told",
    "sends later what must not wait",
    "sends again what was refused",
    "keeps what was delivered",
    "erases without overwriting",
]


@dataclass(frozen=True)
class Plant:
    """How a spoiled client is shown up.

    Attributes:
        finds: The finding that has to name it.
        faults: What its requests meet.
        share: How many of them.
        may_wait: Whether its residents let it wait; None: some do.
        prints: Its residents take paper where they could not hand in.
    """

    finds: str
    faults: tuple[Fault, ...] = FAULTS
    share: float = 0.0
    may_wait: bool | None = True
    prints: bool = False


_HASTY_S = 0.1
_ERASED = "CHECK ((body IS NULL) = (state = 'delivered')),"
_UNCLEAR = tuple(fault for fault in FAULTS if fault.row == "500, 502, 504" and not fault.lands)
_DEATHS = tuple(fault for fault in FAULTS if fault.breaking == "kill" and not fault.lands and not fault.late)
_NOT_LET_IN = tuple(fault for fault in FAULTS if fault.row == "401, 403")
_WAIT = tuple(fault for fault in FAULTS if fault.row == "429, 503" and not fault.lands)
_REFUSED = tuple(fault for fault in FAULTS if fault.row == "422")

PLANTS: Mapping[Spoiled, Plant] = {
    "no GET before a retry": Plant("blind_retries", _UNCLEAR, 1.0),
    "new id per try": Plant("duplicated"),
    "forgets": Plant("lost", _UNCLEAR, 1.0),
    "alters": Plant("altered"),
    "tells early": Plant("lost", _UNCLEAR, 1.0),
    "loses what was on the wire when it was killed": Plant("lost", _DEATHS, 1.0),
    "gives paper and sends all the same": Plant("duplicated", _UNCLEAR, 1.0, may_wait=False),
    "prints without a claim": Plant("duplicated", _UNCLEAR, 1.0, prints=True),
    "asks, and does not listen to the answer": Plant("blind_retries", _UNCLEAR, 1.0),
    "never sends": Plant("undelivered"),
    "says paper, and prints none": Plant("lost", _UNCLEAR, 1.0, prints=True),
    "goes on asking where it is not let in": Plant("too_soon", _NOT_LET_IN, 1.0),
    "does not wait as it is told": Plant("too_soon", _WAIT, 1.0),
    "sends later what must not wait": Plant("unasked", _UNCLEAR, 1.0, may_wait=False),
    "sends again what was refused": Plant("sent_after_refusal", _REFUSED, 1.0),
    "keeps what was delivered": Plant("not_erased"),
    "erases without overwriting": Plant("not_erased"),
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
            _spoil_manners(spoiled)


def _spoil_manners(spoiled: Spoiled) -> None:
    """Of the plants that say and send what they should not, or keep it."""
    match spoiled:
        case "goes on asking where it is not let in":
            pauses.hold_after = _no_hold
        case "does not wait as it is told":
            pauses.hold_after = _no_hold
            pauses.pause_s = lambda attempts, longest, moment: _HASTY_S
        case "sends later what must not wait":
            PaperInstead.promise = _not_promised  # type: ignore[method-assign]
            policy.stranded = lambda entry, moment: entry
        case "sends again what was refused":
            policy.to_staff = lambda entry, reason, moment: replace(entry, next_at=moment.now)
        case "keeps what was delivered":
            policy._delivered = _kept_when_delivered(policy._delivered)  # type: ignore[assignment]
            tablefile._SCHEMA = tablefile._SCHEMA.replace(_ERASED, "")  # which would not take such a row
        case "erases without overwriting":
            tablefile.connect = _careless(tablefile.connect)  # type: ignore[assignment]
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


def _no_hold(answer: Answer, moment: Moment) -> None:
    return None


def _not_promised(self: PaperInstead, application_id: ApplicationId) -> Result[Outcome]:
    return Err(failures.staff_not_called())


Delivered: TypeAlias = Callable[[Entry, str, Moment], Entry]


def _kept_when_delivered(delivered: Delivered) -> Delivered:
    return lambda entry, number, moment: replace(delivered(entry, number, moment), sealed=entry.sealed)


Connect: TypeAlias = Callable[[Path, float | None], sqlite3.Connection]


def _careless(connect: Connect) -> Connect:
    def connected(path: Path, patience_s: float | None = None) -> sqlite3.Connection:
        table = connect(path, patience_s)
        table.execute("PRAGMA secure_delete = OFF").close()
        return table

    return connected


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
