from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.delivery import paper_policy, policy
from kiosk.delivery.backend import (
    NotLetIn,
    NotReceived,
    Rejected,
    Unreachable,
    Wait,
)
from kiosk.delivery.entry import Entry, Reason
from tests.fakes.stopped_clock import START
from tests.kiosk.delivery.entries import ASKING, DOUBTED, MOMENT, PARKED, SENDING, WAITING, receipt


class TestGavePaper:
    def test_item_that_never_left_is_forgotten(self) -> None:
        refused = policy.decide(SENDING, "put", Unreachable("refused", sent=False), MOMENT).entry
        assert paper_policy.gave_paper(refused, MOMENT) is None
        assert paper_policy.gave_paper(WAITING, MOMENT) is None

    def test_item_that_was_clearly_not_taken_is_forgotten(self) -> None:
        refused = policy.decide(SENDING, "put", NotLetIn(401), MOMENT).entry
        assert paper_policy.gave_paper(refused, MOMENT) is None

    def test_item_whose_sender_was_told_to_wait_may_have_landed(self) -> None:
        told_to_wait = policy.decide(SENDING, "put", Wait(60), MOMENT).entry
        given = paper_policy.gave_paper(told_to_wait, MOMENT)
        assert given is not None
        assert (given.state, given.reason) == ("parked", "gave-paper")

    @pytest.mark.parametrize("entry", [ASKING, SENDING, DOUBTED, PARKED], ids=lambda entry: entry.state)
    def test_item_that_may_have_landed_is_asked_about_and_never_sent(self, entry: Entry) -> None:
        given = paper_policy.gave_paper(entry, MOMENT)
        assert given is not None
        assert (given.state, given.on_paper, policy.next_request(given)) == ("parked", True, "get")
        assert given.reason == (entry.reason or "gave-paper")
        after = policy.decide(given, "get", NotReceived(), MOMENT).entry
        assert policy.next_request(after) == "get"

    def test_delivered_item_stays_delivered_and_is_on_paper_once_sheets_are_out(self) -> None:
        delivered = policy.decide(SENDING, "put", receipt(SENDING), MOMENT).entry
        assert paper_policy.promised_paper(delivered, MOMENT) == delivered
        assert paper_policy.gave_paper(delivered, MOMENT) == replace(delivered, on_paper=True)

    @pytest.mark.parametrize("entry", [WAITING, ASKING, SENDING, PARKED], ids=lambda entry: entry.state)
    def test_promised_it_is_given_up_like_given(self, entry: Entry) -> None:
        assert paper_policy.promised_paper(entry, MOMENT) == paper_policy.gave_paper(entry, MOMENT)

    def test_answer_that_comes_after_the_paper_sends_nothing_again(self) -> None:
        given = paper_policy.gave_paper(SENDING, MOMENT)
        assert given is not None
        for answer in (Unreachable("timeout"), NotLetIn(401), Rejected(), Wait(5)):
            assert policy.decide(given, "put", answer, MOMENT).entry.state == "parked"


class TestNoPaper:
    def test_item_that_may_wait_goes_on_waiting(self) -> None:
        assert paper_policy.no_paper(WAITING, MOMENT) == WAITING

    def test_item_that_must_not_wait_is_parked(self) -> None:
        parked = paper_policy.no_paper(replace(WAITING, may_wait=False), MOMENT)
        assert (parked.state, parked.reason) == ("parked", "no-paper")

    def test_paper_that_never_came_out_is_not_called_given(self) -> None:
        given = paper_policy.gave_paper(ASKING, MOMENT)
        assert given is not None
        none = paper_policy.no_paper(given, MOMENT)
        assert (none.reason, none.on_paper) == ("no-paper", False)

    def test_rejection_is_remembered_beside_paper_that_came_out_or_not(self) -> None:
        given = paper_policy.gave_paper(PARKED, MOMENT)
        assert given is not None
        none = paper_policy.no_paper(given, MOMENT)
        assert (given.reason, none.reason, none.on_paper) == ("rejected", "rejected", False)


class TestClaimed:
    def test_what_is_parked_keeps_its_reason_and_is_marked_while_it_is_printed(self) -> None:
        claimed = paper_policy.claimed(PARKED, MOMENT)
        assert (claimed.reason, claimed.on_paper) == ("rejected", True)
        assert paper_policy.may_be_on_paper(claimed)
        assert paper_policy.no_paper(claimed, MOMENT) == PARKED

    def test_what_is_asked_about_before_it_is_parked_is_marked_too(self) -> None:
        claimed = paper_policy.claimed(replace(ASKING, reason="rejected"), MOMENT)
        assert (claimed.state, claimed.reason, claimed.on_paper) == ("parked", "rejected", True)

    def test_what_only_waited_is_claimed_and_not_on_paper_yet(self) -> None:
        claimed = paper_policy.claimed(WAITING, MOMENT)
        assert (claimed.reason, claimed.on_paper) == ("printing", False)
        assert paper_policy.claimed(claimed, MOMENT) == claimed


class TestHalfPrinted:
    @pytest.mark.parametrize("entry", [WAITING, ASKING, SENDING], ids=lambda entry: entry.state)
    def test_it_is_with_staff_and_never_sent_by_itself(self, entry: Entry) -> None:
        half = paper_policy.half_printed(paper_policy.claimed(entry, MOMENT), MOMENT)
        assert (half.state, half.reason, half.on_paper) == ("parked", "interrupted", True)
        assert policy.next_request(half) == "get"

    def test_rejection_stays_one_and_what_arrived_stays_received(self) -> None:
        assert paper_policy.half_printed(PARKED, MOMENT) == replace(PARKED, on_paper=True)
        delivered = policy.decide(SENDING, "put", receipt(SENDING), MOMENT).entry
        assert paper_policy.half_printed(delivered, MOMENT) == replace(delivered, on_paper=True)


class TestTakenUpAgain:
    @pytest.mark.parametrize("reason", ["gave-paper", "interrupted", "no-paper"])
    def test_entry_that_nobody_refused_is_sent_again(self, reason: Reason) -> None:
        again = paper_policy.taken_up_again(replace(PARKED, reason=reason), MOMENT)
        assert (again.state, again.reason, policy.next_request(again)) == ("sealed", None, "put")

    def test_entry_that_may_have_landed_is_asked_about_first(self) -> None:
        again = paper_policy.taken_up_again(replace(PARKED, reason="gave-paper", unclear=True), MOMENT)
        assert policy.next_request(again) == "get"

    @pytest.mark.parametrize("reason", ["rejected", "defect", "already-received-otherwise"])
    def test_entry_that_was_refused_stays_with_staff(self, reason: Reason) -> None:
        refused = replace(PARKED, reason=reason)
        assert paper_policy.taken_up_again(refused, MOMENT) == refused

    def test_entry_that_waits_is_due_at_once(self) -> None:
        again = paper_policy.taken_up_again(replace(ASKING, next_at=START + timedelta(seconds=200)), MOMENT)
        assert (again.next_at, again.ask_first) == (MOMENT.now, True)

    def test_entry_on_the_wire_is_left_alone(self) -> None:
        assert paper_policy.taken_up_again(SENDING, MOMENT) == SENDING
