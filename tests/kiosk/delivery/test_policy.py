"""Every row of the contract's table of answers, and the laws that hold whatever is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId
from kiosk.delivery import policy
from kiosk.delivery.backend import (
    Answer,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Receipt,
    Received,
    Rejected,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.entry import Entry, Hold, Reason, fresh
from kiosk.delivery.policy import Row
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START, StoppedClock

MOMENT = StoppedClock().moment()
WAITING = fresh(sealed(ApplicationId("0193-invented")), may_wait=True, now=START)
SENDING = policy.begun(WAITING)
ASKING = replace(WAITING, unclear=True, ask_first=True, sent=True, attempts=1)
DOUBTED = replace(SENDING, unclear=True, sent=True, attempts=2)  # an earlier attempt ended unclear
PARKED = replace(WAITING, state="parked", reason="rejected", attempts=1)


def receipt(entry: Entry, **changed: str) -> Received:
    whole = Receipt(entry.application_id, "R-0007", START, "received", entry.digest)
    return Received(
        replace(
            whole,
            application_id=ApplicationId(changed.get("application_id", whole.application_id)),
            content_digest=changed.get("digest", whole.content_digest),
        )
    )


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


def test_pauses_grow_with_every_attempt_whatever_the_chance() -> None:
    ids = ("0-00000000", "0-ffffffff")
    low, high = (
        [policy.pause_s(n, 300, Moment(START, 0.0, fresh_id)) for n in range(1, 12)] for fresh_id in ids
    )
    assert low[0] == 0.75
    assert high[0] == 1.25
    assert all(high[n] < low[n + 1] for n in range(7))
    assert high[-1] == 300 * 1.25
    assert low[-1] == 300 * 0.75


class TestGavePaper:
    def test_item_that_never_left_is_forgotten(self) -> None:
        refused = policy.decide(SENDING, "put", Unreachable("refused", sent=False), MOMENT).entry
        assert policy.gave_paper(refused, MOMENT) is None
        assert policy.gave_paper(WAITING, MOMENT) is None

    def test_item_that_was_clearly_not_taken_is_forgotten(self) -> None:
        refused = policy.decide(SENDING, "put", NotLetIn(401), MOMENT).entry
        assert policy.gave_paper(refused, MOMENT) is None

    def test_item_whose_sender_was_told_to_wait_may_have_landed(self) -> None:
        told_to_wait = policy.decide(SENDING, "put", Wait(60), MOMENT).entry
        given = policy.gave_paper(told_to_wait, MOMENT)
        assert given is not None
        assert (given.state, given.reason) == ("parked", "gave-paper")

    @pytest.mark.parametrize("entry", [ASKING, SENDING, DOUBTED, PARKED], ids=lambda entry: entry.state)
    def test_item_that_may_have_landed_is_asked_about_and_never_sent(self, entry: Entry) -> None:
        given = policy.gave_paper(entry, MOMENT)
        assert given is not None
        assert (given.state, given.on_paper, policy.next_request(given)) == ("parked", True, "get")
        assert given.reason == (entry.reason or "gave-paper")
        after = policy.decide(given, "get", NotReceived(), MOMENT).entry
        assert policy.next_request(after) == "get"

    def test_delivered_item_stays_delivered_and_is_on_paper_once_sheets_are_out(self) -> None:
        delivered = policy.decide(SENDING, "put", receipt(SENDING), MOMENT).entry
        assert policy.promised_paper(delivered, MOMENT) == delivered
        assert policy.gave_paper(delivered, MOMENT) == replace(delivered, on_paper=True)

    @pytest.mark.parametrize("entry", [WAITING, ASKING, SENDING, PARKED], ids=lambda entry: entry.state)
    def test_promised_it_is_given_up_like_given(self, entry: Entry) -> None:
        assert policy.promised_paper(entry, MOMENT) == policy.gave_paper(entry, MOMENT)

    def test_answer_that_comes_after_the_paper_sends_nothing_again(self) -> None:
        given = policy.gave_paper(SENDING, MOMENT)
        assert given is not None
        for answer in (Unreachable("timeout"), NotLetIn(401), Rejected(), Wait(5)):
            assert policy.decide(given, "put", answer, MOMENT).entry.state == "parked"


class TestNoPaper:
    def test_item_that_may_wait_goes_on_waiting(self) -> None:
        assert policy.no_paper(WAITING, MOMENT) == WAITING

    def test_item_that_must_not_wait_is_parked(self) -> None:
        parked = policy.no_paper(replace(WAITING, may_wait=False), MOMENT)
        assert (parked.state, parked.reason) == ("parked", "no-paper")

    def test_paper_that_never_came_out_is_not_called_given(self) -> None:
        given = policy.gave_paper(ASKING, MOMENT)
        assert given is not None
        none = policy.no_paper(given, MOMENT)
        assert (none.reason, none.on_paper) == ("no-paper", False)

    def test_rejection_is_remembered_beside_paper_that_came_out_or_not(self) -> None:
        given = policy.gave_paper(PARKED, MOMENT)
        assert given is not None
        none = policy.no_paper(given, MOMENT)
        assert (given.reason, none.reason, none.on_paper) == ("rejected", "rejected", False)


class TestClaimed:
    def test_what_is_parked_keeps_its_reason_and_is_marked_while_it_is_printed(self) -> None:
        claimed = policy.claimed(PARKED, MOMENT)
        assert (claimed.reason, claimed.on_paper) == ("rejected", True)
        assert policy.may_be_on_paper(claimed)
        assert policy.no_paper(claimed, MOMENT) == PARKED

    def test_what_is_asked_about_before_it_is_parked_is_marked_too(self) -> None:
        claimed = policy.claimed(replace(ASKING, reason="rejected"), MOMENT)
        assert (claimed.state, claimed.reason, claimed.on_paper) == ("parked", "rejected", True)

    def test_what_only_waited_is_claimed_and_not_on_paper_yet(self) -> None:
        claimed = policy.claimed(WAITING, MOMENT)
        assert (claimed.reason, claimed.on_paper) == ("printing", False)
        assert policy.claimed(claimed, MOMENT) == claimed


class TestHalfPrinted:
    @pytest.mark.parametrize("entry", [WAITING, ASKING, SENDING], ids=lambda entry: entry.state)
    def test_it_is_with_staff_and_never_sent_by_itself(self, entry: Entry) -> None:
        half = policy.half_printed(policy.claimed(entry, MOMENT), MOMENT)
        assert (half.state, half.reason, half.on_paper) == ("parked", "interrupted", True)
        assert policy.next_request(half) == "get"

    def test_rejection_stays_one_and_what_arrived_stays_received(self) -> None:
        assert policy.half_printed(PARKED, MOMENT) == replace(PARKED, on_paper=True)
        delivered = policy.decide(SENDING, "put", receipt(SENDING), MOMENT).entry
        assert policy.half_printed(delivered, MOMENT) == replace(delivered, on_paper=True)


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
        given = policy.gave_paper(self.THEIRS, MOMENT)
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


ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    st.sampled_from([receipt(WAITING), receipt(WAITING, digest="x"), receipt(WAITING, application_id="x")]),
    st.builds(Unclear, st.just("html")),
    st.just(NotReceived()),
    st.just(Conflict()),
    st.just(Rejected(("/answers/copies",))),
    st.builds(
        Defect,
        st.sampled_from([400, 413, 415]),
        st.sampled_from(["cannot-open", "content-digest-mismatch", "other"]),
    ),
    st.just(NotLetIn(0)),
    st.builds(NotLetIn, st.sampled_from([401, 403]), st.booleans()),
    st.builds(Wait, st.one_of(st.none(), st.floats(0, 4000))),
    st.builds(Unreachable, st.just("x"), st.booleans()),
)
TURNS = st.tuples(st.sampled_from(["answer", "answer", "answer", "die", "paper"]), ANSWERS)


def may_have_landed(answer: Answer) -> bool:
    """By the contract's words alone: what an attempt leaves open."""
    match answer:
        case Unclear() | Unreachable() | Wait():
            return True
        case Received(told):
            return (told.application_id, told.content_digest) != (WAITING.application_id, WAITING.digest)
        case Defect(type=kind):
            return kind == "content-digest-mismatch"
        case NotLetIn(unclear=unclear):
            return unclear
        case _:
            return False


