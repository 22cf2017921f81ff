from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.theme.tokens import TEXT_SIZES, THEMES
from ui.widgets.look_sample import LookSample


@pytest.mark.parametrize("theme", THEMES)
def test_theme_shows_itself(stage: Stage, theme: str) -> None:
    sample = LookSample(stage.look, theme, "やわらか", shows="theme", of=theme)
    stage.put(sample, 10, 10, 80, 28)
    image = stage.grab(sample.geometry()).toImage()
    assert image.pixelColor(20, image.height() // 2).name() == stage.look.tokens.palettes[theme].bg


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_words_are_whole_at_every_text_step(stage: Stage, size: str) -> None:
    look = a_look(size)
    sample = LookSample(look, "largest", "いちばん\u200b大きい", shows="text-size", of="largest")
    sample.set_chosen(chosen=True)
    stage.put(sample, 10, 10, 80, 58)
    assert sample.fits()


def test_chosen_one_is_ticked_and_said(stage: Stage) -> None:
    heard: list[object] = []
    sample = LookSample(stage.look, "ja", "日本語")
    stage.put(sample, 10, 10, 80, 20)
    before = stage.grab(sample.geometry()).toImage()
    sample.activated.connect(heard.append)
    QTest.mouseClick(sample, Qt.MouseButton.LeftButton)
    assert heard == ["ja"]
    assert not sample.chosen
    sample.set_chosen(chosen=True)
    assert stage.grab(sample.geometry()).toImage() != before
    assert sample.accessibleDescription() == stage.look.words.chosen
