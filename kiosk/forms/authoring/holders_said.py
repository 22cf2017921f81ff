"""Whose account it may be, in words that `holder` contradicts: 「ご本人の口座だけです」 at `holder: any`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import said
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path

_ONLY = re.compile(
    r"([^。、「」]{1,16}の(?:お?名前の|名義の)?口座)(?:だけ|のみ|に(?:限|かぎ)|(?:を|で)、?お?(?:ねがい|願い|入れて))"
)
_ANY = re.compile("(?:どなた|だれ|誰|ほかの方|別の方|家族)の(?:お?名前の|名義の)?口座でも")


def holders_said(procedure: Procedure) -> Iterator[Finding]:
    """Every text at a question for an account that names one holder where any is taken, or any for one."""
    for path, question in every_question(procedure):
        if question.kind == "bank-account":
            yield from _of(question, path)


def _of(question: Question, path: Path) -> Iterator[Finding]:
    for key, text in said(question):
        only = _ONLY.search(text)
        if question.holder == "any" and only is not None:
            pattern = "says 「{said}」 alone; `holder: any` takes anybody's account"
            yield Finding((*path, *key), told(pattern, said=only[1]))
        elif question.holder in ("subject", "visitor") and _ANY.search(text):
            pattern = "says that anybody's account is taken; `holder` is {holder!r}"
            yield Finding((*path, *key), told(pattern, holder=question.holder))
