"""An outbox or a disk that is full: paper before anything is lost."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.progress import Stoppable
from kiosk.delivery.entry import fresh
from kiosk.delivery.room import Limits
from tests.fakes.hand_ins import application, sealed
from tests.kiosk.delivery.desk import REFUSED, Desk, code


class TestRoom:
    def full(self, desk: Desk, count: int, **limits: int) -> None:
        for _ in range(count):
            desk.outbox.keep(fresh(sealed(), may_wait=True, now=desk.clock.moment().now))
        desk.limits = replace(Limits(), **limits)

    def test_full_outbox_takes_nothing_but_paper_and_asks_nobody(self, desk: Desk) -> None:
        self.full(desk, 10, most_items=10)
        outcome = desk.hand_in()
        assert (outcome.kind, code(outcome)) == ("paper", "DISK-04")
        assert outcome.sealed is not None
        assert desk.backend.methods == []
        assert len(desk.waiting()) == 10

    def test_nearly_full_outbox_hands_in_but_lets_nothing_wait(self, desk: Desk) -> None:
        self.full(desk, 9, most_items=10)
        assert desk.hand_in().kind == "delivered"
        desk.backend.script.append(REFUSED)
        assert desk.hand_in().kind == "paper"
        assert len(desk.waiting()) == 9

    def test_one_that_waits_too_long_lets_no_other_begin_to_wait(self, desk: Desk) -> None:
        self.full(desk, 1, longest_wait_days=14)
        desk.clock.sleep(15 * 24 * 3600)
        desk.backend.script.append(REFUSED)
        assert desk.hand_in().kind == "paper"

    def test_disk_with_little_left_becomes_paper_before_it_is_full(self, desk: Desk) -> None:
        self.full(desk, 0, least_free_bytes=10**18)
        assert code(desk.hand_in()) == "DISK-04"

    def test_what_could_not_be_printed_is_kept_for_staff_all_the_same(self, desk: Desk) -> None:
        self.full(desk, 10, most_items=10)
        whole = application()
        assert desk.hand_in(whole).kind == "paper"
        assert desk.service.park(whole).kind == "parked"
        assert len(desk.waiting()) == 11

    def test_what_lies_there_is_delivered_all_the_same(self, desk: Desk) -> None:
        self.full(desk, 3, most_items=3)
        assert len(desk.service.deliver_waiting(Stoppable())) == 3
