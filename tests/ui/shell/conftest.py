from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.stage import Stage
from ui.theme.look import Look


@pytest.fixture
def stage_of(qtbot: QtBot) -> Callable[[Look], Stage]:
    """A shown, active stage for any look."""

    def made(look: Look) -> Stage:
        stage = Stage(look)
        qtbot.addWidget(stage)
        stage.show()
        stage.activateWindow()
        qtbot.waitActive(stage)
        return stage

    return made


@pytest.fixture
def stage(stage_of: Callable[[Look], Stage]) -> Stage:
    """A stage in the standard look."""
    return stage_of(a_look())
