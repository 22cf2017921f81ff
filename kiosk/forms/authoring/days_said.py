"""Dates whose words speak of the past, or of days to come, while their bounds take the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import said, sentences
from kiosk.forms.authoring.written_limits import limits_of_days
from kiosk.forms.definition.births import is_birth
from kiosk.forms.definition.bounds import FromToday, first_day, last_day
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_ASKING = ("title", "label", "paper")
_PLANNED = re.compile("予定|つもり|見込み|しめきり|期限|期日")
"""Of such a day people speak as past and mean one to come, or the other way round."""
_PAST = re.compile(
    r"(?:ました|でした)か|た(?:の|日)は、?いつ"
    r"|(?<!決まっ)(?<!きまっ)(?<!あっ)(?<!指定され)(?<!書かれ)た日"
)
_TO_COME = re.compile(r"いつ(?:から|まで)?、?[^。]*ますか")
_IS = re.compile(r"(?:い|おり|あり|わかり|なり)ますか")
"""「いつから住んでいますか」 asks for something that is so."""
_ONLY_PAST = re.compile(r"(?:これからの|先の|きょうより(?:あと|後)の)日(?:は|を)、?[^。]*ません")
_ONLY_FUTURE = re.compile(
    r"(?:過ぎた|すぎた|きょうより前の)日(?:は|を)、?[^。]*ません|これからの日(?:だけ|を入れ)"
)
_MAY_COME = re.compile(r"これからの日(?:でも|も|を|です|だけ)|先の日でも")
_BOUND = re.compile(r"(?:^|[。、（(「]|(?:きょう|今日|本日|今)(?:から|の|より)?)$")


def days_said(procedure: Procedure) -> Iterator[Finding]:
    """Every question for a day whose words and bounds differ; births have a rule of their own."""
    begins = procedure.effective_from
    for path, question in every_question(procedure):
        if question.kind == "date":
            yield from _tenses(question, path, begins)
            yield from _bounds(question, path)


def _tenses(question: Question, path: Path, begins: date) -> Iterator[Finding]:
    words = [(key, text) for key, text in said(question)]
    asking = [text for key, text in words if key[-1] in _ASKING]
    takes_past = first_day(question, begins) < begins
    takes_future = last_day(question, begins) > begins
    planned = any(_PLANNED.search(text) for text in asking)
    if takes_future and not is_birth(question) and _speaks_of_past(words, asking, planned=planned):
        yield Finding((*path, "latest"), told("asks for a day that is past, and takes one to come"))
    if not takes_past and not planned and any(map(_is_past, asking)):
        yield Finding((*path, "earliest"), told("asks for a day that is past, and takes none"))
    if not takes_future and (_speaks_of_future(words) or (planned and not any(map(_is_past, asking)))):
        yield Finding((*path, "latest"), told("asks for a day to come, and takes none"))
    if takes_past and any(_ONLY_FUTURE.search(one) for _, text in words for one in sentences(text)):
        yield Finding(
            (*path, "earliest"), told("says that only a day to come is taken, and takes one that is past")
        )


def _speaks_of_past(words: list[tuple[Path, str]], asking: list[str], *, planned: bool) -> bool:
    return (not planned and any(map(_is_past, asking))) or any(_ONLY_PAST.search(text) for _, text in words)


def _speaks_of_future(words: list[tuple[Path, str]]) -> bool:
    titles = [text for key, text in words if key[-1] == "title"]
    asked = any(_TO_COME.search(text) and not _IS.search(text) and not _is_past(text) for text in titles)
    return asked or any(_MAY_COME.search(text) and not _ONLY_PAST.search(text) for _, text in words)


def _is_past(text: str) -> bool:
    return _PAST.search(text) is not None


def _bounds(question: Question, path: Path) -> Iterator[Finding]:
    """Bounds that a text names itself: 「3か月先までです」; not those from another day than today."""
    for key, words in said(question):
        text = "".join(words.split())
        for written in limits_of_days(text).said:
            if not _BOUND.search(text[: text.find(written)]):
                continue
            for name, value in limits_of_days(written).keys.items():
                if not _same(getattr(question, name), value):
                    message = told("says {said!r}; `{key}` has another bound", said=written, key=name)
                    yield Finding((*path, *key), message)


def _same(own: object, value: object) -> bool:
    """Whether both are the same day, whenever it is asked; the last day of a month tells months from days."""
    return all(_on(own, today) == _on(value, today) for today in (date(2027, 1, 31), date(2027, 6, 15)))


def _on(bound: object, today: date) -> object:
    match bound:
        case FromToday():
            return bound.last(today)
        case Mapping():
            return FromToday.model_validate(bound).last(today)
        case "today":
            return today
        case _:
            return bound
