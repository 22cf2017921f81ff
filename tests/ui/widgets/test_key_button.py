from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.fakes.components_page import ComponentsPage, focus
from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, wrong_gaps, wrong_sizes
from ui.theme.tokens import TEXT_SIZES, THEMES
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.shapes import face_of
from ui.widgets.touch_guard import Repeat


@pytest.mark.parametrize("theme", THEMES)
def test_components_page_passes_every_audit(stage: Stage, theme: str) -> None:
    page = ComponentsPage(a_look(theme=theme))
    stage.put(page, 0, 0, 476, 268)
    assert wrong_sizes(page, page.look) == []
    assert wrong_gaps(page, page.look) == []
    assert cut_texts(page) == []


def test_planted_small_and_crowded_keys_are_found(stage: Stage) -> None:
    stage.put(KeyButton(stage.look, "small", "x", kind=Kind.CHARACTER), 10, 10, 18, 22)
    stage.put(KeyButton(stage.look, "near", "x"), 29, 10, 20, 22)
    stage.put(KeyButton(stage.look, "cut", "とてもながいことば"), 60, 10, 18, 16)
    assert len(wrong_sizes(stage, stage.look)) == 1
    assert len(wrong_gaps(stage, stage.look)) == 1
    assert len(cut_texts(stage)) == 1


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_key_of_its_own_size_holds_its_words(stage: Stage, kind: Kind, size: str) -> None:
    look = a_look(size)
    key = KeyButton(look, "k", "よぶ", kind=kind, icon="call")
    stage.put(key, 0, 0, 10, 10)
    key.resize(key.sizeHint())
    assert key.fits()
    least = look.sizes.least_key if kind in (Kind.PRIMARY, Kind.CHARACTER, Kind.FUNCTION) else 15.0
    assert look.metrics.to_mm(min(key.width(), key.height())) >= least


def test_label_and_icon_are_one_centred_group(stage: Stage) -> None:
    key = KeyButton(stage.look, "next", "つぎへ", kind=Kind.PRIMARY, icon="next")
    stage.put(key, 20, 20, 130, 35.4)
    image = stage.grab(key.geometry()).toImage()
    bright = [
        x
        for x in range(20, image.width() - 20)
        for y in range(20, 110)
        if image.pixelColor(x, y).lightness() > 200
    ]
    assert abs((min(bright) + max(bright)) / 2 - image.width() / 2) <= stage.look.mm(1.5)
    # The arrow points forward, so it stands at the right of the word.
    assert key.sizeHint().width() > key.least_width() > 0


def test_chosen_and_wrong_keys_look_different_by_more_than_colour(stage: Stage) -> None:
    key = KeyButton(stage.look, "k", "なおす")
    stage.put(key, 20, 20, 66, 27)
    thin = key.shape_now().rim_mm
    key.set_error(error=True)
    assert key.shape_now().rim_mm > thin
    key.set_error(error=False)
    key.set_chosen(chosen=True)
    assert key.shape_now().rim_mm > thin
    key.set_missing("x")
    assert key.shape_now().dashed


def test_repeat_follows_the_kind_unless_told_otherwise(stage: Stage) -> None:
    told = KeyButton(stage.look, "k", "あ", kind=Kind.CHARACTER)
    told.set_repeat(Repeat.CHOICE)
    kinds = [KeyButton(stage.look, "k", "あ", kind=kind) for kind in (Kind.CHARACTER, Kind.KEY)]
    assert [key.repeat for key in (told, *kinds)] == [Repeat.CHOICE, Repeat.EVERY, Repeat.NAVIGATION]


def test_key_of_the_page_takes_the_focus(stage: Stage) -> None:
    page = ComponentsPage(stage.look)
    stage.put(page, 0, 0, 476, 268)
    assert focus(page, "KEY:").hasFocus()


