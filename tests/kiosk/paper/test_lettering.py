from __future__ import annotations

from dataclasses import replace

from kiosk.paper.form import Cell
from kiosk.paper.lettering import Lettering, answered, lettered
from kiosk.paper.marks import MM_PER_POINT
from kiosk.paper.setting import block, block_height, wrapped
from kiosk.paper.style import STANDARD
from tests.fakes.papers import EvenRuler

RULER = EvenRuler()
STYLE = replace(STANDARD, language="vi")


def set_in(width: float, text: str, second: str) -> Lettering:
    return lettered(text, second, width, 11, RULER, STYLE)


def test_japanese_alone_is_set_as_ever() -> None:
    text = "とても長い理由です。" * 6
    found, lines = set_in(60, text, ""), wrapped(text, 60, 11, RULER)
    assert found.marks(5, 7) == block(lines, 5, 7, 11)
    assert abs(found.height - block_height(len(lines), 11)) < 1e-9


def test_second_language_stands_beside_where_both_fit() -> None:
    first, second = set_in(60, "氏名", "Ho ten").marks(0, 0)
    assert first.y == second.y
    assert second.x > first.x + RULER.width("氏名", 11)
    assert (first.language, second.language, second.size) == ("", "vi", STYLE.label)


def test_second_language_stands_below_where_it_does_not_fit() -> None:
    first, *rest = set_in(20, "氏名", "Ho va ten day du").marks(0, 0)
    assert len(rest) == 2
    assert first.y < rest[0].y < rest[1].y
    assert {mark.x for mark in rest} == {0.0}
    assert all(RULER.width(mark.text, mark.size) <= 20 for mark in rest)


def test_height_reaches_to_the_last_line() -> None:
    found = set_in(20, "氏名", "Ho va ten day du")
    last = found.marks(0, 0)[-1]
    assert last.y - 0.1 <= found.height <= last.y + STYLE.label * MM_PER_POINT


def test_parts_hold_all_lines_in_their_order() -> None:
    found = set_in(20, "理由" * 20, "vi sao " * 9)
    parts = found.cut(3)
    assert tuple(line for part in parts for line in part.lines) == found.lines
    assert {len(part.lines) for part in parts[:-1]} == {3}


def test_answer_in_the_forms_own_words_ends_its_lines_with_phrases_and_a_persons_words_fill_them() -> None:
    text = "葬祭費の申請　7番窓口　持ち物：領収書"
    own, persons = (
        answered(Cell("欄", text, phrases=phrases), 60, 11, RULER, STANDARD) for phrases in (True, False)
    )
    assert own.lines[-1].pieces[0].text == "持ち物：領収書"
    assert len(own.lines) == len(persons.lines) == 2
    assert persons.lines[-1].pieces[0].text != "持ち物：領収書"
