"""What is asked once more about the holder of an account (名義), and then taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.forms.answers import FieldProblem
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.fields.bank_account import BankAccount, is_voiced_otherwise


def doubts(procedure: Procedure, facts: Facts, asked: str) -> Iterator[FieldProblem]:
    """A name that is another only by ゛ or ゜: the bank book knows, and only its holder has it.

    A transfer to ヤマサキ for ヤマザキ comes back, so it is worth a second look; but a bank may have it so.
    """
    question = procedure.question(asked)
    data = facts.data.get(asked)
    if question is None or question.kind != "bank-account" or not isinstance(data, Mapping):
        return
    own = facts.data.get(f"{question.holder}.name_kana")
    account = BankAccount(place=str(data.get("place")), holder=str(data.get("holder") or ""))
    if isinstance(own, str) and account.place != "registered" and is_voiced_otherwise(account, own):
        yield FieldProblem(procedure.field_id(question.id), "holder-voiced-otherwise", {}, "holder")
