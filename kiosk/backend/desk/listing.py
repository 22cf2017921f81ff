"""Finding applications by what stands in clear, marking them, searching names by opening them in memory."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Select, func, select, update

from kiosk.backend.applications import Intake
from kiosk.backend.desk.record import Act, By
from kiosk.backend.models import ApplicationRow
from kiosk.backend.problems import Problem
from kiosk.backend.store import Kept, Store, kept_of

PAGE = 12
MOST_OPENED = 2000
"""A name is searched in so many applications at most; about a second of work."""
_PIECE = 100
State = Literal["open", "handled", "all"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which applications.

    Attributes:
        state: Still to do, done, or both.
        day: ISO date, or empty for all.
        number: Receipt number, or empty.
        page: From 0.
    """

    state: State = "open"
    office: str = ""
    procedure: str = ""
    day: str = ""
    number: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One page of applications, and how many there are in all."""

    applications: tuple[Kept, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FoundNames:
    """What a search by name brought.

    Attributes:
        opened: In how many applications was looked.
        more: True where older ones of those days were not looked into.
    """

    applications: tuple[Kept, ...]
    opened: int
    more: bool


def listed(store: Store, wanted: Filter) -> Found:
    """The newest first."""
    where = list(_conditions(wanted))
    rows = _newest(select(ApplicationRow).where(*where)).offset(wanted.page * PAGE).limit(PAGE)
    with store.begin() as session:
        total = session.scalar(select(func.count()).select_from(ApplicationRow).where(*where)) or 0
        return Found(tuple(map(kept_of, session.scalars(rows))), total)


def choices(store: Store) -> tuple[list[str], list[str]]:
    """Offices and procedures of which there are applications."""
    with store.begin() as session:
        offices = session.scalars(select(ApplicationRow.office).distinct().order_by(ApplicationRow.office))
        procedures = session.scalars(
            select(ApplicationRow.procedure).distinct().order_by(ApplicationRow.procedure)
        )
        return list(offices), list(procedures)


def named(store: Store, intake: Intake, name: str, days: int, by: By) -> FoundNames:
    """Applications of the last days in which somebody's name, or its kana, holds `name`.

    Each one is opened in memory, looked into and let go; the record says that and in how many, not for whom.
    """
    sought = _folded(name)
    since = (date.fromisoformat(by.moment[:10]) - timedelta(days=days)).isoformat()
    found: list[Kept] = []
    opened = 0
    rows = _newest(select(ApplicationRow).where(ApplicationRow.day >= since)).limit(MOST_OPENED + 1)
    with store.begin() as session:
        candidates = [kept_of(row) for row in session.scalars(rows.execution_options(yield_per=_PIECE))]
    for kept in candidates[:MOST_OPENED]:
        opened += 1
        if any(sought in _folded(each) for each in _names(intake, kept)):
            found.append(kept)
    with store.begin() as session:
        by.note(session, Act.SEARCHED_NAMES, str(opened))
    return FoundNames(tuple(found[:50]), opened, len(candidates) > MOST_OPENED)


def mark(store: Store, application_id: str, act: Literal[Act.HANDLED, Act.UNHANDLED], by: By) -> bool:
    """Marks an application as done, or takes that back; False where a colleague was quicker."""
    done = act is Act.HANDLED
    changed = (
        update(ApplicationRow)
        .where(ApplicationRow.application_id == application_id)
        .where(ApplicationRow.handled_by.is_(None) if done else ApplicationRow.handled_by.is_not(None))
        .values(handled_by=by.login if done else None, handled_at=by.moment if done else None)
        .returning(ApplicationRow.application_id)
    )
    with store.begin() as session:
        if session.execute(changed).first() is None:
            return False
        by.note(session, act, application_id)
        return True


def _newest(rows: Select[ApplicationRow]) -> Select[ApplicationRow]:
    return rows.order_by(ApplicationRow.received_at.desc(), ApplicationRow.application_id.desc())


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.state == "open":
        yield ApplicationRow.handled_by.is_(None)
    if wanted.state == "handled":
        yield ApplicationRow.handled_by.is_not(None)
    if wanted.office:
        yield ApplicationRow.office == wanted.office
    if wanted.procedure:
        yield ApplicationRow.procedure == wanted.procedure
    if wanted.day:
        yield ApplicationRow.day == wanted.day
    if wanted.number:
        yield ApplicationRow.number == int(wanted.number)


def _names(intake: Intake, kept: Kept) -> Iterator[str]:
    try:
        content = intake.opened(kept)
    except Problem:
        return  # its key is gone: nobody can look into it
    for who in ("applicant", "representative"):
        person = content.get(who)
        if isinstance(person, dict):
            yield from (str(person[member]) for member in ("name", "name_kana") if person.get(member))


def _folded(name: str) -> str:
    """As compared: without spaces, width and the difference between hiragana and katakana."""
    text = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in text)
