from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage, cut_texts, wrong_sizes
from ui.shell.last_resort import LastResort
from ui.theme.look import Look
from ui.theme.metrics import Orientation


def shown(stage: Stage) -> LastResort:
    resort = LastResort(
        stage.look, title="この画面は、\u200bいま\u200b使えません",
        explanation="係の人を\u200bよんで\u200bください。",
        code="係の人に\u200b見せる番号：\u200bAPP-01", restart="はじめから",
    )  # fmt: skip
    resort.setParent(stage)
    resort.setGeometry(stage.rect())
    resort.show()
    QApplication.processEvents()
    return resort


def test_restart_is_told(stage: Stage) -> None:
    heard: list[object] = []
    resort = shown(stage)
    resort.restarted.connect(lambda: heard.append("restarted"))
    QTest.mouseClick(resort.key, Qt.MouseButton.LeftButton)
    assert heard == ["restarted"]


@pytest.mark.parametrize("size", ["standard", "largest"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_words_are_whole_everywhere(
    stage_of: Callable[[Look], Stage], size: str, orientation: Orientation
) -> None:
    resort = shown(stage_of(a_look(size, orientation=orientation)))
    assert cut_texts(resort) == []
    assert wrong_sizes(resort, resort.look) == []
