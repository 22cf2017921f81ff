from __future__ import annotations

from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, question, value_of


def test_nothing_can_be_entered_in_an_office_box() -> None:
    kind = KINDS["office"]
    assert value_of(question("office"), "123456789012") == ""
    assert kind.part_view(question("office"), None, "", context()).input == "none"
    assert kind.paper(question("office"), "", context()) == ""
