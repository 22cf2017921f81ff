"""Paper instead of handing in, and paper after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok, Result
from kiosk.delivery.backend import (
    Unclear,
    Unreachable,
)
from kiosk.delivery.digest import content_digest
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Application, Evidence
from tests.fakes.hand_ins import application, new_id
from tests.kiosk.delivery.desk import REFUSED, Desk, code, kind_of, spoil


class TestCodesOfItsPaper:
    @pytest.fixture
    def whole(self, desk: Desk) -> Application:
        desk.backend.down = True
        whole = application()
        desk.hand_in(whole)
        return whole

    def test_they_carry_what_lies_here(self, whole: Application, desk: Desk) -> None:
        assert desk.service.sealed_of(whole) == desk.only().sealed
        assert desk.service.sealed_of(application()) is None

    def test_spoiled_bytes_are_sealed_anew(self, whole: Application, desk: Desk) -> None:
        spoiled = spoil(desk)
        claimed = desk.service.claim_for_paper(whole.application_id)
        assert (claimed.kind, claimed.sealed) == ("paper", None)
        anew = desk.service.sealed_of(whole)
        assert anew is not None
        assert anew.body != spoiled.body
        assert content_digest(anew.body) == anew.digest

    def test_what_the_card_signed_is_not_sealed_without_its_signature(
        self, whole: Application, desk: Desk
    ) -> None:
        spoil(desk)
        signed = replace(whole, identity=(Evidence("jpki-signature", whole.completed_at, None),))
        assert desk.service.sealed_of(signed) is None

    def test_staff_carry_no_spoiled_bytes_to_the_desk(self, whole: Application, desk: Desk) -> None:
        spoil(desk)
        desk.service.park(whole)
        name = whole.application_id
        desk.outbox.change(name, lambda entry: replace(entry, state="parked", reason="defect"))
        assert desk.service.resolving.for_paper(name) == Ok("spoiled")
        assert not desk.only().on_paper


class TestPaper:
    def test_resident_who_prefers_paper_gets_the_codes_and_nothing_is_kept(self, desk: Desk) -> None:
        outcome = desk.service.prefer_paper(application())
        assert outcome.kind == "paper"
        assert outcome.sealed is not None
        assert desk.waiting() == ()
        assert desk.backend.asked == []

    def test_paper_without_a_key_has_no_codes(self, desk: Desk) -> None:
        desk.pins = []
        assert desk.service.prefer_paper(application()) == Outcome("paper")

    def test_paper_after_queueing_carries_the_same_bytes(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.extend([Unclear("html")] * 9)
        queued = desk.hand_in(whole)
        paper = desk.service.prefer_paper(whole)
        assert paper.sealed == queued.sealed
        assert desk.only().reason == "gave-paper"

    def test_paper_after_an_unclear_attempt_is_asked_about_and_never_sent(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        desk.hand_in(whole)
        assert kind_of(desk.service.give_paper(whole.application_id)) == "paper"
        desk.backend.script.clear()
        desk.backend.asked.clear()
        for _ in range(3):
            desk.service.deliver_waiting(Stoppable())
        assert desk.backend.methods == ["get"] * 3
        assert desk.only().reason == "gave-paper"

    def test_late_landing_is_found_and_staff_are_told(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        queued = desk.hand_in(whole)
        desk.service.give_paper(whole.application_id)
        desk.backend.script.clear()
        assert queued.sealed is not None
        desk.backend.land(queued.sealed)
        (stub,) = desk.service.deliver_waiting(Stoppable())
        assert stub.receipt_number == "R-0001"
        assert [call.reason for call in desk.backend.staff_calls] == ["parked-application-received"]
        assert "parked-application-received" in desk.acts.names

    def test_paper_for_something_unknown_is_fine(self, desk: Desk) -> None:
        assert kind_of(desk.service.give_paper(new_id())) == "paper"

    def test_ticket_that_is_brought_again_after_paper_is_known_by_a_number(self, desk: Desk) -> None:
        whole = application()
        desk.service.prefer_paper(whole)
        assert desk.service.number_of(whole.application_id) is None, "no sheet is out yet"
        desk.service.give_paper(whole.application_id)
        assert desk.service.number_of(whole.application_id) == whole.application_id[-6:].upper()

    def test_handed_in_after_paper_the_sheets_are_a_copy_and_everybody_is_told(self, desk: Desk) -> None:
        whole = application()
        desk.backend.script.append(REFUSED)
        desk.hand_in(whole)
        desk.service.claim_for_paper(whole.application_id)
        desk.service.give_paper(whole.application_id)
        again = desk.hand_in(whole)
        assert (again.kind, again.void_copy) == ("delivered", True)
        assert desk.service.readiness.heartbeat("1.0", {}, {})
        (check,) = (name for name in desk.backend.heartbeats[0].checks if whole.application_id in name)
        assert check.startswith("received ")

    def test_paper_given_while_it_is_on_the_wire_wins(self, desk: Desk) -> None:
        whole = application()
        desk.backend.meanwhile = lambda: _ok(desk.service.give_paper(whole.application_id))
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        assert desk.hand_in(whole).kind == "parked"
        assert (desk.only().state, desk.only().reason) == ("parked", "gave-paper")


class TestNeitherSentNorPrinted:
    def test_application_is_kept_for_staff_and_never_sent(self, desk: Desk) -> None:
        whole = application()
        desk.backend.down = True
        assert desk.hand_in(whole, may_wait=False).kind == "paper"
        outcome = desk.service.park(whole)
        assert (outcome.kind, desk.only().reason) == ("parked", "no-paper")
        desk.backend.down = False
        desk.backend.asked.clear()
        desk.service.deliver_waiting(Stoppable())
        assert desk.backend.methods == ["get"]

    def test_application_that_may_wait_stays_queued(self, desk: Desk) -> None:
        whole = application()
        desk.backend.down = True
        desk.hand_in(whole)
        assert desk.service.park(whole).kind == "queued"

    def test_application_that_cannot_be_kept_either_says_why(self, desk: Desk) -> None:
        desk.pins = []
        outcome = desk.service.park(application())
        assert (outcome.kind, code(outcome)) == ("parked", "NET-08")


def _ok(result: Result[Outcome]) -> None:
    assert isinstance(result, Ok)
