from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from tests.ui.gallery.planting import audited, on_the_page, rules
from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES, THEMES
from ui.widgets.look_sample import LookSample, Shows


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


@pytest.mark.parametrize("size", TEXT_SIZES)
@pytest.mark.parametrize("shows", ["text-size", "own-size"])
def test_samples_differ_as_the_text_that_will_be_read(stage: Stage, size: str, shows: Shows) -> None:
    look = a_look(size)
    read = [look.tokens.texts[step].cap for step in TEXT_SIZES]
    samples = [LookSample(look, step, "大きい", shows=shows, of=step) for step in TEXT_SIZES]
    ratios = {round(one.sample_mm / text, 3) for one, text in zip(samples, read, strict=True)}
    assert len(ratios) == 1
    inks = [inked_rows(stage, one) for one in samples]
    assert all(larger >= 1.15 * smaller for smaller, larger in pairwise(inks)), inks


@pytest.mark.parametrize("theme", THEMES)
def test_barred_one_is_as_readable_while_it_is_pressed(qtbot: QtBot, theme: str) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        on_the_page(parent, look)
        sample = LookSample(look, "dark:on", "暗くする", parent=parent)
        sample.bar("いまは、できません。")
        sample.setGeometry(look.mm(20), look.mm(20), look.mm(80), look.mm(22))
        return sample

    assert "pressed" not in rules(audited(qtbot, plant, a_look(theme=theme)))


def inked_rows(stage: Stage, sample: LookSample) -> int:
    """How high the ink of a sample is, its name left out."""
    stage.put(sample, 10, 10, 120, 90)
    sample._marked = "" if sample._shows == "text-size" else sample._marked
    image = stage.grab(sample.geometry()).toImage()
    middle = range(image.width() // 4, 3 * image.width() // 4)
    rows = range(image.height() // 8, 7 * image.height() // 8)
    dark = [y for y in rows if any(image.pixelColor(x, y).lightness() < 100 for x in middle)]
    sample.hide()
    return dark[-1] - dark[0] + 1
