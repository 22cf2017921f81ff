"""手数料: what one costs, and what all cost."""

from __future__ import annotations

from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.models import Procedure


def unit_price(procedure: Procedure, facts: Facts) -> int | None:
    """Yen for one, 0 where it is free for these answers; None where the procedure knows no fee."""
    if procedure.fee is None:
        return None
    if any(holds(free.when, facts) for free in procedure.fee.free):
        return 0
    return procedure.fee.amount


def total(procedure: Procedure, facts: Facts) -> int | None:
    """Yen for all; None where there is no fee, or the count is not known yet."""
    price = unit_price(procedure, facts)
    if price is None or procedure.fee is None:
        return None
    if procedure.fee.per is None:
        return price
    count = facts.data.get(procedure.fee.per)
    return price * count if isinstance(count, int) else None