class Play:
    """One entry through any sequence of answers, deaths and a change of mind; asserts the laws on the way."""

    def __init__(self, *, may_wait: bool) -> None:
        self.entry: Entry | None = replace(WAITING, may_wait=may_wait)
        self.in_doubt = False  # an attempt may have landed, and nobody has said yet that it has not
        self.may_have_left = False
        self.paper = False

    def turn(self, act: str, answer: Answer) -> None:
        if self.entry is None or self.entry.state == "delivered":
            return
        if act == "paper":
            self.entry, self.paper = policy.gave_paper(self.entry, MOMENT), True
            assert self.entry is not None or not self.may_have_left, "lost"
            return
        request = policy.next_request(self.entry)
        assert request is not None
        if request == "put":
            self._about_to_send(self.entry)
            self.entry = policy.begun(self.entry)
        if act == "answer":
            self._answered(self.entry, request, answer)
        elif request == "put":
            self.entry = policy.interrupted(self.entry, MOMENT)
            self.in_doubt = self.may_have_left = True

    def _about_to_send(self, entry: Entry) -> None:
        assert not self.in_doubt, "sent again without asking"
        assert not self.paper, "sent although there is a paper"
        assert entry.state == "sealed", "a parked item was sent"

    def _answered(self, before: Entry, request: policy.Request, answer: Answer) -> None:
        after = policy.decide(before, request, answer, MOMENT).entry
        if request == "put" and may_have_landed(answer):
            self.in_doubt = True
            self.may_have_left |= not isinstance(answer, Unreachable) or answer.sent
        if request == "get" and isinstance(answer, NotReceived):
            self.in_doubt = False
        ours = isinstance(answer, Received) and not may_have_landed(answer)
        assert (after.state == "delivered") == ours, "delivered by something else than its own receipt"
        assert after.state == "delivered" or after.sealed == before.sealed, "lost"
        newly_parked = after.state == "parked" != before.state
        assert not (newly_parked and request == "put" and before.unclear), "parked without asking"
        self.entry = after


