"""What the desk hears of parked applications, and that it understands every word of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest

from kiosk.backend.contract import Contract
from kiosk.backend.desk.parked import on_paper_in, parked_in
from kiosk.backend.desk.wording import words
from kiosk.delivery.entry import Entry, Reason, fresh
from kiosk.delivery.parked_told import MOST_TOLD, checks_of, copies_of
from tests.fakes.hand_ins import new_id, sealed
from tests.fakes.stopped_clock import START

REASONS: tuple[Reason, ...] = get_args(Reason)


def parked(reason: Reason | None, *, on_paper: bool = False, minutes: int = 0) -> Entry:
    entry = fresh(sealed(new_id()), may_wait=True, now=START + timedelta(minutes=minutes))
    return replace(entry, state="parked", reason=reason, on_paper=on_paper)


@pytest.mark.parametrize("on_paper", [False, True], ids=["not on paper", "on paper"])
@pytest.mark.parametrize("reason", REASONS)
def test_desk_reads_back_what_the_kiosk_named(reason: Reason, on_paper: bool) -> None:
    entry = parked(reason, on_paper=on_paper)
    (read,) = parked_in(checks_of([entry]))
    assert read.application_id == entry.application_id
    assert read.reasons[0] == reason
    assert ("gave-paper" in read.reasons) is (on_paper or reason == "gave-paper")
    assert read.since == entry.queued_at.isoformat(timespec="minutes")


@pytest.mark.parametrize("reason", REASONS)
def test_desk_has_words_and_a_next_step_for_every_reason(reason: Reason) -> None:
    assert {f"parked.{reason}", f"parked-next.{reason}"} <= words().keys()


def test_only_what_staff_must_see_is_told_the_oldest_first() -> None:
    entries = [parked("rejected", minutes=5), parked("no-paper"), parked("printing")]
    entries.append(fresh(sealed(new_id()), may_wait=True, now=START))
    told = [one.application_id for one in parked_in(checks_of(entries, entries[2].application_id))]
    assert told == [entries[1].application_id, entries[0].application_id]


def test_heartbeat_of_a_full_outbox_is_the_contracts() -> None:
    entries = [parked("already-received-otherwise", on_paper=True, minutes=n) for n in range(MOST_TOLD + 5)]
    told = {**checks_of(entries), **copies_of(entries)}
    checks = [{"name": name, "state": state} for name, state in told.items()]
    assert len(checks) == 2 * MOST_TOLD
    beat = {
        "at": START.isoformat(),
        "software": "1",
        "procedures": {},
        "checks": checks,
        "queued": 0,
        "parked": MOST_TOLD + 5,
    }
    assert Contract().faults("Heartbeat", beat) == ()


def test_what_was_received_and_is_on_paper_is_told_the_latest_first() -> None:
    entries = [
        replace(parked(None, on_paper=True, minutes=n), state="delivered") for n in range(MOST_TOLD + 1)
    ]
    told = copies_of(entries)
    assert set(told.values()) == {"ok"}
    assert on_paper_in(told) == {entry.application_id for entry in entries[1:]}
    assert parked_in(told) == ()
