from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.fakes.stage import Stage
from ui.widgets.ink_square import SIDE, InkSquare, Points

LEFT = Qt.MouseButton.LeftButton


def square(stage: Stage, told: list[Points]) -> InkSquare:
    made = InkSquare(stage.look, "名字")
    stage.put(made, 10, 10, 110, 110)
    made.written.connect(told.append)
    return made


def draw(square: InkSquare, *places: tuple[float, float]) -> None:
    """With a finger through these places, as parts of the widget's size."""
    points = [QPoint(round(x * square.width()), round(y * square.height())) for x, y in places]
    QTest.mousePress(square, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(square, point)
    QTest.mouseRelease(square, LEFT, pos=points[-1])


def test_a_stroke_is_told_when_the_finger_is_lifted(stage: Stage) -> None:
    told: list[Points] = []
    draw(square(stage, told), (0.1, 0.5), (0.5, 0.5), (0.9, 0.5))
    (stroke,) = told
    assert [point[1] for point in stroke] == [stroke[0][1]] * len(stroke)
    assert stroke[0][0] < SIDE // 4 < SIDE * 3 // 4 < stroke[-1][0]


def test_a_finger_that_slips_out_stays_at_the_edge(stage: Stage) -> None:
    told: list[Points] = []
    draw(square(stage, told), (0.5, 0.5), (1.5, -0.5))
    assert told[0][-1] == (SIDE, 0)


def test_a_touch_is_a_dot_and_what_is_written_is_seen_unless_it_is_covered(stage: Stage) -> None:
    told: list[Points] = []
    made = square(stage, told)
    empty = made.grab().toImage()
    draw(made, (0.3, 0.3))
    assert len(told) == 1
    assert made.grab().toImage() != empty
    made.set_strokes(told, hidden=True)
    assert made.grab().toImage() == empty


def test_nothing_is_left_after_forgetting(stage: Stage) -> None:
    told: list[Points] = []
    made = square(stage, told)
    empty = made.grab().toImage()
    draw(made, (0.3, 0.3), (0.6, 0.6))
    made.forget()
    assert made.grab().toImage() == empty
