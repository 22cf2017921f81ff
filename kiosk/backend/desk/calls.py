"""Staff calls as they come, and who goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel
from sqlalchemy import func, select, update

from kiosk.backend.desk.record import Act, By
from kiosk.backend.models import StaffCallRow
from kiosk.backend.store import Store


class _Call(BaseModel):
    kiosk_id: str
    reason: str
    screen: str
    called_at: str


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody at a kiosk asked for help.

    Attributes:
        answered_by: Login of whoever goes; None while nobody does.
    """

    call_id: str
    kiosk_id: str
    reason: str
    screen: str
    received_at: str
    answered_at: str | None
    answered_by: str | None


def latest(store: Store, *, most: int = 12) -> tuple[list[Call], list[Call]]:
    """All calls that nobody answered, the longest waiting first; and the last answered ones."""
    with store.begin() as session:
        unanswered = select(StaffCallRow).where(StaffCallRow.answered_by.is_(None))
        waiting = session.scalars(unanswered.order_by(StaffCallRow.received_at).limit(100))
        answered = select(StaffCallRow).where(StaffCallRow.answered_by.is_not(None))
        done = session.scalars(answered.order_by(StaffCallRow.answered_at.desc()).limit(most))
        return list(map(_call, waiting)), list(map(_call, done))


def waiting_count(store: Store) -> int:
    unanswered = select(func.count()).select_from(StaffCallRow).where(StaffCallRow.answered_by.is_(None))
    with store.begin() as session:
        return session.scalar(unanswered) or 0


def mark(store: Store, call_id: str, act: Literal[Act.CALL_ANSWERED, Act.CALL_REOPENED], by: By) -> bool:
    """Takes a call, or gives it back; False where a colleague was quicker."""
    taking = act is Act.CALL_ANSWERED
    changed = (
        update(StaffCallRow)
        .where(StaffCallRow.staff_call_id == call_id)
        .where(StaffCallRow.answered_by.is_(None) if taking else StaffCallRow.answered_by.is_not(None))
        .values(answered_by=by.login if taking else None, answered_at=by.moment if taking else None)
        .returning(StaffCallRow.staff_call_id)
    )
    with store.begin() as session:
        if session.execute(changed).first() is None:
            return False
        by.note(session, act, call_id)
        return True


def _call(row: StaffCallRow) -> Call:
    told = _Call.model_validate_json(row.call)
    return Call(
        row.staff_call_id,
        told.kiosk_id,
        told.reason,
        told.screen,
        row.received_at,
        row.answered_at,
        row.answered_by,
    )
