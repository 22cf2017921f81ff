"""Staff accounts: who may sign in, by a password of which only an Argon2id hash is kept (RFC 9106)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select

from kiosk.backend.models import SessionRow, StaffRow
from kiosk.backend.store import Store

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")


class AccountWrong(ValueError):
    """The account cannot be made or changed like this; the text says why, without the password."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody of the office.

    Attributes:
        login: What they type, and what the record names.
        name: As shown to colleagues.
    """

    login: str
    name: str
    active: bool = True


class Accounts:
    """All accounts of one store."""

    def __init__(self, store: Store, hasher: PasswordHasher | None = None) -> None:
        """`hasher` says what a new hash costs; by default what RFC 9106 recommends for 64 MiB of memory."""
        self._store = store
        self._hasher = PasswordHasher() if hasher is None else hasher
        self._nobody: str | None = None

    def add(self, login: str, name: str, password: str, now: datetime) -> None:
        """A new account.

        Raises:
            AccountWrong: The login is taken or of another form, the name empty, the password too short.
        """
        if _LOGIN.fullmatch(login) is None:
            raise AccountWrong("a login is 1 to 60 of a-z, 0-9, dot, hyphen and underscore")
        if not 1 <= len(name.strip()) <= 100:
            raise AccountWrong("a name has 1 to 100 letters")
        hashed = self._hash(password)
        with self._store.begin() as session:
            if session.get(StaffRow, login) is not None:
                raise AccountWrong(f"{login} has an account already")
            made_at = now.isoformat(timespec="seconds")
            session.add(
                StaffRow(login=login, name=name.strip(), password=hashed, active=True, made_at=made_at)
            )

    def set_password(self, login: str, password: str) -> None:
        """Another password, also for a closed account, which opens again; every session of it ends.

        Raises:
            AccountWrong: There is no such account, or the password is too short.
        """
        hashed = self._hash(password)
        with self._store.begin() as session:
            row = session.get(StaffRow, login)
            if row is None:
                raise AccountWrong(f"{login} has no account")
            row.password, row.active = hashed, True
            session.execute(delete(SessionRow).where(SessionRow.login == login))

    def close(self, login: str) -> None:
        """Nobody signs in with it any more, and whoever is signed in is out; what it did stays attributed.

        Raises:
            AccountWrong: There is no such account.
        """
        with self._store.begin() as session:
            row = session.get(StaffRow, login)
            if row is None:
                raise AccountWrong(f"{login} has no account")
            row.active = False
            session.execute(delete(SessionRow).where(SessionRow.login == login))

    def all(self) -> tuple[Staff, ...]:
        with self._store.begin() as session:
            rows = session.scalars(select(StaffRow).order_by(StaffRow.login))
            return tuple(Staff(row.login, row.name, row.active) for row in rows)

    def names(self) -> dict[str, str]:
        """Name by login, closed accounts included."""
        return {staff.login: staff.name for staff in self.all()}

    def verified(self, login: str, password: str) -> Staff | None:
        """The member of staff with this password; None takes as long for no such login."""
        with self._store.begin() as session:
            row = session.get(StaffRow, login)
            staff = None if row is None or not row.active else Staff(row.login, row.name)
            hashed = self._nobodys() if row is None else row.password
        try:
            self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return None
        return staff

    def _hash(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise AccountWrong(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
        return self._hasher.hash(password)

    def _nobodys(self) -> str:
        if self._nobody is None:
            self._nobody = self._hasher.hash("nobody's password")
        return self._nobody
