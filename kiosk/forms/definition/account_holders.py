"""In whose name an account has to be: without it, money goes to whoever's account was typed."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path


def account_holders(procedure: Procedure) -> Iterator[Finding]:
    """Every question for an account that does not say whose; any name is said, too (`holder: any`)."""
    for path, question in every_question(procedure):
        yield from _of(question, path)


def _of(question: Question, path: Path) -> Iterator[Finding]:
    if question.kind == "bank-account" and question.holder is None:
        message = told("does not say in whose name the account is: `holder: subject`, `visitor` or `any`")
        yield Finding((*path, "holder"), message)
