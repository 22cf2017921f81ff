from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.whole import cramped, cut_words, shows_all

ADDRESS = "東京都北区王子本町一丁目\u200b"


def a_key(stage: Stage, wide: float, tall: float, label: str = "もどる") -> KeyButton:
    key = KeyButton(stage.look, "key", label, kind=Kind.KEY)
    stage.put(key, 10, 10, wide, tall)
    return key


@pytest.mark.parametrize(
    ("wide", "tall", "expected"),
    [(80, 30, False), (80, 12, True), (80, 14.9, False), (16, 30, True)],
    ids=["roomy", "too-low", "a-pixel", "word-cut"],
)
def test_key_is_cramped_where_a_finger_or_a_word_lacks_room(
    stage: Stage, wide: float, tall: float, expected: bool
) -> None:
    assert cramped([a_key(stage, wide, tall)], stage.look) is expected


@pytest.mark.parametrize(("tall", "expected"), [(40, False), (34, True)], ids=["whole", "cut"])
def test_key_is_cramped_where_the_edge_of_its_parent_cuts_it(
    stage: Stage, tall: float, expected: bool
) -> None:
    key = a_key(stage, 80, 30)
    holder = QWidget()
    stage.put(holder, 0, 0, 100, tall)
    key.setParent(holder)
    key.show()
    assert cramped([key], stage.look) is expected


def test_label_without_height_is_cramped(stage: Stage) -> None:
    label = RubyLabel(stage.look, "お名前", role="head")
    stage.put(label, 10, 10, 100, 8)
    assert cramped([label], stage.look)


def test_whatever_says_nothing_never_is(stage: Stage) -> None:
    bare = QWidget()
    stage.put(bare, 10, 10, 1, 1)
    assert not cramped([bare], stage.look)


def test_long_address_may_break_between_kanji_but_no_word_may(stage: Stage) -> None:
    for marked, cut in ((ADDRESS, False), ("Certificate", True)):
        label = RubyLabel(a_look(language="ja" if marked == ADDRESS else "en"), marked, role="head")
        stage.put(label, 10, 10, 40, 200)
        assert label.cut_phrases()
        assert bool(cut_words(label)) is cut


def test_qts_own_label_shows_all_in_the_room_that_it_asks_for(stage: Stage) -> None:
    label = QLabel("区役所")
    label.setParent(stage)
    label.resize(label.sizeHint())
    assert shows_all(label)
    label.resize(label.width() - 5, label.height())
    assert not shows_all(label)
