"""How many (通数), by へらす and ふやす; what it costs is worked out below."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Data, Draft, FieldProblem
from kiosk.forms.definition.question import KindId, Question
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
from kiosk.words.furigana import plain
from kiosk.words.numbers import number

LEAST, MOST = 1, 10
MOST_STEPS = 20
"""So many touches of ふえる are still easy; a number farther away is typed."""
_UNITS = ("通", "枚", "部", "つ", "ツ", "つう", "まい", "ぶ", "冊", "件", "個", "こ")
"""What people call copies, whatever the question calls them."""
_PEOPLE = ("人", "名", "にん", "めい")
_IN_WORDS = ("みっつ", "よっつ", "いつつ", "むっつ", "ななつ", "やっつ", "ここのつ", "とお")
_ALONE: Mapping[str, int] = {
    **dict.fromkeys(("ひとり", "独り", "ひとつ"), 1),
    **dict.fromkeys(("ふたり", "ふたつ"), 2),
    **{word: number for number, word in enumerate(_IN_WORDS, 3)},
}


class CountKind(OnePart):
    """Value: `int`."""

    id: KindId = "count"
    settings = frozenset({"least", "most", "unit"})

    def parse(self, spec: Question, raw: Draft, context: Context) -> Reading:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return Parsed(raw)
        text = words_of(raw).strip().removesuffix("。").removesuffix("です").strip().removesuffix("分")
        units = (unit := plain(spec.unit or _UNITS[0]), *_UNITS, *(_PEOPLE if unit in _PEOPLE else ()))
        count = _ALONE.get(text) or whole_number(text, units)
        if count is None:
            return unfit(spec, "not-digits" if text else "missing-count")
        return Parsed(count)

    def check(self, spec: Question, value: object, context: Context) -> tuple[FieldProblem, ...]:
        least, most = limits(spec)
        count = expect(value, int)
        if count < least:
            return (problem(spec, "count-too-small", least=least, unit=spec.unit or ""),)
        return (problem(spec, "count-too-big", most=most, unit=spec.unit or ""),) if count > most else ()

    def pieces(self, spec: Question, value: object, context: Context) -> Draft:
        count = expect(value, int)
        return str(count) if is_typed(spec) else count

    def show(self, spec: Question, value: object, context: Context) -> Marked:
        count = expect(value, int)
        said = context.words("forms.count", count=count, unit=spec.unit or "")
        if context.price is None:
            return said
        return context.words("forms.count.priced", said=said, total=_total(context, context.price * count))

    def data(self, spec: Question, value: object) -> Data:
        return expect(value, int)

    def sample(self, spec: Question, context: Context) -> object:
        return min(2, limits(spec)[1])

    def part_view(self, spec: Question, draft: Draft, part: str, context: Context) -> PartView:
        if is_typed(spec):
            return _typed(spec, draft, context)
        least, most = limits(spec)
        return PartView(
            "count",
            draft,
            limits={"least": least, "most": most, "unit": spec.unit or ""},
            echo=_sum(spec, draft, context),
        )


def yen(context: Context, amount: int) -> Marked:
    """「1,200円」, "¥1,200"."""
    return context.words("forms.yen", amount=number(amount, context.words.language))


def limits(spec: Question) -> tuple[int, int]:
    """Least and most."""
    return (LEAST if spec.least is None else spec.least), (MOST if spec.most is None else spec.most)


def is_typed(spec: Question) -> bool:
    """Whether the number is typed on a pad: from 1 to 99,999 nobody counts."""
    least, most = limits(spec)
    return most - least > MOST_STEPS


def _typed(spec: Question, draft: Draft, context: Context) -> PartView:
    digits = str(draft) if isinstance(draft, int) else words_of(draft)
    count = int(digits) if digits.isascii() and digits.isdigit() else None
    shown: dict[str, int | str] = {"most_digits": len(str(limits(spec)[1])), "unit": spec.unit or ""}
    return PartView("amount", digits, limits=shown, echo=_sum(spec, count, context))


def _sum(spec: Question, draft: Draft, context: Context) -> Marked | None:
    """「300円 × 2通 ＝ 600円」."""
    if context.price is None or not isinstance(draft, int):
        return None
    if context.price == 0:
        return context.words("forms.count.free")
    return context.words(
        "forms.count.sum",
        price=yen(context, context.price),
        count=draft,
        unit=spec.unit or "",
        total=yen(context, context.price * draft),
    )


def _total(context: Context, amount: int) -> Marked:
    return yen(context, amount) if amount else context.words("forms.count.free")
