"""Garbage goes in the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

import ui.housekeeping
from ui.housekeeping import Housekeeping


class InACircle:
    """Only a collection frees it."""

    def __init__(self) -> None:
        self.myself = self


def test_a_circle_goes_while_the_event_loop_runs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui.housekeeping, "EVERY_MS", 10)
    keeping = Housekeeping()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(InACircle())
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        keeping.close()
    assert gc.isenabled()
