from __future__ import annotations

import pytest

from kiosk.forms.authoring.counters_said import counters_said, steps_elsewhere
from kiosk.forms.definition.finding import Finding
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def handled(**keys: str) -> Procedure:
    one = procedure("juminhyo")
    return one.model_copy(update={"handled_by": one.handled_by.model_copy(update=keys)})


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), str(found.message)) for found in counters_said(one)]


def test_no_installed_text_names_another_counter() -> None:
    every: list[Finding] = []
    for one in library().procedures():
        every += [*counters_said(one), *steps_elsewhere(one, library())]
    assert every == []


@pytest.mark.parametrize(
    "pay", ["5番窓口で、紙とひきかえにはらいます。", "５番窓口で", "会計窓口ではらいます。"]
)
def test_fee_that_is_paid_elsewhere_is_told_unless_it_is_meant(pay: str) -> None:
    message = "is paid at another counter than '3番窓口': if that is so, say `other_counter: why`"
    assert told(handled(pay=pay)) == [("handled_by.pay", message)]
    assert told(handled(pay=pay, other_counter="the cashier is at 5 [A]")) == []


@pytest.mark.parametrize(
    "pay", ["3番窓口で、はらいます。", "三番窓口のあと、5番窓口で", "窓口で、はらいます。"]
)
def test_fee_that_is_paid_there_is_not_told(pay: str) -> None:
    assert told(handled(pay=pay)) == []


def test_text_that_names_a_counter_of_nobody_is_told() -> None:
    one = handled().model_copy(update={"result": "きょう、8番窓口で"})
    assert told(one) == [("result", "names counter 8; this is handled at '3番窓口'")]


def test_step_to_another_counter_than_its_procedure_has_is_told() -> None:
    one = procedure("okuyami")
    changed = []
    for question in one.questions:
        options = [
            option.model_copy(update={"where": "6番窓口"}) if option.procedure == "jido-teate" else option
            for option in question.options
        ]
        changed.append(question.model_copy(update={"options": tuple(options)}))
    found = list(steps_elsewhere(one.model_copy(update={"questions": tuple(changed)}), library()))
    assert found
    assert found[0].message == "is at '6番窓口'; 'jido-teate' itself is handled at '8番窓口'"
