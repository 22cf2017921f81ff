from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from kiosk.basics.clock import Moment
from kiosk.delivery import pauses, policy
from kiosk.delivery.entry import Entry, Hold
from tests.fakes.stopped_clock import START
from tests.kiosk.delivery.entries import MOMENT, PARKED, WAITING


def test_pauses_grow_with_every_attempt_whatever_the_chance() -> None:
    ids = ("0-00000000", "0-ffffffff")
    low, high = (
        [pauses.pause_s(n, 300, Moment(START, 0.0, fresh_id)) for n in range(1, 12)] for fresh_id in ids
    )
    assert low[0] == 0.75
    assert high[0] == 1.25
    assert all(high[n] < low[n + 1] for n in range(7))
    assert high[-1] == 300 * 1.25
    assert low[-1] == 300 * 0.75


class TestTimeThatJumps:
    @pytest.mark.parametrize(
        ("entry", "seconds", "due"),
        [
            (WAITING, 0, True),
            (WAITING, -1, True),
            (WAITING, -90 * 24 * 3600, True),
            (WAITING, 1, False),
            (WAITING, 375, False),
            (WAITING, 376, True),
            (PARKED, 4500, False),
            (PARKED, 4501, True),
        ],
    )
    def test_entry_further_ahead_than_any_pause_is_due(self, entry: Entry, seconds: int, due: bool) -> None:
        planned = replace(entry, next_at=START + timedelta(seconds=seconds))
        assert pauses.is_due(planned, START) is due

    @pytest.mark.parametrize(
        ("why", "seconds", "holds"),
        [
            ("not-let-in", 300, True),
            ("not-let-in", 301, False),
            ("told-to-wait", 3600, True),
            ("told-to-wait", 3601, False),
            ("told-to-wait", 0, False),
        ],
    )
    def test_hold_longer_than_any_is_over(
        self, why: Literal["not-let-in", "told-to-wait"], seconds: int, holds: bool
    ) -> None:
        assert pauses.in_force(Hold(START + timedelta(seconds=seconds), why, "mark"), START) is holds

    @pytest.mark.parametrize("seconds", [-61, 61], ids=["forward", "back"])
    def test_entry_that_must_not_wait_is_left_behind_either_way(self, seconds: int) -> None:
        alone = replace(WAITING, may_wait=False, queued_at=START + timedelta(seconds=seconds))
        assert policy.stranded(alone, MOMENT).reason == "interrupted"
