"""Which answers are shown once more by themselves (`confirm`).

Accounts, years and whatever the fee counts always; others where their authors mark them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.basics.telling import told
from kiosk.forms.authoring.narrow import narrow
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.placed_questions import questions_of
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question, Risk
from kiosk.forms.definition.yaml_lines import Path

_OF_KIND: dict[str, Risk] = {"bank-account": "account", "year": "year"}
_ACCOUNT = re.compile("口座番号|口座の番号|振込先|振りこみ先|振り込み先|支店")


def risks(procedure: Procedure) -> Iterator[Finding]:
    """Every answer that has to be confirmed singly and is not; marks without a reason, and none at all."""
    marked = any(question.confirm is not None for question in procedure.questions)
    if not marked and not procedure.nothing_to_confirm:
        message = told("no answer has `confirm`: mark the riskiest, or say `nothing_to_confirm: why`")
        yield Finding(("questions",), message)
    if marked and procedure.nothing_to_confirm:
        yield Finding(("nothing_to_confirm",), told("some answers are confirmed: leave this out"))
    for path, question in questions_of(procedure):
        yield from _of_question(question, path, _needed(procedure, question))
        if _is_account_in_letters(question):
            message = told("asks for an account in letters or figures: use the kind 'bank-account'")
            yield Finding((*path, "kind"), message)


def _of_question(question: Question, path: Path, needed: Risk | None) -> Iterator[Finding]:
    if question.confirm is not None and not question.why:
        message = told("an answer that is confirmed needs `why`: say why it is asked")
        yield Finding((*path, "confirm"), message)
    if needed is None or question.confirm == needed:
        return
    if question.confirm is None or question.kind in _OF_KIND:
        pattern = "what goes wrong with this answer costs somebody money or a way: say `confirm: {risk}`"
        where = path if question.confirm is None else (*path, "confirm")
        yield Finding(where, told(pattern, risk=needed))


def _needed(procedure: Procedure, question: Question) -> Risk | None:
    """What is at risk, by the kind of the question, or since the fee counts it."""
    is_counted = procedure.fee is not None and question.id in procedure.fee.prices
    return "copies" if is_counted else _OF_KIND.get(question.kind)


def _is_account_in_letters(question: Question) -> bool:
    texts = (narrow(one) for one in (question.title, question.label, question.paper) if one)
    return question.kind in ("text", "digits") and any(map(_ACCOUNT.search, texts))
