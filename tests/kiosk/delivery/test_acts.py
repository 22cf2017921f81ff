from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.audit import AuditEvent
from kiosk.delivery.acts import Act, acts_between
from kiosk.delivery.entry import Entry, fresh
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START

ENTRY = fresh(sealed(), may_wait=True, now=START)
PARKED = replace(ENTRY, state="parked", reason="rejected")
PAPER = replace(ENTRY, state="parked", reason="gave-paper", on_paper=True)
PRINTING = replace(ENTRY, state="parked", reason="printing")
DELIVERED = replace(ENTRY, state="delivered", sealed=None, receipt_number="R-1", attempts=2)


@pytest.mark.parametrize("act", Act, ids=lambda act: act.value)
def test_act_stands_in_the_audit_catalogue(act: Act) -> None:
    assert act.value in {event.label for event in AuditEvent}


@pytest.mark.parametrize(
    ("before", "after", "acts"),
    [
        pytest.param(ENTRY, replace(ENTRY, attempts=1), [], id="still-waiting"),
        pytest.param(ENTRY, DELIVERED, [Act.DELIVERED], id="delivered"),
        pytest.param(PARKED, DELIVERED, [Act.DELIVERED, Act.PARKED_RECEIVED], id="parked-delivered"),
        pytest.param(ENTRY, PARKED, [Act.PARKED], id="parked"),
        pytest.param(PARKED, replace(PARKED, attempts=3), [], id="still-parked"),
        pytest.param(ENTRY, PRINTING, [Act.CLAIMED], id="claimed-for-paper"),
        pytest.param(PRINTING, None, [Act.ON_PAPER], id="claimed-and-printed"),
        pytest.param(PRINTING, PAPER, [Act.ON_PAPER], id="claimed-printed-and-perhaps-received"),
        pytest.param(ENTRY, None, [Act.ON_PAPER], id="erased"),
        pytest.param(ENTRY, PAPER, [Act.ON_PAPER], id="gave-paper"),
        pytest.param(PARKED, replace(PARKED, on_paper=True), [Act.ON_PAPER], id="rejected-gave-paper"),
        pytest.param(
            PAPER, replace(PAPER, reason="no-paper", on_paper=False), [Act.PARKED], id="no-paper-after-all"
        ),
        pytest.param(
            PRINTING, replace(PRINTING, reason="interrupted", on_paper=True), [Act.PARKED], id="left-printing"
        ),
        pytest.param(DELIVERED, DELIVERED, [], id="delivered-again"),
    ],
)
def test_difference_tells_the_act(before: Entry, after: Entry | None, acts: list[Act]) -> None:
    told = acts_between(before, after)
    assert [act for act, _ in told] == acts
    for act, facts in told:
        event = next(event for event in AuditEvent if event.label == act.value)
        assert set(facts) <= set(event.facts)
        assert facts["application"] == ENTRY.application_id
