"""Answers with which nothing is to be paid (`free`), against what their texts say of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.narrow import narrow, sentences
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure

FREE = re.compile(
    r"無料(?!では|に(?:は)?なりません)|手数料は、?(?:いりません|かかりません)|お金は、?かかりません"
)
YEN = re.compile(r"(\d[\d,]*)円")
NOT_OURS = re.compile(
    "送料|切手|小為替|ゆうびん|郵便|収入|所得|給料|年金額|手当|給付|もらえ|受け取|振りこ|病院|税金の|保険料"
)
"""Sums that a text speaks of, and that nobody pays for this procedure at the desk."""
_CHOSEN = ("choice", "choices")
_TEXTS = ("label", "note")


def free_options(procedure: Procedure) -> Iterator[Finding]:
    """Options that say they are free where `free` has others, and those of `free` that name a price."""
    conditions = () if procedure.fee is None else tuple(one.when for one in procedure.fee.free)
    exempted = frozenset(_chosen_by(procedure, conditions))
    always = frozenset(_chosen_by(procedure, [alone for one in conditions for alone in _alone(one)]))
    fields = {field for field, _ in exempted}
    for place, question in enumerate(procedure.questions):
        for inner, option in enumerate(question.options if question.id in fields else ()):
            own = (str(question.id), option.id)
            for key, message in _of_option(option, is_free=own in exempted, is_always=own in always):
                yield Finding(("questions", place, "options", inner, key), message)


def chosen(
    procedure: Procedure, condition: Condition
) -> Iterator[tuple[str, tuple[Choice, ...], frozenset[object]]]:
    """Each choice that makes it free: the question, its options, and which of them."""
    for inner in (*(condition.all_ or ()), *(condition.any_ or ())):
        yield from chosen(procedure, inner)
    question = None if condition.field is None else procedure.question(condition.field)
    values = frozenset(
        one for one in (condition.is_, condition.has, *(condition.in_ or ())) if one is not None
    )
    if question is not None and question.kind in _CHOSEN and values:
        yield str(question.id), question.options, values


def _chosen_by(procedure: Procedure, conditions: Iterable[Condition]) -> Iterator[tuple[str, object]]:
    for condition in conditions:
        for field, _, values in chosen(procedure, condition):
            yield from ((field, value) for value in values)


def _alone(condition: Condition) -> Iterator[Condition]:
    """Each test that is enough by itself."""
    if condition.any_ is not None:
        for inner in condition.any_:
            yield from _alone(inner)
    elif condition.all_ is None:
        yield condition


def _of_option(option: Choice, *, is_free: bool, is_always: bool) -> Iterator[tuple[str, Told]]:
    for key in _TEXTS:
        text = narrow(getattr(option, key) or "")
        if not is_free and FREE.search(text):
            yield key, told("says that it is free; `free` does not have {id!r}", id=option.id)
        for price in _prices(text) if is_always else ():
            yield (
                key,
                told("says {price} yen; with {id!r} nothing is paid (`free`)", price=price, id=option.id),
            )


def _prices(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        if not NOT_OURS.search(sentence):
            yield from (one for one in YEN.findall(sentence) if one.strip("0,"))
