"""Words that promise something which nothing in the definition keeps: what to bring, where to go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.conditions import fields_of
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.words.furigana import plain

_ANSWERED_BY_OPTION = ("choice", "choices", "yes-no")
_TO_BRING = re.compile(
    "持ってき|持って来|きょうは、(?:持っていません|ありません)|あとで、?窓口に出|受けとるときに、見せ"
)
"""Said of an answer: something is brought another time."""
_RETURNED = re.compile("窓口で返し")
"""Said of a question: each thing that is chosen is brought."""
_ONE_IS_ENOUGH = re.compile("どちらか|いずれか|どれか|ひとつで足り|1つで足り")
_GUIDED_ON = re.compile("このあと、?ご?(?:あんない|案内)|このあとの手続きを、?ご?(?:あんない|案内)")


def promises(procedure: Procedure) -> Iterator[Finding]:
    """Each promise of the Japanese words that neither the slip nor a later question keeps."""
    for path, question in questions_of(procedure):
        yield from _brought(question, path)
        yield from _enough(question, path)
        yield from _guided(procedure, question, path)


def _brought(question: Question, path: Path) -> Iterator[Finding]:
    """「きょうは、持っていません」 without `bring`: the slip would not name it."""
    if question.kind not in _ANSWERED_BY_OPTION:
        return
    every = bool(_RETURNED.search(_words(question.explanation)))
    for place, option in enumerate(question.options):
        if option.bring is None and (every or _TO_BRING.search(_said(option))):
            message = told("something is brought later: say what in `bring`, and the slip names it")
            yield Finding((*path, "options", place), message)


def _enough(question: Question, path: Path) -> Iterator[Finding]:
    """「どちらか、ひとつで足ります」 without `any_one`: the slip would ask for all of them."""
    said = _words(question.explanation) + _words(question.note)
    several = question.kind == "documents" and len(question.options) > 1
    if several and not question.any_one and _ONE_IS_ENOUGH.search(said):
        yield Finding(path, told("one of these is enough, it says: write `any_one: true`"))


def _guided(procedure: Procedure, question: Question, path: Path) -> Iterator[Finding]:
    """「このあと、ごあんないします」 and no step that depends on the answer."""
    said = (question.why, question.explanation, question.note, *(one.note for one in question.options))
    if question.kind == "next-steps" or not any(_GUIDED_ON.search(_words(one)) for one in said):
        return
    if not any(question.id in _looked_at(one) for one in procedure.questions if one.kind == "next-steps"):
        yield Finding(path, told("promises to guide on, and no step of `next-steps` looks at this answer"))


def _looked_at(steps: Question) -> set[str]:
    """Every answer by which steps are found."""
    conditions = (steps.when, *(option.when for option in steps.options))
    return {name for one in conditions for name in fields_of(one)}


def _said(option: Choice) -> str:
    return f"{_words(option.label)} {_words(option.note)}"


def _words(text: str | None) -> str:
    return plain(text or "").replace("\u200b", "")
