from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest

from tests.fakes.looks import FULL_HD_15, a_look
from tests.fakes.stage import Stage, cut_texts, wrong_gaps, wrong_sizes
from ui.widgets.pager import Pager
from ui.widgets.touch_guard import guard_of


def test_one_page_needs_no_keys(stage: Stage) -> None:
    pager = Pager(stage.look)
    stage.put(pager, 0, 0, 300, 20)
    pager.set_page(0, 1)
    assert pager.isHidden()


def test_keys_turn_and_stop_at_the_ends(stage: Stage) -> None:
    turned: list[object] = []
    pager = Pager(stage.look)
    stage.put(pager, 0, 0, 300, 20)
    pager.set_page(0, 2)
    pager.turned.connect(turned.append)
    assert pager.before.reason is not None
    QTest.mouseClick(pager.after, Qt.MouseButton.LeftButton)
    assert pager.after.reason is not None
    guard_of(pager).forget()
    QTest.mouseClick(pager.after, Qt.MouseButton.LeftButton)
    guard_of(pager).forget()
    QTest.mouseClick(pager.before, Qt.MouseButton.LeftButton)
    assert turned == [1, 0]
    assert (wrong_sizes(pager, stage.look), wrong_gaps(pager, stage.look)) == ([], [])


def test_icons_give_way_to_larger_letters_on_a_small_display(stage: Stage) -> None:
    look = a_look("largest", pixels_per_mm=FULL_HD_15, orientation="portrait")
    pager = Pager(look)
    stage.put(pager, 0, 0, look.metrics.to_mm(stage.look.mm(170)), 20)
    pager.setGeometry(0, 0, look.mm(170), look.mm(60))
    pager.set_page(0, 2)
    assert all(not key.cut_phrases() for key in (pager.before, pager.after))
    assert pager.minimumSizeHint().width() <= look.mm(170)


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"])
def test_stacked_keys_keep_one_line_on_every_page(stage: Stage, language: str) -> None:
    look = a_look("largest", low_reach=True, language=language)
    pager = Pager(look)
    stage.put(pager, 0, 0, 90, 80)
    pager.set_page(0, 3)
    pager.set_stacked(stacked=True)
    for page in range(3):
        pager.set_page(page, 3)
        pager.arrange()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert (wrong_gaps(pager, look), cut_texts(pager)) == ([], [])
        assert pager.after.geometry().bottom() < pager.height()
        assert pager.before.height() == pager.after.height() < look.mm(25)


def test_stacked_keys_stand_stand_below_the_page_and_go_back_into_one_line(stage: Stage) -> None:
    pager = Pager(stage.look)
    stage.put(pager, 0, 0, 90, 80)
    pager.set_page(0, 2)
    pager.set_stacked(stacked=True)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert pager.before.geometry().bottom() < pager.after.y()
    assert pager.before.x() == pager.after.x()
    assert (wrong_sizes(pager, stage.look), wrong_gaps(pager, stage.look)) == ([], [])
    pager.set_stacked(stacked=False)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert pager.before.y() == pager.after.y()
