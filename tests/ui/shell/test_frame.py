from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout

from kiosk.visit.screen import Button
from tests.fakes.frame_screens import BACK, NEXT, QUIT, TOOLS, UNSURE, a_screen, with_missing
from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, place, touchables, wrong_gaps, wrong_sizes
from ui.shell.frame import Frame
from ui.theme.look import Look
from ui.theme.metrics import Orientation
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.surface import Surface
from ui.widgets.touchable import Touchable

Stages = Callable[[Look], Stage]
LONG = (BACK, UNSURE, NEXT, QUIT)


def a_frame(stage: Stage) -> Frame:
    frame = Frame(stage.look, stage)
    frame.setGeometry(stage.rect())
    frame.show()
    return frame


def ids(frame: Frame) -> list[str]:
    return [widget.id for widget in touchables(frame)]


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("buttons", [(BACK, NEXT, QUIT), LONG], ids=["usual", "with-middle"])
@pytest.mark.parametrize(
    "simulated", [None, "見本の\u200bカードで\u200b動いています"], ids=["real", "simulated"]
)
def test_frame_passes_every_audit(
    stage_of: Stages, size: str, orientation: Orientation, buttons: tuple[Button, ...], simulated: str | None
) -> None:
    stage = stage_of(a_look(size, orientation=orientation))
    frame = a_frame(stage)
    frame.show_frame(
        a_screen(*buttons, foot="名字と\u200b名前の\u200bあいだは、\u200b「空白」です。", simulated=simulated)
    )
    assert wrong_sizes(frame, stage.look) == []
    assert wrong_gaps(frame, stage.look) == []
    assert cut_texts(frame) == []


@pytest.mark.parametrize("size", ["standard", "large"])
def test_small_display_passes_the_audits_too(stage_of: Stages, size: str) -> None:
    stage = stage_of(a_look(size, pixels_per_mm=5.56))
    frame = a_frame(stage)
    frame.show_frame(a_screen(*LONG))
    assert (wrong_sizes(frame, stage.look), wrong_gaps(frame, stage.look)) == ([], [])
    assert cut_texts(frame) == []


def test_bands_are_as_large_as_the_design_says(stage: Stage) -> None:
    frame = a_frame(stage)
    frame.show_frame(a_screen())
    mm = stage.look.mm
    assert (frame.rail.width(), frame.rail.height()) == (mm(44), stage.height())
    assert (frame.top.height(), frame.foot.height()) == (mm(26), mm(48))
    assert frame.content_rect().left() == mm(44) + mm(16)


def test_back_is_left_and_next_is_right(stage: Stage) -> None:
    frame = a_frame(stage)
    frame.show_frame(a_screen(*LONG))
    boxes = {widget.id: place(widget, frame) for widget in touchables(frame)}
    assert boxes["back"].right() < boxes["unsure"].left()
    assert boxes["unsure"].right() < boxes["next"].left()
    side = stage.look.mm(16)
    assert boxes["next"].right() + 1 == frame.width() - side


def test_pressed_buttons_are_told(stage: Stage) -> None:
    heard: list[object] = []
    frame = a_frame(stage)
    frame.show_frame(a_screen())
    frame.pressed.connect(heard.append)
    key = next(widget for widget in touchables(frame) if widget.id == "call")
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert heard == ["call"]


def test_unready_next_says_what_is_missing(stage: Stage) -> None:
    heard: list[object] = []
    frame = a_frame(stage)
    frame.show_frame(a_screen(BACK, with_missing(NEXT, "あと 2つ、\u200b数字を\u200b入れてください"), QUIT))
    frame.refused.connect(lambda id_, missing: heard.append((id_, missing)))
    key = next(widget for widget in touchables(frame) if widget.id == "next")
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert heard == [("next", "あと 2つ、\u200b数字を\u200b入れてください")]


def test_keys_that_stay_keep_their_widget_and_focus(stage: Stage) -> None:
    frame = a_frame(stage)
    frame.show_frame(a_screen(*LONG))
    before = {widget.id: widget for widget in touchables(frame)}
    before["back"].setFocus()
    frame.show_frame(a_screen())
    after = {widget.id: widget for widget in touchables(frame)}
    assert after["back"] is before["back"]
    assert after["back"].hasFocus()
    assert "unsure" not in after


def test_focus_goes_from_content_to_middle_next_back_quit_rail(stage: Stage) -> None:
    frame = a_frame(stage)
    frame.show_frame(a_screen(*LONG))
    page = Surface(stage.look)
    column = QVBoxLayout(page)
    cards = [ChoiceCard(stage.look, id_, id_) for id_ in ("one", "two")]
    for card in cards:
        column.addWidget(card)
    frame.set_page(page)
    QApplication.processEvents()
    cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(11):
        here = QApplication.focusWidget()
        assert isinstance(here, Touchable)
        walked.append(here.id)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert walked == ["one", "two", "unsure", "next", "back", "quit", *(tool.id for tool in TOOLS)]


def test_staff_mode_has_no_tools_and_an_indigo_band(stage: Stage) -> None:
    frame = a_frame(stage)
    frame.show_frame(a_screen(BACK, NEXT, tools=()))
    assert frame.rail.isHidden()
    assert frame.top.x() == 0
    image = frame.grab().toImage()
    assert image.pixelColor(frame.width() // 2, 4).name() == stage.look.palette.accent


def test_low_reach_brings_every_key_into_the_lowest_part(stage_of: Stages) -> None:
    stage = stage_of(a_look(low_reach=True))
    frame = a_frame(stage)
    frame.show_frame(a_screen(*LONG))
    line = frame.height() * 0.6
    assert [widget.id for widget in touchables(frame) if place(widget, frame).center().y() < line] == []
    assert "quit" in ids(frame)
    assert wrong_sizes(frame, stage.look) == []
    assert wrong_gaps(frame, stage.look) == []


def test_new_look_moves_the_bands_at_once(stage: Stage) -> None:
    frame = a_frame(stage)
    frame.show_frame(a_screen())
    frame.set_look(a_look("largest", "dark"))
    assert frame.rail.width() == stage.look.mm(68)
    assert frame.grab().toImage().pixelColor(frame.width() - 3, frame.height() // 2).name() == "#000000"


def test_crowded_page_gets_the_line_of_the_topic_and_gives_it_back(stage_of: Stages) -> None:
    aside = (Button("veil", "かくす", "top", "eye-off"), Button("why", "くわしく", "top", "help"))
    stage = stage_of(a_look("largest"))
    frame = a_frame(stage)
    screen = a_screen(BACK, NEXT, QUIT, *aside)
    frame.show_frame(screen)
    usual = frame.content_rect().height()
    frame.show_frame(screen, crowded=True)
    assert frame.content_rect().height() > usual + frame.look.mm(15)
    assert (wrong_sizes(frame, frame.look), wrong_gaps(frame, frame.look), cut_texts(frame)) == ([], [], [])
    frame.show_frame(screen)
    assert frame.content_rect().height() == usual
