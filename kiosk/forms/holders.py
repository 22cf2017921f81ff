"""What is asked once more about the holder of an account (名義), and then taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.forms import people
from kiosk.forms.answers import Answers, FieldProblem
from kiosk.forms.conditions import Facts
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.bank_account import BankAccount, is_voiced_otherwise, may_be_held, pays


def may_be(question: Question, account: BankAccount, answers: Answers) -> bool:
    """Whether an account can be that of whoever has to hold it, and pays where money is taken from it."""
    if question.debit and not pays(account):
        return False
    role = next((one for one in people.ROLES if one == question.holder), None)
    person = None if role is None else people.person_of(role, answers)
    return role is None or (person is not None and may_be_held(account, person.name_kana or ""))


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
