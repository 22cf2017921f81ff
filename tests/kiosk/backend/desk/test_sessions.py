"""Accounts, sessions and guesses, by a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import pytest
from sqlalchemy import select

from kiosk.backend.config import JST
from kiosk.backend.desk.accounts import Accounts, AccountWrong, Staff
from kiosk.backend.desk.sessions import (
    GUESS_WINDOW_S,
    GUESSES_FROM_AN_ADDRESS,
    GUESSES_OF_A_LOGIN,
    IDLE_S,
    WHOLE_S,
    Sessions,
    TooManyGuesses,
)
from kiosk.backend.models import SessionRow, StaffRow
from kiosk.backend.store import Store
from tests.fakes.desk import PASSWORD, QUICK

NOW = 1_800_000_000
HERE = "192.0.2.7"


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with closing(Store(database)) as opened:
        yield opened


@pytest.fixture
def accounts(store: Store) -> Accounts:
    made = Accounts(store, QUICK)
    made.add("tanaka", "田中", PASSWORD, datetime.now(JST))
    return made


@pytest.fixture
def sessions(store: Store, accounts: Accounts) -> Sessions:
    return Sessions(store, accounts)


def signed_in(sessions: Sessions, now: int = NOW) -> str:
    token = sessions.sign_in("tanaka", PASSWORD, HERE, now)
    assert token is not None
    return token


def test_a_hash_costs_a_guesser_64_mib_and_three_passes(store: Store) -> None:
    Accounts(store).add("sato", "佐藤", PASSWORD, datetime.now(JST))
    with store.begin() as session:
        assert session.scalars(select(StaffRow)).one().password.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert Accounts(store).verified("sato", PASSWORD) == Staff("sato", "佐藤")
    assert Accounts(store).verified("sato", PASSWORD + "!") is None


def test_neither_password_nor_cookie_stands_in_the_database(store: Store, sessions: Sessions) -> None:
    token = signed_in(sessions)
    with store.begin() as session:
        row, kept = session.scalars(select(StaffRow)).one(), session.scalars(select(SessionRow)).one()
        assert row.password.startswith("$argon2id$")
        assert PASSWORD not in row.password
        assert token not in {kept.token_hash, kept.form_token}


def test_session_names_its_staff_until_it_is_idle(sessions: Sessions) -> None:
    token = signed_in(sessions)
    found = sessions.who(token, NOW + IDLE_S)
    assert found is not None
    assert found.staff == Staff("tanaka", "田中")
    assert sessions.who(token, NOW + 2 * IDLE_S) is not None
    assert sessions.who(token, NOW + 3 * IDLE_S + 1) is None
    assert sessions.who(token, NOW) is None  # ended, not only hidden
    assert sessions.who("another", NOW) is None


def test_what_the_page_asks_by_itself_keeps_nobody_signed_in(sessions: Sessions) -> None:
    token = signed_in(sessions)
    assert sessions.who(token, NOW + IDLE_S, present=False) is not None
    assert sessions.who(token, NOW + IDLE_S + 1, present=False) is None


def test_working_day_ends_every_session(sessions: Sessions) -> None:
    token = signed_in(sessions)
    for moment in range(NOW, NOW + WHOLE_S, IDLE_S):
        assert sessions.who(token, moment) is not None
    assert sessions.who(token, NOW + WHOLE_S + 1) is None


def test_guesses_of_one_login_stop_even_the_right_password(sessions: Sessions) -> None:
    for _ in range(GUESSES_OF_A_LOGIN):
        assert sessions.sign_in("tanaka", "wrong password", HERE, NOW) is None
    with pytest.raises(TooManyGuesses):
        sessions.sign_in("tanaka", PASSWORD, "192.0.2.8", NOW + GUESS_WINDOW_S - 1)
    assert sessions.sign_in("tanaka", PASSWORD, HERE, NOW + GUESS_WINDOW_S) is not None


def test_right_password_forgives_earlier_slips(sessions: Sessions) -> None:
    for _ in range(2):
        for _ in range(GUESSES_OF_A_LOGIN - 1):
            assert sessions.sign_in("tanaka", "wrong password", HERE, NOW) is None
        signed_in(sessions)


def test_guesses_from_one_address_stop_over_all_logins(
    sessions: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Accounts, "verified", lambda *_: None)  # the hashing is not the subject here
    for number in range(GUESSES_FROM_AN_ADDRESS):
        assert sessions.sign_in(f"guess-{number}", "x", HERE, NOW) is None
    with pytest.raises(TooManyGuesses):
        sessions.sign_in("another", "x", HERE, NOW)
    assert sessions.sign_in("another", "x", "192.0.2.8", NOW) is None


def test_closed_account_is_out_at_once_and_stays_named(accounts: Accounts, sessions: Sessions) -> None:
    token = signed_in(sessions)
    accounts.close("tanaka")
    assert sessions.who(token, NOW) is None
    assert sessions.sign_in("tanaka", PASSWORD, HERE, NOW) is None
    assert accounts.names() == {"tanaka": "田中"}


def test_another_password_ends_the_sessions_of_the_old_one(accounts: Accounts, sessions: Sessions) -> None:
    token = signed_in(sessions)
    accounts.set_password("tanaka", "another-password")
    assert sessions.who(token, NOW) is None
    assert sessions.sign_in("tanaka", PASSWORD, HERE, NOW) is None
    assert sessions.sign_in("tanaka", "another-password", HERE, NOW) is not None


@pytest.mark.parametrize(
    ("login", "name", "password", "says"),
    [
        ("Tanaka", "田中", PASSWORD, "a login is"),
        ("tanaka", "田中", PASSWORD, "an account already"),
        ("sato", " ", PASSWORD, "a name has"),
        ("sato", "佐藤", "short", "10 to 200"),
    ],
)
def test_account_that_cannot_be_says_why(
    accounts: Accounts, login: str, name: str, password: str, says: str
) -> None:
    with pytest.raises(AccountWrong, match=says):
        accounts.add(login, name, password, datetime.now(JST))
