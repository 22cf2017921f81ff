"""Every row of the contract's table of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest

from kiosk.delivery import paper_policy, policy
from kiosk.delivery.backend import (
    Answer,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Rejected,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.entry import Entry
from kiosk.delivery.policy import Row
from tests.fakes.stopped_clock import StoppedClock
from tests.kiosk.delivery.entries import ASKING, DOUBTED, MOMENT, PARKED, SENDING, WAITING, receipt

PUT_ROWS = [
    pytest.param(receipt(WAITING), Row.DELIVERED, "delivered", None, id="receipt"),
    pytest.param(receipt(WAITING, application_id="x"), Row.UNCLEAR, "sealed", "get", id="other-id"),
    pytest.param(receipt(WAITING, digest="x"), Row.UNCLEAR, "sealed", "get", id="other-digest"),
    pytest.param(Unclear("html"), Row.UNCLEAR, "sealed", "get", id="unclear"),
    pytest.param(NotReceived(), Row.DEFECT, "parked", "get", id="404-on-put"),
    pytest.param(Conflict(), Row.CONFLICT, "parked", "get", id="409"),
    pytest.param(Rejected(("/answers/copies",)), Row.REJECTED, "parked", "get", id="422"),
    pytest.param(Defect(400, "cannot-open"), Row.DEFECT, "parked", "get", id="400-cannot-open"),
    pytest.param(Defect(413, "too-large"), Row.DEFECT, "parked", "get", id="413"),
    pytest.param(Defect(415, "unsupported"), Row.DEFECT, "parked", "get", id="415"),
    pytest.param(Defect(418, "teapot"), Row.DEFECT, "parked", "get", id="other-4xx"),
    pytest.param(
        Defect(400, "content-digest-missing"), Row.DIGEST_DOUBTED, "sealed", "get", id="digest-missing"
    ),
    pytest.param(
        Defect(400, "content-digest-mismatch"), Row.DIGEST_DOUBTED, "sealed", "get", id="digest-mismatch"
    ),
    pytest.param(NotLetIn(401), Row.NOT_LET_IN, "sealed", "put", id="401"),
    pytest.param(NotLetIn(403), Row.NOT_LET_IN, "sealed", "put", id="403"),
    pytest.param(NotLetIn(403, unclear=True), Row.NOT_LET_IN, "sealed", "get", id="403-of-a-stranger"),
    pytest.param(Wait(120), Row.TOLD_TO_WAIT, "sealed", "get", id="503-retry-after"),
    pytest.param(Wait(None), Row.SETBACK, "sealed", "get", id="503-alone"),
    pytest.param(Unreachable("500"), Row.SETBACK, "sealed", "get", id="500"),
    pytest.param(Unreachable("refused", sent=False), Row.SETBACK, "sealed", "get", id="refused"),
    pytest.param(Unreachable("timeout"), Row.SETBACK, "sealed", "get", id="time-out"),
]


@pytest.mark.parametrize(("answer", "row", "state", "then"), PUT_ROWS)
def test_answer_to_put_is_handled_as_its_row_says(
    answer: Answer, row: Row, state: str, then: str | None
) -> None:
    decision = policy.decide(SENDING, "put", answer, MOMENT)
    assert decision.row is row
    assert decision.entry.state == state
    assert policy.next_request(decision.entry) == then
    assert decision.entry.attempts == 1
    assert (decision.entry.sealed is None) == (state == "delivered")


def test_table_of_rows_is_whole() -> None:
    met = {case.values[1] for case in PUT_ROWS}
    assert met | {Row.NOT_RECEIVED} == set(Row)


GET_ROWS = [
    pytest.param(receipt(WAITING), "delivered", None, id="receipt"),
    pytest.param(NotReceived(), "sealed", "put", id="not-received"),
    pytest.param(Unclear("html"), "sealed", "get", id="unclear"),
    pytest.param(receipt(WAITING, digest="x"), "sealed", "get", id="other-digest"),
    pytest.param(Unreachable("500"), "sealed", "get", id="500"),
    pytest.param(Wait(None), "sealed", "get", id="503-alone"),
    pytest.param(Wait(60), "sealed", "get", id="503-retry-after"),
    pytest.param(NotLetIn(401), "sealed", "get", id="401"),
    pytest.param(Defect(400, "malformed"), "parked", "get", id="400"),
    pytest.param(Conflict(), "parked", "get", id="409"),
    pytest.param(Rejected(), "parked", "get", id="422"),
]


@pytest.mark.parametrize(("answer", "state", "then"), GET_ROWS)
def test_answer_to_get_is_handled_as_its_row_says(answer: Answer, state: str, then: str | None) -> None:
    decision = policy.decide(ASKING, "get", answer, MOMENT)
    assert decision.entry.state == state
    assert policy.next_request(decision.entry) == then


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Rejected(("/applicant/name",)), "rejected"),
        (Defect(400, "cannot-open"), "defect"),
        (Conflict(), "already-received-otherwise"),
    ],
    ids=["422", "400", "409"],
)
class TestBeforeParking:
    def test_item_with_an_unclear_attempt_is_asked_about_first(self, answer: Answer, reason: str) -> None:
        waiting = policy.decide(DOUBTED, "put", answer, MOMENT).entry
        assert (waiting.state, waiting.reason, policy.next_request(waiting)) == ("sealed", reason, "get")
        parked = policy.decide(waiting, "get", NotReceived(), MOMENT).entry
        assert (parked.state, parked.reason) == ("parked", reason)

    def test_item_that_had_landed_is_delivered_after_all(self, answer: Answer, reason: str) -> None:
        waiting = policy.decide(DOUBTED, "put", answer, MOMENT).entry
        assert policy.decide(waiting, "get", receipt(WAITING), MOMENT).entry.state == "delivered"

    def test_item_is_asked_about_until_somebody_answers(self, answer: Answer, reason: str) -> None:
        waiting = policy.decide(DOUBTED, "put", answer, MOMENT).entry
        still = policy.decide(waiting, "get", Unreachable("500"), MOMENT).entry
        assert (still.state, still.reason, policy.next_request(still)) == ("sealed", reason, "get")

    def test_item_of_which_the_back_end_has_another_content_is_parked(
        self, answer: Answer, reason: str
    ) -> None:
        waiting = policy.decide(DOUBTED, "put", answer, MOMENT).entry
        told = Unclear("other-digest", other_content=True)
        parked = policy.decide(waiting, "get", told, MOMENT).entry
        assert (parked.state, parked.reason, policy.next_request(parked)) == ("parked", reason, "get")


def test_rejection_keeps_the_named_fields() -> None:
    parked = policy.decide(SENDING, "put", Rejected(("/answers/copies",)), MOMENT).entry
    assert (parked.state, parked.pointers) == ("parked", ("/answers/copies",))


def test_stored_bytes_that_lost_their_digest_are_parked() -> None:
    assert SENDING.sealed is not None
    spoiled = replace(SENDING, sealed=replace(SENDING.sealed, body=b"rot"))
    decision = policy.decide(spoiled, "put", Defect(400, "content-digest-mismatch"), MOMENT)
    assert (decision.row, decision.entry.state) == (Row.DEFECT, "parked")


@pytest.mark.parametrize("answer", [case.values[0] for case in PUT_ROWS[1:]] + [NotReceived()])
def test_parked_item_stays_parked_and_is_asked_again(answer: object) -> None:
    assert isinstance(answer, Answer)
    after = policy.decide(PARKED, "get", answer, MOMENT).entry
    assert (after.state, after.reason, policy.next_request(after)) == ("parked", "rejected", "get")
    assert after.next_at > MOMENT.now


def test_parked_item_that_turns_out_received_is_delivered() -> None:
    after = policy.decide(PARKED, "get", receipt(PARKED), MOMENT).entry
    assert (after.state, after.receipt_number, after.sealed) == ("delivered", "R-0007", None)


@pytest.mark.parametrize("status", [401, 403])
def test_refused_kiosk_asks_nobody_for_five_minutes(status: int) -> None:
    decision = policy.decide(SENDING, "put", NotLetIn(status), MOMENT)
    assert decision.hold_until == decision.entry.next_at == MOMENT.now + timedelta(minutes=5)


@pytest.mark.parametrize(("said", "kept"), [(0, 1), (7, 7), (3600, 3600), (90000, 3600)])
def test_retry_after_is_kept_up_to_an_hour(said: float, kept: float) -> None:
    decision = policy.decide(SENDING, "put", Wait(said), MOMENT)
    assert decision.hold_until == decision.entry.next_at == MOMENT.now + timedelta(seconds=kept)


class TestNotForThisKiosk:
    REFUSED = NotLetIn(403)
    THEIRS = replace(ASKING, elsewhere=True)

    @pytest.mark.parametrize(
        ("entry", "answer", "let_in"),
        [
            pytest.param(THEIRS, REFUSED, False, id="nothing-known-of-the-kiosk"),
            pytest.param(THEIRS, NotLetIn(401), True, id="401"),
            pytest.param(THEIRS, NotLetIn(403, unclear=True), True, id="said-by-a-stranger"),
            pytest.param(ASKING, REFUSED, True, id="its-own"),
        ],
    )
    def test_refusal_of_the_kiosk_stays_one(self, entry: Entry, answer: Answer, let_in: bool) -> None:
        assert policy.about_this_one(entry, answer, let_in=let_in) == answer

    @pytest.mark.parametrize("entry", [THEIRS, replace(DOUBTED, elsewhere=True)], ids=["asked", "sent"])
    def test_refusal_while_the_kiosk_is_let_in_goes_to_staff_and_holds_nothing(self, entry: Entry) -> None:
        request: Literal["put", "get"] = "get" if entry.state == "sealed" else "put"
        answer = policy.about_this_one(entry, self.REFUSED, let_in=True)
        first = policy.decide(entry, request, answer, MOMENT)
        asked = first if request == "get" else policy.decide(first.entry, "get", answer, MOMENT)
        assert (asked.entry.state, asked.entry.reason) == ("parked", "not-for-this-kiosk")
        assert first.hold_until is asked.hold_until is None
        again = policy.about_this_one(asked.entry, self.REFUSED, let_in=False)
        assert policy.decide(asked.entry, "get", again, MOMENT).hold_until is None

    def test_what_is_on_paper_learns_it_too_and_a_rejection_stays(self) -> None:
        given = paper_policy.gave_paper(self.THEIRS, MOMENT)
        assert given is not None
        rejected = replace(PARKED, elsewhere=True)
        for entry, reason in ((given, "not-for-this-kiosk"), (rejected, "rejected")):
            answer = policy.about_this_one(entry, self.REFUSED, let_in=True)
            after = policy.decide(entry, "get", answer, MOMENT).entry
            assert (after.state, after.reason, after.on_paper) == ("parked", reason, entry.on_paper)


class TestInterrupted:
    def test_item_on_the_wire_when_the_machine_died_is_asked_about(self) -> None:
        found = policy.interrupted(SENDING, MOMENT)
        assert (found.state, found.unclear, policy.next_request(found)) == ("sealed", True, "get")

    def test_item_that_must_not_wait_goes_to_staff_once_asked_about(self) -> None:
        found = policy.interrupted(replace(SENDING, may_wait=False), MOMENT)
        assert (found.state, found.reason, policy.next_request(found)) == ("sealed", "interrupted", "get")
        assert policy.decide(found, "get", NotReceived(), MOMENT).entry.state == "parked"

    def test_item_left_behind_that_must_not_wait_is_never_sent(self) -> None:
        clock = StoppedClock()
        left = replace(WAITING, may_wait=False)
        assert policy.stranded(left, clock.moment()) == left
        clock.sleep(policy.STRANDED_AFTER_S + 1)
        assert policy.stranded(left, clock.moment()).state == "parked"
        assert policy.stranded(WAITING, clock.moment()) == WAITING
