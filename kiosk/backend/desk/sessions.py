"""Who is signed in at the desk, by a cookie; and how often somebody may guess."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kiosk.backend.desk.accounts import Accounts, Staff
from kiosk.backend.models import FailedSignInRow, SessionRow, StaffRow
from kiosk.backend.store import Store

IDLE_S = 30 * 60
WHOLE_S = 10 * 3600
"""A working day; the next one begins with the password."""
_SEEN_STEP_S = 30
GUESS_WINDOW_S = 15 * 60
GUESSES_OF_A_LOGIN = 5
GUESSES_FROM_AN_ADDRESS = 30


class TooManyGuesses(Exception):
    """Wrong passwords for this login, or from this address: nothing is tried for a while."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who is at the desk.

    Attributes:
        form_token: Has to come back with every form.
    """

    staff: Staff
    form_token: str

    def __repr__(self) -> str:
        return f"SignedIn({self.staff.login}, …)"


class Sessions:
    """All sessions of one store, so that every worker knows them. Times in seconds since 1970."""

    def __init__(self, store: Store, accounts: Accounts) -> None:
        self._store = store
        self._accounts = accounts

    def sign_in(self, login: str, password: str, address: str, now: int) -> str | None:
        """The cookie's value; None where login and password do not belong together.

        Raises:
            TooManyGuesses: Without looking at the password.
        """
        keys = {f"login {login[:60]}": GUESSES_OF_A_LOGIN, f"from {address}": GUESSES_FROM_AN_ADDRESS}
        with self._store.begin() as session:
            session.execute(delete(FailedSignInRow).where(FailedSignInRow.at <= now - GUESS_WINDOW_S))
            if any(_guesses(session, key) >= most for key, most in keys.items()):
                raise TooManyGuesses
            # Counted before the password is looked at, so that guesses at the same moment count, too.
            counted = [FailedSignInRow(key=key, at=now) for key in keys]
            session.add_all(counted)
            session.flush()
            own = [row.id for row in counted]
        staff = self._accounts.verified(login, password)
        if staff is None:
            return None
        token = secrets.token_urlsafe(32)
        with self._store.begin() as session:
            session.execute(delete(FailedSignInRow).where(FailedSignInRow.id.in_(own)))
            session.execute(delete(FailedSignInRow).where(FailedSignInRow.key == f"login {login[:60]}"))
            session.execute(delete(SessionRow).where(SessionRow.began_at <= now - WHOLE_S))
            session.add(
                SessionRow(
                    token_hash=_hash(token),
                    login=staff.login,
                    form_token=secrets.token_urlsafe(32),
                    began_at=now,
                    seen_at=now,
                )
            )
        return token

    def who(self, token: str, now: int, *, present: bool = True) -> SignedIn | None:
        """Whose session it is; None once it ended.

        Args:
            token: The cookie's value.
            now: To judge idleness by.
            present: False for what the page asks by itself, which keeps nobody signed in.
        """
        with self._store.begin() as session:
            row = session.get(SessionRow, _hash(token))
            if row is None:
                return None
            staff = session.get(StaffRow, row.login)
            ended = now - row.seen_at > IDLE_S or now - row.began_at > WHOLE_S
            if ended or staff is None or not staff.active:
                session.delete(row)
                return None
            if present and now - row.seen_at > _SEEN_STEP_S:
                row.seen_at = now
            return SignedIn(Staff(staff.login, staff.name), row.form_token)

    def sign_out(self, token: str) -> None:
        with self._store.begin() as session:
            session.execute(delete(SessionRow).where(SessionRow.token_hash == _hash(token)))


def _guesses(session: Session, key: str) -> int:
    counted = select(func.count()).select_from(FailedSignInRow).where(FailedSignInRow.key == key)
    return session.scalar(counted) or 0


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
