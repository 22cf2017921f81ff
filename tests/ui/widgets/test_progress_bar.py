from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from tests.fakes.stage import Stage
from ui.widgets.progress_bar import ProgressBar


@pytest.mark.parametrize(
    ("done", "total", "share"), [(0, 4, 0.0), (2, 4, 0.5), (4, 4, 1.0), (1, 0, 1.0), (9, 4, 1.0)]
)
def test_bar_fills_by_its_share(stage: Stage, done: int, total: int, share: float) -> None:
    bar = ProgressBar(stage.look, "読みとっています")
    stage.put(bar, 10, 10, 100, 10)
    bar.set_done(done, max(total, done if total == 0 else total))
    image = stage.grab(bar.geometry()).toImage()
    middle = image.height() // 2
    filled = sum(
        image.pixelColor(x, middle).name() == stage.look.palette.accent for x in range(image.width())
    )
    assert filled / image.width() == pytest.approx(share, abs=0.03)


def test_screen_reader_knows_a_progress_bar(stage: Stage) -> None:
    bar = ProgressBar(stage.look, "読みとっています")
    bar.set_done(1, 2)
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() == QAccessible.Role.ProgressBar
    assert interface.text(QAccessible.Text.Name) == "読みとっています"
