"""What else a kiosk asks its back-end: challenges, calls to staff, heartbeats, how things stand."""

from __future__ import annotations

import pytest

from kiosk.basics.failure import Failure
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.delivery.backend import (
    Challenge,
    NotLetIn,
    Rejected,
    Wait,
)
from kiosk.delivery.outcome import Standing
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import application
from tests.kiosk.delivery.desk import Desk


class TestStanding:
    def test_line_and_counts_are_told(self, desk: Desk) -> None:
        assert desk.service.readiness.standing() == Ok(Standing("answers", 0, 0))
        desk.backend.script.append(Rejected())
        desk.hand_in()
        desk.backend.down = True
        desk.hand_in()
        desk.hand_in()
        assert desk.service.readiness.standing() == Ok(Standing("silent", 2, 1))

    def test_clock_that_is_off_is_told(self, desk: Desk) -> None:
        desk.backend.skew_s = 90.0
        assert desk.service.readiness.standing() == Ok(Standing("answers", 0, 0, clock_off_s=90))
        assert desk.acts.names == ["clock-off"]

    @pytest.mark.parametrize(("skew", "state"), [(0.0, "ok"), (61.0, "warn"), (-61.0, "warn")])
    def test_heartbeat_says_how_the_clock_is(self, skew: float, state: str, desk: Desk) -> None:
        desk.backend.skew_s = skew
        assert desk.service.readiness.heartbeat("1.0", {}, {"disk": "ok"})
        assert desk.backend.heartbeats[0].checks == {"disk": "ok", "clock": state}

    def test_kiosk_that_keeps_still_asks_nothing(self, desk: Desk, expected_log: ExpectedLog) -> None:
        expected_log("the back-end does not let this kiosk in")
        desk.backend.script.append(NotLetIn(401))
        desk.hand_in()
        asked = list(desk.backend.asked)
        assert desk.service.readiness.standing() == Ok(Standing("held", 1, 0))
        assert desk.backend.asked == asked


class TestOtherCalls:
    def test_challenge_is_the_back_ends(self, desk: Desk) -> None:
        assert desk.service.challenge() == Challenge("c-1", "A" * 43)

    def test_own_nonce_is_fresh_and_32_bytes_long_and_noted(self, desk: Desk) -> None:
        desk.backend.gives_challenges = False
        one, two = desk.service.challenge(), desk.service.challenge()
        assert one.challenge_id is None
        assert len(one.nonce) == 43
        assert one.nonce != two.nonce
        assert desk.acts.names == ["own-nonce", "own-nonce"]

    def test_wait_that_a_heartbeat_is_told_holds_heartbeats_alone(self, desk: Desk) -> None:
        service = desk.service
        desk.backend.still = Wait(30)
        assert not service.readiness.heartbeat("1.0", {}, {})
        desk.backend.still = None
        assert not service.readiness.heartbeat("1.0", {}, {})
        assert service.call_staff("help", "start") == Ok(None)
        assert service.hand_in(application(), may_wait=True, progress=Stoppable()).kind == "delivered"
        desk.clock.sleep(31)
        assert service.readiness.heartbeat("1.0", {}, {})

    def test_staff_are_called_while_applications_wait(self, desk: Desk) -> None:
        desk.backend.script.append(Wait(900))
        assert desk.hand_in().kind == "queued"
        assert desk.service.call_staff("help", "start") == Ok(None)
        assert desk.hand_in().kind == "queued"
        assert desk.backend.methods == ["put"]

    def test_staff_call_has_its_own_id(self, desk: Desk) -> None:
        assert desk.service.call_staff("help", "asking:copies") == Ok(None)
        (call,) = desk.backend.staff_calls
        assert (call.reason, call.screen, len(call.id)) == ("help", "asking:copies", 36)

    def test_staff_call_that_did_not_arrive_is_told(self, desk: Desk) -> None:
        desk.backend.down = True
        failed = desk.service.call_staff("help", "start")
        assert isinstance(failed, Err)
        assert isinstance(failed.failure, Failure)
        assert failed.failure.code.support == "NET-10"

    def test_health_is_the_back_ends(self, desk: Desk) -> None:
        assert desk.service.health().reachable
        desk.backend.down = True
        assert not desk.service.health().reachable

    def test_close_closes_the_back_end(self, desk: Desk) -> None:
        desk.service.close()
        assert desk.backend.closed
