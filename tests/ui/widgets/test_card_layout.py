from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from ui.theme.look import TextRole
from ui.widgets.card_layout import CardParts, place_column, place_row
from ui.widgets.typesetting import Typesetter

LOOK = a_look()
FACE = QRectF(0, 0, 500, 600)


def parts(
    face: QRectF, *, row: bool = False, words: str | None = "えらぶ", picture: bool = True,
    label: str = "同じ家の家族", role: float | None = None,
) -> CardParts:  # fmt: skip
    roles: tuple[TextRole | float, ...] = (role or "label", "body", "cap")
    setters = tuple(Typesetter(LOOK, one, bold=False, line=1.4) for one in roles)
    place = place_row if row else place_column
    return place(
        LOOK, face, label=label, note="同じ世帯の方です。", words=words, picture=picture,
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


@pytest.mark.parametrize("row", [False, True], ids=["column", "row"])
def test_words_with_readings_stand_as_high_as_those_of_their_neighbour(qtbot: QtBot, *, row: bool) -> None:
    face = QRectF(0, 0, 900, 300)
    plain, read = (
        parts(face, row=row, picture=False, label=label, role=12.0)
        for label in ("いいえ、外国です", "いいえ、{外国|がいこく}です")
    )
    assert read.label.height() > plain.label.height()
    assert abs(read.label.bottom() - plain.label.bottom()) < 0.5
    assert plain.note is not None
    assert read.note is not None
    assert abs(read.note.top() - plain.note.top()) < 0.5


def test_words_with_readings_stay_on_a_card_that_has_no_more_room(qtbot: QtBot) -> None:
    label = "いいえ、{外国|がいこく}です"
    tall = parts(QRectF(0, 0, 900, 300), row=True, picture=False, label=label, role=12.0)
    least = tall.label.height() + (tall.note.height() if tall.note else 0.0) + LOOK.exact(3.0)
    tight = parts(QRectF(0, 0, 900, least), row=True, picture=False, label=label, role=12.0)
    assert tight.fits
    assert tight.label.top() >= 0.0
