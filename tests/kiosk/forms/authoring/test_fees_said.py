from __future__ import annotations

import pytest

from kiosk.forms.authoring.fees_said import fees_said
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import path_of
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in fees_said(one, path_of)]


def with_fee(name: str, **keys: object) -> Procedure:
    one = procedure(name)
    assert one.fee is not None
    return one.model_copy(update={"fee": one.fee.model_copy(update=keys)})


def explained(name: str, field: str, text: str) -> Procedure:
    one = procedure(name)
    questions = tuple(
        asked.model_copy(update={"explanation": text}) if asked.id == field else asked
        for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_no_installed_text_contradicts_its_fee() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize("label", ["1通 200円", "１通２００円です。", "{一通|いっつう}二百円", "200円"])
def test_fee_that_its_label_contradicts_is_told(label: str) -> None:
    assert told(with_fee("juminhyo", label=label)) == [("fee.label", "says 200 yen; the fee is 300")]


@pytest.mark.parametrize("text", ["手数料は、1,300円です。", "1300円を持ってきてください。"])
def test_fee_in_any_text_is_looked_at(text: str) -> None:
    one = procedure("juminhyo")
    thing = one.bring[1].model_copy(update={"note": text})
    elsewhere = one.model_copy(update={"bring": (one.bring[0], thing)})
    assert told(elsewhere) == [("bring.1.note", "says 1300 yen; the fee is 300")]


def test_price_of_another_count_is_told() -> None:
    ((path, message),) = told(explained("koseki", "copies_removed", "1通450円です。"))
    assert path.endswith(".explanation")
    assert message == "says 450 yen; the fee is 750"
    assert told(explained("koseki", "copies_removed", "1通750円です。")) == []


def test_sum_of_several_is_counted() -> None:
    assert told(explained("juminhyo", "copies", "2通で600円です。")) == []
    assert len(told(explained("juminhyo", "copies", "2通で500円です。"))) == 1


@pytest.mark.parametrize("text", ["{切手|きって}は110円です。", "収入が1000円でもあれば、入れます。"])
def test_other_sums_are_let_be(text: str) -> None:
    assert told(explained("juminhyo", "copies", text)) == []


def test_fee_of_a_procedure_without_one_is_told() -> None:
    for text in ("手数料は300円です。", "300円かかります。"):
        assert told(procedure("tenkyo").model_copy(update={"result": text})) == [
            ("result", "names a fee, and `fee` is missing")
        ]


def test_free_where_everybody_pays_is_told() -> None:
    wrong = procedure("juminhyo").model_copy(
        update={"result": "{手数料|てすうりょう}は{無料|むりょう}です。"}
    )
    assert told(wrong) == [("result", "says that it is free; the fee is 300 yen, always")]
    assert told(procedure("juminhyo").model_copy(update={"result": "無料ではありません。"})) == []


def test_exemption_that_its_condition_contradicts_is_told() -> None:
    fee = procedure("kazei-shomei").fee
    assert fee is not None
    (free,) = fee.free
    other = free.model_copy(update={"label": "児童{扶養|ふよう}手当や銀行・ローンに使うときは、無料です。"})
    assert told(with_fee("kazei-shomei", free=(other,))) == [
        ("fee.free.0.label", "says '銀行ローン'; `when` does not have it"),
        ("fee.free.0.label", "does not say '年金', which `when` has (use)"),
    ]
    fewer = free.model_copy(update={"when": free.when.model_copy(update={"in_": ("child-support",)})})
    found = told(with_fee("kazei-shomei", free=(fewer,)))
    assert ("fee.free.0.label", "says '年金'; `when` does not have it") in found


def test_sum_in_an_exemption_is_looked_at() -> None:
    fee = procedure("kazei-shomei").fee
    assert fee is not None
    half = fee.free[0].model_copy(update={"label": "児童扶養手当や年金に使うときは、150円です。"})
    assert told(with_fee("kazei-shomei", free=(half,))) == [
        ("fee.free.0.label", "says 150 yen; the fee is 300")
    ]


def test_option_that_says_it_is_free_is_free() -> None:
    fee = procedure("kazei-shomei").fee
    assert fee is not None
    fewer = fee.free[0].model_copy(
        update={
            "when": fee.free[0].when.model_copy(update={"in_": ("pension",)}),
            "label": "年金に使うときは、無料です。",
        }
    )
    ((path, message),) = told(with_fee("kazei-shomei", free=(fewer,)))
    assert path.endswith(".note")
    assert message == "says that it is free; `free` does not have 'child-support'"


@pytest.mark.parametrize("text", ["300円です。", "お金は、300円いります。"])
def test_sum_alone_is_a_fee(text: str) -> None:
    wrong = procedure("tenkyo").model_copy(update={"result": text})
    assert told(wrong) == [("result", "names a fee, and `fee` is missing")]
