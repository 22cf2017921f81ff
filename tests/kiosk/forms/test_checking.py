from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms import checking
from kiosk.forms.conditions import Facts
from kiosk.forms.fields.kind import BLANK, Parsed, Unfit
from tests.fakes.form_parts import TODAY, context, procedure, question


def test_an_optional_question_left_empty_is_blank() -> None:
    assert checking.read(question("phone", optional=True), "", context()) == Parsed(BLANK)
    assert checking.read(question("date", optional=True), {"era": "", "year": ""}, context()) == Parsed(BLANK)
    assert isinstance(checking.read(question("phone"), "", context()), Unfit)


def test_an_empty_list_is_a_value_and_not_blank() -> None:
    assert checking.read(question("choices", optional=True), None, context()) == Parsed(())


def test_an_untouched_question_takes_its_preset() -> None:
    assert checking.read(question("count", preset=1), None, context()) == Parsed(1)


def test_limits_are_checked_with_the_reading() -> None:
    read = checking.read(question("count", most=5), 6, context())
    assert isinstance(read, Unfit)
    named = checking.named(read.problems, FieldId("juminhyo.copies"))
    assert [(one.field, one.kind) for one in named] == [("juminhyo.copies", "count-too-big")]


def test_what_cannot_be_right_together_is_found_by_field_or_altogether() -> None:
    kokuho = procedure("kokuho-kanyu")
    facts = Facts({"event_date": "2026-11-01", "previous_end": "2026-11-02"}, "self", TODAY)
    assert [one.kind for one in checking.crossed(kokuho, facts)] == ["check:previous-after-event"]
    assert checking.crossed(kokuho, facts, field="reason") == ()
    fine = Facts({"event_date": "2026-11-01", "previous_end": "2026-11-01"}, "self", TODAY)
    assert checking.crossed(kokuho, fine) == ()
