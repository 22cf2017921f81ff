from __future__ import annotations

from kiosk.forms.definition.account_holders import account_holders
from kiosk.forms.fields.kind import Parsed
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, library, parse, procedure, question


def told(**keys: object) -> list[tuple[str, str]]:
    asked = procedure("jido-teate").model_copy(update={"questions": (question("bank-account", **keys),)})
    return [(".".join(map(str, one.path)), one.message) for one in account_holders(asked)]


def test_account_that_is_anybodys_by_forgetting_is_told() -> None:
    ((path, message),) = told()
    assert path == "questions.0.holder"
    assert message.startswith("does not say in whose name the account is")


def test_whose_it_is_said_is_enough_even_anybodys() -> None:
    assert [told(holder=one) for one in ("subject", "visitor", "any")] == [[], [], []]


def test_name_of_anybodys_account_is_not_compared() -> None:
    spec = question("bank-account", holder="any")
    kind = KINDS["bank-account"]
    read = parse(spec, kind.data(spec, kind.sample(spec, context())))
    assert isinstance(read, Parsed)
    assert kind.check(spec, read.value, context()) == ()


def test_account_of_each_person_is_looked_at() -> None:
    each = {"id": "account", "kind": "bank-account", "title": "口座は", "label": "口座"}
    asked = procedure("jido-teate").model_copy(update={"questions": (question("persons", each=(each,)),)})
    assert [one.path[:4] for one in account_holders(asked)] == [("questions", 0, "each", 0)]


def test_every_shipped_account_says_whose_it_is() -> None:
    assert [one.id for one in library().procedures() if tuple(account_holders(one))] == []
