from __future__ import annotations

import pytest

from ui.gallery.modes import Display, DisplayUnreadable, modes


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
