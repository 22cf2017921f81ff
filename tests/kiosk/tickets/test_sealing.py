from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.basics.result import Err, Ok
from kiosk.tickets.fleet_keys import FleetKey, fresh_key
from kiosk.tickets.sealing import opened, sealed_with

TODAY = date(2026, 11, 23)
KEY = fresh_key(TODAY)
PLAIN = "見本 花子".encode() * 9


def refused(sealed: bytes, keys: tuple[FleetKey, ...] = (KEY,), today: date = TODAY) -> str:
    found = opened(sealed, keys, today)
    assert isinstance(found, Err)
    return found.failure.code.kind


@given(st.binary(max_size=3000))
def test_what_was_sealed_opens_on_the_same_day(plaintext: bytes) -> None:
    assert opened(sealed_with(KEY, plaintext), (fresh_key(TODAY), KEY), TODAY) == Ok(plaintext)


def test_nothing_of_the_plaintext_shows_and_no_two_sealings_are_alike() -> None:
    first, second = sealed_with(KEY, PLAIN), sealed_with(KEY, PLAIN)

    assert PLAIN[:9] not in first
    assert first[7:] != second[7:]
    assert len(first) == len(PLAIN) + 35


@pytest.mark.parametrize("days", [-1, 1, 365])
def test_ticket_of_another_day_is_refused_though_its_key_is_still_there(days: int) -> None:
    assert refused(sealed_with(KEY, PLAIN), today=TODAY + timedelta(days=days)) == "ticket-of-another-day"


def test_day_cannot_be_written_anew() -> None:
    """The key of another day under the header of today: the tag binds the header."""
    tomorrow = TODAY + timedelta(days=1)
    sealed = bytearray(sealed_with(KEY, PLAIN))
    sealed[1:7] = sealed_with(FleetKey(tomorrow, KEY.id, KEY.key), b"")[1:7]

    same_key_of_tomorrow = FleetKey(tomorrow, KEY.id, KEY.key)
    assert refused(bytes(sealed), (same_key_of_tomorrow,), tomorrow) == "ticket-altered"


def test_ticket_of_another_fleet_is_refused() -> None:
    assert refused(sealed_with(fresh_key(TODAY), PLAIN)) == "ticket-of-another-fleet"


def test_other_key_under_the_same_id_opens_nothing() -> None:
    other = FleetKey(TODAY, KEY.id, fresh_key(TODAY).key)

    assert refused(sealed_with(other, PLAIN)) == "ticket-altered"


def test_every_changed_byte_is_noticed() -> None:
    sealed = sealed_with(KEY, PLAIN)

    kinds = {
        refused(sealed[:at] + bytes([sealed[at] ^ 0x41]) + sealed[at + 1 :]) for at in range(len(sealed))
    }

    assert kinds == {"ticket-altered", "ticket-of-another-fleet", "ticket-of-another-day"}


@pytest.mark.parametrize("length", [0, 1, 7, 34])
def test_torn_ticket_is_refused(length: int) -> None:
    assert refused(sealed_with(KEY, PLAIN)[:length]) == "ticket-altered"
    assert refused(sealed_with(KEY, PLAIN)[: length + 35]) == "ticket-altered"
