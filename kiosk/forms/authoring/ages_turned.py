"""Ages in a text the other way round than the rule beside it: 「65歳からの方の手続きです」 for 64 and below.

A message says who may go on (「登録は、15歳からです」) or who may not (「75歳からの方は、ほかの保険です」);
its rule refuses people above or below an age. The label of an exemption from the fee, and of an option, says
for whom its `when` holds. Only rules that compare ages in one direction are looked at, and sentences that
say one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow, sentences
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import Path

OLD, YOUNG = "old", "young"
_OTHER = {OLD: YOUNG, YOUNG: OLD}
SAID = {OLD: told("from an age on"), YOUNG: told("up to an age")}
_SPAN = re.compile(r"\d{1,3}歳?(?:から|[~〜～-])\d{1,3}歳")
"""「40歳から64歳」 has both directions."""
_AGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (OLD, re.compile(r"\d{1,3}歳(?:から|以上|より(?:上|年上)|を(?:すぎ|過ぎ|こえ|超え)た)")),
    (
        YOUNG,
        re.compile(r"\d{1,3}歳(?:まで|以下|未満|より(?:下|若い|年下)|に(?:ならない|なっていない|満たない))"),
    ),
)
_WHO = r"の?(?:方|人|者|お子さん|子ども|子)?"
_ABOUT_THEM = re.compile(rf"{_WHO}(?:は|が|には)")
"""「75歳からの方は、」: what follows is said of them, and mostly sends them elsewhere."""
_THEY_MAY = re.compile(r"(?:え|け|せ|べ|め|れ|でき)(?:ます|る)。?$|(?:対象|無料)です。?$")
_ONLY_THEM = re.compile(rf"{_WHO}(?:だけ|しか|のみ|の|で|、|。|$)")
"""「65歳からの方だけ」, 「65歳からの手続きです」, 「登録は15歳からです」: they may."""
_NOT = re.compile(r"(?:ません|ない|ないです|だめです|対象外です)。?$")


def ages_turned(procedure: Procedure) -> Iterator[Finding]:
    """Every text that says an age the other way round than its rule."""
    for place, check in enumerate(procedure.checks):
        said = {way for one in sentences(narrow(check.message)) if (way := _refused_in(one))}
        yield from _turned(said, check.wrong_when, ("checks", place, "message"))
    for place, free in enumerate(() if procedure.fee is None else procedure.fee.free):
        yield from _turned(_named(free.label), free.when, ("fee", "free", place, "label"))
    for path, question in questions_of(procedure):
        for inner, option in enumerate(question.options):
            for key, text in (("label", option.label), ("note", option.note or "")):
                yield from _turned(_named(text), option.when, (*path, "options", inner, key))


def _turned(said: set[str], rule: Condition | None, path: Path) -> Iterator[Finding]:
    """Where text and rule have one direction each, and not the same."""
    ways = set() if rule is None else set(directions(rule, holds=True))
    if len(ways) == 1 and said and not said & ways:
        pattern = "says the opposite of its rule, which holds of those {way}: turn one round"
        yield Finding(path, told(pattern, way=SAID[ways.pop()]))


def directions(condition: Condition, *, holds: bool) -> Iterator[str]:
    """Of each bound on an age, whether the condition holds (or does not) of those above or below it."""
    for inner in (*(condition.all_ or ()), *(condition.any_ or ())):
        yield from directions(inner, holds=holds)
    if condition.not_ is not None:
        yield from directions(condition.not_, holds=not holds)
    if condition.age is not None:
        bounds = ((OLD, condition.age.least), (YOUNG, condition.age.most))
        yield from (way if holds else _OTHER[way] for way, bound in bounds if bound is not None)


def _named(text: str) -> set[str]:
    """The one direction in which a label names ages."""
    found = {way for way, pattern in _AGES if pattern.search(_SPAN.sub("", narrow(text)))}
    return found if len(found) == 1 else set()


def _refused_in(sentence: str) -> str | None:
    """Whom a sentence of a message turns away; None where it does not say, or says both."""
    text = _SPAN.sub("", sentence.strip())
    matched = [(way, found.end()) for way, pattern in _AGES if (found := pattern.search(text))]
    if len(matched) != 1:
        return None
    way, end = matched[0]
    behind, denied = text[end:], _NOT.search(text) is not None
    if _ABOUT_THEM.match(behind):
        return _OTHER[way] if not denied and _THEY_MAY.search(text) else way
    if _ONLY_THEM.match(behind) is None or "以外" in behind:
        return None
    return way if denied and not re.match(rf"{_WHO}しか", behind) else _OTHER[way]
