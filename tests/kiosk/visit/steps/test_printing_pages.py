"""What forms and tickets share on their way out of the printer."""

from __future__ import annotations

import pytest

from kiosk.basics.marked import Marked
from kiosk.visit.screen import Working
from kiosk.visit.steps import printing_pages
from tests.fakes.paced_visit import handbook_of, trouble

WORDS = handbook_of().words("ja")
STAGE = Marked("紙")


@pytest.mark.parametrize("kind", ["out-of-paper", "paper-jam", "printer-offline"])
def test_printer_that_is_held_up_says_why_and_can_be_given_up(kind: str) -> None:
    held = trouble(kind).failure
    sketch = printing_pages.printing(WORDS, STAGE, held)

    assert isinstance(sketch.body, Working)
    assert sketch.body.title == WORDS.failure(held).title
    assert [button.id for button in sketch.buttons] == ["give-up"]
    assert sketch.support_code == held.code.support


def test_printer_at_work_offers_nothing_to_press() -> None:
    sketch = printing_pages.printing(WORDS, STAGE, None)

    assert isinstance(sketch.body, Working)
    assert [stage.label for stage in sketch.body.stages] == [STAGE]
    assert (sketch.buttons, sketch.support_code) == ((), None)
