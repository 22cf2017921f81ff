from __future__ import annotations

import pytest

from tests.fakes.stage import Stage
from ui.widgets.text_field import TextField


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


def test_endless_text_is_told(stage: Stage) -> None:
    assert not a_field(stage, "あ" * 200).fits()


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
