"""Another counter (窓口) in a text than the one that handles it: somebody would wait at the wrong one.

Only counters with a number, or a name of their own (お悔やみ窓口), are compared. Those of other matters stand
in `where` and `elsewhere` of steps: compared with the procedure that the step leads to, where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.library import Library
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Handling, Procedure
from kiosk.forms.definition.soundness import path_of
from kiosk.forms.definition.texts import texts
from kiosk.forms.fields.kanji_digits import arabic

_NUMBER = re.compile(r"(\d+)番(?:の)?(?:窓口|まどぐち|カウンター)")
_NAME = re.compile(r"(?:^|[。、・で(（])([^\d\s。、・()（）]{1,8}?)(?:窓口|まどぐち)")
_KANJI = re.compile("[〇一二三四五六七八九十百]+(?=番)")
_ANY = frozenset({"", "その", "この", "区の", "同じ", "おなじ", "担当の", "係の", "申しこんだ", "はじめの"})
"""Before 窓口: no name of one."""
_OF_OTHERS = ("where", "elsewhere")


def counters_said(procedure: Procedure) -> Iterator[Finding]:
    """`pay` at another counter without a reason, and every text that names one that is none of its own."""
    handling = procedure.handled_by
    own = counters_in(f"{handling.counter}。{handling.hand_over}")
    if not own:
        return
    yield from _paid_elsewhere(handling, own)
    said = [(key, counters_in(text)) for key, text in texts(procedure)]
    others = {one for key, named in said if _is_of_others(key) for one in named}
    known = own | others | counters_in(f"{handling.pay or ''}。{handling.other_counter or ''}")
    for key, named in said:
        for one in sorted(one for one in named - known if one.isdecimal()):
            pattern = "names counter {number}; this is handled at {counter!r}"
            message = told(pattern, number=one, counter=narrow(handling.counter))
            yield Finding(path_of(procedure, key), message)


def steps_elsewhere(procedure: Procedure, library: Library) -> Iterator[Finding]:
    """A step that sends people to another counter than the procedure has which it leads to."""
    for path, question in questions_of(procedure):
        for place, option in enumerate(question.options):
            target = library.get(option.procedure) if option.procedure else None
            there = set() if target is None else counters_in(target.handled_by.counter)
            named = counters_in(option.where or "")
            if there and named and not there & named:
                pattern = "is at {where!r}; {other!r} itself is handled at {counter!r}"
                counter = "" if target is None else narrow(target.handled_by.counter)
                facts = {"where": narrow(option.where or ""), "other": option.procedure, "counter": counter}
                yield Finding((*path, "options", place, "where"), told(pattern, **facts))


def counters_in(text: str) -> set[str]:
    """The counters that a text names, by number or name; a bare 窓口 is any."""
    bare = _KANJI.sub(lambda found: arabic(found[0]), narrow(text))
    names = {one for one in _NAME.findall(bare) if one not in _ANY}
    return {*_NUMBER.findall(bare), *names}


def _paid_elsewhere(handling: Handling, own: set[str]) -> Iterator[Finding]:
    paid = counters_in(handling.pay or "")
    if paid and not paid & own and not handling.other_counter:
        pattern = "is paid at another counter than {counter!r}: if that is so, say `other_counter: why`"
        yield Finding(("handled_by", "pay"), told(pattern, counter=narrow(handling.counter)))


def _is_of_others(key: str) -> bool:
    return any(part in _OF_OTHERS for part in key.split("."))
