"""What was queued is delivered later, once, whoever delivers and whichever way the clock was set."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.basics.clock import SystemClock
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery import policy
from kiosk.delivery.backend import (
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    Unreachable,
    Wait,
)
from kiosk.delivery.entry import Entry, fresh
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import application, sealed
from tests.kiosk.delivery.desk import REFUSED, Desk, code


class TestTimeThatJumps:
    @pytest.mark.parametrize("jump", [-40 * 24 * 3600, -3600, 3600, 40 * 24 * 3600])
    def test_queue_is_delivered_whichever_way_the_clock_was_set(self, jump: int, desk: Desk) -> None:
        desk.backend.script.extend([REFUSED, Wait(900)])
        desk.hand_in()
        desk.service.deliver_due(Stoppable())
        desk.clock.set_wrong(jump)
        for _ in range(14):  # a little more than an hour
            desk.service.deliver_due(Stoppable())
            desk.clock.sleep(300)
        assert desk.waiting() == ()
        assert desk.backend.landings.total() == 1

    def test_hold_of_the_future_is_no_hold_for_a_kiosk_that_knows_no_other(
        self, desk: Desk, expected_log: ExpectedLog
    ) -> None:
        expected_log("does not let this kiosk in")
        desk.backend.script.append(NotLetIn(401))
        desk.hand_in()
        desk.clock.set_wrong(-24 * 3600)
        assert len(desk.service.deliver_due(Stoppable()).delivered) == 1


def test_background_gives_way_to_a_resident(desk: Desk) -> None:
    keys = PinnedKeys(desk.pins, desk.outbox.folder)
    service = DeliveryService(desk.backend, desk.outbox, keys, SystemClock(), desk.acts)
    for _ in range(20):
        desk.outbox.keep(fresh(sealed(), may_wait=True, now=SystemClock().moment().now))
    whole = application()

    def meanwhile() -> None:
        if not resident.ident:
            resident.start()
            begun.wait(10)

    begun = threading.Event()
    progress = Stoppable(lambda done, total, note: begun.set() if done == 1 else None)
    resident = threading.Thread(
        target=lambda: service.hand_in(whole, may_wait=False, progress=progress), daemon=True
    )
    desk.backend.meanwhile = meanwhile
    while not resident.ident or resident.is_alive():
        service.deliver_due(Stoppable())
    resident.join()
    put = [name for method, name in desk.backend.asked if method == "put"]
    assert desk.backend.landings[whole.application_id] == 1
    # What was under way when the resident came ends; nothing of the rest goes before the resident.
    assert put.index(whole.application_id) <= 1, "the queue went first"


class TestLaterDelivery:
    def test_queue_is_delivered_once_when_the_back_end_is_back(self, desk: Desk) -> None:
        desk.backend.down = True
        for _ in range(3):
            assert desk.hand_in().kind == "queued"
        desk.backend.down = False
        assert len(desk.service.deliver_waiting(Stoppable())) == 3
        assert desk.waiting() == ()
        assert desk.service.deliver_waiting(Stoppable()) == ()
        assert set(desk.backend.landings.values()) == {1}

    def test_every_item_is_asked_about_before_it_is_sent_again(self, desk: Desk) -> None:
        desk.backend.down = True
        desk.hand_in()
        desk.backend.down = False
        desk.backend.asked.clear()
        desk.service.deliver_waiting(Stoppable())
        assert desk.backend.methods == ["get", "put"]

    def test_due_round_leaves_what_is_not_due(self, desk: Desk) -> None:
        desk.backend.down = True
        desk.hand_in()
        desk.backend.down = False
        early = desk.service.deliver_due(Stoppable())
        assert early.delivered == ()
        desk.clock.sleep((early.next_due - desk.clock.moment().now).total_seconds() + 1)
        assert len(desk.service.deliver_due(Stoppable()).delivered) == 1

    def test_idle_round_comes_again_within_a_minute(self, desk: Desk) -> None:
        due = desk.service.deliver_due(Stoppable()).next_due
        assert due - desk.clock.moment().now == timedelta(seconds=60)

    def test_round_ends_early_when_nobody_answers_and_skips_nothing_for_good(self, desk: Desk) -> None:
        desk.backend.down = True
        for _ in range(5):
            desk.hand_in()
        desk.backend.asked.clear()
        desk.service.deliver_waiting(Stoppable())
        assert len(desk.backend.asked) == 2
        desk.backend.down = False
        assert len(desk.service.deliver_waiting(Stoppable())) == 5

    def test_item_that_always_fails_holds_up_no_other(self, desk: Desk) -> None:
        desk.backend.down = True
        for _ in range(3):
            desk.hand_in()
            desk.clock.sleep(1)
        desk.backend.down = False
        desk.backend.script.extend([Unreachable("500")])
        assert len(desk.service.deliver_waiting(Stoppable())) == 2
        assert len(desk.waiting()) == 1

    def test_stopped_round_asks_nobody(self, desk: Desk) -> None:
        desk.backend.down = True
        desk.hand_in()
        desk.backend.asked.clear()
        progress = Stoppable()
        progress.stop()
        assert desk.service.deliver_waiting(progress) == ()
        assert desk.backend.asked == []

    def test_newly_parked_item_is_told_to_staff(self, desk: Desk) -> None:
        desk.backend.down = True
        desk.hand_in()
        desk.backend.down = False
        desk.backend.script.extend([NotReceived(), Rejected(), NotReceived()])
        desk.service.deliver_waiting(Stoppable())
        assert [call.reason for call in desk.backend.staff_calls] == ["application-parked"]

    def test_item_that_must_not_wait_and_was_left_behind_goes_to_staff(self, desk: Desk) -> None:
        left = fresh(sealed(), may_wait=False, now=desk.clock.moment().now)
        desk.outbox.keep(left)
        desk.clock.sleep(policy.STRANDED_AFTER_S + 1)
        desk.service.deliver_due(Stoppable())
        assert (desk.only().state, desk.only().reason) == ("parked", "interrupted")
        assert "put" not in desk.backend.methods

    def test_stub_is_forgotten_after_some_days(self, desk: Desk) -> None:
        whole = application()
        desk.hand_in(whole)
        desk.clock.sleep(6 * 86400)
        desk.service.deliver_due(Stoppable())
        assert desk.outbox.find(whole.application_id) != Ok(None)
        desk.clock.sleep(2 * 86400)
        desk.service.deliver_due(Stoppable())
        assert desk.outbox.find(whole.application_id) == Ok(None)


class TestAnotherDeliverer:
    def test_receipt_that_another_process_fetched_is_read_from_the_stub(self, desk: Desk) -> None:
        lock = desk.outbox.take_lock()
        assert lock is not None
        service = self._while_waiting(desk, lambda entry: desk_delivers(desk, entry))
        outcome = service.hand_in(application(), may_wait=False, progress=Stoppable())
        lock.release()
        assert outcome == Outcome("delivered", receipt_number="R-0001")
        assert desk.backend.asked == []

    def test_deliverer_that_never_comes_is_a_failure_of_its_own(self, desk: Desk) -> None:
        lock = desk.outbox.take_lock()
        assert lock is not None
        queued = desk.hand_in()
        paper = desk.hand_in(may_wait=False)
        lock.release()
        assert (queued.kind, code(queued)) == ("queued", "DISK-03")
        assert (paper.kind, code(paper)) == ("paper", "DISK-03")
        assert len(desk.waiting()) == 1

    def test_round_gives_up_when_another_delivers(self, desk: Desk) -> None:
        desk.backend.down = True
        for _ in range(3):
            desk.hand_in()
        desk.backend.asked.clear()
        lock = desk.outbox.take_lock()
        assert lock is not None
        before = desk.clock.moment().ticks
        assert desk.service.deliver_waiting(Stoppable()) == ()
        lock.release()
        assert desk.clock.moment().ticks - before < 11
        assert desk.backend.asked == []

    def test_lock_that_is_freed_in_time_is_taken(self, desk: Desk) -> None:
        lock = desk.outbox.take_lock()
        assert lock is not None
        service = self._while_waiting(desk, lambda entry: lock.release())
        assert service.hand_in(application(), may_wait=False, progress=Stoppable()).kind == "delivered"
        assert desk.backend.methods == ["put"]

    @staticmethod
    def _while_waiting(desk: Desk, act: Callable[[Entry], object]) -> DeliveryService:
        acted: list[bool] = []

        def sleep(seconds: float) -> None:
            desk.clock.sleep(seconds)
            if not acted:
                acted.append(True)
                act(desk.only())

        keys = PinnedKeys(desk.pins, desk.outbox.folder)
        return DeliveryService(desk.backend, desk.outbox, keys, desk.clock, desk.acts, sleep=sleep)


def desk_delivers(desk: Desk, entry: Entry) -> None:
    assert entry.sealed is not None
    receipt = desk.backend.land(entry.sealed)
    moment = desk.clock.moment()
    desk.outbox.change(
        entry.application_id, lambda row: policy.decide(row, "put", Received(receipt), moment).entry
    )
