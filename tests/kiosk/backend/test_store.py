"""The store on both engines: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest

from kiosk.backend.store import Arrival, ChallengeUsed, Kept, KeptChallenge, KnownAlready, Store

ARRIVAL = Arrival(
    application_id="019a0000-0000-7000-8000-000000000001",
    kiosk_id="oji-01",
    procedure="juminhyo",
    office="王子区民事務所",
    day="2026-11-23",
    received_at="2026-11-23T10:15:00+09:00",
    status="received",
    content_digest="sha-256=:first:",
    body=b"sealed",
)
CHALLENGE = KeptChallenge("c-1", "N" * 43, "oji-01", issued_at=100, expires_at=200, kept_until=300)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with closing(Store(database)) as opened:
        yield opened


def arrival(number: int, *, office: str = ARRIVAL.office, day: str = ARRIVAL.day) -> Arrival:
    application_id = f"019a0000-0000-7000-8000-{number:012d}"
    return replace(ARRIVAL, application_id=application_id, office=office, day=day)


def test_kept_application_is_found_with_its_number(store: Store) -> None:
    kept = store.keep(ARRIVAL)
    assert kept.receipt() == {
        "application_id": ARRIVAL.application_id,
        "receipt_number": "101",
        "received_at": ARRIVAL.received_at,
        "status": "received",
        "content_digest": ARRIVAL.content_digest,
    }
    assert store.application(ARRIVAL.application_id) == kept
    assert store.application("another") is None


def test_numbers_count_by_office_and_day(store: Store) -> None:
    first = [store.keep(arrival(1)), store.keep(arrival(2)), store.keep(arrival(3, office="赤羽"))]
    assert [kept.receipt_number for kept in [*first, store.keep(arrival(4, day="2026-11-24"))]] == [
        "101",
        "102",
        "101",
        "101",
    ]


def test_known_id_takes_no_number(store: Store) -> None:
    store.keep(ARRIVAL)
    with pytest.raises(KnownAlready):
        store.keep(replace(ARRIVAL, body=b"other"))
    assert store.keep(arrival(2)).receipt_number == "102"
    kept = store.application(ARRIVAL.application_id)
    assert kept is not None
    assert kept.body == b"sealed"


def test_one_id_at_once_is_kept_once(store: Store) -> None:
    def keep(_: int) -> Kept | None:
        try:
            return store.keep(ARRIVAL)
        except KnownAlready:
            return None

    with ThreadPoolExecutor(6) as pool:
        kept = [one for one in pool.map(keep, range(12)) if one is not None]
    assert [one.receipt_number for one in kept] == ["101"]


def test_many_at_once_have_numbers_without_gaps(store: Store) -> None:
    with ThreadPoolExecutor(6) as pool:
        kept = list(pool.map(store.keep, map(arrival, range(1, 25))))
    assert sorted(int(one.receipt_number) for one in kept) == list(range(101, 125))


def test_challenge_is_used_up_with_the_application_or_not_at_all(store: Store) -> None:
    store.add_challenge(CHALLENGE, now=100)
    store.keep(replace(ARRIVAL, challenges=("c-1",)))
    with pytest.raises(ChallengeUsed):
        store.keep(replace(arrival(2), challenges=("c-1",)))
    assert store.application(arrival(2).application_id) is None
    used = store.challenge("c-1")
    assert used == replace(CHALLENGE, used_by=ARRIVAL.application_id)


def test_challenge_is_dropped_when_nobody_can_wait_for_it(store: Store) -> None:
    store.add_challenge(CHALLENGE, now=100)
    store.add_challenge(replace(CHALLENGE, challenge_id="c-2", kept_until=900), now=300)
    assert store.challenge("c-1") is not None
    store.add_challenge(replace(CHALLENGE, challenge_id="c-3", kept_until=900), now=301)
    assert store.challenge("c-1") is None
    assert store.challenge("c-2") is not None


def test_other_sealing_takes_the_place_of_the_first(store: Store) -> None:
    kept = store.keep(ARRIVAL)
    renewed = store.keep_other_sealing(kept, body=b"anew", content_digest="sha-256=:second:")
    assert (renewed.receipt_number, renewed.body) == ("101", b"anew")
    assert store.application(ARRIVAL.application_id) == renewed


def test_staff_call_and_heartbeat_are_remembered(store: Store) -> None:
    first = store.add_staff_call("call-1", kiosk_id="oji-01", call="{}", received_at="now")
    again = store.add_staff_call("call-1", kiosk_id="oji-01", call="[]", received_at="later")
    assert (first[1], again[1], again[0].call, again[0].received_at) == (True, False, "{}", "now")
    for document in ("{}", '{"queued": 1}'):
        store.note_heartbeat("oji-01", document=document, received_at="now")
    assert store.heartbeat("oji-01") == '{"queued": 1}'
    assert store.heartbeat("oji-02") is None
