from __future__ import annotations

import pytest

from kiosk.forms.conditions import Facts
from kiosk.forms.fees import price_of, total, unit_price
from tests.fakes.form_parts import TODAY, procedure


@pytest.mark.parametrize(
    ("data", "price", "sum_"),
    [
        ({"use": "loan", "copies": 2}, 300, 600),
        ({"use": "pension", "copies": 2}, 0, 0),
        ({"use": "loan"}, 300, None),
    ],
    ids=["paid", "free-use", "count-unknown"],
)
def test_the_fee_follows_use_and_count(data: dict[str, object], price: int, sum_: int | None) -> None:
    facts = Facts(data, "self", TODAY)
    assert unit_price(procedure("kazei-shomei"), facts) == price
    assert total(procedure("kazei-shomei"), facts) == sum_


def test_a_notification_costs_nothing_and_says_nothing() -> None:
    assert unit_price(procedure("kokuho-kanyu"), Facts({}, "self", TODAY)) is None
    assert total(procedure("kokuho-kanyu"), Facts({}, "self", TODAY)) is None


@pytest.mark.parametrize(
    ("data", "sum_"),
    [
        ({"copies_full": 2}, 900),
        ({"copies_removed": 2}, 1500),
        ({"copies_full": 1, "copies_removed": 2, "copies_addresses": 1}, 2250),
        ({}, None),
    ],
    ids=["first-row", "another-row", "several-rows", "no-count"],
)
def test_every_row_has_its_own_price(data: dict[str, object], sum_: int | None) -> None:
    assert total(procedure("koseki"), Facts(data, "self", TODAY)) == sum_


@pytest.mark.parametrize(
    ("procedure_id", "count", "price"),
    [
        ("koseki", "copies_full", 450),
        ("koseki", "copies_old", 750),
        ("koseki", "chain_sets", None),
        ("kokuho-kanyu", "members", None),
    ],
)
def test_what_is_counted_knows_its_price(procedure_id: str, count: str, price: int | None) -> None:
    assert price_of(procedure(procedure_id), count, Facts({}, "self", TODAY)) == price
