"""What texts say about money: another price than the fee has, or free for others than `free` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, sentences
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.costs import Fee
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import texts
from kiosk.forms.definition.yaml_lines import Path

_YEN = re.compile(r"(\d[\d,]*)円")
_SEVERAL = re.compile(r"(\d+)(?:通|枚|部|回|冊|件)(?:で|なら|だと|、|分は)、?(?:合計)?(\d[\d,]*)円")
_OF_FEES = re.compile("手数料|1(?:通|枚|部|回|冊|件)|(?:はら|払)(?:い|う)|かか(?:り|る)")
_NOT_OURS = re.compile(
    "送料|切手|小為替|ゆうびん|郵便|収入|所得|給料|年金額|手当|給付|もらえ|受け取|振りこ|病院|税金の|保険料"
)
"""Sums that a text speaks of, and that nobody pays for this procedure at the desk."""
_FREE = re.compile(
    r"無料(?!では|に(?:は)?なりません)|手数料は、?(?:いりません|かかりません)|お金は、?かかりません"
)
_CHOSEN = ("choice", "choices")


def fees_said(procedure: Procedure, path_of: Callable[[Procedure, str], Path]) -> Iterator[Finding]:
    """Every text that names another sum, or says that nothing is to be paid where something is."""
    for key, text in texts(procedure):
        path = path_of(procedure, key)
        for sentence in sentences(narrow(text)):
            yield from _of_sentence(procedure, key, sentence, path)
    fee = procedure.fee
    for place, free in enumerate(() if fee is None else fee.free):
        path = ("fee", "free", place, "label")
        for field, options, values in _chosen(procedure, free.when):
            yield from _exempted(narrow(free.label), field, options, values, path)
    yield from _options(procedure, fee)


def _options(procedure: Procedure, fee: Fee | None) -> Iterator[Finding]:
    """Options that say they are free, where `free` has others."""
    exempted = () if fee is None else tuple(_chosen_by(procedure, [one.when for one in fee.free]))
    fields = {field for field, _ in exempted}
    for place, question in enumerate(procedure.questions):
        for inner, option in enumerate(question.options if question.id in fields else ()):
            is_free = (str(question.id), option.id) in exempted
            if not is_free and any(_FREE.search(narrow(one or "")) for one in (option.label, option.note)):
                path: Path = ("questions", place, "options", inner, "note")
                yield Finding(path, told("says that it is free; `free` does not have {id!r}", id=option.id))


def _chosen_by(procedure: Procedure, conditions: Iterable[Condition]) -> Iterator[tuple[str, object]]:
    for condition in conditions:
        for field, _, values in _chosen(procedure, condition):
            yield from ((field, value) for value in values)


def _of_sentence(procedure: Procedure, key: str, sentence: str, path: Path) -> Iterator[Finding]:
    fee = procedure.fee
    if fee is None:
        if _OF_FEES.search(sentence) and _YEN.search(sentence) and not _NOT_OURS.search(sentence):
            yield Finding(path, told("names a fee, and `fee` is missing"))
        return
    if fee.amount and not fee.free and _FREE.search(sentence):
        message = told("says that it is free; the fee is {amount} yen, always", amount=fee.amount)
        yield Finding(path, message)
    if _NOT_OURS.search(sentence) and not key.startswith(f"{procedure.id}.fee."):
        return
    prices = _prices(procedure, fee, key)
    for number in _sums(sentence, prices):
        named = ", ".join(str(one) for one in sorted(prices - {0}))
        yield Finding(path, told("says {number} yen; the fee is {prices}", number=number, prices=named))


def _prices(procedure: Procedure, fee: Fee, key: str) -> frozenset[int]:
    """What may stand in that text: beside a count, what one of those costs."""
    for counted, price in fee.prices.items():
        if key.startswith(f"{procedure.id}.questions.{counted}."):
            return frozenset({price})
    return frozenset({fee.amount, *fee.prices.values(), 0})


def _sums(sentence: str, prices: frozenset[int]) -> Iterator[int]:
    """Those that are no price; two of them cost twice as much."""
    several = {_number(found[2]): int(found[1]) for found in _SEVERAL.finditer(sentence)}
    for found in _YEN.finditer(sentence):
        number = _number(found[1])
        count = several.get(number, 1)
        if number not in {price * count for price in prices}:
            yield number


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


def _chosen(
    procedure: Procedure, condition: Condition
) -> Iterator[tuple[str, tuple[Choice, ...], frozenset[object]]]:
    """Each choice that makes it free: the question, its options, and which of them."""
    for inner in (*(condition.all_ or ()), *(condition.any_ or ())):
        yield from _chosen(procedure, inner)
    question = None if condition.field is None else procedure.question(condition.field)
    values = frozenset(
        one for one in (condition.is_, condition.has, *(condition.in_ or ())) if one is not None
    )
    if question is not None and question.kind in _CHOSEN and values:
        yield str(question.id), question.options, values


def _exempted(
    text: str, field: str, options: tuple[Choice, ...], values: frozenset[object], path: Path
) -> Iterator[Finding]:
    """Who the text names, compared with who pays nothing; a text that names nobody is let be."""
    said = bare(text)
    wanted = [one for one in options if one.id in values]
    named = [one for one in options if bare(one.label) in said]
    # 年金 stands in 年金・保険, too: what only is part of another name is not meant by itself.
    meant = [one for one in named if not any(_holds(other, one) for other in named)]
    for one in meant:
        if one not in wanted:
            yield Finding(path, told("says {label!r}; `when` does not have it", label=bare(one.label)))
    for one in wanted if named else ():
        if one not in named:
            message = told(
                "does not say {label!r}, which `when` has ({field})", label=bare(one.label), field=field
            )
            yield Finding(path, message)


def _holds(longer: Choice, shorter: Choice) -> bool:
    return bare(shorter.label) != bare(longer.label) and bare(shorter.label) in bare(longer.label)
