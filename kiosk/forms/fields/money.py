"""An amount of yen."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
from kiosk.forms.fields.count import yen
from kiosk.forms.fields.kind import (
    Context,
    OnePart,
    Parsed,
    PartView,
    Reading,
    expect,
    problem,
    unfit,
    words_of,
)
from kiosk.forms.fields.whole_numbers import whole_number
from kiosk.words import spoken

MOST = 99_999_999

_UNITS = ("円", "yen", "えん")


class MoneyKind(OnePart):
    """Value: `int`, not negative."""

    id: KindId = "money"
    settings = frozenset({"least", "most"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return Parsed(raw)
        text = words_of(raw).strip().lower().removeprefix("金").removesuffix("也")
        amount = whole_number(text, _UNITS)
        if amount is None:
            return unfit(spec, "not-digits" if text else "missing-amount")
        return Parsed(amount)

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        amount, least, most = expect(value, int), spec.least or 0, spec.most or MOST
        if amount < least:
            return (problem(spec, "amount-too-small", least=yen(context, least)),)
        return (problem(spec, "amount-too-big", most=yen(context, most)),) if amount > most else ()

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        return str(expect(value, int))

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        return yen(context, expect(value, int))

    def speak(self, spec: Question, value: object, context: Context) -> str:
        amount = expect(value, int)
        return spoken.yen(amount) if context.words.is_japanese else yen(context, amount)

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, int)

    def sample(self, spec: Question, context: Context) -> object:
        return max(spec.least or 0, min(12_000, spec.most or MOST))

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        digits = str(draft) if isinstance(draft, int) else words_of(draft)
        limits: dict[str, int | str] = {"most_digits": len(str(spec.most or MOST)), "unit": "円"}
        echo = yen(context, int(digits)) if digits.isascii() and digits.isdigit() else None
        return PartView("amount", digits, limits=limits, echo=echo)
