from __future__ import annotations

import pytest

from kiosk.forms.authoring.fees_counted import fees_counted
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import path_of
from tests.fakes.form_parts import library, procedure

UNPRICED = "is counted, and `fee` has no price for it: add it to `rows`"


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in fees_counted(one, path_of)]


def with_fee(name: str, **keys: object) -> Procedure:
    one = procedure(name)
    assert one.fee is not None
    return one.model_copy(update={"fee": one.fee.model_copy(update=keys)})


def worded(name: str, field: str, **texts: object) -> Procedure:
    one = procedure(name)
    questions = tuple(
        asked.model_copy(update=texts) if asked.id == field else asked for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_every_installed_fee_counts_what_its_texts_say() -> None:
    for one in library().procedures():
        assert told(one) == [], one.id


@pytest.mark.parametrize("left_out", ["copies_removed", "copies_code"], ids=["same-unit", "own-unit"])
def test_count_without_a_price_is_told(left_out: str) -> None:
    fee = procedure("koseki").fee
    assert fee is not None
    rows = tuple(one for one in fee.rows if one.per != left_out)
    place = [str(one.id) for one in procedure("koseki").questions].index(left_out)
    assert told(with_fee("koseki", rows=rows)) == [(f"questions.{place}", UNPRICED)]


def test_count_whose_price_is_decided_later_says_so() -> None:
    ((where, message),) = told(worded("koseki", "chain_sets", explanation="5{組|くみ}までとれます。"))
    assert (where.startswith("questions."), message) == (True, UNPRICED)


def test_price_that_no_label_names_is_told() -> None:
    fee = procedure("juminhyo").fee
    assert fee is not None
    message = "costs 30 yen; the label of `fee` does not say so"
    assert told(with_fee("juminhyo", amount=30)) == [("fee.amount", message)]
    row = fee.rows[0].model_copy(update={"amount": 30})
    assert told(with_fee("juminhyo", rows=(row, *fee.rows[1:]))) == [("fee.rows.0.amount", message)]


def test_price_outside_the_range_of_the_label_is_told() -> None:
    wrong = with_fee("koseki", label="1通 300円から450円")
    found = {where for where, _ in told(wrong)}
    assert found == {"fee.rows.2.amount", "fee.rows.3.amount"}


@pytest.mark.parametrize("label", ["1部屋 300円", "1{部屋|へや}につき300円", "{一人|ひとり} 300円"])
def test_label_that_counts_something_else_is_told(label: str) -> None:
    ((where, message),) = told(with_fee("inkan-shomei", label=label))
    assert where == "fee.label"
    assert message.startswith("says the price of one 「")
    assert message.endswith("`per` counts 通")


def test_other_words_for_the_same_counter_are_let_be() -> None:
    assert told(worded("inkan-shomei", "copies", unit="名")) != []
    people = worded("inkan-shomei", "copies", unit="名")
    fee = people.fee
    assert fee is not None
    assert told(people.model_copy(update={"fee": fee.model_copy(update={"label": "1人 300円"})})) == []


def test_price_of_one_that_is_multiplied_by_nothing_is_told() -> None:
    message = "says the price of one 「通」: write `per: copies`"
    assert told(with_fee("inkan-shomei", per=None)) == [("fee.label", message)]


def test_money_to_bring_without_a_fee_is_told() -> None:
    message = "speaks of a fee to be paid, and `fee` is missing"
    found = told(procedure("inkan-shomei").model_copy(update={"fee": None}))
    assert [one for _, one in found] == [message, message]
    assert found[0][0] == "handled_by.pay"


def test_sums_for_stamps_are_let_be() -> None:
    assert told(worded("inkan-shomei", "copies", note="切手は、1枚110円です。")) == []


def test_label_that_does_not_say_per_what_it_is_is_told() -> None:
    message = "does not say of what it is the price: write 「1通 300円」"
    assert told(with_fee("inkan-shomei", label="300円")) == [("fee.label", message)]
