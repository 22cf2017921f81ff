from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from ui.widgets.card_layout import CardParts, place_column, place_row
from ui.widgets.typesetting import Typesetter

LOOK = a_look()
FACE = QRectF(0, 0, 500, 600)


def parts(
    face: QRectF, *, row: bool = False, words: str | None = "えらぶ", picture: bool = True
) -> CardParts:
    setters = tuple(Typesetter(LOOK, role, bold=False, line=1.4) for role in ("label", "body", "cap"))
    place = place_row if row else place_column
    return place(
        LOOK, face, label="同じ家の家族", note="同じ世帯の方です。", words=words, picture=picture,
        setters=(setters[0], setters[1], setters[2]), tick_mm=11.0,
    )  # fmt: skip


def test_column_stacks_picture_label_note_and_tick(qtbot: QtBot) -> None:
    made = parts(FACE)
    assert made.picture is not None
    assert made.note is not None
    assert made.tick is not None
    tops = [made.picture.top(), made.label.top(), made.note.top(), made.tick.top()]
    assert tops == sorted(tops)
    assert made.tick.bottom() <= FACE.bottom()
    assert made.fits


def test_picture_gives_way_before_words(qtbot: QtBot) -> None:
    made = parts(QRectF(0, 0, 500, 190))
    assert made.picture is None
    assert made.fits


def test_without_words_the_tick_stands_beside_the_label(qtbot: QtBot) -> None:
    made = parts(FACE, words=None)
    assert made.tick_beside_label
    assert made.tick is not None
    assert made.tick.right() < made.label.left()


@pytest.mark.parametrize("width", [900.0, 260.0], ids=["wide", "narrow"])
def test_row_puts_the_tick_first(qtbot: QtBot, width: float) -> None:
    made = parts(QRectF(0, 0, width, 220), row=True)
    assert made.tick is not None
    assert made.tick.right() < made.label.left()
    assert (made.picture is not None) == (width > 600)


def test_cut_words_are_told(qtbot: QtBot) -> None:
    assert not parts(QRectF(0, 0, 500, 60)).fits
