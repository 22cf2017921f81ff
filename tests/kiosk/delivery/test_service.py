"""Handing in, from the resident's side: what becomes of an application whatever the back-end does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Ok
from kiosk.delivery import pauses
from kiosk.delivery.backend import (
    Answer,
    Conflict,
    Defect,
    NotReceived,
    Rejected,
    Sealed,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.entry import fresh
from kiosk.delivery.outcome import Outcome
from tests.conftest import ExpectedLog
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import CANARY, application, sealed
from tests.kiosk.delivery.desk import REFUSED, Desk, code


class TestDelivered:
    def test_application_is_delivered_and_its_bytes_are_erased(self, desk: Desk) -> None:
        whole = application()
        outcome = desk.hand_in(whole)
        assert outcome == Outcome("delivered", receipt_number="R-0001")
        found = desk.outbox.find(whole.application_id)
        assert isinstance(found, Ok)
        assert found.value is not None
        assert (found.value.sealed, found.value.receipt_number) == (None, "R-0001")
        assert desk.acts.names == ["application-sealed", "application-delivered"]

    def test_it_is_on_the_disk_before_it_is_sent(self, desk: Desk) -> None:
        states: list[str] = []
        desk.backend.meanwhile = lambda: states.append(desk.only().state)
        desk.hand_in()
        assert states == ["sending"]

    def test_same_application_again_is_not_sealed_and_sent_again(self, desk: Desk) -> None:
        whole = application()
        assert desk.hand_in(whole) == desk.hand_in(whole)
        assert desk.backend.methods == ["put"]

    def test_unclear_answer_is_asked_about_while_the_resident_waits(self, desk: Desk) -> None:
        desk.backend.lands = True
        desk.backend.script.append(Unclear("html"))
        assert desk.hand_in().kind == "delivered"
        assert desk.backend.methods == ["put", "get"]

    def test_attempt_that_did_not_land_is_sent_again_once_asked(self, desk: Desk) -> None:
        desk.backend.script.append(Unreachable("reset"))
        assert desk.hand_in().kind == "delivered"
        assert desk.backend.methods == ["put", "get", "put"]
        assert desk.backend.landings.total() == 1

    def test_short_wait_is_waited_for(self, desk: Desk) -> None:
        desk.backend.script.append(Wait(3))
        assert desk.hand_in(may_wait=False).kind == "delivered"
        assert desk.backend.methods == ["put", "get", "put"]

    def test_progress_goes_from_kept_to_done(self, desk: Desk) -> None:
        told: list[tuple[int, int]] = []
        progress = Stoppable(lambda done, total, note: told.append((done, total)))
        desk.service.hand_in(application(), may_wait=True, progress=progress)
        assert told == [(1, 3), (2, 3), (3, 3)]

    def test_signed_application_is_sealed_as_it_was_signed(self, desk: Desk) -> None:
        desk.backend.down = True
        outcome = desk.service.hand_in(
            application(), may_wait=True, progress=Stoppable(), jws="eyJh.e30.c2ln"
        )
        assert outcome.sealed is not None
        assert outcome.kind == "queued"


NOT_DELIVERED = [
    pytest.param([REFUSED], "NET-01", True, id="refused"),
    pytest.param([Unreachable("500")] * 9, "NET-01", False, id="500"),
    pytest.param([Unclear("html")] * 9, "NET-02", False, id="html"),
    pytest.param([Wait(900)], "NET-04", False, id="503"),
    pytest.param([Unreachable("x"), NotReceived(), REFUSED], "NET-01", False, id="reset-then-refused"),
]


class TestNotDelivered:
    @pytest.mark.parametrize(("answers", "support", "nothing_left"), NOT_DELIVERED)
    def test_application_that_may_wait_is_queued(
        self, answers: list[Answer], support: str, nothing_left: bool, desk: Desk
    ) -> None:
        desk.backend.script.extend(answers)
        outcome = desk.hand_in()
        assert (outcome.kind, code(outcome)) == ("queued", support)
        assert desk.only().sealed == outcome.sealed
        assert desk.acts.names[-1] == "application-queued"

    @pytest.mark.parametrize(("answers", "support", "nothing_left"), NOT_DELIVERED)
    def test_application_that_must_not_wait_becomes_paper(
        self, answers: list[Answer], support: str, nothing_left: bool, desk: Desk
    ) -> None:
        desk.backend.script.extend(answers)
        outcome = desk.hand_in(may_wait=False)
        assert (outcome.kind, code(outcome)) == ("paper", support)
        assert outcome.sealed is not None
        assert [entry.reason for entry in desk.waiting()] == ([] if nothing_left else ["gave-paper"])
        assert desk.acts.names[-1] == "application-on-paper"

    @pytest.mark.parametrize("may_wait", [True, False])
    @pytest.mark.parametrize(
        ("answer", "support", "reason"),
        [
            (Rejected(("/answers/copies",)), "NET-05", "rejected"),
            (Defect(400, "cannot-open"), "NET-06", "defect"),
            (Conflict(), "NET-07", "already-received-otherwise"),
        ],
        ids=["422", "400", "409"],
    )
    def test_application_that_was_refused_is_parked(
        self, answer: Answer, support: str, reason: str, may_wait: bool, desk: Desk
    ) -> None:
        desk.backend.script.append(answer)
        outcome = desk.hand_in(may_wait=may_wait)
        assert (outcome.kind, code(outcome)) == ("parked", support)
        assert desk.only().reason == reason
        assert desk.only().sealed == outcome.sealed

    @pytest.mark.parametrize(
        ("pointer", "skew", "support"),
        [
            ("/identity/0/evidence", 400.0, "NET-11"),
            ("/identity/0/evidence", 2.0, "NET-05"),
            ("/answers/copies", 400.0, "NET-05"),
        ],
        ids=["proof, clock off", "proof, clock right", "something else"],
    )
    def test_proof_that_was_rejected_for_a_wrong_clock_says_so(
        self, pointer: str, skew: float, support: str, desk: Desk
    ) -> None:
        desk.backend.skew_s = skew
        desk.backend.script.append(Rejected((pointer,)))
        assert code(desk.hand_in()) == support
        assert desk.only().reason == "rejected"

    def test_refusal_after_an_unclear_attempt_is_asked_about_before_parking(self, desk: Desk) -> None:
        desk.backend.script.extend([Unclear("html"), NotReceived(), Rejected(), NotReceived()])
        assert desk.hand_in().kind == "parked"
        assert desk.backend.methods == ["put", "get", "put", "get"]

    def test_first_attempt_that_landed_late_wins_over_the_refusal(self, desk: Desk) -> None:
        whole = application()

        def lands_late() -> None:
            if len(desk.backend.asked) == 4:
                row = desk.only().sealed
                assert row is not None
                desk.backend.land(row)

        desk.backend.meanwhile = lands_late
        desk.backend.script.extend([Unreachable("timeout"), NotReceived(), Conflict()])
        assert desk.hand_in(whole).kind == "delivered"

    def test_resident_is_answered_within_ten_seconds(self, desk: Desk) -> None:
        desk.backend.script.extend([Unreachable("timeout")] * 20)
        desk.backend.meanwhile = lambda: desk.clock.sleep(4)
        before = desk.clock.moment().ticks
        desk.hand_in()
        assert desk.clock.moment().ticks - before <= 14, "one request may end later than it was begun"

    def test_resident_who_leaves_ends_the_waiting_and_loses_nothing(self, desk: Desk) -> None:
        progress = Stoppable()
        desk.backend.meanwhile = progress.stop
        desk.backend.script.extend([Unreachable("reset")] * 9)
        outcome = desk.service.hand_in(application(), may_wait=False, progress=progress)
        assert outcome.kind == "parked"
        assert desk.backend.methods == ["put"]
        assert desk.only().sealed is not None

    def test_trying_again_works_at_once_whatever_was_made_of_it(self, desk: Desk) -> None:
        whole = application()
        for _ in range(4):
            desk.backend.script.extend([Unreachable("reset"), NotReceived(), REFUSED])
            assert desk.hand_in(whole, may_wait=False).kind == "paper"
        desk.backend.script.clear()
        assert desk.hand_in(whole, may_wait=False).kind == "delivered"
        assert desk.backend.landings.total() == 1


def test_bytes_that_were_spoiled_on_the_disk_are_not_sent(desk: Desk) -> None:
    item = sealed()
    spoiled = replace(item, body=item.body + b"!")
    desk.outbox.keep(fresh(spoiled, may_wait=True, now=desk.clock.moment().now))
    desk.service.deliver_waiting(Stoppable())
    assert desk.backend.methods == []
    assert desk.only().reason == "defect"


def test_staff_are_told_once_of_receipts_that_nobody_understands(desk: Desk) -> None:
    service = desk.service
    desk.backend.script.extend([Unclear("no-receipt")] * 12)
    service.hand_in(application(), may_wait=True, progress=Stoppable())
    told = []
    for _ in range(8):
        desk.clock.sleep(pauses.LONGEST_PAUSE_S * 2)
        told.append(service.deliver_due(Stoppable()).news)
    assert told.count(frozenset({"receipt-not-understood"})) == 1
    assert told.count(frozenset()) == 7
    assert [call.reason for call in desk.backend.staff_calls] == ["receipt-not-understood"]
    assert desk.only().state == "sealed"


class TestBadDisk:
    def test_unwritable_disk_becomes_paper_and_nothing_is_sent(
        self, desk: Desk, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox cannot be used")
        desk.storage.write_text("a file where the folder should be", "ascii")
        outcome = desk.hand_in()
        assert (outcome.kind, code(outcome)) == ("paper", "DISK-01")
        assert outcome.sealed is not None, "the QR codes carry it to the desk"
        assert desk.backend.asked == []

    def test_disk_that_fails_after_sending_still_gives_the_receipt(
        self, desk: Desk, expected_log: ExpectedLog
    ) -> None:
        expected_log("the outbox cannot be used")
        hidden = desk.storage.with_name("hidden")

        def disk_goes() -> None:
            desk.storage.rename(hidden)
            desk.storage.write_text("", "ascii")

        desk.backend.meanwhile = disk_goes
        assert desk.hand_in().kind == "delivered"
        desk.backend.meanwhile = lambda: None
        desk.storage.unlink()
        hidden.rename(desk.storage)
        assert desk.only().state == "sending"
        assert len(desk.service.deliver_waiting(Stoppable())) == 1
        assert desk.backend.methods == ["put", "get"], "asked about, not sent again"


def test_acts_name_applications_and_never_people(desk: Desk) -> None:
    desk.backend.script.append(Rejected(("/applicant/name",)))
    desk.hand_in()
    desk.hand_in()
    assert CANARY not in str(desk.acts.acts)
    assert {"application", "attempts", "reason", "code"} >= {
        name for _, facts in desk.acts.acts for name in facts
    }


class WeighingBackend(FakeBackend):
    """Remembers what was sent, byte by byte."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[bytes] = []

    def put(self, sealed: Sealed, *, within_s: float | None = None) -> Answer:
        self.bodies.append(sealed.body)
        return super().put(sealed, within_s=within_s)


def test_sealed_bytes_are_the_same_each_time_they_are_sent(desk: Desk) -> None:
    desk.backend = weighing = WeighingBackend()
    weighing.script.append(Unreachable("reset"))
    desk.hand_in()
    assert len(weighing.bodies) == 2
    assert len(set(weighing.bodies)) == 1
