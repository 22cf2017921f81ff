from __future__ import annotations

import pytest

from kiosk.forms.authoring.holders_said import holders_said
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in holders_said(one)]


def account(holder: str, **texts: object) -> Procedure:
    asked = question("bank-account", holder=holder, **texts)
    return procedure("tenkyo").model_copy(update={"questions": (asked,)})


def test_no_installed_text_contradicts_whose_account_it_is() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


def test_installed_account_taken_of_anybody_is_told() -> None:
    one = procedure("jido-teate")
    place = next(place for place, asked in enumerate(one.questions) if asked.kind == "bank-account")
    asked = one.questions[place].model_copy(update={"holder": "any"})
    spoilt = one.model_copy(
        update={"questions": (*one.questions[:place], asked, *one.questions[place + 1 :])}
    )
    (found,) = told(spoilt)
    message = "says 「受け取る親の口座」 alone; `holder: any` takes anybody's account"
    assert found == (f"questions.{place}.explanation", message)


@pytest.mark.parametrize(
    "text",
    ["ご本人の口座だけです。", "{世帯主|せたいぬし}の名前の口座に限ります。", "あなたの口座のみです。"],
)
def test_words_that_name_one_holder_allow_no_other(text: str) -> None:
    ((where, message),) = told(account("any", explanation=text))
    assert where == "questions.0.explanation"
    assert "`holder: any` takes anybody's account" in message
    assert told(account("subject", explanation=text)) == []


def test_words_that_allow_anybody_have_no_holder() -> None:
    ((_, message),) = told(account("subject", explanation="家族の口座でも、だいじょうぶです。"))
    assert message == "says that anybody's account is taken; `holder` is 'subject'"
    assert told(account("any", explanation="家族の口座でも、だいじょうぶです。")) == []
