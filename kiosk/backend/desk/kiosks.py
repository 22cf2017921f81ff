"""How the kiosks are, by their last heartbeat; and whether the day can end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from pydantic import BaseModel
from sqlalchemy import delete, select

from kiosk.backend.desk.parked import Parked, is_parked, on_paper_in, parked_in
from kiosk.backend.desk.record import Act, By
from kiosk.backend.models import DayCheckRow, HeartbeatRow
from kiosk.backend.store import Store

SILENT_AFTER = timedelta(minutes=15)
HEARD_WITHIN = timedelta(minutes=7)
"""At the end of the day only the last heartbeat counts (one comes every five minutes): what an older one says
of the queues may no longer be so."""
OUTBOX, DISK = "outbox", "disk"
"""The checks of a heartbeat that say whether the numbers of what waits can be believed. A damaged outbox is
set aside with whatever lies in it, and a new one begins empty."""
CARD_LEFT = "card-left"
"""The check of a heartbeat that says whether a card lies in the reader while nobody is served."""
PAPER = "printer"
ITEMS = ("card", "paper")
"""What staff look at themselves at the end of the day."""


class _Check(BaseModel):
    name: str
    state: str


class _Heartbeat(BaseModel):
    at: datetime
    software: str
    checks: list[_Check]
    queued: int
    parked: int


Left: TypeAlias = Literal[
    "never", "silent", "not-heard-lately", "outbox-damaged", "disk", "queued", "parked", "card-left"
]
"""What stands in the way of ending the day at a kiosk; what to do about it is in the desk's words."""
_UNCERTAIN: frozenset[Left] = frozenset({"never", "silent", "not-heard-lately", "outbox-damaged", "disk"})


@dataclass(frozen=True, slots=True)
class KioskState:
    """One kiosk.

    Attributes:
        state: `silent` means nothing came for SILENT_AFTER, `never` nothing at all.
        heard_at: RFC 3339; None for `never`.
        heard_lately: Within HEARD_WITHIN.
        queued, parked: Sealed applications that wait there, and those that wait for staff.
        troubles: Checks that are not ok: name and state.
        items: Of what is parked there, what the kiosk told.
        card_left: What the kiosk itself says of a forgotten card; None where it says nothing.
        paper_ok: The same of its printer.
    """

    kiosk_id: str
    state: Literal["ok", "warn", "fail", "silent", "never"]
    heard_at: str | None = None
    heard_lately: bool = False
    software: str = ""
    queued: int = 0
    parked: int = 0
    troubles: tuple[tuple[str, str], ...] = ()
    items: tuple[Parked, ...] = ()
    card_left: bool | None = None
    paper_ok: bool | None = None

    @property
    def left(self) -> tuple[Left, ...]:
        """Whatever has to be seen to before the day ends; where nothing is known, that alone."""
        unknown = self._unknown()
        if unknown is not None:
            return (unknown,)
        failing = {name for name, state in self.troubles if state == "fail"}
        found: list[tuple[Left, object]] = [
            ("outbox-damaged", OUTBOX in failing),
            ("disk", DISK in failing),
            ("queued", self.queued),
            ("parked", self.parked),
            ("card-left", self.card_left),
        ]
        return tuple(what for what, there in found if there)

    @property
    def counts_hold(self) -> bool:
        """Whether nothing else can wait there than what was told."""
        return not _UNCERTAIN.intersection(self.left)

    def _unknown(self) -> Left | None:
        match self.state:
            case "never" | "silent" as state:
                return state
            case _:
                return None if self.heard_lately else "not-heard-lately"


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked at this kiosk today."""

    item: str
    login: str
    at: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One kiosk at the end of the day.

    Attributes:
        looked: By item of ITEMS; None where nobody looked yet.
    """

    kiosk: KioskState
    looked: dict[str, Looked | None]

    @property
    def done(self) -> bool:
        return not self.kiosk.left and all(self.looked.values())


def states(store: Store, known: Iterable[str], now: datetime) -> list[KioskState]:
    """Every kiosk with a token, and every one that was ever heard, in the order of their ids."""
    with store.begin() as session:
        rows = {
            row.kiosk_id: (row.document, row.received_at) for row in session.scalars(select(HeartbeatRow))
        }
    return [
        _state(kiosk_id, *rows[kiosk_id], now) if kiosk_id in rows else KioskState(kiosk_id, "never")
        for kiosk_id in sorted({*known, *rows})
    ]


def has_paper(store: Store, kiosk_id: str, application_id: str) -> bool:
    """Whether that kiosk says that the application went home on paper as well, or may have."""
    with store.begin() as session:
        heard = session.get(HeartbeatRow, kiosk_id)
        told = None if heard is None else _Heartbeat.model_validate_json(heard.document)
    return told is not None and application_id in on_paper_in(check.name for check in told.checks)


def day_rows(store: Store, known: Iterable[str], by: By) -> list[DayRow]:
    """The end-of-day check of today."""
    with store.begin() as session:
        today = select(DayCheckRow).where(DayCheckRow.day == by.moment[:10])
        looked = {
            (row.kiosk_id, row.item): Looked(row.item, row.login, row.at) for row in session.scalars(today)
        }
    return [
        DayRow(kiosk, {item: looked.get((kiosk.kiosk_id, item)) for item in ITEMS})
        for kiosk in states(store, known, by.at)
    ]


def look(
    store: Store, kiosk_id: str, item: str, act: Literal[Act.DAY_CHECKED, Act.DAY_UNCHECKED], by: By
) -> None:
    """Notes that somebody looked, or takes it back."""
    key = {"day": by.moment[:10], "kiosk_id": kiosk_id, "item": item}
    with store.begin() as session:
        if act is Act.DAY_CHECKED:
            session.merge(DayCheckRow(**key, login=by.login, at=by.moment))
        else:
            session.execute(delete(DayCheckRow).filter_by(**key))
        by.note(session, act, f"{kiosk_id} {item}")


def _state(kiosk_id: str, document: str, received_at: str, now: datetime) -> KioskState:
    told = _Heartbeat.model_validate_json(document)
    checks = {check.name: check.state for check in told.checks}
    age = now - datetime.fromisoformat(received_at)
    return KioskState(
        kiosk_id,
        _worst(told, age),
        received_at,
        age <= HEARD_WITHIN,
        told.software,
        told.queued,
        told.parked,
        tuple((name, state) for name, state in checks.items() if state != "ok" and not is_parked(name)),
        parked_in(checks),
        None if CARD_LEFT not in checks else checks[CARD_LEFT] != "ok",
        None if PAPER not in checks else checks[PAPER] == "ok",
    )


def _worst(told: _Heartbeat, age: timedelta) -> Literal["ok", "warn", "fail", "silent"]:
    states = {check.state for check in told.checks}
    if age > SILENT_AFTER:
        return "silent"
    if "fail" in states:
        return "fail"
    return "warn" if "warn" in states or told.parked else "ok"
