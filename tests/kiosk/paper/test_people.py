from __future__ import annotations

import pytest

from kiosk.paper.form import Cell, People
from kiosk.paper.marks import Box, Text
from kiosk.paper.people import people_table
from kiosk.paper.slabs import Slab, Table
from kiosk.paper.style import CLOSE, PACKED, Style
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()
NAME = "長い名前" * 25


def person(name: str) -> tuple[Cell, ...]:
    return (
        Cell("氏名（フリガナ）", name, label_second="Name"),
        Cell("生年月日", "昭和23年12月25日（1948年）", label_second="Date of birth"),
        Cell("続柄", "子", label_second="Relation", text_second="Child"),
    )


def table(*names: str, style: Style = CLOSE) -> Table:
    titles = tuple(f"異動する人（{place}）" for place in range(1, len(names) + 1))
    part = People("異動する人", titles, tuple(person(name) for name in names), "People who move")
    return people_table(part, "（つづき）", RULER, style)


def texts(slab: Slab) -> list[str]:
    return [mark.text for mark in slab.marks if isinstance(mark, Text)]


def test_each_person_is_a_row_that_begins_with_the_place() -> None:
    rows = table("見本 花子", "見本 太郎").rows
    assert [texts(row)[0] for row in rows] == ["（1）", "（2）"]
    assert "見本 太郎" in texts(rows[1])


def test_headings_stand_once_and_again_on_the_next_page() -> None:
    found = table("見本 花子", "見本 太郎")
    for slab, title in ((found.heading, "異動する人"), (found.continued, "異動する人（つづき）")):
        assert texts(slab)[0] == title
        assert {"生年月日", "続柄"} <= set(texts(slab))
    assert not any("生年月日" in texts(row) for row in found.rows)


def test_columns_take_the_whole_width_and_all_of_a_name_stands_there() -> None:
    (row,) = table(NAME).rows
    boxes = [mark for mark in row.marks if isinstance(mark, Box)]
    assert abs(sum(box.width for box in boxes) - CLOSE.width) < 0.01
    assert NAME in "".join(texts(row)).replace("\u3000", "")


def test_date_goes_on_below_itself_before_the_bracket() -> None:
    (row,) = table(NAME).rows
    assert {"昭和23年12月25日", "（1948年）"} <= set(texts(row))


def test_words_of_a_heading_are_never_torn() -> None:
    assert "Relation" in texts(table(NAME).heading)


def test_people_of_few_words_share_what_is_left_over() -> None:
    (row,) = table("花").rows
    last = max((mark for mark in row.marks if isinstance(mark, Box)), key=lambda box: box.x)
    assert last.x + last.width == pytest.approx(CLOSE.width)
    assert last.width > 30


def test_dense_a_long_name_stands_above_what_is_short_and_the_place_beside_both() -> None:
    (row,) = table(NAME * 3, style=PACKED).rows
    assert row.height < table(NAME * 3).rows[0].height
    name, date = (
        next(mark.y for mark in row.marks if isinstance(mark, Text) and word in mark.text)
        for word in (NAME[:4], "（1948年）")
    )
    assert name < date
    place = next(mark for mark in row.marks if isinstance(mark, Box))
    assert (place.x, place.height) == (0, row.height)


def test_dense_people_of_few_words_keep_one_row_each() -> None:
    row = table("花", style=PACKED).rows[0]
    assert len({mark.y for mark in row.marks if isinstance(mark, Box)}) == 1


def test_dense_headings_stand_as_the_answers_do() -> None:
    found = table(NAME * 3, NAME, style=PACKED)
    assert {"氏名（フリガナ）", "生年月日", "続柄"} <= set(texts(found.heading))
    head = [mark.x for mark in found.heading.marks if isinstance(mark, Box)]
    body = [mark.x for mark in found.rows[0].marks if isinstance(mark, Box)]
    assert set(head) == set(body)
