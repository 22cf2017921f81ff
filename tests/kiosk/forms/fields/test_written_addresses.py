from __future__ import annotations

import pytest

from kiosk.forms.fields.address import Address
from kiosk.forms.fields.registry import KINDS
from tests.fakes.form_parts import context, question, value_of

ADDRESS = KINDS["address"]
OPEN, EXACT = (question("address", numbered=one) for one in ("open", "exact"))


@pytest.mark.parametrize(
    ("written", "block"),
    [
        ("2-16-8", "16-8"),
        ("２−１６−８", "16-8"),
        ("2の16の8", "16-8"),
        ("2-16-8-305", "16-8-305"),
        ("2-2-8", "2-8"),
        ("16-8", "16-8"),
        ("2-16", "2-16"),
        ("2-3-201", "2-3-201"),
        ("2-2-8-305", "2-2-8-305"),
        ("12-16-8", "12-16-8"),
    ],
)
def test_the_number_of_a_chosen_chome_is_not_written_twice(written: str, block: str) -> None:
    draft = {"postal": "1150045", "town": "東京都北区赤羽2丁目", "block": written, "building": ""}
    value = value_of(OPEN, draft)
    assert value == Address("1150045", "東京都北区赤羽2丁目", block, "")
    assert value_of(OPEN, ADDRESS.pieces(OPEN, value, context())) == value
    assert ADDRESS.part_view(OPEN, draft, "building", context()).echo == value.line
