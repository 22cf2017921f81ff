from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.fakes.looks import FULL_HD_15, a_look
from ui.theme.look import colour


def test_look_names_sizes_by_role_and_by_number(qtbot: QtBot) -> None:
    look = a_look("largest")
    assert look.text_mm("head") == 17.0
    assert look.text_mm(14) == 14.0
    assert look.font("head").pixelSize() == look.mm(17.0)


def test_look_of_another_theme_keeps_everything_else() -> None:
    look = a_look("large", low_reach=True)
    dark = look.with_metrics(theme="dark")
    assert dark.palette.bg == "#000000"
    assert dark.metrics.text_size == "large"
    assert dark.low_reach
    assert look.palette.bg != "#000000"


def test_drawn_lines_are_whole_pixels_and_never_vanish() -> None:
    look = a_look()
    assert look.line(0.5) == 2
    assert look.line(0.01) == 1


def test_colour_reads_a_token() -> None:
    assert colour("#00316a").name() == "#00316a"


def test_display_that_is_all_within_reach_keeps_its_usual_layout() -> None:
    assert not a_look(low_reach=True, pixels_per_mm=FULL_HD_15).low_reach
    assert a_look(low_reach=True, orientation="portrait", pixels_per_mm=FULL_HD_15).low_reach
