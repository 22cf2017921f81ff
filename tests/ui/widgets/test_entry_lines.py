from __future__ import annotations

import pytest

from ui.widgets.entry_lines import CUT, PITCH, EntryRoom, lines_in


def a_room(*, wide: float = 400.0, tall: float = 60.0, full: float = 40.0, least: float = 20.0) -> EntryRoom:
    """Every letter is as wide as the font is large."""
    return EntryRoom(wide, tall, full, least, lambda text, size: len(text) * size)


@pytest.mark.parametrize(
    ("letters", "size", "lines"),
    [(10, 40.0, 1), (12, 400 / 12, 1), (20, 60 / (1 + PITCH), 2)],
    ids=["whole", "a-little-smaller-on-one-line", "two-lines-where-they-are-larger"],
)
def test_letters_are_as_large_as_they_go(letters: int, size: float, lines: int) -> None:
    found = lines_in(a_room(), "あ" * letters)
    assert found[0] == pytest.approx(size)
    assert (len(found[1]), "".join(found[1])) == (lines, "あ" * letters)


def test_no_letter_is_smaller_than_the_least_and_the_end_is_seen() -> None:
    text = "".join(chr(0x3041 + at % 80) for at in range(100))
    size, lines = lines_in(a_room(), text)
    assert size == 20.0
    assert lines[0].startswith(CUT)
    assert text.endswith("".join(lines).removeprefix(CUT))
    assert all(len(line) * size <= 400 for line in lines)
    assert len("".join(lines)) == 40, "both lines are full"


def test_field_without_height_for_two_lines_shows_the_end_on_one() -> None:
    assert lines_in(a_room(tall=30.0), "あ" * 90 + "い" * 10)[1] == (CUT + "あ" * 9 + "い" * 10,)


def test_font_of_whole_pixels_makes_no_line_wider_than_its_field() -> None:
    room = EntryRoom(1655.0, 80.0, 50.0, 20.0, lambda text, size: len(text) * round(size))
    size, lines = lines_in(room, "あ" * 90)
    assert len(lines) == 2
    assert all(room.advance(line, size) <= room.wide for line in lines)
    assert size == 36.0
