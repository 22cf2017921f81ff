from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, wrong_gaps, wrong_sizes
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.segment import Segment

ERAS = [("taisho", "大正"), ("showa", "昭和"), ("heisei", "平成"), ("reiwa", "令和"), ("ad", "西暦")]


def test_chosen_era_is_ticked(stage: Stage, qtbot: QtBot) -> None:
    heard: list[object] = []
    segment = Segment(stage.look, ERAS)
    stage.put(segment, 10, 10, 236, 22)
    segment.activated.connect(heard.append)
    QTest.mouseClick(segment.keys[1], Qt.MouseButton.LeftButton)
    assert heard == ["showa"]
    segment.set_chosen("showa")
    qtbot.waitUntil(lambda: not segment.keys[1].isDown())
    rims = [key.shape_now().rim_mm for key in segment.keys]
    assert rims.index(max(rims)) == 1
    assert rims.count(max(rims)) == 1


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_segment_passes_the_audits(stage: Stage, size: str) -> None:
    look = a_look(size)
    segment = Segment(look, ERAS)
    segment.set_chosen("showa")
    stage.put(segment, 10, 10, 266, 26)
    assert (wrong_sizes(segment, look), wrong_gaps(segment, look), cut_texts(segment)) == ([], [], [])


def test_same_options_keep_their_keys(stage: Stage) -> None:
    segment = Segment(stage.look, ERAS)
    keys = segment.keys
    segment.set_options(ERAS)
    assert segment.keys == keys
    segment.set_options(ERAS[1:])
    assert [key.id for key in segment.keys] == ["showa", "heisei", "reiwa", "ad"]


def test_words_that_two_rows_would_cut_stand_in_three(qtbot: QtBot) -> None:
    look = a_look(text_size="largest")
    segment = Segment(look, [(name, name) for name in ("Taisho", "Showa", "Heisei", "Reiwa", "Western")])
    qtbot.addWidget(segment)
    segment.resize(604, 400)
    segment.arrange()
    assert all(key.cut_phrases() == () for key in segment.keys)
    assert len({key.y() for key in segment.keys}) == 3