@settings(max_examples=500, deadline=None)
@given(st.lists(TURNS, max_size=14), st.booleans())
def test_nothing_is_sent_in_doubt_nor_delivered_twice_nor_lost(
    turns: list[tuple[str, Answer]], may_wait: bool
) -> None:
    one = Play(may_wait=may_wait)
    for act, answer in turns:
        one.turn(act, answer)


def test_gate_bites_on_a_policy_that_sends_again_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    def hasty(entry: Entry) -> policy.Request | None:
        return "put" if entry.state in {"sealed", "sending"} else policy_next(entry)

    policy_next = policy.next_request
    monkeypatch.setattr(policy, "next_request", hasty)
    with pytest.raises(AssertionError, match="sent again without asking"):
        test_nothing_is_sent_in_doubt_nor_delivered_twice_nor_lost()


class TestTimeThatJumps:
    @pytest.mark.parametrize(
        ("entry", "seconds", "due"),
        [
            (WAITING, 0, True),
            (WAITING, -1, True),
            (WAITING, -90 * 24 * 3600, True),
            (WAITING, 1, False),
            (WAITING, 375, False),
            (WAITING, 376, True),
            (PARKED, 4500, False),
            (PARKED, 4501, True),
        ],
    )
    def test_entry_further_ahead_than_any_pause_is_due(self, entry: Entry, seconds: int, due: bool) -> None:
        planned = replace(entry, next_at=START + timedelta(seconds=seconds))
        assert policy.is_due(planned, START) is due

    @pytest.mark.parametrize(
        ("why", "seconds", "holds"),
        [
            ("not-let-in", 300, True),
            ("not-let-in", 301, False),
            ("told-to-wait", 3600, True),
            ("told-to-wait", 3601, False),
            ("told-to-wait", 0, False),
        ],
    )
    def test_hold_longer_than_any_is_over(
        self, why: Literal["not-let-in", "told-to-wait"], seconds: int, holds: bool
    ) -> None:
        assert policy.in_force(Hold(START + timedelta(seconds=seconds), why, "mark"), START) is holds

    @pytest.mark.parametrize("seconds", [-61, 61], ids=["forward", "back"])
    def test_entry_that_must_not_wait_is_left_behind_either_way(self, seconds: int) -> None:
        alone = replace(WAITING, may_wait=False, queued_at=START + timedelta(seconds=seconds))
        assert policy.stranded(alone, MOMENT).reason == "interrupted"


class TestTakenUpAgain:
    @pytest.mark.parametrize("reason", ["gave-paper", "interrupted", "no-paper"])
    def test_entry_that_nobody_refused_is_sent_again(self, reason: Reason) -> None:
        again = policy.taken_up_again(replace(PARKED, reason=reason), MOMENT)
        assert (again.state, again.reason, policy.next_request(again)) == ("sealed", None, "put")

    def test_entry_that_may_have_landed_is_asked_about_first(self) -> None:
        again = policy.taken_up_again(replace(PARKED, reason="gave-paper", unclear=True), MOMENT)
        assert policy.next_request(again) == "get"

    @pytest.mark.parametrize("reason", ["rejected", "defect", "already-received-otherwise"])
    def test_entry_that_was_refused_stays_with_staff(self, reason: Reason) -> None:
        refused = replace(PARKED, reason=reason)
        assert policy.taken_up_again(refused, MOMENT) == refused

    def test_entry_that_waits_is_due_at_once(self) -> None:
        again = policy.taken_up_again(replace(ASKING, next_at=START + timedelta(seconds=200)), MOMENT)
        assert (again.next_at, again.ask_first) == (MOMENT.now, True)

    def test_entry_on_the_wire_is_left_alone(self) -> None:
        assert policy.taken_up_again(SENDING, MOMENT) == SENDING
