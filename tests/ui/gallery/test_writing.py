"""Letters are caught as they are painted: which, how large, where, and how much of them is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tests.fakes.looks import a_look
from ui.gallery.writing import Written, lines_of, sizes_by_widget, written_in
from ui.widgets.ruby_label import RubyLabel

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = 40


class Painted(QWidget):
    """Writes where it is told to, perhaps through a hole."""

    at = QPointF(0, 50)
    hole: QRectF | None = None
    letters = "国国"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = a_look().font("cap")
        font.setPixelSize(SIZE)
        painter.setFont(font)
        painter.setPen(QColor("#123456"))
        if self.hole is not None:
            painter.setClipRect(self.hole)
        painter.drawText(self.at, self.letters)
        painter.end()


def window_with(made: QWidget, box: tuple[int, int, int, int]) -> QWidget:
    window = QWidget()
    window.resize(1000, 300)
    made.setParent(window)
    made.setGeometry(*box)
    return window


def only(window: QWidget) -> Written:
    (one,) = written_in(window)
    return one


def test_letters_are_known_with_size_ink_and_place() -> None:
    made = Painted()
    one = only(window_with(made, (100, 80, 200, 100)))
    assert (one.widget, one.letters, one.size, one.ink, one.base) == (made, "国国", SIZE, "#123456", 130)
    assert one.box.left() == pytest.approx(100, abs=4)
    assert one.box.width() == pytest.approx(2 * SIZE, abs=8)
    assert one.seen == one.box


@pytest.mark.parametrize("cut", ["by-its-edge", "by-its-parent", "by-its-painter"])
def test_what_is_cut_off_is_not_seen(cut: str) -> None:
    made = Painted()
    window = window_with(made, (100, 80, 200, 30 if cut == "by-its-edge" else 100))
    if cut == "by-its-parent":
        frame = QWidget(window)
        frame.setGeometry(100, 80, 200, 30)
        made.setParent(frame)
        made.setGeometry(0, 0, 200, 100)
    elif cut == "by-its-painter":
        made.hole = QRectF(0, 0, 200, 30)
    one = only(window)
    assert one.seen.bottom() <= 111
    assert one.box.bottom() > 125


def test_kinds_of_letters_of_a_line_are_one_line_and_readings_another() -> None:
    label = RubyLabel(a_look(), "{住民票|じゅうみんひょう}の写し PIN", role="head")
    window = window_with(label, (0, 0, 900, 100))
    lines = list(lines_of(written_in(window)))
    assert [line.letters for line in lines] == ["住民票の写し PIN", "じゅうみんひょう"]
    assert set(sizes_by_widget(written_in(window))[id(label)].values()) == {line.letters for line in lines}


def test_spaces_are_no_letters() -> None:
    made = Painted()
    made.letters = "　 "
    assert written_in(window_with(made, (0, 0, 200, 100))) == ()
