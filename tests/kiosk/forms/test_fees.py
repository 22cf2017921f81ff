from __future__ import annotations

import pytest

from kiosk.forms.conditions import Facts
from kiosk.forms.fees import total, unit_price
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
