from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.shown_screens import ShownScreens


@pytest.fixture
def shown(qtbot: QtBot) -> ShownScreens:
    """A landscape window that shows screens."""
    return ShownScreens(qtbot)


@pytest.fixture
def shown_upright(qtbot: QtBot) -> ShownScreens:
    """A portrait window that shows screens."""
    return ShownScreens(qtbot, upright=True)
