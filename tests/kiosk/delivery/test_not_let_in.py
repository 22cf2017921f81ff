"""A back-end that does not let the kiosk in, and keys that are lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err
from kiosk.delivery import pauses
from kiosk.delivery.backend import (
    Defect,
    NotLetIn,
)
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.service import DeliveryService
from tests.conftest import ExpectedLog
from tests.fakes.hand_ins import application, new_id, public_key
from tests.kiosk.delivery.desk import Desk, code, handed_in_elsewhere


class TestNotLetIn:
    @pytest.fixture(autouse=True)
    def log(self, expected_log: ExpectedLog) -> None:
        expected_log("the back-end does not let this kiosk in")

    @pytest.mark.parametrize("status", [401, 403])
    def test_kiosk_stays_still_for_five_minutes(self, status: int, desk: Desk) -> None:
        desk.backend.script.append(NotLetIn(status))
        assert code(desk.hand_in()) == "NET-03"
        second = desk.hand_in()
        assert (second.kind, code(second)) == ("queued", "NET-03")
        desk.service.deliver_waiting(Stoppable())
        assert desk.service.challenge().challenge_id is None
        assert isinstance(desk.service.call_staff("help", "start"), Err)
        assert not desk.service.refresh_keys() or desk.backend.key_calls == 0
        assert desk.backend.methods == ["put"]
        assert desk.backend.challenges == len(desk.backend.staff_calls) == 0
        assert "kiosk-not-let-in" in desk.acts.names

    @pytest.mark.parametrize(
        "call",
        [
            lambda service: service.challenge(),
            lambda service: service.call_staff("help", "start"),
            lambda service: service.readiness.heartbeat("1.0", {}, {}),
        ],
        ids=["challenge", "staff-call", "heartbeat"],
    )
    def test_refusal_of_any_other_call_keeps_the_kiosk_still(
        self, call: Callable[[DeliveryService], object], desk: Desk
    ) -> None:
        desk.backend.still = NotLetIn(401)
        call(desk.service)
        assert "kiosk-not-let-in" in desk.acts.names
        desk.backend.still = None
        assert desk.hand_in().kind == "queued"
        assert desk.service.challenge().challenge_id is None
        assert (desk.backend.asked, desk.backend.staff_calls, desk.backend.heartbeats) == ([], [], [])
        desk.backend.token = "token-2"
        assert len(desk.service.deliver_waiting(Stoppable())) == 1

    def test_one_request_is_made_after_five_minutes(self, desk: Desk) -> None:
        desk.backend.script.extend([NotLetIn(401), NotLetIn(401)])
        desk.hand_in()
        desk.hand_in()
        desk.clock.sleep(299)
        desk.service.deliver_waiting(Stoppable())
        assert len(desk.backend.asked) == 1
        desk.clock.sleep(2)
        desk.service.deliver_waiting(Stoppable())
        assert len(desk.backend.asked) == 2

    def test_one_application_that_is_refused_holds_up_nothing_else_for_longer(self, desk: Desk) -> None:
        foreign = handed_in_elsewhere(desk)
        own = [desk.hand_in().application_id, desk.hand_in().application_id]
        desk.clock.sleep(299)
        desk.service.deliver_due(Stoppable())
        assert (desk.backend.methods, desk.backend.challenges) == (["put"], 0)
        desk.clock.sleep(2)
        round_ = desk.service.deliver_due(Stoppable())
        assert [name for _, name in desk.backend.asked[-3:]] == [*own, foreign], "its own came later"
        assert {entry.application_id for entry in round_.delivered} == set(own)
        assert (desk.only().application_id, desk.only().reason) == (foreign, "not-for-this-kiosk")
        assert round_.news == {"application-parked"}
        desk.clock.sleep(pauses.LONGEST_PARKED_PAUSE_S)
        desk.service.deliver_due(Stoppable())
        assert desk.hand_in().kind == "delivered", "asked about again, it held everything"

    def test_kiosk_that_is_shut_out_just_after_it_was_let_in_parks_nothing(self, desk: Desk) -> None:
        service = desk.service  # the same one: what it learnt of one application says nothing of the next
        foreign = replace(application(new_id()), from_ticket=True)
        desk.backend.refused_ids.add(foreign.application_id)
        service.hand_in(foreign, may_wait=True, progress=Stoppable())
        desk.clock.sleep(301)
        service.deliver_due(Stoppable())
        desk.backend.script.append(NotLetIn(403))
        own = service.hand_in(application(new_id()), may_wait=True, progress=Stoppable())
        assert (own.kind, code(own)) == ("queued", "NET-03")
        assert service.held_since_not_let_in()

    def test_what_is_not_for_this_kiosk_is_asked_about_after_the_kiosk_itself(self, desk: Desk) -> None:
        handed_in_elsewhere(desk)
        desk.clock.sleep(301)
        desk.service.deliver_due(Stoppable())
        desk.backend.still = NotLetIn(403)
        before = len(desk.backend.asked)
        desk.clock.sleep(pauses.LONGEST_PARKED_PAUSE_S)
        desk.service.deliver_due(Stoppable())
        assert (len(desk.backend.asked), desk.service.held_since_not_let_in()) == (before, True)

    def test_kiosk_that_is_refused_itself_asks_once_in_five_minutes_and_parks_nothing(
        self, desk: Desk
    ) -> None:
        foreign = handed_in_elsewhere(desk)
        desk.backend.still = NotLetIn(403)
        for asked in (1, 2):
            desk.clock.sleep(301)
            desk.service.deliver_due(Stoppable())
            desk.service.deliver_due(Stoppable())
            assert (desk.backend.methods, desk.backend.challenges) == (["put"], asked)
        desk.backend.still = None
        desk.backend.token = "token-2"
        desk.backend.refused_ids.discard(foreign)
        assert len(desk.service.deliver_due(Stoppable()).delivered) == 1

    def test_its_own_applications_stay_queued_whatever_else_it_is_let_in_with(self, desk: Desk) -> None:
        own = [application(new_id()) for _ in range(3)]
        desk.backend.refused_ids = {one.application_id for one in own}
        for one in own:
            assert desk.hand_in(one).kind == "queued"
        for asked in range(2, 6):
            desk.clock.sleep(301)
            desk.service.deliver_due(Stoppable())
            desk.service.deliver_due(Stoppable())
            assert (len(desk.backend.asked), desk.backend.challenges) == (asked, 0)
        assert [entry.state for entry in desk.waiting()] == ["sealed"] * 3
        desk.backend.refused_ids = set()
        desk.clock.sleep(301)
        assert len(desk.service.deliver_due(Stoppable()).delivered) == 3

    def test_new_token_is_tried_at_once(self, desk: Desk) -> None:
        desk.backend.script.append(NotLetIn(401))
        desk.hand_in()
        desk.backend.token = "token-2"
        assert len(desk.service.deliver_waiting(Stoppable())) == 1

    def test_application_that_must_not_wait_becomes_paper_unasked(self, desk: Desk) -> None:
        desk.backend.script.append(NotLetIn(401))
        desk.hand_in(may_wait=False)
        assert desk.hand_in(may_wait=False).kind == "paper"
        assert desk.waiting() == ()
        assert desk.backend.methods == ["put"]


def test_lost_key_is_noticed_also_where_it_is_asked_about_before_parking(desk: Desk) -> None:
    desk.backend.key_set = {"keys": [public_key().as_jwk()]}
    desk.pins = [public_key().kid]
    assert desk.service.refresh_keys()
    desk.backend.down = True
    desk.hand_in()
    desk.backend.down = False
    desk.clock.sleep(2)
    before = desk.backend.key_calls
    desk.backend.script.extend([None, Defect(400, "cannot-open"), None])
    desk.service.deliver_waiting(Stoppable())
    assert desk.backend.methods[-3:] == ["get", "put", "get"]
    assert (desk.only().state, desk.backend.key_calls) == ("parked", before + 1)


class TestNoKey:
    def test_nothing_is_kept_and_paper_is_offered(self, desk: Desk) -> None:
        desk.pins = [public_key().kid]
        outcome = desk.hand_in()
        assert (outcome.kind, code(outcome), outcome.sealed) == ("paper", "NET-08", None)
        assert desk.waiting() == ()
        assert not desk.service.has_key()

    def test_published_key_is_fetched_when_it_is_needed_and_kept(self, desk: Desk) -> None:
        desk.pins = [public_key().kid]
        desk.backend.key_set = {"keys": [public_key().as_jwk()]}
        assert desk.hand_in().kind == "delivered"
        desk.backend.down = True
        assert desk.hand_in().kind == "queued"
        assert desk.backend.key_calls == 1

    def test_background_renews_the_published_keys(self, desk: Desk) -> None:
        desk.pins = [public_key("first").kid, public_key("second").kid]
        desk.backend.key_set = {"keys": [public_key("first").as_jwk()]}
        desk.service.deliver_due(Stoppable())
        assert desk.service.has_key()
        assert desk.backend.key_calls == 1

    def test_key_that_the_back_end_cannot_open_any_more_is_renewed(self, desk: Desk) -> None:
        desk.pins = [public_key("first").kid, public_key("second").kid]
        desk.backend.key_set = {"keys": [public_key("first").as_jwk()]}
        desk.backend.down = False
        desk.hand_in()
        desk.backend.key_set = {"keys": [public_key("second").as_jwk()]}
        desk.backend.script.append(Defect(400, "cannot-open"))
        assert desk.hand_in().kind == "parked"
        assert PinnedKeys(desk.pins, desk.outbox.folder).first() == public_key("second")
