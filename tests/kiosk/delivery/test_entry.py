from __future__ import annotations

from kiosk.delivery.entry import fresh
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START


def test_fresh_entry_is_due_at_once_and_has_left_nowhere() -> None:
    item = sealed()
    entry = fresh(item, may_wait=False, now=START)
    assert (entry.state, entry.next_at, entry.attempts) == ("sealed", START, 0)
    assert {entry.may_wait, entry.unclear, entry.ask_first, entry.sent} == {False}
    assert (entry.application_id, entry.digest) == (item.application_id, item.digest)


def test_entry_does_not_print_its_bytes() -> None:
    item = sealed(body=b"these.bytes")
    assert "these.bytes" not in repr(fresh(item, may_wait=True, now=START))
