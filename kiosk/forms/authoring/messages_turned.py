"""A message that says the opposite of its rule: 「より後の日は…」 where the rule refuses days before.

Either the message or the condition is turned round; whoever reads it changes the day the wrong way, and is
refused again. Or it says 「生まれる前です」, which leaves open what would be right. Only rules that compare
days, all in one direction, and sentences that say earlier or later are looked at; what a message says beside
that is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, sentences
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Check, Procedure

_EARLY, _LATE = "early", "late"
_SAID = {_EARLY: told("early"), _LATE: told("late")}
_BEFORE = r"(?:(?<!名)前|まえ|以前)"
_AFTER = r"(?:あと|後(?!見|期)|のち|以降)"
_GIVE = r"(?:して|入れて|いれて|えらんで|選んで|直して|なおして)(?:ください|下さい)"
_DAY = r"(?:の?日|の?年|の?月)(?:付)?"
_REFUSED = r"(?:せん|だめです|まちがい)"
_NOT_TAKEN = rf"{_DAY}(?:です|(?:は|を|に)[^。]*{_REFUSED})"
"""「…の日です」「…の日は、入れられません」."""
_BORN = "に、?[^。]*生まれ"
_THAN = "より、?[^。]{0,6}"
_TODAY = "(?:きょう|今日|本日)"
_TELLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (_LATE, re.compile(rf"{_THAN}{_BEFORE}{_DAY}(?:に|を){_GIVE}")),
    (_LATE, re.compile(rf"{_TODAY}まで{_DAY}(?:に|を|だけを?){_GIVE}")),
    (_EARLY, re.compile(rf"{_THAN}{_AFTER}{_DAY}(?:に|を){_GIVE}")),
    (_EARLY, re.compile(rf"{_TODAY}(?:から|以降|より後|よりあと){_DAY}(?:に|を|だけを?){_GIVE}")),
    (_EARLY, re.compile(rf"{_THAN}{_BEFORE}(?:{_NOT_TAKEN}|{_BORN})")),
    (_LATE, re.compile(rf"{_THAN}{_AFTER}(?:{_NOT_TAKEN}|{_BORN})")),
    (_EARLY, re.compile(rf"(?:すぎた|過ぎた){_NOT_TAKEN}")),
    (_LATE, re.compile(rf"(?:これから|先){_NOT_TAKEN}")),
)
"""What each way of saying it tells of the day that was answered: too early, or too late."""
_VAGUE = re.compile(rf"(?:{_BEFORE}|{_AFTER})です|(?:始|はじ)まっていません")
"""「生まれる前です」: neither which day nor which way to change it."""


def messages_turned(procedure: Procedure) -> Iterator[Finding]:
    """Every message that tells somebody the opposite of what their rule refuses."""
    for place, check in enumerate(procedure.checks):
        refused = _refused(check)
        told_of = {way for one in sentences(narrow(check.message)) if (way := _told_of(one))}
        if len(refused) == 1 and told_of and not refused & told_of:
            message = told(
                "says the opposite of its rule, which refuses a day that is too {way}: turn one round",
                way=_SAID[refused.pop()],
            )
            yield Finding(("checks", place, "message"), message)
        elif len(refused) == 1 and not told_of and _VAGUE.search(narrow(check.message)):
            message = told("leaves open which day is right: write 「…より前の日にしてください」")
            yield Finding(("checks", place, "message"), message)


def _told_of(sentence: str) -> str | None:
    return next((way for way, pattern in _TELLS if pattern.search(sentence)), None)


def _refused(check: Check) -> set[str]:
    """Whether a day is refused that is too early, or too late; of the answer at which the message stands."""
    found = set(_ways(check.wrong_when, holds=True))
    about = {(node.field, node.compared) for node in _compared(check.wrong_when)}
    if all(field != check.field and _whole(other) == check.field for field, other in about):
        return {{_EARLY: _LATE, _LATE: _EARLY}[one] for one in found}
    return found


def _whole(name: str | None) -> str | None:
    """`deceased` of `deceased.birth_date`; the two persons a form is about are asked part by part."""
    whole, _, _part = (name or "").partition(".")
    return name if whole in ("subject", "visitor") else whole


def _ways(condition: Condition, *, holds: bool) -> Iterator[str]:
    for inner in (*(condition.all_ or ()), *(condition.any_ or ())):
        yield from _ways(inner, holds=holds)
    if condition.not_ is not None:
        yield from _ways(condition.not_, holds=not holds)
    if condition.before is not None:
        yield _EARLY if holds else _LATE
    elif condition.after is not None:
        yield _LATE if holds else _EARLY
    elif condition.past is not None:
        yield _EARLY if holds else _LATE


def _compared(condition: Condition) -> Iterator[Condition]:
    for inner in (condition.not_, *(condition.all_ or ()), *(condition.any_ or ())):
        if inner is not None:
            yield from _compared(inner)
    if condition.before is not None or condition.after is not None:
        yield condition
