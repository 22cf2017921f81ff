from __future__ import annotations

import pytest

from ui.gallery.modes import DISPLAYS, TEXT_SIZES, THEMES, Display, DisplayUnreadable, modes, one_thing_other


def test_display_is_read_as_written() -> None:
    display = Display.parse("1080x1920@4.03")
    assert (display.width, display.height, display.pixels_per_mm) == (1080, 1920, 4.03)
    assert display.metrics().orientation == "portrait"
    assert str(display) == "1080x1920@4.03"


@pytest.mark.parametrize("text", ["", "1920", "1920x1080", "1920x1080@", "1920x1080@x", "0x0@4"])
def test_display_written_otherwise_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DisplayUnreadable, match=r"1920x1080@4\.03"):
        Display.parse(text)


def test_modes_are_each_with_each() -> None:
    display = Display.parse("1920x1080@4.03")
    all_of_them = list(modes(["ja", "en"], ["dark"], ["standard", "largest"], [display]))
    assert len(all_of_them) == 4
    assert len({mode.suffix for mode in all_of_them}) == 4
    assert all_of_them[-1].comfort.text_size == "largest"


def test_low_reach_is_drawn_on_every_display() -> None:
    displays = [Display.parse("1920x1080@4.03"), Display.parse("1080x1920@4.03")]
    drawn = list(modes(["ja"], ["soft"], ["large"], displays, (False, True)))
    assert [(str(mode.display), mode.low_reach) for mode in drawn] == [
        ("1920x1080@4.03", False), ("1920x1080@4.03", True), ("1080x1920@4.03", False),
        ("1080x1920@4.03", True),
    ]  # fmt: skip


def test_whole_matrix_has_a_name_of_its_own_for_every_mode() -> None:
    languages = ["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"]
    whole = list(modes(languages, THEMES, TEXT_SIZES, DISPLAYS, (False, True)))
    assert len(whole) == 7 * 4 * 4 * (8 + 8)
    assert len({mode.suffix for mode in whole}) == len(whole)


def test_modes_for_the_eye_differ_from_the_usual_one_in_one_thing() -> None:
    whole = list(modes(["ja", "en"], THEMES, TEXT_SIZES, DISPLAYS, (False, True)))
    seen = one_thing_other(whole)
    assert len(seen) == 1 + 1 + 3 + 3 + 7 + 1
    assert sum(mode.theme == "standard" for mode in seen) == len(seen) - 3
    assert one_thing_other([]) == frozenset()
