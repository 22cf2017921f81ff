"""What staff did, who and when: rows are added in the transaction of the act itself, and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.backend.config import JST
from kiosk.backend.models import ActRow
from kiosk.backend.store import Store


class Act(Enum):
    """Everything that is written down. The subject is an id or a count, never a person's data."""

    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    OPENED = "opened"
    PRINTED = "printed"
    SEARCHED_NAMES = "searched-names"
    HANDLED = "handled"
    UNHANDLED = "unhandled"
    PAPER_READ = "paper-read"
    PAPER_DISCARDED = "paper-discarded"
    TICKET_OPENED = "ticket-opened"
    CALL_ANSWERED = "call-answered"
    CALL_REOPENED = "call-reopened"
    DAY_CHECKED = "day-checked"
    DAY_UNCHECKED = "day-unchecked"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record."""

    at: str
    login: str
    act: str
    subject: str


@dataclass(frozen=True, slots=True)
class By:
    """Somebody who acts now."""

    login: str
    at: datetime

    @property
    def moment(self) -> str:
        """RFC 3339, in Japan."""
        return self.at.astimezone(JST).isoformat(timespec="seconds")

    def note(self, session: Session, act: Act, subject: str) -> None:
        session.add(ActRow(at=self.moment, login=self.login, act=act.value, subject=subject))


def note(store: Store, by: By, act: Act, subject: str) -> None:
    """Writes down an act that changes nothing else."""
    with store.begin() as session:
        by.note(session, act, subject)


def entries(
    store: Store, *, login: str | None = None, before: int | None = None, most: int = 50
) -> list[Entry]:
    """The newest first.

    Args:
        store: Where they are.
        login: Only this person's.
        before: How many of the newest to leave out.
        most: How many to take.
    """
    wanted = select(ActRow).order_by(ActRow.id.desc()).offset(before or 0).limit(most)
    if login:
        wanted = wanted.where(ActRow.login == login)
    with store.begin() as session:
        return [Entry(row.at, row.login, row.act, row.subject) for row in session.scalars(wanted)]
