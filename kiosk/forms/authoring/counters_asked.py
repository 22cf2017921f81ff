"""Questions for a number whose words count something else than their unit: 何枚 for what is counted in 通.

(Counters of the ward, 窓口, are looked at in `counters_said`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.fees_counted import ALIKE
from kiosk.forms.authoring.narrow import narrow, said
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_COUNTERS = "通|枚|部屋|部|冊|件|組|個|こ|つ|人|名|台|本|箱|匹|頭|室|羽|足|着|か月|歳"
_ASKED = re.compile(rf"何({_COUNTERS})(?!間)")
_LIMITED = re.compile(rf"\d+({_COUNTERS})(?:まで|以上|以下|以内|より多|より少)")


def counters_asked(procedure: Procedure) -> Iterator[Finding]:
    """Every text about a count that counts in another word than its `unit`."""
    for path, question in every_question(procedure):
        if question.kind == "count" and question.unit:
            yield from _of_question(question, narrow(question.unit), path)


def _of_question(question: Question, unit: str, path: Path) -> Iterator[Finding]:
    for where, text in said(question):
        for counter in (*_ASKED.findall(text), *_LIMITED.findall(text)):
            if counter != unit and not any({counter, unit} <= alike for alike in ALIKE):
                message = told("counts in 「{counter}」; `unit` says 「{unit}」", counter=counter, unit=unit)
                yield Finding((*path, *where), message)
