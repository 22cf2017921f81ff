"""Handing in, from the resident's side: what becomes of an application whatever the back-end does."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.basics.clock import SystemClock
from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok, Result
from kiosk.delivery import policy
from kiosk.delivery.backend import (
    Answer,
    Challenge,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    Sealed,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.claims import LONGEST_PRINT_S
from kiosk.delivery.digest import content_digest
from kiosk.delivery.entry import Entry, fresh
from kiosk.delivery.keys import PinnedKeys
from kiosk.delivery.outbox import DATABASE, Outbox
from kiosk.delivery.outcome import Outcome, Standing
from kiosk.delivery.room import Limits
from kiosk.delivery.service import DeliveryService
from kiosk.forms.application import Application, Evidence
from tests.conftest import ExpectedLog
from tests.fakes.backend import FakeBackend
from tests.fakes.hand_ins import CANARY, NotedActs, application, key_file, new_id, public_key, sealed
from tests.fakes.stopped_clock import StoppedClock


@dataclass
class Desk:
    """Everything real but the back-end and the time."""

    storage: Path
    pins: list[str]
    backend: FakeBackend
    clock: StoppedClock
    acts: NotedActs
    limits: Limits = Limits()

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.storage)

    @property
    def service(self) -> DeliveryService:
        """A new one each time: but for what is printed this moment, nothing may depend on memory."""
        keys = PinnedKeys(self.pins, self.outbox.folder)
        return DeliveryService(
            self.backend, self.outbox, keys, self.clock, self.acts, limits=self.limits, sleep=self.clock.sleep
        )

    def hand_in(self, whole: Application | None = None, *, may_wait: bool = True) -> Outcome:
        return self.service.hand_in(whole or application(), may_wait=may_wait, progress=Stoppable())

    def waiting(self) -> tuple[Entry, ...]:
        found = self.service.waiting()
        assert isinstance(found, Ok)
        return found.value

    def only(self) -> Entry:
        (entry,) = self.waiting()
        return entry


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "storage", [key_file(tmp_path)], FakeBackend(), StoppedClock(), NotedActs())


def code(outcome: Outcome) -> str | None:
    return None if outcome.failure is None else outcome.failure.code.support


@contextmanager
def table_in_use(outbox: Outbox) -> Iterator[None]:
    with closing(sqlite3.connect(outbox.folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def kind_of(given: Result[Outcome]) -> str:
    assert isinstance(given, Ok)
    return given.value.kind


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


REFUSED = Unreachable("refused", sent=False)
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
        desk.clock.sleep(policy.LONGEST_PAUSE_S * 2)
        told.append(service.deliver_due(Stoppable()).news)
    assert told.count(frozenset({"receipt-not-understood"})) == 1
    assert told.count(frozenset()) == 7
    assert [call.reason for call in desk.backend.staff_calls] == ["receipt-not-understood"]
    assert desk.only().state == "sealed"


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


def spoil(desk: Desk) -> Sealed:
    """The disk alters what lies there."""
    entry = desk.only()
    assert entry.sealed is not None
    spoiled = replace(entry.sealed, body=entry.sealed.body + b"!")
    desk.outbox.change(entry.application_id, lambda entry: replace(entry, sealed=spoiled))
    return spoiled


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


class TestStanding:
    def test_line_and_counts_are_told(self, desk: Desk) -> None:
        assert desk.service.standing() == Ok(Standing("answers", 0, 0))
        desk.backend.script.append(Rejected())
        desk.hand_in()
        desk.backend.down = True
        desk.hand_in()
        desk.hand_in()
        assert desk.service.standing() == Ok(Standing("silent", 2, 1))

    def test_clock_that_is_off_is_told(self, desk: Desk) -> None:
        desk.backend.skew_s = 90.0
        assert desk.service.standing() == Ok(Standing("answers", 0, 0, clock_off_s=90))
        assert desk.acts.names == ["clock-off"]

    @pytest.mark.parametrize(("skew", "state"), [(0.0, "ok"), (61.0, "warn"), (-61.0, "warn")])
    def test_heartbeat_says_how_the_clock_is(self, skew: float, state: str, desk: Desk) -> None:
        desk.backend.skew_s = skew
        assert desk.service.heartbeat("1.0", {}, {"disk": "ok"})
        assert desk.backend.heartbeats[0].checks == {"disk": "ok", "clock": state}

    def test_kiosk_that_keeps_still_asks_nothing(self, desk: Desk, expected_log: ExpectedLog) -> None:
        expected_log("the back-end does not let this kiosk in")
        desk.backend.script.append(NotLetIn(401))
        desk.hand_in()
        asked = list(desk.backend.asked)
        assert desk.service.standing() == Ok(Standing("held", 1, 0))
        assert desk.backend.asked == asked


def handed_in_elsewhere(desk: Desk) -> ApplicationId:
    """Handed in here with a ticket that another kiosk has handed in, which this one is told by a 403."""
    foreign = replace(application(new_id()), from_ticket=True)
    desk.backend.refused_ids.add(foreign.application_id)
    assert desk.hand_in(foreign).kind == "queued"
    return foreign.application_id


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
            lambda service: service.heartbeat("1.0", {}, {}),
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
        desk.clock.sleep(policy.LONGEST_PARKED_PAUSE_S)
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
        desk.clock.sleep(policy.LONGEST_PARKED_PAUSE_S)
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
        assert desk.service.heartbeat("1.0", {}, {})
        (check,) = (name for name in desk.backend.heartbeats[0].checks if whole.application_id in name)
        assert check.startswith("received ")

    def test_paper_given_while_it_is_on_the_wire_wins(self, desk: Desk) -> None:
        whole = application()
        desk.backend.meanwhile = lambda: _ok(desk.service.give_paper(whole.application_id))
        desk.backend.script.extend([Unreachable("timeout")] * 9)
        assert desk.hand_in(whole).kind == "parked"
        assert (desk.only().state, desk.only().reason) == ("parked", "gave-paper")


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
        assert desk.service.heartbeat("1.0", {}, {})
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
        assert restarted.heartbeat("1.0", {}, {})
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
        assert service.heartbeat("1.0", {}, {})
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
        assert not service.heartbeat("1.0", {}, {})
        desk.backend.still = None
        assert not service.heartbeat("1.0", {}, {})
        assert service.call_staff("help", "start") == Ok(None)
        assert service.hand_in(application(), may_wait=True, progress=Stoppable()).kind == "delivered"
        desk.clock.sleep(31)
        assert service.heartbeat("1.0", {}, {})

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
