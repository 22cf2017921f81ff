from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.fakes.frame_screens import TOOLS
from tests.fakes.looks import FULL_HD_15, a_look
from tests.fakes.stage import Stage
from ui.shell.rail import Rail
from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_tools_keep_their_order_and_calling_is_the_tallest(
    stage_of: Callable[[Look], Stage], size: str
) -> None:
    stage = stage_of(a_look(size))
    rail = Rail(stage.look, lambda _id: None, lambda _id, _why: None, stage)
    rail.setGeometry(0, 0, stage.look.mm(stage.look.text.rail), stage.height())
    rail.show_tools("北区", TOOLS)
    assert [key.id for key in rail.keys] == [tool.id for tool in TOOLS]
    tops = [key.y() for key in rail.keys]
    assert tops == sorted(tops)
    heights = [key.height() for key in rail.keys]
    assert heights.index(max(heights)) == 4
    assert all(key.fits() for key in rail.keys)


def test_portrait_strip_runs_from_left_to_right(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look("largest", orientation="portrait"))
    rail = Rail(stage.look, lambda _id: None, lambda _id, _why: None, stage)
    rail.setGeometry(0, 0, stage.width(), stage.look.mm(56.5))
    rail.show_tools("北区", TOOLS)
    lefts = [key.x() for key in rail.keys]
    assert lefts == sorted(lefts)
    assert len({key.y() for key in rail.keys}) == 1
    assert all(key.fits() for key in rail.keys)


def test_words_of_three_lines_get_width_where_the_strip_has_it(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look("largest", language="vi", orientation="portrait"))
    rail = Rail(stage.look, lambda _id: None, lambda _id, _why: None, stage)
    rail.setGeometry(0, 0, stage.width(), stage.look.mm(56.5))
    words = ("Cỡ chữ", "Màu", "Giọng đọc", "Ngôn ngữ", "Gọi nhân viên")
    rail.show_tools("北区", [replace(tool, label=label) for tool, label in zip(TOOLS, words, strict=True)])
    assert all(key.fits() for key in rail.keys)


def test_strip_takes_two_lines_where_one_would_cut_words(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look("largest", orientation="portrait", pixels_per_mm=FULL_HD_15))
    rail = Rail(stage.look, lambda _id: None, lambda _id, _why: None, stage)
    rail.show_tools("北区", TOOLS)
    rail.resize(stage.width(), 10)
    rail.setGeometry(0, 0, stage.width(), rail.strip_height())
    rail.arrange()
    places = [(key.y(), key.x()) for key in rail.keys]
    assert len({y for y, _ in places}) == 2
    assert places == sorted(places)
    assert all(key.fits() and not key.cut_phrases() for key in rail.keys)
    least = stage.look.mm(stage.look.sizes.least_target)
    assert all(min(key.width(), key.height()) >= least for key in rail.keys)


def test_name_of_the_office_gives_way_before_a_tool_is_cut(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look("largest", language="en", pixels_per_mm=FULL_HD_15))
    rail = Rail(stage.look, lambda _id: None, lambda _id, _why: None, stage)
    rail.setGeometry(0, 0, stage.look.mm(stage.look.text.rail), stage.height())
    words = ("Text size", "Col\u00adours", "Voice", "Lan\u00adguage", "Call staff")
    rail.show_tools("北区", [replace(tool, label=label) for tool, label in zip(TOOLS, words, strict=True)])
    assert all(key.fits() and not key.cut_phrases() for key in rail.keys)
    assert all(rail.rect().contains(key.geometry()) for key in rail.keys)
    assert rail.keys[0].y() < stage.look.mm(stage.look.text.top)
