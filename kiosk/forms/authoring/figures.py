"""Numbers in words that are not those of the rule beside them: 「10通まで」 where at most 5 are taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.limits import counted
from kiosk.forms.definition.procedure import DeadlineRule, Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.texts import texts
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_TEXTS = ("title", "label", "explanation", "why", "note", "paper")
_UP_TO = "(?:まで|以内|以下)"
_FROM = "(?:以上|から)"
_DIGITS = re.compile(r"(\d+)(?:けた|桁|ケタ)")
_YEN = re.compile(r"([\d,]+)円")
_OF_FEES = re.compile("手数料|1(?:通|枚|部|回|冊|件)")
_PERIOD = re.compile(r"(?<![\d月])(\d+)(日|週間)(?:以内|後まで|を(?:すぎ|過ぎ))")
_DAYS = {"日": 1, "週間": 7}
_UNITS = {"text": "字|文字", "choices": "つ|個|こ", "documents": "つ|個|こ", "persons": "人|名"}


def figures(procedure: Procedure, path_of: Callable[[Procedure, str], Path]) -> Iterator[Finding]:
    """Every number that a text names and that the rule it speaks of does not have."""
    for place, question in enumerate(procedure.questions):
        path: Path = ("questions", place)
        yield from _of_question(question, path)
        for inner, each in enumerate(question.each):
            yield from _of_question(each, (*path, "each", inner))
        for inner, option in enumerate(question.options):
            yield from _of_step(option, (*path, "options", inner))
    yield from _of_deadline(procedure)
    for key, text in texts(procedure):
        yield from _of_fee(procedure, key, text, path_of(procedure, key))


def _of_question(question: Question, path: Path) -> Iterator[Finding]:
    least, most = _limits(question)
    unit = re.escape(plain(question.unit)) if question.unit else _UNITS.get(question.kind)
    for key, text in _said(question):
        for number in _numbers(rf"(\d+)(?:{unit}){_UP_TO}", text) if unit and most is not None else ():
            if number != most:
                yield Finding(
                    (*path, *key),
                    told("says at most {number}; the question takes {most}", number=number, most=most),
                )
        for number in _numbers(rf"(\d+)(?:{unit}){_FROM}", text) if unit and least is not None else ():
            if number != least:
                yield Finding(
                    (*path, *key),
                    told("says at least {number}; the question takes {least}", number=number, least=least),
                )
        for number in _numbers(_DIGITS, text) if question.kind == "digits" else ():
            length = sum(int(one) for one in re.findall(r"\d+", question.groups or ""))
            if number != length:
                yield Finding(
                    (*path, *key),
                    told("says {number} digits; `groups` has {length}", number=number, length=length),
                )


def _limits(question: Question) -> tuple[int | None, int | None]:
    if question.kind in ("count", "money"):
        return counted(question)
    return question.least, question.most


def _said(question: Question) -> Iterator[tuple[Path, str]]:
    """Every text about the answer, with where it stands."""
    for key in _TEXTS:
        text = getattr(question, key)
        if text:
            yield (key,), _narrow(text)
    for who, own in question.by_applicant.items():
        for key in ("title", "explanation", "why", "label"):
            text = getattr(own, key)
            if text:
                yield ("by_applicant", who, key), _narrow(text)


def _of_step(option: Choice, path: Path) -> Iterator[Finding]:
    """A step names its days as it counts them."""
    if option.due is None or option.due.days is None:
        return
    for key in ("label", "note"):
        for days in _periods(getattr(option, key) or ""):
            if days != option.due.days:
                yield Finding(
                    (*path, key),
                    told("says {number} days; `due` has {days}", number=days, days=option.due.days),
                )


def _of_deadline(procedure: Procedure) -> Iterator[Finding]:
    rule = procedure.deadline
    if rule is None or rule.fixed:
        return
    for path, text in _about_deadline(procedure, rule):
        for days in _periods(text):
            if days != rule.days:
                yield Finding(
                    path, told("says {number} days; the deadline has {days}", number=days, days=rule.days)
                )


def _about_deadline(procedure: Procedure, rule: DeadlineRule) -> Iterator[tuple[Path, str]]:
    """The rule's own words, the summary, and the questions for the days that it starts with."""
    yield ("deadline", "label"), rule.label
    yield ("deadline", "late"), rule.late
    yield ("summary",), procedure.summary
    for place, question in enumerate(procedure.questions):
        if question.id in rule.fields:
            for key, text in _said(question):
                yield ("questions", place, *key), text


def _of_fee(procedure: Procedure, key: str, text: str, path: Path) -> Iterator[Finding]:
    said = _narrow(text)
    fee = procedure.fee
    if fee is None:
        if "手数料" in said and _YEN.search(said):
            yield Finding(path, told("names a fee, and `fee` is missing"))
        return
    if not key.endswith(".fee.label") and _OF_FEES.search(said) is None:
        return
    prices = {fee.amount, *fee.prices.values(), 0}
    for match in _YEN.finditer(said):
        number = int(match[1].replace(",", "") or 0)
        if number not in prices:
            named = ", ".join(str(one) for one in sorted(prices - {0}))
            yield Finding(path, told("says {number} yen; the fee is {prices}", number=number, prices=named))


def _periods(text: str) -> list[int]:
    return [int(match[1]) * _DAYS[match[2]] for match in _PERIOD.finditer(_narrow(text))]


def _numbers(pattern: str | re.Pattern[str], text: str) -> list[int]:
    return [int(one) for one in re.findall(pattern, text)]


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", plain(text))
