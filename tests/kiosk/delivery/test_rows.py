"""Rows of the table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.delivery.entry import fresh
from kiosk.delivery.rows import COLUMNS, Row, entry_of, row_of
from tests.fakes.hand_ins import sealed
from tests.fakes.stopped_clock import START

ENTRY = replace(
    fresh(sealed(), may_wait=True, now=START), pointers=("/a", "/b"), reason="rejected", on_paper=True
)


def test_row_is_the_entry_again_and_has_a_place_for_each_column() -> None:
    row = row_of(ENTRY)
    assert entry_of(row) == ENTRY
    assert len(row) == len(COLUMNS.split(", "))


@pytest.mark.parametrize("spoil", [3, 4, 5, 11, 12])
def test_spoiled_row_is_none_of_ours(spoil: int) -> None:
    spoiled = list(row_of(ENTRY))
    spoiled[spoil] = "?"
    row: Row = tuple(spoiled)  # type: ignore[assignment]
    with pytest.raises((KeyError, ValueError)):
        entry_of(row)
