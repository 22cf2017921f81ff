"""手数料: what one costs, and what all cost."""

from __future__ import annotations

from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.procedure import Procedure


def unit_price(procedure: Procedure, facts: Facts) -> int | None:
    """Yen for one, 0 where it is free for these answers; None where the procedure knows no fee."""
    if procedure.fee is None:
        return None
    return 0 if _is_free(procedure, facts) else procedure.fee.amount


def price_of(procedure: Procedure, count: str, facts: Facts) -> int | None:
    """Yen for one of what the question `count` (its local id) counts; None where nothing is paid by it."""
    prices = {} if procedure.fee is None else procedure.fee.prices
    if count not in prices:
        return None
    return 0 if _is_free(procedure, facts) else prices[count]


def total(procedure: Procedure, facts: Facts) -> int | None:
    """Yen for all; None where there is no fee, or no count is known yet."""
    fee = procedure.fee
    if fee is None:
        return None
    if not fee.prices:
        return unit_price(procedure, facts)
    counted = ((price, facts.data.get(count)) for count, price in fee.prices.items())
    sums = [price * count for price, count in counted if isinstance(count, int)]
    if not sums:
        return None
    return 0 if _is_free(procedure, facts) else sum(sums)


def _is_free(procedure: Procedure, facts: Facts) -> bool:
    return procedure.fee is not None and any(holds(free.when, facts) for free in procedure.fee.free)
