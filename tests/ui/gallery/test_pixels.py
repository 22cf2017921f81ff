"""Words are measured by their own pixels, however few they are in the widget that holds them."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tests.fakes.looks import a_look
from ui.gallery.pixels import Drawn, drawn_in, pale_words, pixels_of
from ui.gallery.writing import written_in
from ui.theme.look import Look
from ui.widgets.ruby_label import RubyLabel

pytestmark = pytest.mark.usefixtures("qapp")


def painted(look: Look, marked: str, size: tuple[int, int]) -> tuple[QWidget, QImage]:
    """A window with one label, and its picture."""
    window = QWidget()
    window.setStyleSheet("background: #ffffff")
    window.resize(size[0] + 20, size[1] + 20)
    label = RubyLabel(look, marked, parent=window)
    label.setGeometry(10, 10, *size)
    picture = QImage(window.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    window.render(picture, QPoint(0, 0))
    return window, picture


def pale(look: Look, marked: str, size: tuple[int, int]) -> list[str]:
    window, picture = painted(look, marked, size)
    return [one.figure for one in pale_words(picture, written_in(window), look)]


WIDE, HIGH = (1222, 74), (298, 573)


@pytest.mark.parametrize(
    ("language", "marked", "size"), [("zh-Hans", "1 / 4", WIDE), ("ne", "प्रति", HIGH), ("ja", "い", HIGH)]
)
def test_few_thin_letters_in_a_big_label_are_as_dark_as_they_look(
    language: str, marked: str, size: tuple[int, int]
) -> None:
    """Of such a label every third row and column was looked at, and the letters lay between them."""
    assert pale(a_look(language=language), marked, size) == []


@pytest.mark.parametrize(("marked", "size"), [("1 / 4", WIDE), ("い", HIGH), ("お名前", (400, 60))])
def test_pale_letters_are_told_however_big_the_label(marked: str, size: tuple[int, int]) -> None:
    look = a_look()
    palette = dataclasses.replace(look.palette, ink="#888888")
    palettes = {**look.tokens.palettes, look.metrics.theme: palette}
    grey = dataclasses.replace(look, tokens=dataclasses.replace(look.tokens, palettes=palettes))
    assert [one.rpartition(" 3.")[2] for one in pale(grey, marked, size)] == ["5, at least 10"]


READINGS = ("しょろうき", "むりょうえん", "ようし", "じ", "に", "し", "く", "えん")
THEMES = ("standard", "soft", "dark", "light")
FULL_HD_27 = 3.21
VEIL = 255 * 45 // 100


def reading(theme: str, letters: str, right: float, alpha: int, size: float = 4.0) -> list[str]:
    """What is found in a reading of 4 mm on 27", so many pixels to the right, under a veil of its ground."""
    look = a_look(theme=theme, pixels_per_mm=FULL_HD_27)
    window, ground = Reading(look, letters, right, size), QColor(look.palette.surface)
    picture = QImage(window.size(), QImage.Format.Format_RGB32)
    window.render(picture, QPoint(0, 0))
    ground.setAlpha(alpha)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), ground)
    painter.end()
    return [one.figure for one in pale_words(picture, written_in(window), look)]


class Reading(QWidget):
    """Letters of so many mm that start between two pixels, as those over kanji do."""

    def __init__(self, look: Look, letters: str, right: float, size: float) -> None:
        super().__init__()
        self._look, self._letters, self._right, self._size = look, letters, right, size
        self.resize(200, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.palette.surface))
        painter.setFont(self._look.font(self._size, bold=self._size > 4.0))
        painter.setPen(QColor(self._look.palette.ink))
        painter.drawText(QPointF(8 + self._right, 42), self._letters)
        painter.end()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("letters", READINGS)
def test_smoothed_strokes_of_a_reading_are_as_dark_as_their_ink(letters: str, theme: str) -> None:
    """One pixel wide, they hardly have two pixels of one shade, and none of their ink's own."""
    found = [reading(theme, letters, right, 0) for right in (0.0, 0.25, 0.5, 0.75)]
    assert found == [[], [], [], []]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("letters", READINGS)
def test_a_reading_that_something_makes_pale_is_told(letters: str, theme: str) -> None:
    found = [reading(theme, letters, right, VEIL) for right in (0.0, 0.25, 0.5, 0.75)]
    assert all(found)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("alpha", "told"), [(0, False), (VEIL, True)], ids=["as dark as it is", "made pale"])
def test_a_stroke_between_two_numbers_is_measured_as_thin_strokes_are(
    theme: str, alpha: int, told: bool
) -> None:
    found = [reading(theme, "–", right, alpha, size=9.0) for right in (0.0, 0.25, 0.5, 0.75)]
    assert [bool(one) for one in found] == [told] * 4


def flat(*boxes: tuple[str, QRect]) -> QImage:
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ffffff"))
    painter = QPainter(picture)
    for colour, box in boxes:
        painter.fillRect(box, QColor(colour))
    painter.end()
    return picture


def drawn(picture: QImage) -> Drawn:
    found = drawn_in(pixels_of(picture), picture.rect())
    assert found is not None
    return found


def test_a_few_dark_pixels_make_no_pale_word_readable() -> None:
    """The edge of something else."""
    word, speck = ("#888888", QRect(20, 20, 60, 20)), ("#000000", QRect(300, 20, 3, 3))
    assert drawn(flat(word, speck)).ink == 0xFF888888


def test_one_colour_is_no_word() -> None:
    assert drawn(flat()) == Drawn(0xFFFFFFFF, 0xFFFFFFFF, 1.0)


def test_nothing_is_measured_where_nothing_is() -> None:
    assert drawn_in(pixels_of(flat()), QRect()) is None
