"""Whether what a question asks for can be given: counts, days, and answers that can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.basics.telling import told
from kiosk.forms.definition.bounds import first_day, last_day
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields import count, digits, money, persons, text
from kiosk.words.furigana import plain

_YEARS = (1868, 2200)
_GROUPS = re.compile(r"[1-9]\d?(-[1-9]\d?)*")
_MONTH_AND_DAY = re.compile(r"(\d\d)-(\d\d)")
_COMMON_YEAR = 2001
_MOST_COUNTED = 9_999
"""What has a place on the paper beside its unit."""


def limits(procedure: Procedure) -> Iterator[Finding]:
    """Every limit that nobody can keep, of questions and of those asked of each person."""
    for path, question in questions_of(procedure):
        yield from _of_question(question, path)
        yield from _no_day(question, path, procedure)
        for where, each in each_of(question, path):
            yield from _of_question(each, where)


def counted(question: Question) -> tuple[int, int]:
    """Least and most of what a question of numbers takes."""
    if question.kind == "year":
        return _YEARS
    if question.kind == "money":
        return question.least or 0, question.most or money.MOST
    return count.limits(question)


def _of_question(question: Question, path: Path) -> Iterator[Finding]:
    yield from _impossible_count(question, path)
    yield from _same_words(question.options, (*path, "options"))
    if question.groups is not None and not _GROUPS.fullmatch(question.groups):
        yield Finding(
            (*path, "groups"),
            told('{groups!r} are no groups of digits, such as "3-4"', groups=question.groups),
        )
    for key in ("newest_from", "newest_january"):
        text = getattr(question, key)
        if text is not None and not _is_day_of_every_year(text):
            message = told('{newest_from!r} is no month and day, such as "06-01"', newest_from=text)
            yield Finding((*path, key), message)


def _is_day_of_every_year(text: str) -> bool:
    """Written as `06-01`, and neither 30 nor 29 February, nor 31 June."""
    found = _MONTH_AND_DAY.fullmatch(text)
    if found is None:
        return False
    try:
        date(_COMMON_YEAR, int(found[1]), int(found[2]))
    except ValueError:
        return False
    return True


def _impossible_count(question: Question, path: Path) -> Iterator[Finding]:
    least, most = _asked_for(question)
    key = "least" if question.least is not None else "most"
    if least is not None and most is not None and least > most:
        yield Finding((*path, key), told("{least} is more than the most, {most}", least=least, most=most))
    elif question.most == 0:
        yield Finding((*path, "most"), told("at most 0: no answer is left"))
    elif question.kind == "text" and (question.most or 0) > text.MOST_NAME:
        message = told(
            "{most} letters have no room on the paper: at most {room}", most=most, room=text.MOST_NAME
        )
        yield Finding((*path, "most"), message)
    elif question.kind == "count" and (question.most or 0) > _MOST_COUNTED:
        message = told(
            "nobody counts up to {most} here: at most {room}; ask for a sum as `money`",
            most=question.most,
            room=_MOST_COUNTED,
        )
        yield Finding((*path, "most"), message)
    elif question.kind == "digits":
        yield from _impossible_digits(question, path)
    offered = len(question.options)
    if question.kind == "choices" and offered and (question.least or 0) > offered:
        yield Finding(
            (*path, "least"),
            told("{least} of {offered} options cannot be chosen", least=question.least, offered=offered),
        )


def _impossible_digits(question: Question, path: Path) -> Iterator[Finding]:
    """Two ways of saying how many there are, or more than the field has room for."""
    if question.groups is not None and (question.most is not None or question.least is not None):
        message = told("`groups` says how many digits there are: leave `least` and `most` out")
        yield Finding((*path, "groups"), message)
    elif (question.most or 0) > digits.LONGEST:
        message = told(
            "{most} digits have no room in the field: at most {room}",
            most=question.most,
            room=digits.LONGEST,
        )
        yield Finding((*path, "most"), message)


def _asked_for(question: Question) -> tuple[int | None, int | None]:
    """Least and most, with what the kind says where the definition does not."""
    match question.kind:
        case "count" | "money":
            return counted(question)
        case "persons":
            least = int(not question.optional) if question.least is None else question.least
            return least, persons.room_of(question)
        case _:
            return question.least, question.most


def _no_day(question: Question, path: Path, procedure: Procedure) -> Iterator[Finding]:
    """No day lies between the earliest and the latest when the procedure begins."""
    begins = procedure.effective_from
    earliest, latest = first_day(question, begins), last_day(question, begins)
    if earliest > latest:
        message = told(
            "no day is from {earliest} to {latest}, when it begins on {begins}",
            earliest=earliest,
            latest=latest,
            begins=begins,
        )
        yield Finding((*path, "earliest"), message)


def _same_words(options: tuple[Choice, ...], path: Path) -> Iterator[Finding]:
    """Two answers that read the same, and can stand on one page: nobody can tell which is theirs."""
    for place, option in enumerate(options):
        for before, other in enumerate(options[:place], 1):
            together = option.when is None or other.when is None or option.when == other.when
            if together and _bare(option.label) == _bare(other.label) and option.id != other.id:
                yield Finding(
                    (*path, place, "label"), told("reads the same as the option {before}", before=before)
                )


def _bare(label: str) -> str:
    return re.sub(r"[\s\u200b、。・]", "", plain(label))
