"""By a clock of the test's own: what is told, and when; every limit ends well before ten seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.failure import Failure
from kiosk.paper.ipp_patience import Patience, Waiting
from kiosk.paper.ipp_states import Look

PROCESSING = 4
FREE = Look(PROCESSING)
EMPTY = Look(PROCESSING, "media-empty-warning")
GONE: Look | None = None
PATIENCE = Patience()
TEN_S = 10.0


def first_told(look: Look | None, before: Look = FREE, patience: Patience = PATIENCE) -> tuple[str, float]:
    """What is told first of a job that stands still under that look, and after how many seconds."""
    waiting = Waiting(patience, before, 0.0)
    now = 0.0
    while (told := waiting.held_up_by(look, "still", now)) is None:
        now += patience.poll
        assert now < 60, "nothing is ever told"
    return told.code.kind, now


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (EMPTY, "out-of-paper"),
        (Look(PROCESSING, "media-jam-error"), "paper-jam"),
        (Look(PROCESSING, ["none", "door-open-warning"]), "cover-open"),
        (Look(PROCESSING, "toner-empty-warning"), "out-of-toner"),
        (Look(5, "paused"), "printer-stopped"),
        (Look(PROCESSING, "connecting-to-device"), "printer-offline"),
        (GONE, "printer-offline"),
        (FREE, "printer-slow"),
    ],
    ids=["paper", "jam", "door", "toner", "stopped", "connecting", "no answer", "no reason"],
)
def test_each_reason_is_told_well_within_ten_seconds(look: Look | None, kind: str) -> None:
    told, after = first_told(look)
    assert told == kind
    assert after + PATIENCE.poll + 1 < TEN_S


def test_the_measure_sees_a_time_out_that_is_planted_longer() -> None:
    assert first_told(EMPTY, patience=replace(PATIENCE, warning=10.0))[0] != "out-of-paper"
    assert first_told(FREE, patience=replace(PATIENCE, slow=10.0))[1] >= TEN_S


def test_one_answer_that_never_comes_ends_within_ten_seconds() -> None:
    assert PATIENCE.request + PATIENCE.poll + 1 < TEN_S


def test_a_warning_from_before_the_job_is_believed_later() -> None:
    """A second tray that is empty holds nothing up; until then it is slow."""
    assert first_told(EMPTY, before=EMPTY)[0] == "printer-slow"
    waiting = Waiting(PATIENCE, EMPTY, 0.0)
    told = {now: waiting.held_up_by(EMPTY, "still", float(now)) for now in range(11)}
    kinds = {now: None if one is None else one.code.kind for now, one in told.items()}
    assert (kinds[5], kinds[8], kinds[10]) == (None, "printer-slow", "out-of-paper")


def test_a_warning_is_not_believed_while_sheets_come_out() -> None:
    waiting = Waiting(PATIENCE, FREE, 0.0)
    assert [waiting.held_up_by(EMPTY, sheet, float(sheet)) for sheet in range(30)] == [None] * 30


def test_slow_becomes_a_matter_for_staff_and_is_at_last_too_long() -> None:
    waiting = Waiting(PATIENCE, FREE, 0.0)
    told = [waiting.held_up_by(FREE, "still", float(now)) for now in range(320)]
    kinds = [None if one is None else one.code.kind for one in told]
    assert list(dict.fromkeys(kinds)) == [None, "printer-slow", "printer-attention"]
    assert waiting.too_long(320.0)


def test_the_reason_gone_the_time_begins_anew() -> None:
    waiting = Waiting(PATIENCE, FREE, 0.0)
    for now in range(299):
        waiting.held_up_by(EMPTY, "still", float(now))
    assert waiting.held_up_by(FREE, "moved", 300.0) is None
    assert not waiting.too_long(301.0)
    again: Failure | None = waiting.held_up_by(EMPTY, "moved", 301.0)
    assert again is None
