"""Whose paper comes out is claimed before, and never sent as well."""

from __future__ import annotations

import threading
import time

import pytest

from kiosk.basics.clock import SystemClock
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.delivery.backend import (
    Unreachable,
)
from kiosk.delivery.claims import LONGEST_PRINT_S
from kiosk.delivery.entry import Entry, fresh
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import application, new_id, sealed
from tests.kiosk.delivery.desk import REFUSED, Desk, code, kind_of, table_in_use


class TestClaimedForPaper:
    """Chosen first, printed then: in between nobody sends it, and who comes too late tells the number."""

    def test_claimed_it_is_never_sent(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        queued, printing = desk.hand_in(whole), desk.service
        claimed = printing.claim_for_paper(whole.application_id)
        assert (claimed.kind, claimed.sealed) == ("paper", queued.sealed)
        desk.clock.sleep(600)
        assert printing.deliver_due(Stoppable()).delivered == ()
        assert desk.backend.landings.total() == 0
        assert kind_of(desk.service.give_paper(whole.application_id)) == "paper"
        assert desk.waiting() == ()
        assert desk.acts.names[-2:] == ["application-claimed-for-paper", "application-on-paper"]

    def test_claim_that_comes_too_late_gets_the_number(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        desk.hand_in(whole)
        desk.clock.sleep(10)
        desk.service.deliver_due(Stoppable())
        assert desk.service.claim_for_paper(whole.application_id) == Outcome("delivered", "R-0001")

    def test_what_arrives_after_the_claim_exists_both_ways_and_everybody_is_told(self, desk: Desk) -> None:
        """The resident by the outcome, the desk by the heartbeat."""
        whole = application()
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        queued = desk.hand_in(whole)
        desk.backend.script.clear()
        assert desk.service.claim_for_paper(whole.application_id).kind == "paper"
        assert queued.sealed is not None
        desk.backend.land(queued.sealed)
        given = desk.service.give_paper(whole.application_id)
        assert given == Ok(Outcome("delivered", "R-0001", void_copy=True))
        assert desk.service.readiness.heartbeat("1.0", {}, {})
        (check,) = (name for name in desk.backend.heartbeats[0].checks if whole.application_id in name)
        assert check.startswith("received ")
        assert desk.backend.heartbeats[0].checks[check] == "ok"

    def test_number_before_the_paper_is_no_copy(self, desk: Desk) -> None:
        """Paper was promised, for it must not wait; what may have landed arrives before it is printed."""
        whole = application()
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        promised = desk.hand_in(whole, may_wait=False)
        assert (promised.kind, desk.only().on_paper) == ("paper", True)
        desk.backend.script.clear()
        assert promised.sealed is not None
        desk.backend.land(promised.sealed)
        assert desk.service.claim_for_paper(whole.application_id) == Outcome("delivered", "R-0001")
        assert desk.outbox.copies() == Ok(())

    def test_what_may_have_arrived_is_asked_about_before_it_is_printed(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        queued = desk.hand_in(whole)
        desk.backend.script.clear()
        assert queued.sealed is not None
        desk.backend.land(queued.sealed)
        assert desk.service.claim_for_paper(whole.application_id) == Outcome("delivered", "R-0001")

    def test_courier_who_is_sending_it_is_waited_for(self, desk: Desk) -> None:
        """The claim comes while its bytes are on the wire, and the answer afterwards. By the real clock."""
        keys = PinnedKeys(desk.pins, desk.outbox.folder)
        service = DeliveryService(desk.backend, desk.outbox, keys, SystemClock(), desk.acts)
        desk.outbox.keep(fresh(sealed(name := new_id()), may_wait=True, now=SystemClock().moment().now))
        claims: list[Outcome] = []
        claiming = threading.Thread(target=lambda: claims.append(service.claim_for_paper(name)))

        def while_it_is_on_the_wire() -> None:
            claiming.start()
            while "application-claimed-for-paper" not in desk.acts.names:
                time.sleep(0.005)

        desk.backend.meanwhile = while_it_is_on_the_wire
        service.deliver_due(Stoppable())
        claiming.join(20)
        assert claims == [Outcome("delivered", "R-0001")]
        assert desk.backend.methods == ["put"]

    def test_left_by_a_kiosk_that_stopped_it_is_with_staff(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        desk.hand_in(whole)
        desk.service.claim_for_paper(whole.application_id)
        assert (desk.only().state, desk.only().reason, desk.only().on_paper) == ("parked", "printing", False)
        assert desk.only().sealed is not None
        restarted = desk.service
        assert restarted.deliver_due(Stoppable()).news == {"application-parked"}
        assert (desk.only().state, desk.only().reason, desk.only().on_paper) == (
            "parked",
            "interrupted",
            True,
        )
        assert restarted.deliver_due(Stoppable()).news == frozenset()
        assert [call.reason for call in desk.backend.staff_calls] == ["application-parked"]
        assert restarted.readiness.heartbeat("1.0", {}, {})
        assert any(whole.application_id in name for name in desk.backend.heartbeats[0].checks)
        # Sheets of it may be out: staff look first.
        assert desk.service.resolving.retry(whole.application_id, "tanaka") == Ok("has-paper")
        retried = desk.service.resolving.retry(whole.application_id, "tanaka", paper_is_void=True)
        assert isinstance(retried, Ok)
        assert isinstance(retried.value, Entry)
        assert retried.value.state == "delivered"

    def test_while_it_is_printed_nobody_is_told(self, desk: Desk) -> None:
        whole, service = application(), desk.service
        desk.backend.script.append(REFUSED)
        service.hand_in(whole, may_wait=True, progress=Stoppable())
        service.claim_for_paper(whole.application_id)
        assert service.deliver_due(Stoppable()).news == frozenset()
        assert service.readiness.heartbeat("1.0", {}, {})
        assert not any(whole.application_id in name for name in desk.backend.heartbeats[0].checks)
        assert (desk.only().reason, desk.only().on_paper) == ("printing", False)

    @pytest.mark.parametrize("then", ["the next prints", "half an hour passes"])
    def test_resident_who_left_while_it_was_printed_is_told_of_all_the_same(
        self, then: str, desk: Desk
    ) -> None:
        whole, service = application(), desk.service
        desk.backend.script.append(REFUSED)
        service.hand_in(whole, may_wait=True, progress=Stoppable())
        service.claim_for_paper(whole.application_id)
        if then == "the next prints":
            service.claim_for_paper(new_id())
        else:
            desk.clock.sleep(LONGEST_PRINT_S + 1)
        assert service.deliver_due(Stoppable()).news == {"application-parked"}
        assert (desk.only().reason, desk.only().on_paper) == ("interrupted", True)

    def test_claim_that_the_disk_does_not_take_is_none_and_holds_until_another_way_is_taken(
        self, desk: Desk
    ) -> None:
        """Somebody else keeps the table for too long: nothing may be printed of what may be sent."""
        whole, service = application(), desk.service
        desk.backend.script.append(REFUSED)
        service.hand_in(whole, may_wait=True, progress=Stoppable())
        with table_in_use(desk.outbox):
            refused = service.claim_for_paper(whole.application_id)
        assert (refused.kind, code(refused)) == ("parked", "DISK-03")
        assert desk.only().state == "sealed"
        assert service.deliver_waiting(Stoppable()) == ()
        assert service.park(whole).kind == "delivered" or service.deliver_waiting(Stoppable())
        assert desk.backend.landings.total() == 1

    def test_sheets_that_the_disk_does_not_hear_of_hold_all_the_same(self, desk: Desk) -> None:
        whole, service = application(), desk.service
        desk.backend.script.append(REFUSED)
        service.hand_in(whole, may_wait=True, progress=Stoppable())
        assert service.claim_for_paper(whole.application_id).kind == "paper"
        with table_in_use(desk.outbox):
            assert isinstance(service.give_paper(whole.application_id), Err)
        service.deliver_due(Stoppable())
        assert desk.waiting() == ()
        assert desk.backend.landings.total() == 0

    @pytest.mark.parametrize("given", [False, True], ids=["printing", "sheets out"])
    def test_kiosk_that_stops_while_the_disk_refuses_goes_one_way(self, given: bool, desk: Desk) -> None:
        """Whatever it remembered is gone with it: either nothing was printed, or nothing is sent."""
        whole, service = application(), desk.service
        desk.backend.script.append(REFUSED)
        service.hand_in(whole, may_wait=True, progress=Stoppable())
        if given:
            printed = service.claim_for_paper(whole.application_id).kind == "paper"
            with table_in_use(desk.outbox):
                service.give_paper(whole.application_id)
        else:
            with table_in_use(desk.outbox):
                printed = service.claim_for_paper(whole.application_id).kind == "paper"
        desk.clock.sleep(600)
        restarted = desk.service
        restarted.deliver_due(Stoppable())
        assert (printed, desk.backend.landings.total()) in {(True, 0), (False, 1)}

    @pytest.mark.parametrize("may_wait", [True, False], ids=["it waits here", "it lies nowhere"])
    def test_kiosk_that_is_ended_while_it_prints_leaves_it_with_staff(
        self, may_wait: bool, desk: Desk
    ) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        desk.hand_in(whole, may_wait=may_wait)
        desk.service.claim_for_paper(whole.application_id)
        assert desk.service.park_half_printed(whole).kind == "parked"
        assert (desk.only().reason, desk.only().on_paper) == ("interrupted", True)
        assert desk.service.deliver_due(Stoppable()).delivered == ()
        assert desk.backend.landings.total() == 0

    def test_paper_of_what_the_disk_never_took_needs_no_disk(self, desk: Desk) -> None:
        whole, service = application(), desk.service
        assert service.hand_in(application(), may_wait=True, progress=Stoppable()).kind == "delivered"
        with table_in_use(desk.outbox):
            kept = service.hand_in(whole, may_wait=True, progress=Stoppable())
            assert (kept.kind, code(kept)) == ("paper", "DISK-03")
            assert service.claim_for_paper(whole.application_id).kind == "paper"

    def test_kiosk_that_stops_while_the_claimed_is_on_the_wire_knows_of_both(self, desk: Desk) -> None:
        """Its answer never came. The row is asked about and never sent again; the desk hears of the paper."""
        whole, service = application(), desk.service
        desk.backend.script.append(REFUSED)
        service.hand_in(whole, may_wait=True, progress=Stoppable())
        kept = desk.only().sealed
        assert kept is not None

        def claimed_then_dead() -> None:
            assert service.claim_for_paper(whole.application_id).kind == "paper"
            desk.backend.land(kept)
            raise SystemExit

        desk.backend.meanwhile = claimed_then_dead
        desk.clock.sleep(10)
        with pytest.raises(SystemExit):
            service.deliver_due(Stoppable())
        desk.backend.meanwhile = lambda: None
        before = desk.backend.methods.count("put")
        assert len(desk.service.deliver_due(Stoppable()).delivered) == 1
        assert desk.backend.methods.count("put") == before
        copies = desk.outbox.copies()
        assert isinstance(copies, Ok)
        assert [entry.application_id for entry in copies.value] == [whole.application_id]

    def test_tried_again_instead_it_is_sent_once(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        desk.hand_in(whole)
        desk.service.claim_for_paper(whole.application_id)
        assert desk.hand_in(whole).kind == "delivered"
        assert desk.backend.landings.total() == 1

    def test_not_printed_it_goes_on_waiting(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        desk.hand_in(whole)
        desk.service.claim_for_paper(whole.application_id)
        assert desk.service.park(whole).kind == "queued"
        assert (desk.only().state, desk.only().reason) == ("sealed", None)

    def test_bad_disk_is_no_reason_against_paper(self, desk: Desk, expected_log: ExpectedLog) -> None:
        expected_log("the outbox cannot be used")
        desk.storage.write_text("a file where the folder should be")
        assert desk.service.claim_for_paper(new_id()).kind == "paper"

    def test_hand_in_that_nobody_waits_for_lays_nothing_down_behind_a_claim(self, desk: Desk) -> None:
        """The page gave it up before it was kept, and the resident took paper."""
        progress = Stoppable()
        progress.stop()
        outcome = desk.service.hand_in(application(), may_wait=True, progress=progress)
        assert outcome.kind == "paper"
        assert desk.waiting() == ()
        assert desk.backend.asked == []
