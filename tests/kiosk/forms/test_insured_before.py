"""Joining 国保 for another reason, or after 生活保護; care of who moved straight into a home; days ahead."""

from __future__ import annotations

import pytest

from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import asked, told
from tests.kiosk.forms.test_follow_ups import found

MEMBER = {"name_kana": "みほん たろう", "birth_date": "1980-03-05", "gender": "male", "relation": "head"}
JOINS = {
    "event_date": "2026-11-20",
    "members": [{**MEMBER, "residence": "japanese", "card_insurance": False}],
}
PREVIOUS = {"previous_type", "previous_insurer", "previous_number", "previous_end", "papers"}


def test_whoever_joins_for_another_reason_is_asked_for_the_insurance_before() -> None:
    typed = {"reason": "other", **JOINS}
    assert set(asked("kokuho-kanyu", typed)) >= {*PREVIOUS, "pension"}
    none = asked("kokuho-kanyu", {**typed, "previous_type": "none"})
    assert not set(none) & (PREVIOUS - {"previous_type"})


def test_after_welfare_the_paper_and_the_end_of_the_exemption_are_named() -> None:
    typed = {"reason": "assistance-ended", **JOINS}
    assert {"papers", "pension"} <= set(asked("kokuho-kanyu", typed))
    steps = found(interview("kokuho-kanyu"), {**typed, "pension": True}, "pension_steps")
    assert list(steps) == ["pension-exempt"]


def test_whoever_moved_straight_into_a_home_applies_where_they_lived() -> None:
    assert "前の町の役所" in told("kaigo-nintei", {"type": "into-home"})


@pytest.mark.parametrize("event", ["moved-in", "less"])
def test_no_move_is_told_more_than_months_ahead(event: str) -> None:
    assert told("jido-teate", {"event": event, "event_date": "2027-06-01"})
    assert "event_date" in asked("jido-teate", {"event": event, "event_date": "2026-12-20"})
