"""UUIDs of version 7 sort by time, are lower case, and never repeat."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from kiosk.basics.clock import JST
from kiosk.basics.ids import uuid7

NOW = datetime(2026, 11, 24, 10, 15, 0, 123_000, tzinfo=JST)


def test_version_and_variant_are_those_of_rfc_9562() -> None:
    for _ in range(200):
        made = UUID(uuid7(NOW))
        assert made.version == 7
        assert made.variant == "specified in RFC 4122"


def test_its_first_48_bits_are_the_milliseconds() -> None:
    assert UUID(uuid7(NOW)).int >> 80 == int(NOW.timestamp() * 1000)


def test_later_sorts_later() -> None:
    made = [uuid7(NOW + timedelta(milliseconds=step)) for step in range(100)]
    assert made == sorted(made)


def test_many_in_one_millisecond_differ_and_are_lower_case() -> None:
    made = {uuid7(NOW) for _ in range(5000)}
    assert len(made) == 5000
    assert all(one == one.lower() and len(one) == 36 for one in made)
