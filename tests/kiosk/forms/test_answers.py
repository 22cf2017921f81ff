from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers

COPIES, SCOPE = FieldId("juminhyo.copies"), FieldId("juminhyo.scope")


def test_changing_answers_makes_new_ones() -> None:
    none = Answers()
    one = none.with_(COPIES, 2, "typed")
    both = one.with_(SCOPE, "all", "typed")
    assert (none.has(COPIES), one.get(COPIES), both.get(SCOPE)) == (False, 2, "all")
    assert both.without([COPIES, FieldId("unknown")]) == none.with_(SCOPE, "all", "typed")
    assert both.get(FieldId("unknown")) is None
