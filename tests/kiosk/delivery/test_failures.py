from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from kiosk.delivery import failures
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
from kiosk.delivery.entry import Hold, Reason, fresh
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START

ENTRY = fresh(sealed(), may_wait=True, now=START)


@pytest.mark.parametrize(
    ("answer", "kind", "facts"),
    [
        (Unreachable("timeout"), "backend-unreachable", {"why": "timeout"}),
        (Unclear("html"), "backend-unclear", {"why": "html"}),
        (NotReceived(), "backend-unclear", {"why": "not-received"}),
        (NotLetIn(403), "backend-refused-kiosk", {"status": 403}),
        (Wait(12.4), "backend-busy", {"seconds": 12}),
        (Wait(None), "backend-busy", {}),
        (Rejected(("/a", "/b")), "application-rejected", {"fields": 2, "pointers": "/a /b"}),
        (Defect(400, "cannot-open"), "application-defect", {"status": 400, "type": "cannot-open"}),
        (Conflict(), "already-received-otherwise", {}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_answer_is_called_what_it_was(answer: Answer, kind: str, facts: dict[str, str | int]) -> None:
    failure = failures.of_answer(answer)
    assert failure is not None
    assert (failure.code.kind, failure.facts) == (kind, facts)


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_to_park_has_a_failure(reason: Reason) -> None:
    assert failures.of_entry(replace(ENTRY, state="parked", reason=reason)) is not None


def test_entry_without_a_reason_has_none() -> None:
    assert failures.of_entry(ENTRY) is None


@pytest.mark.parametrize(("why", "support"), [("not-let-in", "NET-03"), ("told-to-wait", "NET-04")])
def test_hold_is_called_what_brought_it(why: str, support: str) -> None:
    hold = Hold(START, "not-let-in" if why == "not-let-in" else "told-to-wait", "")
    failure = failures.of_hold(hold)
    assert failure is not None
    assert failure.code.support == support


def test_others_have_codes_of_their_own() -> None:
    made = [failures.no_key(), failures.no_challenge(), failures.staff_not_called()]
    made.append(failures.clock_off(90))
    assert [failure.code.support for failure in made] == ["NET-08", "NET-09", "NET-10", "NET-11"]
