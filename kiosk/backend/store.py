"""What the back-end remembers, each act one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from kiosk.backend.database import next_number, open_engine
from kiosk.backend.models import ApplicationRow, ChallengeRow, HeartbeatRow, StaffCallRow


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Received:
    """What is kept of an application as it came; each is a column of its row."""

    application_id: str
    kiosk_id: str
    procedure: str
    office: str
    day: str
    received_at: str
    status: str
    content_digest: str
    body: bytes
    came_by: str = "network"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.application_id}, …)"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrival(Received):
    """An application that was opened and found good, before it has a number."""

    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Kept(Received):
    """An application the back-end has."""

    receipt_number: str
    handled_at: str | None
    handled_by: str | None

    def receipt(self) -> Mapping[str, str]:
        """The contract's receipt."""
        return {
            "application_id": self.application_id,
            "receipt_number": self.receipt_number,
            "received_at": self.received_at,
            "status": self.status,
            "content_digest": self.content_digest,
        }


@dataclass(frozen=True, slots=True)
class KeptChallenge:
    """A challenge that was given out; times in seconds since 1970."""

    challenge_id: str
    nonce: str
    kiosk_id: str
    issued_at: int
    expires_at: int
    kept_until: int
    used_by: str | None = None


@dataclass(frozen=True, slots=True)
class KeptStaffCall:
    """A call for staff: its document as JSON text, and when it came (RFC 3339)."""

    call: str
    received_at: str


class KnownAlready(Exception):
    """The id is taken, perhaps since a moment ago by an identical call."""


class ChallengeUsed(Exception):
    """Another application used this challenge up."""

    def __init__(self, challenge_id: str) -> None:
        super().__init__("the challenge was used before")
        self.challenge_id = challenge_id


class Store:
    """All tables behind one database URL."""

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        self._session = sessionmaker(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    def begin(self) -> AbstractContextManager[Session]:
        """One transaction, for what the desk keeps beside the contract's own."""
        return self._session.begin()

    def probe(self) -> None:
        """Raises SQLAlchemy's OperationalError where the database does not answer."""
        with self._engine.connect() as connection:
            connection.execute(select(1))

    def application(self, application_id: str) -> Kept | None:
        with self._session.begin() as session:
            row = session.get(ApplicationRow, application_id)
            return None if row is None else kept_of(row)

    def received(self, procedure: str, first: str, last: str) -> tuple[Kept, ...]:
        """Every application for that procedure of these days (ISO dates, both included), as received."""
        wanted = ApplicationRow.procedure == procedure, ApplicationRow.day.between(first, last)
        order = ApplicationRow.day, ApplicationRow.office, ApplicationRow.number
        with self._session.begin() as session:
            rows = session.scalars(select(ApplicationRow).where(*wanted).order_by(*order))
            return tuple(kept_of(one) for one in rows)

    def keep(self, arrival: Arrival) -> Kept:
        """Gives the application its number and uses its challenges up: all of it, or nothing.

        Raises:
            KnownAlready: The id is taken.
            ChallengeUsed: One of its challenges is another application's.
        """
        columns = {column.name: getattr(arrival, column.name) for column in fields(Received)}
        try:
            # By hand, not as an object of a session: this is the statement that the load hangs on.
            with self._engine.begin() as connection:
                number = next_number(connection, arrival.office, arrival.day)
                connection.execute(insert(ApplicationRow), {**columns, "number": number})
                # After the application: the same one, come twice at once, is known, and not a used challenge.
                for challenge_id in arrival.challenges:
                    _use_up(connection, challenge_id, arrival.application_id)
        except IntegrityError as error:
            raise KnownAlready from error
        return Kept(**columns, receipt_number=str(number), handled_at=None, handled_by=None)

    def keep_other_sealing(self, kept: Kept, *, body: bytes, content_digest: str) -> Kept:
        """The same application, sealed anew: what came last is what the kiosk holds and asks about."""
        with self._session.begin() as session:
            row = session.get_one(ApplicationRow, kept.application_id, with_for_update=True)
            row.body = body
            row.content_digest = content_digest
            session.flush()
            return kept_of(row)

    def add_challenge(self, challenge: KeptChallenge, *, now: int) -> None:
        """Keeps it, and drops those that nobody can wait for any more."""
        with self._session.begin() as session:
            session.execute(delete(ChallengeRow).where(ChallengeRow.kept_until < now))
            session.add(
                ChallengeRow(
                    challenge_id=challenge.challenge_id,
                    nonce=challenge.nonce,
                    kiosk_id=challenge.kiosk_id,
                    issued_at=challenge.issued_at,
                    expires_at=challenge.expires_at,
                    kept_until=challenge.kept_until,
                )
            )

    def challenge(self, challenge_id: str) -> KeptChallenge | None:
        with self._session.begin() as session:
            row = session.get(ChallengeRow, challenge_id)
            return None if row is None else _challenge(row)

    def add_staff_call(
        self, staff_call_id: str, *, kiosk_id: str, call: str, received_at: str
    ) -> tuple[KeptStaffCall, bool]:
        """The call as it is kept under this id, and whether it is new."""
        row = StaffCallRow(staff_call_id=staff_call_id, kiosk_id=kiosk_id, call=call, received_at=received_at)
        try:
            with self._session.begin() as session:
                session.add(row)
            return KeptStaffCall(call, received_at), True
        except IntegrityError:
            with self._session.begin() as session:
                known = session.get_one(StaffCallRow, staff_call_id)
                return KeptStaffCall(known.call, known.received_at), False

    def note_heartbeat(self, kiosk_id: str, *, document: str, received_at: str) -> None:
        with self._session.begin() as session:
            session.merge(HeartbeatRow(kiosk_id=kiosk_id, document=document, received_at=received_at))

    def heartbeat(self, kiosk_id: str) -> str | None:
        with self._session.begin() as session:
            return session.scalar(select(HeartbeatRow.document).where(HeartbeatRow.kiosk_id == kiosk_id))

    def staff_calls(self) -> tuple[str, ...]:
        """Every call's document, oldest first."""
        with self._session.begin() as session:
            return tuple(session.scalars(select(StaffCallRow.call).order_by(StaffCallRow.staff_call_id)))


def _use_up(connection: Connection, challenge_id: str, application_id: str) -> None:
    unused = ChallengeRow.challenge_id == challenge_id, ChallengeRow.used_by.is_(None)
    used = connection.execute(update(ChallengeRow).where(*unused).values(used_by=application_id).returning(1))
    if used.first() is None:
        raise ChallengeUsed(challenge_id)


def kept_of(row: ApplicationRow) -> Kept:
    return Kept(
        application_id=row.application_id,
        kiosk_id=row.kiosk_id,
        procedure=row.procedure,
        office=row.office,
        day=row.day,
        receipt_number=str(row.number),
        received_at=row.received_at,
        status=row.status,
        content_digest=row.content_digest,
        body=row.body,
        came_by=row.came_by,
        handled_at=row.handled_at,
        handled_by=row.handled_by,
    )


def _challenge(row: ChallengeRow) -> KeptChallenge:
    return KeptChallenge(
        challenge_id=row.challenge_id,
        nonce=row.nonce,
        kiosk_id=row.kiosk_id,
        issued_at=row.issued_at,
        expires_at=row.expires_at,
        kept_until=row.kept_until,
        used_by=row.used_by,
    )
