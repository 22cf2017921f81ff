from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from ui.widgets.shapes import KeyShape, face_of, paint_box, paint_key

LOOK = a_look()
SHAPE = KeyShape("#ffffff", "#ff0000", 0.5, "#0000ff", 1.2, 3.0)
BOX = QRectF(0, 0, 200, 100)


def painted(shape: KeyShape) -> QImage:
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_key(painter, LOOK, BOX, shape)
    painter.end()
    return image


def test_key_has_rim_face_and_base_on_whole_pixels(qtbot: QtBot) -> None:
    image = painted(SHAPE)
    rim, base = LOOK.line(0.5), LOOK.line(1.2)
    column = [image.pixelColor(100, y).name() for y in range(100)]
    assert column[:rim] == ["#ff0000"] * rim
    assert column[rim] == "#ffffff"
    assert column[100 - base :] == ["#0000ff"] * base


def test_sunk_key_stands_where_its_base_was(qtbot: QtBot) -> None:
    sunk = KeyShape("#ffffff", "#ff0000", 0.5, "#0000ff", 1.2, 3.0, sunk=True)
    image = painted(sunk)
    assert image.pixelColor(100, 0).alpha() == 0
    assert image.pixelColor(100, 99).name() == "#ff0000"
    assert face_of(LOOK, BOX, 1.2, sunk=True).top() == LOOK.line(1.2)


def test_barred_key_is_a_dashed_rim_without_face(qtbot: QtBot) -> None:
    image = painted(KeyShape("", "#ff0000", 0.6, "", 1.2, 3.0, dashed=True))
    assert image.pixelColor(100, 50).alpha() == 0
    edge = [image.pixelColor(x, 0).alpha() > 0 for x in range(20, 180)]
    assert True in edge
    assert False in edge


def test_box_without_rim_is_one_colour(qtbot: QtBot) -> None:
    image = QImage(50, 50, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_box(painter, QRectF(0, 0, 50, 50), 5.0, fill="#123456", rim=None, rim_px=0)
    painter.end()
    assert image.pixelColor(25, 0).name() == image.pixelColor(25, 25).name() == "#123456"
