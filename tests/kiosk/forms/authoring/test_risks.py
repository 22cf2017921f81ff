from __future__ import annotations

import pytest

from kiosk.forms.authoring.risks import risks
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in risks(one)]


def changed(name: str, field: str, **keys: object) -> tuple[Procedure, int]:
    one = procedure(name)
    place = [str(asked.id) for asked in one.questions].index(field)
    asked = one.questions[place].model_copy(update=keys)
    questions = (*one.questions[:place], asked, *one.questions[place + 1 :])
    return one.model_copy(update={"questions": questions}), place


def test_every_installed_risk_is_confirmed() -> None:
    for one in library().procedures():
        assert told(one) == [], one.id


@pytest.mark.parametrize(
    ("name", "field", "risk"),
    [
        ("jido-teate", "bank_account", "account"),
        ("okuyami", "proxy_account", "account"),
        ("koseki", "copies_removed", "copies"),
        ("kazei-shomei", "year_2", "year"),
    ],
)
def test_riskiest_answer_that_is_not_confirmed_is_told(name: str, field: str, risk: str) -> None:
    one, place = changed(name, field, confirm=None)
    message = f"what goes wrong with this answer costs somebody money or a way: say `confirm: {risk}`"
    assert told(one) == [(f"questions.{place}", message)]


def test_account_that_is_confirmed_as_something_else_is_told() -> None:
    one, place = changed("jido-teate", "bank_account", confirm="content")
    assert [where for where, _ in told(one)] == [f"questions.{place}.confirm"]


@pytest.mark.parametrize("kind", ["text", "digits"])
@pytest.mark.parametrize("title", ["{口座|こうざ}番号は何番ですか", "どの支店ですか"])
def test_account_in_letters_is_told(kind: str, title: str) -> None:
    asked = question(kind, title=title, groups="7") if kind == "digits" else question(kind, title=title)
    one = procedure("tenkyo").model_copy(update={"questions": (asked,), "nothing_to_confirm": "a test"})
    message = "asks for an account in letters or figures: use the kind 'bank-account'"
    assert told(one) == [("questions.0.kind", message)]
