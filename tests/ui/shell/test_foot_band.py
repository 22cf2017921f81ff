from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.visit.screen import Button
from tests.fakes.frame_screens import BACK, NEXT, UNSURE
from tests.fakes.looks import FULL_HD_15, FULL_HD_21, a_look
from tests.fakes.stage import Stage
from ui.shell.foot_band import FootBand, yielded
from ui.theme.look import Look
from ui.theme.metrics import Orientation
from ui.theme.tokens import TEXT_SIZES

HINT = "名字と\u200b名前の\u200bあいだは、\u200b「空白」です。"


def a_foot(stage: Stage, width: float) -> FootBand:
    foot = FootBand(stage.look, lambda _id: None, lambda _id, _why: None)
    stage.put(foot, 0, 0, width, 60)
    return foot


@pytest.mark.parametrize(("width", "shown"), [(430.0, True), (262.0, False)], ids=["room", "no-room"])
def test_hint_stands_between_the_keys_only_where_it_is_whole(stage: Stage, width: float, shown: bool) -> None:
    foot = a_foot(stage, width)
    foot.show_band([BACK, NEXT], HINT)
    assert (not foot.hint.isHidden()) is shown


def test_portrait_gives_the_hint_a_line_of_its_own(stage_of: Callable[[Look], Stage]) -> None:
    stage = stage_of(a_look(orientation="portrait"))
    foot = a_foot(stage, 268)
    foot.show_band([BACK, NEXT], HINT)
    assert foot.hint_line() > 0
    assert not foot.hint.isHidden()
    assert foot.hint.geometry().bottom() < foot.keys_at("next")[0].y()


def test_sentence_alone_takes_the_whole_foot(stage: Stage) -> None:
    foot = a_foot(stage, 430)
    foot.show_band([], "10秒ほどで\u200bおわります。")
    assert not foot.hint.isHidden()
    assert foot.hint.geometry().center().x() == pytest.approx(foot.width() // 2, abs=2)


def test_back_and_next_have_their_usual_widths(stage: Stage) -> None:
    foot = a_foot(stage, 430)
    foot.show_band([BACK, UNSURE, NEXT], None)
    widths = [stage.look.metrics.to_mm(foot.keys_at(place)[0].width()) for place in ("back", "next")]
    assert widths == pytest.approx([82, 130], abs=0.3)


STOP = Button("quit", "Stop", "quit", "close")
HIDE = Button("veil", "Hide", "top", "hide")
JAPANESE = Button("original", "日本語", "top", "lang")


@pytest.mark.parametrize("middle", ["I don’t know now", "I tell you at the counter"])
def test_low_keys_of_a_small_display_take_two_lines_before_a_third(
    stage_of: Callable[[Look], Stage], middle: str
) -> None:
    look = a_look("largest", orientation="portrait", language="en", pixels_per_mm=FULL_HD_15, low_reach=True)
    stage = stage_of(look)
    foot = a_foot(stage, 194)
    unsure = Button("unsure", middle, "middle", "help")
    back, forward = replace(BACK, label="Back"), replace(NEXT, label="Next")
    foot.show_band([back, STOP, HIDE, JAPANESE, unsure, forward], None)
    foot.resize(foot.width(), foot.wanted_height(look.mm(look.sizes.foot_low_reach)))
    keys = foot.keys_at("back", "quit", "top", "middle", "next")
    assert len(keys) == 6
    assert len({key.geometry().center().y() // look.mm(10) for key in keys}) == 2
    assert not any(key.cut_phrases() or not key.fits() for key in keys)
    assert foot.keys_at("back")[0].y() == foot.keys_at("next")[0].y()


def test_the_widest_of_a_place_gives_way_first_and_none_below_what_it_needs() -> None:
    assert yielded([300, 280, 120], [100, 100, 100], 100) == [240, 240, 120]
    assert yielded([300, 280], [290, 100], 50) == [290, 240]
    assert yielded([300, 280], [290, 270], 50) == [290, 270]
    assert yielded([300], [100], -20) == [300]


CROWDS = {
    "Vietnamese upright": ("vi", "portrait", FULL_HD_21, ("Quay lại", "Không biết", "Tiếp theo")),
    "Vietnamese upright, before the start": (
        "vi",
        "portrait",
        FULL_HD_21,
        ("Quay lại", "Thiếu thứ gì đó", "Bắt đầu"),
    ),
    "English on a small display": ("en", "landscape", FULL_HD_15, ("Back", "Something is missing", "Begin")),
    "Japanese upright": ("ja", "portrait", FULL_HD_21, ("もどる", "わからない", "つぎへ")),
    "Vietnamese upright, at the end": ("vi", "portrait", FULL_HD_21, ("Làm thủ tục khác", "", "Kết thúc")),
    "two keys": ("en", "portrait", FULL_HD_21, ("Back", "", "Next")),
}


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize(
    ("language", "orientation", "pixels_per_mm", "labels"), CROWDS.values(), ids=list(CROWDS)
)
def test_the_way_on_is_no_smaller_than_the_way_back_and_all_are_equally_high(
    stage_of: Callable[[Look], Stage],
    size: str,
    language: str,
    orientation: Orientation,
    pixels_per_mm: float,
    labels: tuple[str, str, str],
) -> None:
    look = a_look(size, language=language, orientation=orientation, pixels_per_mm=pixels_per_mm)
    stage = stage_of(look)
    rail = 0 if orientation == "portrait" else look.text.rail
    foot = a_foot(stage, look.metrics.to_mm(stage.width()) - rail)
    keys = [
        replace(key, label=label) for key, label in zip((BACK, UNSURE, NEXT), labels, strict=True) if label
    ]
    foot.show_band(keys, None)
    foot.resize(foot.width(), foot.wanted_height(look.mm(look.text.foot)))
    foot.arrange()
    back, forward = foot.keys_at("back")[0], foot.keys_at("next")[0]
    shown = foot.keys_at("back", "middle", "next")
    assert forward.width() >= back.width()
    assert len({key.height() for key in shown if key.y() == back.y()}) == 1
    assert len({key.y() for key in shown}) == 1
    assert not any(key.cut_phrases() or not key.fits() for key in shown)
    assert all(not one.geometry().intersects(other.geometry()) for one, other in pairwise(shown))


@pytest.mark.parametrize(("crowded", "lines"), [(False, 2), (True, 1)], ids=["room", "crowded"])
def test_upright_a_key_of_three_lines_gets_a_line_for_its_neighbour(
    stage_of: Callable[[Look], Stage], crowded: bool, lines: int
) -> None:
    stage = stage_of(a_look("largest", orientation="portrait"))
    foot = a_foot(stage, 268)
    paper = Button("print", "持ちものを\u200b紙で\u200bもらう", "middle", "print")
    staff = Button("call-staff", "係の\u200b人を\u200bよぶ", "next", "call")
    foot.show_band([BACK, paper, staff], None, crowded=crowded)
    assert len({key.y() for key in foot.keys_at("back", "middle", "next")}) == lines
