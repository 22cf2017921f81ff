"""An account that was named to receive is proposed where money is drawn, and never taken unasked."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Data
from kiosk.visit.events import Acted
from kiosk.visit.states import Asking
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.paced_visit import handbook_of

ACCOUNT = "kokuho-kanyu.account"
BIRTH: Mapping[str, Data] = {
    "birth.registered": True,
    "birth.allowance": "born-first",
    "birth.insurance": "kokuho",
    "birth.parents": "japanese",
    "kokuho-kanyu.debit": True,
}
SAVINGS = {
    "place": "bank", "bank": "みほん", "branch": "おうじ", "branch_code": "123", "type": "savings",
    "number": "1234567", "holder": "みほん\u3000はなこ",
}  # fmt: skip


def at_the_debit(**answers: Data) -> GuidedVisit:
    """A visit after a birth, at the first screen of the account that the premium is drawn from."""
    visit = GuidedVisit(handbook_of(), {**BIRTH, **answers})
    visit.begins("children", "birth")
    for _ in range(400):
        step = visit.paced.visit.step
        if isinstance(step, Asking) and step.question == ACCOUNT:
            return visit
        visit.shown.append(visit.paced.screen.name)
        visit._one()
    raise AssertionError(visit.shown[-10:])


def ways(visit: GuidedVisit) -> list[str]:
    step = visit.paced.visit.step
    assert isinstance(step, Asking)
    handbook, answers = visit.handbook, visit.paced.visit.answers
    interview = handbook.interview("kokuho-kanyu", "self", "ja", visit.paced.now.date())
    question = interview.question(step.question, answers)
    return [one.id for one in interview.view(question, step.part, {}, answers).field.extras]


def test_account_named_to_receive_is_asked_again_and_confirmed_singly() -> None:
    visit = at_the_debit()
    visit.to_the_end()
    asked = [(one.by, one.id) for one in visit.asked if "account" in one.id]
    assert asked == [("jido-teate", "bank_account"), ("kokuho-kanyu", ACCOUNT)]
    assert [one for one in visit.shown if one.startswith("confirming-answer:") and ACCOUNT in one]


def test_account_named_to_receive_is_taken_at_one_touch_and_confirmed_singly() -> None:
    visit = at_the_debit()
    assert ways(visit) == ["known:0"]
    paced = visit.paced
    paced.happens(Acted(FieldId(ACCOUNT), "place", "known:0"))
    assert isinstance(paced.visit.step, Asking)
    assert (paced.visit.step.question, paced.visit.step.part) == (ACCOUNT, "holder")
    paced.press("next")
    answers = paced.visit.answers
    assert answers.get(FieldId(ACCOUNT)) == answers.get(FieldId("bank_account"))
    visit.to_the_end()
    assert [one for one in visit.shown if one.startswith("confirming-answer:") and ACCOUNT in one]


@pytest.mark.parametrize("receives", [{"place": "registered"}, SAVINGS], ids=["public", "savings"])
def test_account_that_only_receives_is_not_proposed(receives: Data) -> None:
    visit = at_the_debit(bank_account=receives)
    assert ways(visit) == []
