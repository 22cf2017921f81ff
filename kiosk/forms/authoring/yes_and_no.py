"""Answers whose words are the wrong way round: 「出しません」 at yes; and questions with a not.

To 「出しませんか」 some say yes, and some say no, who mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_YES_IDS = frozenset({"yes", "here", "some", "all"})
_NO_IDS = frozenset({"no", "none", "nobody", "nothing"})
_SAYS_YES = re.compile(r"はい(?:[、。\s]|$)")
_SAYS_NO = re.compile(r"いいえ(?:[、。\s]|$)")
_NEGATIVE = re.compile(
    r"(?:ません(?:でした)?|(?<![少すくあぶ危])ない(?:です)?|なかった(?:です)?|なし|ちがいます|不要です?)$"
)
_NEGATIVE_TITLE = re.compile(r"ない|なく|なかった|ません|まだ|いらな|不要|やめ|ことわ|断")
"""A question to which 「はい、受けとっていません」 is an answer."""
_ASKS_NOT = re.compile(
    r"(?:ません(?:でした)?|(?<![少すくあぶ危])ない(?:の|ん)?(?:です|でしょう)?|なかった(?:の|ん)?(?:です|でしょう)?)か$"
)


def yes_and_no(procedure: Procedure) -> Iterator[Finding]:
    """Every question to be answered with yes or no whose words turn an answer round."""
    for path, question in every_question(procedure):
        yield from _of_question(question, path)


def _of_question(question: Question, path: Path) -> Iterator[Finding]:
    either_way = tuple(_asks_not(question, path))
    if either_way:
        yield from either_way
        return
    title = _end(question.title)
    yes = next((one for one in question.options if one.id == "yes"), None)
    for place, option in enumerate(question.options):
        where: Path = (*path, "options", place, "label")
        label = _end(option.label)
        if _is_other_answer(option, label):
            yield Finding(where, told("says {text!r} of {id!r}", text=label, id=option.id))
        elif _denies(option, label, title):
            message = told(
                "says no with a yes: 「{label}」 is no answer to 「{title}」", label=label, title=title
            )
            yield Finding(where, message)
        elif option.id == "no" and yes is not None and _affirms(label, title, _end(yes.label)):
            message = told("says yes at the answer no: are the two labels the wrong way round?")
            yield Finding(where, message)


def _asks_not(question: Question, path: Path) -> Iterator[Finding]:
    """「出していませんか」: whoever has not says yes, and no, too."""
    if question.kind != "yes-no" and not any(_SAYS_YES.match(_end(one.label)) for one in question.options):
        return
    own = ((("by_applicant", who, "title"), one.title) for who, one in question.by_applicant.items())
    for key, title in ((("title",), question.title), *own):
        if title and _ASKS_NOT.search(_end(title)):
            message = told("asks with a not, so that yes can mean either: ask without it")
            yield Finding((*path, *key), message)


def _is_other_answer(option: Choice, label: str) -> bool:
    """はい at the option that is nothing; `yes` and `no` themselves are looked at before anybody is asked."""
    if option.id in _NO_IDS - {"no"}:
        return _SAYS_YES.match(label) is not None
    return option.id in _YES_IDS - {"yes"} and _SAYS_NO.match(label) is not None


def _denies(option: Choice, label: str, title: str) -> bool:
    """A yes whose words say no, though the question has no not in it."""
    is_yes = option.id == "yes" or _SAYS_YES.match(label) is not None
    return is_yes and _NEGATIVE.search(label) is not None and _NEGATIVE_TITLE.search(title) is None


def _affirms(label: str, title: str, yes: str) -> bool:
    """A no that says what the question asks, as 「出します」 to 「出しますか」, or what yes denies."""
    said = _SAYS_NO.sub("", label)
    repeated = bool(said) and title.removesuffix("か").endswith(said)
    turned = _NEGATIVE.search(yes) is not None and not _SAYS_YES.match(yes) and _NEGATIVE.search(said) is None
    return repeated or (turned and _NEGATIVE_TITLE.search(title) is None)


def _end(text: str) -> str:
    return narrow(text).rstrip("。？?")
