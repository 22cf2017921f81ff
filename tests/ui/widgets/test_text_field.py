from __future__ import annotations

import pytest

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.text_field import TextField

LEAST = {"standard": 6.6, "large": 6.6, "larger": 8.8, "largest": 11.0}


def a_field(stage: Stage, text: str) -> TextField:
    field = TextField(stage.look, "お名前の{読|よ}み")
    stage.put(field, 10, 10, 160, 26)
    field.set_text(text)
    return field


def test_short_text_stands_on_one_line(stage: Stage) -> None:
    assert a_field(stage, "みほん　はなこ").lines() == ("みほん　はなこ",)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("すみよしのやまなか　はなこのすけ", ("すみよしのやまなか", "はなこのすけ")),
        ("あ" * 24, ("あ" * 12, "あ" * 12)),
    ],
    ids=["at-the-gap", "in-the-middle"],
)
def test_long_text_shrinks_to_two_lines_and_is_never_cut(
    stage: Stage, text: str, lines: tuple[str, str]
) -> None:
    field = a_field(stage, text)
    assert field.lines() == lines
    assert field.fits()


@pytest.mark.parametrize("text_size", TEXT_SIZES)
@pytest.mark.parametrize("letters", [12, 30, 50, 70, 100])
def test_no_letter_is_smaller_than_the_least_of_its_step(stage: Stage, text_size: str, letters: int) -> None:
    field = TextField(a_look(text_size))
    field.set_low(low=True)
    field.setParent(stage)
    field.resize(field.look.mm(200), field.sizeHint().height())
    field.set_text("みほんはなこさくらの"[: letters % 10] + "みほんはなこさくらの" * (letters // 10))
    assert field.letter_size >= field.look.mm(LEAST[text_size])
    assert field.fits()
    assert field.text().endswith("".join(field.lines()).replace("　", "").removeprefix("…")[-5:])


def test_endless_text_shows_its_end_after_a_mark_and_is_read_whole(stage: Stage) -> None:
    field = a_field(stage, "あ" * 199 + "い")
    assert field.shows_its_end
    assert field.fits()
    assert (field.lines()[0][0], field.lines()[-1][-1]) == ("…", "い")
    assert field.text() == "あ" * 199 + "い"


@pytest.mark.parametrize("language", ["ja", "en", "ne", "zh-Hans", "ko", "vi"])
@pytest.mark.parametrize("low", [False, True])
def test_letters_stand_in_the_middle_whatever_the_language_around_them(
    language: str, low: bool, stage: Stage
) -> None:
    look = a_look("largest", language=language, pixels_per_mm=5.56)
    field = TextField(look)
    field.set_low(low=low)
    field.setParent(stage)
    field.resize(look.mm(160), field.sizeHint().height())
    field.set_text("国国")
    field.show()
    image = field.grab().toImage()
    left, right = look.mm(7.0), look.mm(30.0)
    inked = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < 90 for x in range(left, right))
    ]
    rows = [y for y in inked if field.inside().top() <= y < field.inside().bottom()]
    above, below = rows[0], image.height() - 1 - rows[-1]
    assert abs(above - below) <= look.mm(0.6)
    assert above > field.inside().top()


def test_screen_reader_hears_name_and_text(stage: Stage) -> None:
    field = a_field(stage, "")
    assert (field.accessibleName(), field.accessibleDescription()) == ("お名前の読み", "まだ入っていません")
    field.set_text("みほん")
    assert field.accessibleDescription() == "", "what was typed is the text of the entry, see read_entry"
    field.forget()
    assert field.text() == ""


def test_caret_stands_after_the_text(stage: Stage) -> None:
    field = a_field(stage, "")
    empty = stage.grab(field.geometry()).toImage()
    field.set_text("みほん")
    typed = stage.grab(field.geometry()).toImage()
    accent, middle = stage.look.palette.accent, empty.height() // 2
    left = stage.look.line(1.2) + 2
    carets = [
        max(x for x in range(left, image.width() - left) if image.pixelColor(x, middle).name() == accent)
        for image in (empty, typed)
    ]
    assert carets[1] - carets[0] > stage.look.mm(30)
