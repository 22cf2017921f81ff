"""Names of checks that are parked applications, and names that are none."""

from __future__ import annotations

import pytest

from kiosk.backend.desk.parked import Parked, is_parked, on_paper_in, parked_in
from kiosk.backend.desk.wording import words

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


def test_what_was_received_is_not_parked_and_known_to_be_on_paper() -> None:
    received = NAME.replace("parked", "received").replace("rejected,", "")
    assert not is_parked(received)
    assert parked_in([received]) == ()
    assert on_paper_in([received]) == on_paper_in([NAME]) == {ID}
    assert on_paper_in([NAME.replace(",gave-paper", ""), "printer"]) == frozenset()


def test_what_was_being_printed_when_the_kiosk_stopped_has_words_of_its_own() -> None:
    (half,) = parked_in([NAME.replace("rejected", "interrupted")])
    assert (half.shown, half.next_step) == (("perhaps-printed",), "perhaps-printed")
    (none,) = parked_in([NAME.replace("rejected,gave-paper", "interrupted")])
    assert (none.shown, none.next_step) == (("interrupted",), "interrupted")
    assert {"parked.perhaps-printed", "parked-next.perhaps-printed"} <= words().keys()
