from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.looks import FULL_HD_15, FULL_HD_21, a_look
from tests.fakes.stage import Stage, cut_texts, wrong_gaps, wrong_sizes
from ui.shell.last_resort import LastResort, ResortWords
from ui.theme.look import Look
from ui.theme.metrics import Orientation

LANGUAGES = (
    ("ja", "日本語"), ("ja-easy", "やさしい\u200b日本語"), ("en", "English"),
    ("zh-Hans", "简体中文"), ("ko", "한국어"), ("vi", "Tiếng Việt"), ("ne", "नेपाली"),
)  # fmt: skip
WORDS = ResortWords(
    title="すみません、\u200bうまくいきませんでした",
    explanation="入れた{内容|ないよう}は、\u200bこの{機械|きかい}に\u200b残っていません。\n"
    "はじめから\u200bやりなおすか、\u200b{係|かかり}の人に\u200b声をかけてください。",
    code="係の人に\u200b見せる番号：\u200bAPP-01", restart="はじめから", call="係の人を\u200bよぶ",
    language="ことば", back="もどる", languages=LANGUAGES,
)  # fmt: skip


def shown(stage: Stage) -> LastResort:
    resort = LastResort(stage.look, WORDS)
    resort.setParent(stage)
    resort.setGeometry(stage.rect())
    resort.show()
    QApplication.processEvents()
    return resort


def press(resort: LastResort, name: str) -> None:
    (key,) = (one for one in resort.steps() if one.id == name)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.mark.parametrize("key", ["restart", "call"])
def test_key_is_told(stage: Stage, key: str) -> None:
    heard: list[object] = []
    resort = shown(stage)
    resort.pressed.connect(heard.append)
    press(resort, key)
    assert heard == [key]


def test_every_language_can_be_chosen_and_the_ways_on_come_back(stage: Stage) -> None:
    heard: list[object] = []
    resort = shown(stage)
    resort.pressed.connect(heard.append)
    press(resort, "language")
    assert [one.id for one in resort.steps()] == [*(f"language:{code}" for code, _ in LANGUAGES), "back"]
    (korean,) = (one for one in resort.steps() if one.id == "language:ko")
    korean.activated.emit(korean.id)
    assert heard == ["language:ko"]
    assert resort.go_back()
    assert [one.id for one in resort.steps()] == ["restart", "call", "language"]
    assert not resort.go_back()


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("size", ["standard", "large", "larger", "largest"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("pixels_per_mm", [FULL_HD_21, FULL_HD_15])
def test_words_and_keys_are_whole_everywhere(
    stage_of: Callable[[Look], Stage], size: str, orientation: Orientation, pixels_per_mm: float, opened: bool
) -> None:
    stage = stage_of(a_look(size, orientation=orientation, pixels_per_mm=pixels_per_mm))
    resort = shown(stage)
    if opened:
        press(resort, "language")
    assert cut_texts(resort) == []
    assert wrong_sizes(resort, resort.look) == []
    assert wrong_gaps(resort, resort.look) == []
