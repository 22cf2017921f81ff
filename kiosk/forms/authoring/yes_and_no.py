"""Answers whose words are the wrong way round: 「出しません」 at yes; and questions with a not.

To 「出しませんか」 some say yes, and some say no, who mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import Told, told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_YES_IDS = re.compile(r"(?:yes|here|some|all|has|have|had|with|is|done|there|exists|owns?)(?:-.+)?")
_NO_IDS = re.compile(r"(?:no|not|none|nobody|nothing|nowhere|without|never|lacks?)(?:-.+)?")
"""Ids that say yes or no by themselves; all others say something of their own (`ward`, `elsewhere`)."""
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
    yes = next((_end(one.label) for one in question.options if one.id == "yes"), "")
    for place, option in enumerate(question.options):
        message = _of_option(option, title, yes)
        if message is not None:
            yield Finding((*path, "options", place, "label"), message)


def _of_option(option: Choice, title: str, yes: str) -> Told | None:
    """What is wrong with the words of one answer; `yes` are those of the answer yes."""
    label = _end(option.label)
    if _is_other_answer(option, label, title):
        return told(
            "「{text}」 stands at the answer {id!r}: are はい and いいえ the wrong way round?",
            text=label,
            id=option.id,
        )
    if _denies(option, label, title):
        return told("says no with a yes: 「{label}」 is no answer to 「{title}」", label=label, title=title)
    if _is_no(option, label) and _affirms(label, title, yes):
        return told("says yes at the answer no: are the two labels the wrong way round?")
    return None


def _asks_not(question: Question, path: Path) -> Iterator[Finding]:
    """「出していませんか」: whoever has not says yes, and no, too."""
    if question.kind != "yes-no" and not any(_SAYS_YES.match(_end(one.label)) for one in question.options):
        return
    own = ((("by_applicant", who, "title"), one.title) for who, one in question.by_applicant.items())
    for key, title in ((("title",), question.title), *own):
        if title and _ASKS_NOT.search(_end(title)):
            message = told("asks with a not, so that yes can mean either: ask without it")
            yield Finding((*path, *key), message)


def _is_other_answer(option: Choice, label: str, title: str) -> bool:
    """はい at the option that is nothing; `yes` and `no` themselves are looked at before anybody is asked.

    At `not-yet` 「はい、まだです」 is an answer; one that repeats the question is none.
    """
    if option.id != "no" and _NO_IDS.fullmatch(option.id):
        says_yes = _SAYS_YES.match(label) is not None and _NEGATIVE_TITLE.search(title) is None
        return says_yes and (not option.id.startswith("not") or _repeats(label, title))
    is_yes = option.id != "yes" and _YES_IDS.fullmatch(option.id) is not None
    return is_yes and _SAYS_NO.match(label) is not None


def _denies(option: Choice, label: str, title: str) -> bool:
    """A yes whose words say no, though the question has no not in it."""
    is_yes = _YES_IDS.fullmatch(option.id) is not None or _SAYS_YES.match(label) is not None
    return is_yes and _NEGATIVE.search(label) is not None and _NEGATIVE_TITLE.search(title) is None


def _is_no(option: Choice, label: str) -> bool:
    return _NO_IDS.fullmatch(option.id) is not None or _SAYS_NO.match(label) is not None


def _affirms(label: str, title: str, yes: str) -> bool:
    """A no that says what the question asks, as 「出します」 to 「出しますか」, or what yes denies."""
    denied = _NEGATIVE.search(yes) is not None and not _SAYS_YES.match(yes)
    turned = denied and _NEGATIVE.search(label) is None
    return _repeats(label, title) or (turned and _NEGATIVE_TITLE.search(title) is None)


def _repeats(label: str, title: str) -> bool:
    said = _SAYS_NO.sub("", _SAYS_YES.sub("", label)).lstrip("、 ")
    return bool(said) and title.removesuffix("か").endswith(said)


def _end(text: str) -> str:
    return narrow(text).rstrip("。？?")
