"""Names of checks that are parked applications, and names that are none."""

from __future__ import annotations

import pytest

from kiosk.backend.desk.parked import Parked, is_parked, parked_in

ID = "019a0000-0000-7000-8000-000000000000"
NAME = f"parked {ID} rejected,gave-paper 2026-11-23T10:15+09:00"


def test_name_is_read() -> None:
    (one,) = parked_in(["printer", NAME])
    assert one == Parked(ID, ("rejected", "gave-paper"), "2026-11-23T10:15+09:00")
    assert one.next_step == "gave-paper"


@pytest.mark.parametrize(
    "name", ["parked", "parked x", NAME + "x", NAME.replace("rejected", "<b>"), f"x{NAME}", f"{NAME}\n"]
)
def test_anything_else_is_an_ordinary_check(name: str) -> None:
    assert not is_parked(name)
    assert parked_in([name]) == ()
