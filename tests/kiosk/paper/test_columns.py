from __future__ import annotations

import pytest

from kiosk.paper.columns import SLACK, least, shared, wanted
from kiosk.paper.form import Cell
from kiosk.paper.style import CLOSE
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()


def test_who_asks_for_less_gets_it_and_the_others_share_the_rest() -> None:
    assert shared(100, [10, 500, 500]) == (10, 45, 45)


def test_what_nobody_asks_for_is_shared_by_all() -> None:
    assert shared(100, [10, 20]) == (45, 55)
    assert sum(shared(100, [7.3, 81.1, 3.9])) == pytest.approx(100)


def test_nobody_gets_less_than_their_longest_word_while_there_is_room_for_all() -> None:
    assert shared(100, [10, 500, 500], [5, 60, 10]) == (10, 60, 30)
    assert sum(shared(100, [10, 500, 500], [5, 60, 10])) == pytest.approx(100)
    assert shared(100, [10, 500, 500], [5, 80, 30]) == (10, 45, 45)


def test_longest_word_is_of_the_second_language_label_or_answer() -> None:
    column = (
        Cell("通称", "", label_second="Registered alias"),
        Cell("通称", "", text_second="no humanities"),
    )
    assert least(column, RULER, CLOSE) == pytest.approx(RULER.width("humanities", CLOSE.label) + SLACK)
    assert least((Cell("通称", "しけん"),), RULER, CLOSE) == SLACK


def test_column_is_as_wide_as_its_longest_line_and_a_date_as_its_longer_half() -> None:
    date = Cell("生年月日", "昭和23年12月25日（1948年）")
    (day,) = (wanted((date,), RULER, CLOSE),)
    assert day == pytest.approx(RULER.width("昭和23年12月25日", CLOSE.body), abs=0.3)


def test_long_heading_goes_on_below_itself() -> None:
    long = Cell("とても長い名前の欄の見出し", "無")
    assert wanted((long,), RULER, CLOSE) < RULER.width(long.label, CLOSE.label)
