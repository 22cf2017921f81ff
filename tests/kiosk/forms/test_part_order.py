from __future__ import annotations

import pytest

from kiosk.forms import part_order

LIST = ("0.name", "0.address.postal", "0.address.town", "1.name", "list")
ONE = ("name", "address.postal", "address.town", "note")


@pytest.mark.parametrize(
    ("part", "parts", "listed", "last"),
    [
        ("0.name", LIST, True, "0.name"),
        ("0.address.postal", LIST, True, "0.address.town"),
        ("0.address.row", LIST, True, "0.address.town"),
        ("1.name", LIST, True, "1.name"),
        ("address.postal", ONE, False, "address.town"),
        ("note", ONE, False, "note"),
        ("gone", ONE, False, "gone"),
    ],
)
def test_last_screen_that_asks_for_the_same(
    part: str, parts: tuple[str, ...], listed: bool, last: str
) -> None:
    assert part_order.last_alike(part, parts, listed=listed) == last


def test_after_one_person_of_a_list_comes_the_overview() -> None:
    assert part_order.after("0.address.town", LIST, listed=True) == "list"
    assert part_order.before("1.name", LIST, listed=True) == "list"
