from __future__ import annotations

from kiosk.forms.authoring.printed_elsewhere import printed_elsewhere, printed_in
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure

PRINTED = printed_in(library().procedures())


def swapped(one: Procedure, field: str, first: str, second: str) -> Procedure:
    asked = one.question(field)
    assert asked is not None
    papers = {option.id: option.paper for option in asked.options}
    papers |= {first: papers[second], second: papers[first]}
    options = tuple(option.model_copy(update={"paper": papers[option.id]}) for option in asked.options)
    questions = tuple(
        each.model_copy(update={"options": options}) if each.id == asked.id else each
        for each in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_what_other_forms_print_the_other_way_round_is_told() -> None:
    wrong = swapped(procedure("juminhyo"), "standing", "asked", "guardian")
    found = list(printed_elsewhere(wrong, PRINTED))
    assert [one.path[-2:] for one in found] == [(0, "paper"), (1, "paper")]
    assert found[0].message.startswith("prints '法定代理人'; in jido-teate, juminhyo,")
    assert found[0].message.endswith("that stands for '成年後見人'")


def test_what_is_printed_alike_everywhere_is_let_be() -> None:
    for one in library().procedures():
        assert list(printed_elsewhere(one, PRINTED)) == [], one.id
