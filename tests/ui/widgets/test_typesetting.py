from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from ui.widgets.typesetting import Line, Setting, Typesetter


def text(line: Line) -> str:
    return "".join(piece.run.base for piece in line.pieces)


def setter(role: float = 12.0, *, size: str = "standard") -> Typesetter:
    return Typesetter(a_look(size), role, bold=True, line=1.5)


def test_two_lines_are_balanced_instead_of_leaving_one_word_alone(qtbot: QtBot) -> None:
    marked = "ひとつ\u200bえらんで\u200bつぎへ\u200bさわる"
    made = setter()
    setting = made.set(marked, made.natural_width("ひとつえらんでつぎへ") + 5)
    assert [text(line) for line in setting.lines] == ["ひとつえらんで", "つぎへさわる"]


def test_lines_stay_within_the_width(qtbot: QtBot) -> None:
    made = setter()
    for width in (150.0, 300.0, 600.0):
        setting = made.set("まちがいが\u200bないか、\u200b見て\u200bください", width)
        assert setting.width <= width + 1


def test_phrase_wider_than_the_line_is_cut_rather_than_clipped(qtbot: QtBot) -> None:
    made = setter()
    setting = made.set("あいうえおかきくけこ", made.natural_width("あいうえ"))
    assert setting.width <= made.natural_width("あいうえ") + 1
    assert "".join(text(line) for line in setting.lines) == "あいうえおかきくけこ"


def test_reading_does_not_move_the_baseline_of_later_lines_apart(qtbot: QtBot) -> None:
    made = setter()
    assert made.set("{本籍|ほんせき}", 900).height - made.set("本籍", 900).height == pytest.approx(
        made.headroom
    )


def test_reading_longer_than_its_base_hangs_over_kana(qtbot: QtBot) -> None:
    made = setter()
    kana = made.set("あ{委任状|いにんじょうじょ}が", 900)
    alone = made.set("{委任状|いにんじょうじょ}", 900)
    assert kana.width < alone.width + made.natural_width("あが")
    base = kana.lines[0].pieces[1]
    assert base.ruby_x < base.x


def test_two_long_readings_never_touch(qtbot: QtBot) -> None:
    made = setter()
    first, second = made.set("{一|いちばんめの}{二|にばんめの}", 900).lines[0].pieces
    wide = made.set("{一|いちばんめの}", 900).width
    assert second.ruby_x >= first.ruby_x + wide - 1


def test_small_text_shows_no_readings(qtbot: QtBot) -> None:
    # Half of 9 mm would be below 4 mm with its strokes too thin to read.
    made = setter(9.0)
    assert made.set("{本籍|ほんせき}", 900).height == made.set("本籍", 900).height


@pytest.mark.parametrize(
    ("language", "role", "drawn"),
    [
        ("ja", 9.0, "本籍は"),
        ("ja-easy", 9.0, "ほんせきは"),
        ("ja-easy", 12.0, "本籍は"),
    ],
)
def test_easy_japanese_is_written_in_kana_where_no_reading_has_room(
    language: str, role: float, drawn: str, qtbot: QtBot
) -> None:
    look = dataclasses.replace(a_look("standard"), language=language)
    made = Typesetter(look, role, bold=True, line=1.5)
    assert text(made.set("{本籍|ほんせき}は", 900).lines[0]) == drawn


def test_empty_text_is_a_setting_without_extent(qtbot: QtBot) -> None:
    empty = setter().set("", 100)
    assert isinstance(empty, Setting)
    assert empty.width == 0


def test_text_of_its_natural_width_stays_on_one_line(qtbot: QtBot) -> None:
    made = setter(14.0)
    marked = "{住民票|じゅうみんひょう}の\u200b{写|うつ}し"
    assert len(made.set(marked, made.natural_width(marked)).lines) == 1


def test_word_that_is_cut_keeps_every_sign_on_its_letter(qtbot: QtBot) -> None:
    made = Typesetter(a_look(language="ne"), 12.0, bold=True, line=1.5)
    setting = made.set("सर्नुहुन्छ", made.natural_width("सर्नु"))
    assert len(setting.lines) > 1
    assert [piece.run.base for line in setting.lines for piece in line.pieces] == ["स", "र्नु", "हु", "न्छ"]


def test_line_is_as_wide_as_the_ink_that_hangs_over_its_last_letter(qtbot: QtBot) -> None:
    look = a_look(language="ne")
    made = Typesetter(look, 12.0, bold=True, line=1.5)
    for word in ("यहीँ", "हाल्नुहोस्"):
        ink = QPainterPath()
        ink.addText(QPointF(0, 0), look.font(12.0, bold=True), word)
        assert made.natural_width(word) >= ink.boundingRect().right()
