from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.fakes.stage import Stage
from ui.widgets.preview import Preview


def a_page(colour: str) -> QImage:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def centre(stage: Stage, preview: Preview) -> str:
    image = stage.grab(preview.geometry()).toImage()
    return str(image.pixelColor(image.width() // 2, image.height() // 3).name())


def test_pages_are_shown_one_at_a_time_and_turned(stage: Stage) -> None:
    preview = Preview(stage.look, name="申請書")
    stage.put(preview, 10, 10, 150, 180)
    preview.set_pages([a_page("#aa0000"), a_page("#00aa00")])
    assert centre(stage, preview) == "#aa0000"
    QTest.mouseClick(preview.pager.after, Qt.MouseButton.LeftButton)
    assert centre(stage, preview) == "#00aa00"


def test_whole_page_is_visible_in_its_proportions(stage: Stage) -> None:
    preview = Preview(stage.look)
    stage.put(preview, 10, 10, 150, 180)
    preview.set_pages([a_page("#aa0000")])
    image = stage.grab(preview.geometry()).toImage()
    across = sum(image.pixelColor(x, image.height() // 2).name() == "#aa0000" for x in range(image.width()))
    down = sum(image.pixelColor(image.width() // 2, y).name() == "#aa0000" for y in range(image.height()))
    assert abs(down / across - 297 / 210) < 0.02


def test_forgotten_paper_is_gone(stage: Stage) -> None:
    preview = Preview(stage.look)
    stage.put(preview, 10, 10, 150, 180)
    preview.set_pages([a_page("#aa0000")])
    preview.forget()
    assert centre(stage, preview) == stage.look.palette.bg


def test_half_a_sheet_is_not_called_a_page(stage: Stage) -> None:
    """One sheet is printed: 「2ページのうち」 would say that there are two."""
    preview = Preview(stage.look)
    preview.set_pages([a_page("#aa0000"), a_page("#00aa00")])
    assert "ページ" not in preview.pager.told
    assert "半分" in preview.pager.told
