from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.words.catalogue import Catalogue
from tests.fakes.frame_screens import TOOLS
from tests.fakes.looks import FULL_HD_15, FULL_HD_21, RESOURCES, a_look
from tests.fakes.stage import Stage
from ui.shell.rail import Rail
from ui.theme.look import Look
from ui.theme.metrics import Orientation
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton


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


@pytest.mark.parametrize(("words", "saves"), [("もじの おおきさ", True), ("おおきさ", False)])
def test_low_strip_takes_smaller_letters_only_where_they_save_a_line(
    stage_of: Callable[[Look], Stage], words: str, *, saves: bool
) -> None:
    look = a_look("largest", orientation="portrait", pixels_per_mm=FULL_HD_15, low_reach=True)
    stage = stage_of(look)
    rail = Rail(look, lambda _id: None, lambda _id, _why: None, stage)
    labels = (words, "いろ", "おんせい", "ことば", "かかりのひとを よぶ")
    rail.resize(stage.width(), 10)
    rail.show_tools("北区", [replace(tool, label=label) for tool, label in zip(TOOLS, labels, strict=True)])
    high = rail.strip_height()
    assert high < look.mm(52)
    assert {key.look.metrics.text_size for key in rail.keys} == {"larger" if saves else "largest"}
    rail.set_look(look.with_metrics(theme="dark"))
    assert {key.look.metrics.text_size for key in rail.keys} == {"larger" if saves else "largest"}
    assert {key.look.metrics.theme for key in rail.keys} == {"dark"}
    assert rail.strip_height() == high


def test_name_of_the_office_gives_way_before_a_tool_is_cut(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look("largest", language="en", pixels_per_mm=FULL_HD_15))
    rail = Rail(stage.look, lambda _id: None, lambda _id, _why: None, stage)
    rail.setGeometry(0, 0, stage.look.mm(stage.look.text.rail), stage.height())
    words = ("Text size", "Page colour", "Voice", "Other words", "Call staff")
    rail.show_tools("北区", [replace(tool, label=label) for tool, label in zip(TOOLS, words, strict=True)])
    assert all(key.fits() and not key.cut_phrases() for key in rail.keys)
    assert all(rail.rect().contains(key.geometry()) for key in rail.keys)
    assert rail.keys[0].y() < stage.look.mm(stage.look.text.top)


NAMES = ("text-size", "theme", "voice", "language", "call")
LANGUAGES = ("ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne")


@pytest.mark.parametrize("low_reach", [False, True], ids=["", "low"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("pixels_per_mm", [FULL_HD_15, FULL_HD_21, 3.64, 3.21])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_tool_is_torn(
    stage_of: Callable[[Look], Stage],
    language: str,
    pixels_per_mm: float,
    orientation: Orientation,
    low_reach: bool,
) -> None:
    words = Catalogue(RESOURCES / "translations").words(language)
    tools = [
        replace(tool, label=words(f"visit.tool.{name}")) for tool, name in zip(TOOLS, NAMES, strict=True)
    ]
    torn = []
    for size in TEXT_SIZES:
        look = a_look(
            size,
            language=language,
            orientation=orientation,
            pixels_per_mm=pixels_per_mm,
            low_reach=low_reach,
        )
        stage = stage_of(look)
        rail = Rail(look, lambda _id: None, lambda _id, _why: None, stage)
        rail.show_tools("北区", tools)
        rail.resize(stage.width(), 10)
        upright = (stage.width(), rail.strip_height())
        rail.resize(*upright if orientation == "portrait" else (rail.wanted_width(), stage.height()))
        rail.arrange()
        torn += [(size, key.id, key.cut_phrases()) for key in rail.keys if key.cut_phrases()]
    assert torn == []


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_icons_of_tools_give_way_together(
    stage_of: Callable[[Look], Stage], size: str, orientation: Orientation
) -> None:
    words = ("Cỡ chữ", "Màu", "Giọng nói", "Ngôn ngữ", "Gọi nhân viên")
    tools = [replace(tool, label=label) for tool, label in zip(TOOLS, words, strict=True)]
    look = a_look(size, language="vi", orientation=orientation)
    stage = stage_of(look)
    rail = Rail(look, lambda _id: None, lambda _id, _why: None, stage)
    rail.show_tools("北区", tools)
    rail.resize(stage.width(), 10)
    upright = orientation == "portrait"
    rail.resize(
        *(
            (stage.width(), max(look.mm(50), rail.strip_height()))
            if upright
            else (look.mm(68), stage.height())
        )
    )
    stage.show()
    with_icon = [has_icon(key) for key in rail.keys if key.id != "call"]
    assert len(set(with_icon)) == 1
    if size == "standard":
        assert all(with_icon)


def has_icon(key: KeyButton) -> bool:
    """Whether anything is drawn in the colour of icons, which no word of a tool has."""
    image = key.grab().toImage()
    accent = key.look.palette.accent
    places = itertools.product(range(image.width()), range(image.height()))
    return any(image.pixelColor(x, y).name() == accent for x, y in places)