def test_icon_gives_way_before_a_word_is_cut(stage: Stage) -> None:
    key = KeyButton(stage.look, "k", "はじめに\u200bもどす", icon="undo")
    stage.put(key, 0, 0, 20, 34)
    key.resize(key.words_width(), stage.look.mm(34))
    assert key.cut_phrases() == ()
    assert key.fits()
    key.resize(key.words_width() - stage.look.mm(2), stage.look.mm(34))
    assert key.cut_phrases() != ()


@pytest.mark.parametrize(
    ("language", "word"), [("ne", "काम"), ("ko", "뒤로"), ("zh-Hans", "返回"), ("ja", "戻る")]
)
def test_words_beside_an_icon_look_as_if_they_stood_in_its_middle(
    stage: Stage, language: str, word: str
) -> None:
    key = KeyButton(replace(a_look(), language=language), "back", word, icon="back")
    stage.put(key, 10, 10, 82, 34)
    picture = key.grab().toImage()
    middle = face_of(key.look, QRectF(key.rect()), key.shape_now().base_mm).center().y()
    rows = [y for y in range(picture.height()) if _inked(picture, y, picture.width() // 2)]
    assert abs((rows[0] + rows[-1]) / 2 - middle) <= key.look.mm(0.35)


def test_arrow_that_becomes_smaller_keeps_off_the_word(stage: Stage) -> None:
    key = KeyButton(a_look("largest"), "next", "Tiếp theo", kind=Kind.PRIMARY, icon="next")
    usual = key.sizeHint().width()
    for less in (3.0, 6.0, 9.0):
        icon, gap = key._beside(usual - stage.look.mm(less))
        assert icon > 0
        assert gap >= stage.look.exact(2.5), less


def test_icon_is_no_speck_beside_large_letters(stage: Stage) -> None:
    key = KeyButton(a_look("largest"), "larger", "Larger text", icon="text")
    icons = {key._beside(width)[0] for width in range(key.one_line_width(), key.sizeHint().width())}
    assert 0.0 in icons
    assert all(icon == 0 or icon >= int(key.look.exact(0.6 * 14)) for icon in icons)
    assert key.lines_at(key.one_line_width()) == 1


def _inked(picture: QImage, y: int, left: int) -> bool:
    """Whether there is ink in that line of the face, right of the icon."""
    inside = range(left, picture.width() - left // 5)
    tall = picture.height()
    return tall // 6 < y < tall * 5 // 6 and any(picture.pixelColor(x, y).lightness() < 100 for x in inside)


def ink_of(key: KeyButton) -> tuple[int, int, int, int]:
    """Air left, right, above and below its letters, in pixels from the outer edge of its face."""
    picture, face = key.grab().toImage(), key._face_rect()
    rim = key._look.line(key.shape_now().rim_mm) + 2
    inner = face.adjusted(rim, rim, -rim, -rim)
    dark = [
        (x, y)
        for x in range(inner.left(), inner.right() + 1)
        for y in range(inner.top(), inner.bottom() + 1)
        if picture.pixelColor(x, y).lightness() < 100
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return (
        min(xs) - face.left(),
        face.right() - max(xs),
        min(ys) - face.top(),
        face.bottom() - max(ys),
    )


@pytest.mark.parametrize(("air", "held"), [(1.5, True), (0.1, False)])
def test_words_of_a_key_of_the_pad_stand_off_its_rim(stage: Stage, air: float, *, held: bool) -> None:
    look = a_look("largest")
    key = KeyButton(look, "clear", "Xóa hết", kind=Kind.FUNCTION, role="body", air_mm=air)
    stage.put(key, 0, 0, 60, 31)
    key.resize(key.bare_line_width(), key.height())
    left, right, _, _ = ink_of(key)
    least = look.exact(look.sizes.rim + 1.5) - 1
    assert (min(left, right) >= least) is held


def test_words_of_a_low_tool_without_its_icon_stand_off_its_upper_rim(stage: Stage) -> None:
    look = a_look("largest", language="ne")
    key = KeyButton(look, "call", "कर्मचारी बोलाउने", kind=Kind.CALL)
    stage.put(key, 0, 0, 120, 20)
    _, _, above, _ = ink_of(key)
    assert above >= look.exact(1.9), "as far as the room for its line goes"
