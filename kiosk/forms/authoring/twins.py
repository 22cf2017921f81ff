"""The same words for two things that one person meets: which of the two is meant, on screen or on paper?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kiosk.basics.telling import told
from kiosk.forms.authoring.deciding import can_hold
from kiosk.forms.conditions import Condition, fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import each_of, questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kind import Context
from kiosk.words.furigana import plain


def twins(procedure: Procedure, context: Context) -> Iterator[Finding]:
    """Questions and options that read the same where the same person is asked both."""
    for (_, first), (place, second) in combinations(enumerate(procedure.questions), 2):
        yield from _questions(procedure, first, second, ("questions", place), context)
    for path, question in questions_of(procedure):
        yield from _on_paper(question.options, path, procedure, context)
        yield from _of_one_person(question.each, (*path, "each"))
        for where, each in each_of(question, path):
            yield from _on_paper(each.options, where, procedure, context)


def _questions(
    procedure: Procedure, first: Question, second: Question, path: Path, context: Context
) -> Iterator[Finding]:
    is_box = "office" in (first.kind, second.kind)
    for key in ("paper",) if is_box else ("title", "label", "paper"):
        who = [one.id for one in procedure.applicants if _alike(key, first, second, one.id)]
        if who and _meet(first, second, who, procedure, context):
            yield Finding((*path, key), _TOLD[key](first.id))
            return


def _of_one_person(each: tuple[Question, ...], path: Path) -> Iterator[Finding]:
    """Questions about the same person of a list: all of them are asked, and stand in one row."""
    for place, second in enumerate(each):
        for first in each[:place]:
            same = next(
                (key for key in ("title", "label", "paper") if _own(first, key) == _own(second, key)), ""
            )
            if same:
                yield Finding((*path, place, same), _TOLD[same](first.id))


def _own(question: Question, key: str) -> str:
    return _bare(question.paper or question.label if key == "paper" else getattr(question, key))


_CHOOSING = ("choice", "choices", "yes-no", "documents", "consent")
_TOLD = {
    "title": lambda other: told(
        "asks in the words of {other!r}, which the same person is asked", other=other
    ),
    "label": lambda other: told("is called as {other!r} is: one check page shows both", other=other),
    "paper": lambda other: told("stands on the paper under the words of {other!r}", other=other),
}


def _alike(key: str, first: Question, second: Question, applicant: str) -> bool:
    """Read by this applicant. A question that follows from the other's answer may go on under its name."""
    if key == "paper":
        words = {_bare(one.paper or one.label) for one in (first, second)}
        return len(words) == 1 and not _follows(first, second)
    words = {_bare(_said(one, key, applicant)) for one in (first, second)}
    return len(words) == 1 and (key == "title" or not _follows(first, second))


def _said(question: Question, key: str, applicant: str) -> str:
    own = question.by_applicant.get(applicant)
    text = None if own is None else getattr(own, key)
    return str(text or getattr(question, key))


def _follows(first: Question, second: Question) -> bool:
    """Whether the second goes on after a choice: 「外国籍の方」 once with はい, and once with their names."""
    return first.kind in _CHOOSING and first.id in fields_of(second.when)


def _meet(first: Question, second: Question, who: list[str], procedure: Procedure, context: Context) -> bool:
    whens = [one.when for one in (first, second) if one.when is not None]
    both = Condition(all=(Condition(applicant=tuple(who)), *whens))
    return can_hold(both, procedure, context)


def _on_paper(
    options: tuple[Choice, ...], path: Path, procedure: Procedure, context: Context
) -> Iterator[Finding]:
    """Two answers that are one on the paper: whoever reads it cannot tell which was given."""
    for place, option in enumerate(options):
        for before, other in enumerate(options[:place], 1):
            if _bare(option.paper or option.label) == _bare(other.paper or other.label):
                whens = [one.when for one in (option, other) if one.when is not None]
                if not whens or can_hold(Condition(all=tuple(whens)), procedure, context):
                    where: Path = (*path, "options", place, "paper" if option.paper else "label")
                    yield Finding(
                        where, told("stands on the paper as the option {before} does", before=before)
                    )


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b、。・]", "", plain(text))
