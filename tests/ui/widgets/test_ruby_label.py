from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.ruby_label import RubyLabel

QUESTION = "{本籍|ほんせき}を\u200bのせますか"


def test_screen_reader_gets_the_words_without_readings(qtbot: QtBot) -> None:
    label = RubyLabel(a_look(), QUESTION, role="head")
    qtbot.addWidget(label)
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Name) == "本籍をのせますか"
    assert interface.role() == QAccessible.Role.StaticText


def test_narrow_label_grows_higher_and_says_when_it_is_cut(qtbot: QtBot) -> None:
    look = a_look()
    label = RubyLabel(look, QUESTION, role="head")
    qtbot.addWidget(label)
    whole, half = label.natural_width() + 1, label.natural_width() * 2 // 3
    assert label.heightForWidth(half) > label.heightForWidth(whole)
    label.resize(half, label.heightForWidth(half))
    assert label.fits()
    assert label.lines() == 2
    label.resize(half, label.heightForWidth(whole))
    assert not label.fits()


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_text_grows_with_the_step_and_never_shrinks(qtbot: QtBot, size: str) -> None:
    small, large = RubyLabel(a_look(), QUESTION), RubyLabel(a_look(size), QUESTION)
    qtbot.addWidget(small)
    qtbot.addWidget(large)
    large.resize(40, 20)
    assert large.natural_width() >= small.natural_width()


def test_question_keeps_its_baseline_with_and_without_a_reading(qtbot: QtBot) -> None:
    look = a_look()
    feet = []
    for marked in (QUESTION, "本籍を\u200bのせますか"):
        stage = Stage(look)
        qtbot.addWidget(stage)
        label = RubyLabel(look, marked, role="head")
        stage.put(label, 0, 0, 200, look.metrics.to_mm(label.heightForWidth(look.mm(200))))
        image = stage.grab(label.geometry()).toImage()
        ink = [
            y
            for y in range(image.height())
            if any(image.pixelColor(x, y).lightness() < 90 for x in range(20, 60))
        ]
        feet.append(ink[-1])
    assert feet[0] == feet[1]


def test_new_look_repaints_in_its_colours(qtbot: QtBot) -> None:
    look = a_look()
    stage = Stage(look)
    qtbot.addWidget(stage)
    label = RubyLabel(look, "国", role="head")
    stage.put(label, 0, 0, 40, 24)
    before = stage.grab(label.geometry()).toImage()
    label.set_look(look.with_metrics(theme="dark"))
    assert stage.grab(label.geometry()).toImage() != before


@pytest.mark.parametrize("words", ["PIN फेरि राख्ने", "अब बाँकी यहीँ", "हाल्नुहोस्", "सर्नुहुन्छ?"])
def test_signs_above_below_and_behind_devanagari_letters_are_not_cut(qtbot: QtBot, words: str) -> None:
    look = a_look(language="ne")
    stage = Stage(look)
    qtbot.addWidget(stage)
    label = RubyLabel(look, words, role="label", line=1.2, parent=stage)
    wide, tall, air = label.natural_width(), label.heightForWidth(label.natural_width()), 10
    label.resize(wide + 20, tall + 2 * air)
    image = stage.grab(label.geometry()).toImage()
    ink = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 90
    ]
    assert ink
    assert all(x < wide and air <= y < tall + air for x, y in ink)
