"""Numbers in words that are not those of the question beside them: 「10通まで」 where at most 5 are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.limits import counted
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.soundness import path_of
from kiosk.forms.definition.texts import texts
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.persons import room_of
from kiosk.words.furigana import plain

_UP_TO = "(?:まで|以内|以下)"
_FROM = "(?:以上|から)"
_LIMIT = "(?:定員|最大|さいだい|最高|上限|限度|多くても|多くて)[はがで、の]*"
_NO_MORE = "(?!以上|より|を?(?:こ|超)え)"
"""「60人以上の方は、窓口へ」 speaks of those who are not taken."""
_DIGITS = re.compile(r"(\d+)(?:けた|桁|ケタ|(?:つの|この|個の)数字)")
_UNITS = {"text": "字|文字", "choices": "つ|個|こ", "documents": "つ|個|こ", "persons": "人|名"}


def figures(procedure: Procedure) -> Iterator[Finding]:
    """Every number that a text names and that its question does not have."""
    for path, question in every_question(procedure):
        yield from _of_question(question, path)
    yield from _too_many(procedure)


def _too_many(procedure: Procedure) -> Iterator[Finding]:
    """Numbers anywhere in a procedure that are more than its only count of such things takes."""
    counts = [one for one in procedure.questions if one.kind == "count" and one.unit]
    most = {plain(one.unit or ""): 0 for one in counts}
    for one in counts:
        unit = plain(one.unit or "")
        most[unit] = max(most[unit], _limits(one)[1] or 0)
    for key, text in texts(procedure) if most else ():
        for unit, limit in most.items():
            for number in _numbers(rf"(\d+){re.escape(unit)}(?!{_UP_TO}){_NO_MORE}", narrow(text)):
                if number > limit:
                    message = told("speaks of {number}; at most {most} are taken", number=number, most=limit)
                    yield Finding(path_of(procedure, key), message)


def _of_question(question: Question, path: Path) -> Iterator[Finding]:
    least, most = _limits(question)
    unit = re.escape(plain(question.unit)) if question.unit else _UNITS.get(question.kind)
    for key, text in said(question):
        at_most = rf"(\d+)(?:{unit}){_UP_TO}|{_LIMIT}(\d+)(?:{unit})(?!{_UP_TO})"
        for number in _numbers(at_most, text) if unit and most is not None else ():
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
            yield from _digits(question, number, (*path, *key))


def _digits(question: Question, number: int, path: Path) -> Iterator[Finding]:
    length = sum(int(one) for one in re.findall(r"\d+", question.groups or ""))
    if question.groups is not None and number != length:
        yield Finding(path, told("says {number} digits; `groups` has {length}", number=number, length=length))
    elif question.groups is None and number not in (question.least, question.most):
        message = told(
            "says {number} digits; {least} to {most} are taken",
            number=number,
            least=question.least or 1,
            most=question.most,
        )
        yield Finding(path, message)


def _limits(question: Question) -> tuple[int | None, int | None]:
    if question.kind in ("count", "money"):
        return counted(question)
    if question.kind == "persons":
        return question.least, room_of(question)
    return question.least, question.most


def _numbers(pattern: str | re.Pattern[str], text: str) -> list[int]:
    return [int(next(filter(None, found.groups()))) for found in re.finditer(pattern, text)]
