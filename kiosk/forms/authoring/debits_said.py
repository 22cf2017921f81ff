"""Which way money goes at an account, in words that `debit` contradicts: 「振替口座」 without it."""

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

_DRAWN = re.compile("振替|振り替え|引き?落と?し|口座から(?:、|毎月|自動で)*(?:はら|払|支払|しはら|引)")
_PAID_IN = re.compile("振込|振り込|受取口座|受け取る|口座[にへ](?:、)?(?:送|入り|入れ|ふりこ)")


def debits_said(procedure: Procedure) -> Iterator[Finding]:
    """Every text at an account that money is drawn from without `debit`, or paid into with it."""
    for path, question in every_question(procedure):
        if question.kind == "bank-account":
            yield from _of(question, path)


def _of(question: Question, path: Path) -> Iterator[Finding]:
    pattern, wrong = (
        (_PAID_IN, told("says that money is paid into the account; `debit: true` takes it from there"))
        if question.debit
        else (_DRAWN, told("says that money is taken from the account: say `debit: true`"))
    )
    for key, text in (*said(question), (("paper",), question.paper or "")):
        if pattern.search(text):
            yield Finding((*path, *key), wrong)
