"""The laws that hold whatever is answered, in whatever order, and whoever changes their mind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.delivery import paper_policy, policy
from kiosk.delivery.backend import (
    Answer,
    Conflict,
    Defect,
    NotLetIn,
    NotReceived,
    Received,
    Rejected,
    Unclear,
    Unreachable,
    Wait,
)
from kiosk.delivery.entry import Entry
from tests.kiosk.delivery.entries import MOMENT, WAITING, receipt

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
            self.entry, self.paper = paper_policy.gave_paper(self.entry, MOMENT), True
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
