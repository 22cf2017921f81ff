"""The guide to care: whoever has a valid certification is not led to apply for it once more."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from tests.fakes.form_parts import TODAY
from tests.fakes.paced_visit import handbook_of
from tests.kiosk.forms.branches import answered

BOOK = handbook_of()


@pytest.mark.parametrize(
    ("certified", "applies"),
    [("new", True), ("renewal", True), ("change", True), ("moved-in", True), ("valid", False), (None, True)],
)
def test_only_who_needs_another_certification_is_led_to_it(certified: str | None, *, applies: bool) -> None:
    about = BOOK.interview("care", "self", "ja", TODAY)
    known = {} if certified is None else {"certified": certified}
    answers = answered(about, {**known, "needs": ["home"]})
    assert isinstance(answers, Answers), answers
    assert (FieldId("care.here_steps") in {one.id for one in about.questions(answers)}) is applies
    steps = [one.id for one in about.question(FieldId("care.desk_steps"), answers).options]
    assert steps == ["advice", "home"]
