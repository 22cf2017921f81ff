from __future__ import annotations

import pytest

from kiosk.paper.lettering import lettered
from kiosk.paper.marks import Box, Text
from kiosk.paper.slabs import GREY, Slab, Table, label_box, row_height, text_box
from kiosk.paper.style import STANDARD
from tests.fakes.papers import EvenRuler

WORDS = lettered("氏名", "", 40, STANDARD.body, EvenRuler(), STANDARD)


def test_table_is_as_high_as_its_heading_with_the_gap_and_its_rows() -> None:
    heading, row = Slab(6.0, (), gap=5.0), Slab(8.0, ())
    assert Table(heading, heading, (row, row)).height == 27.0


def test_letters_stand_in_the_middle_of_their_box() -> None:
    for made, grey in ((label_box, GREY), (text_box, 1.0)):
        box, text = made(WORDS, 20.0, 3.0, 40.0, STANDARD)
        assert box == Box(3.0, 0, 40.0, 20.0, grey=grey)
        assert isinstance(text, Text)
        assert text.x == 3.0 + STANDARD.padding
        assert 0 < 10.0 - (text.y - WORDS.height) < WORDS.height


def test_row_of_few_letters_is_no_lower_than_a_line() -> None:
    assert row_height((WORDS,), STANDARD) == pytest.approx(4.0 + 2 * STANDARD.padding)
