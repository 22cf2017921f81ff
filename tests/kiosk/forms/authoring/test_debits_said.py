from __future__ import annotations

import pytest

from kiosk.forms.authoring.debits_said import debits_said
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in debits_said(one)]


def account(*, debit: bool, **texts: object) -> Procedure:
    asked = question("bank-account", holder="any", debit=debit, **texts)
    return procedure("tenkyo").model_copy(update={"questions": (asked,)})


def test_no_installed_text_contradicts_which_way_money_goes() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize(("name", "where"), [("kokuho-kanyu", "why"), ("jido-teate", "explanation")])
def test_installed_account_turned_round_is_told(name: str, where: str) -> None:
    one = procedure(name)
    turned = tuple(
        asked.model_copy(update={"debit": not asked.debit}) if asked.kind == "bank-account" else asked
        for asked in one.questions
    )
    found = told(one.model_copy(update={"questions": turned}))
    assert where in [path.rpartition(".")[2] for path, _ in found]


@pytest.mark.parametrize(
    "text",
    ["会費を、口座から引きます。", "{振替|ふりかえ}をする口座です。", "毎月27日に引き落とします。"],
)
def test_words_that_draw_from_an_account_need_debit(text: str) -> None:
    ((where, message),) = told(account(debit=False, explanation=text))
    assert where == "questions.0.explanation"
    assert message == "says that money is taken from the account: say `debit: true`"
    assert told(account(debit=True, explanation=text)) == []


@pytest.mark.parametrize("text", ["お金を、その口座に送ります。", "受け取る方の口座です。"])
def test_words_that_pay_into_an_account_contradict_debit(text: str) -> None:
    ((_, message),) = told(account(debit=True, explanation=text))
    assert message.startswith("says that money is paid into the account")
    assert told(account(debit=False, explanation=text)) == []
