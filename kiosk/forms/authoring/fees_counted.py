"""What a fee counts: a count that nobody prices, a price that no label names, and per what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said, sentences
from kiosk.forms.definition.costs import Fee
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.texts import texts
from kiosk.forms.definition.yaml_lines import Path

_YEN = re.compile(r"(\d[\d,]*)円")
_RANGE = re.compile(r"円(?:から|より|〜|~|-|–|—)")
_PER = re.compile(r"1(?:つの)?([^\d\s。、「」]{1,4}?)(?:に?つき|あたり|ごとに?)?[、\s]*(?:は|が)?[\d,]+円")
"""「1通 300円」「1部屋につき600円」: the counter, and what one costs."""
_OTHER_SUMS = re.compile("送料|切手|ゆうびん|郵便|小為替")
_DECIDED_LATER = re.compile(
    "(?:お金|料金|手数料)は[^。]*決まり|無料|(?:手数料|お金)は、?(?:いり|かかり)ません"
)
_OF_MONEY = re.compile("(?:お金|料金|手数料)[がを][^。]*(?:決ま|計算|はらう|払う)")
_TO_PAY = re.compile("^(?:手数料|料金|お金)")
ALIKE = (
    frozenset({"人", "名"}), frozenset({"部屋", "室"}), frozenset({"個", "こ", "つ"}),
)  # fmt: skip
"""Counters of the same things."""


def fees_counted(procedure: Procedure, path_of: Callable[[Procedure, str], Path]) -> Iterator[Finding]:
    """Every count without its price, price without its words, and text that counts something else."""
    fee = procedure.fee
    if fee is None:
        yield from _no_fee(procedure)
        return
    yield from _unpriced(procedure, fee)
    yield from _unsaid(fee)
    yield from _unmeasured(procedure, fee)
    for key, text in texts(procedure):
        for sentence in sentences(narrow(text)):
            yield from _per(procedure, fee, sentence, path_of(procedure, key))


def is_decided_later(question: Question) -> bool:
    """「お金は、そろえてから決まります」: nobody can say yet what it costs."""
    about = (text for key, text in said(question) if key[-1] in ("explanation", "note"))
    return any(_DECIDED_LATER.search(one) for one in about)


def _no_fee(procedure: Procedure) -> Iterator[Finding]:
    """Something to pay, and nothing that is paid for."""
    message = told("speaks of a fee to be paid, and `fee` is missing")
    if procedure.handled_by.pay:
        yield Finding(("handled_by", "pay"), message)
    for place, thing in enumerate(procedure.bring):
        if _TO_PAY.match(bare(thing.label)):
            yield Finding(("bring", place, "label"), message)


def _unpriced(procedure: Procedure, fee: Fee) -> Iterator[Finding]:
    """Counts of what costs something, of which none of the rows has the price."""
    units = {_unit(one) for one in procedure.questions if one.id in fee.prices}
    for place, question in enumerate(procedure.questions if fee.per else ()):
        if question.kind != "count" or question.id in fee.prices or is_decided_later(question):
            continue
        if question.confirm == "copies" or _unit(question) in units or _speaks_of_money(question):
            message = told("is counted, and `fee` has no price for it: add it to `rows`")
            yield Finding(("questions", place), message)


def _unsaid(fee: Fee) -> Iterator[Finding]:
    """Prices that the label does not name, nor a range in it holds."""
    label = narrow(fee.label)
    named = sorted(int(one.replace(",", "")) for one in _YEN.findall(label))
    if not named:
        return
    between = range(named[0], named[-1] + 1) if _RANGE.search(label) else named
    rows: list[tuple[Path, int]] = [(("fee", "amount"), fee.amount)]
    rows += [(("fee", "rows", place, "amount"), row.amount) for place, row in enumerate(fee.rows)]
    for path, amount in rows:
        if amount not in between:
            yield Finding(path, told("costs {amount} yen; the label of `fee` does not say so", amount=amount))


def _unmeasured(procedure: Procedure, fee: Fee) -> Iterator[Finding]:
    """A label that says 「300円」 of a fee that is multiplied: three would seem to cost as much as one."""
    counted = None if fee.per is None else procedure.question(fee.per)
    if counted is not None and counted.unit and fee.amount and not _PER.search(narrow(fee.label)):
        one = f"1{bare(counted.unit)} {fee.amount:,}円"
        yield Finding(
            ("fee", "label"), told("does not say of what it is the price: write 「{one}」", one=one)
        )


def _per(procedure: Procedure, fee: Fee, sentence: str, path: Path) -> Iterator[Finding]:
    """A text that says what one costs counts what `per` counts."""
    priced = {*fee.prices}
    units = {_unit(one): str(one.id) for one in procedure.questions if one.kind == "count" and one.unit}
    own = {unit for unit, field in units.items() if field in priced}
    for counter in _PER.findall(sentence) if not _OTHER_SUMS.search(sentence) else ():
        if own and not any(_is_counter(counter, unit) for unit in own):
            message = told(
                "says the price of one 「{counter}」; `per` counts {units}",
                counter=counter,
                units="、".join(sorted(own)),
            )
            yield Finding(path, message)
        meant = [field for unit, field in units.items() if fee.per is None and _is_counter(counter, unit)]
        if meant:
            message = told(
                "says the price of one 「{counter}」: write `per: {field}`", counter=counter, field=meant[0]
            )
            yield Finding(path, message)


def _is_counter(counter: str, unit: str) -> bool:
    return counter == unit or any({counter, unit} <= alike for alike in ALIKE)


def _unit(question: Question) -> str:
    return bare(question.unit or "")


def _speaks_of_money(question: Question) -> bool:
    return any(_OF_MONEY.search(text) for _, text in said(question))
