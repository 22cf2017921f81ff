"""What a procedure costs (手数料), per what, and when it is free."""

from __future__ import annotations

from kiosk.forms.conditions import Condition
from kiosk.forms.definition.marking import Model, NotNegative, Source, Text


class Exemption(Model):
    """When nothing is to be paid."""

    when: Condition
    label: Text
    source: Source = ""


class FeeRow(Model):
    """What one more count question costs, where a form has several rows with prices of their own."""

    per: str
    amount: NotNegative
    source: Source = ""


class Fee(Model):
    """手数料: `per` names the count question it is multiplied by; `rows` are further ones."""

    amount: NotNegative
    label: Text
    per: str | None = None
    rows: tuple[FeeRow, ...] = ()
    free: tuple[Exemption, ...] = ()
    source: Source = ""

    @property
    def prices(self) -> dict[str, int]:
        """What one costs, by the id of the question that counts it."""
        first = {} if self.per is None else {self.per: self.amount}
        return {**first, **{row.per: row.amount for row in self.rows}}
