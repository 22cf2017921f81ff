"""How the kiosks are, by their last heartbeat; and whether the day can end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel
from sqlalchemy import delete, select

from kiosk.backend.desk.record import Act, By
from kiosk.backend.models import DayCheckRow, HeartbeatRow
from kiosk.backend.store import Store

SILENT_AFTER = timedelta(minutes=15)
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


@dataclass(frozen=True, slots=True)
class KioskState:
    """One kiosk.

    Attributes:
        state: `silent` means nothing came for SILENT_AFTER, `never` nothing at all.
        heard_at: RFC 3339; None for `never`.
        queued, parked: Sealed applications that wait there, and those that wait for staff.
        troubles: Checks that are not ok: name and state.
        card_left: What the kiosk itself says of a forgotten card; None where it says nothing.
        paper_ok: The same of its printer.
    """

    kiosk_id: str
    state: Literal["ok", "warn", "fail", "silent", "never"]
    heard_at: str | None = None
    software: str = ""
    queued: int = 0
    parked: int = 0
    troubles: tuple[tuple[str, str], ...] = ()
    card_left: bool | None = None
    paper_ok: bool | None = None

    @property
    def emptied(self) -> bool:
        """Nothing waits there, as far as a fresh heartbeat tells."""
        return self.state not in {"silent", "never"} and self.queued == self.parked == 0


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
        return self.kiosk.emptied and self.kiosk.card_left is not True and all(self.looked.values())


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
    return KioskState(
        kiosk_id,
        _worst(told, now - datetime.fromisoformat(received_at)),
        received_at,
        told.software,
        told.queued,
        told.parked,
        tuple((name, state) for name, state in checks.items() if state != "ok"),
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
