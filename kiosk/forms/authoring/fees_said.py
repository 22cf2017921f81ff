"""What texts say about money: another price than the fee has, or free for others than `free` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.free_options import FREE, NOT_OURS, YEN, chosen, free_options
from kiosk.forms.authoring.narrow import narrow, sentences
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.costs import Fee
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.printed_options import bare
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.texts import texts
from kiosk.forms.definition.yaml_lines import Path

_SEVERAL = re.compile(r"(\d+)(?:通|枚|部|回|冊|件)(?:で|なら|だと|、|分は)、?(?:合計)?(\d[\d,]*)円")
_OF_FEES = re.compile("手数料|1(?:通|枚|部|回|冊|件)|(?:はら|払)(?:い|う)|かか(?:り|る)")
_ONLY = re.compile(r"(?:お金は、?)?\d[\d,]*円(?:です|必要です|いります)?。?")
"""A sentence that says a sum and nothing else."""


def fees_said(procedure: Procedure, path_of: Callable[[Procedure, str], Path]) -> Iterator[Finding]:
    """Every text that names another sum, or says that nothing is to be paid where something is."""
    for key, text in texts(procedure):
        path = path_of(procedure, key)
        for sentence in sentences(narrow(text)):
            yield from _of_sentence(procedure, key, sentence, path)
    fee = procedure.fee
    for place, free in enumerate(() if fee is None else fee.free):
        path = ("fee", "free", place, "label")
        for field, options, values in chosen(procedure, free.when):
            yield from _exempted(narrow(free.label), field, options, values, path)
    yield from free_options(procedure)


def _of_sentence(procedure: Procedure, key: str, sentence: str, path: Path) -> Iterator[Finding]:
    fee = procedure.fee
    if fee is None:
        is_fee = _ONLY.fullmatch(sentence) or (_OF_FEES.search(sentence) and YEN.search(sentence))
        if is_fee and not NOT_OURS.search(sentence):
            yield Finding(path, told("names a fee, and `fee` is missing"))
        return
    if fee.amount and not fee.free and FREE.search(sentence):
        message = told("says that it is free; the fee is {amount} yen, always", amount=fee.amount)
        yield Finding(path, message)
    if NOT_OURS.search(sentence) and not key.startswith(f"{procedure.id}.fee."):
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
    for found in YEN.finditer(sentence):
        number = _number(found[1])
        count = several.get(number, 1)
        if number not in {price * count for price in prices}:
            yield number


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


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
