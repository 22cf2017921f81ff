from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.settings import Settings
from tests.conftest import ExpectedLog
from ui.main import asked_to_end, believable, display_metrics


@pytest.mark.parametrize(
    ("display", "density"),
    [({"pixels_per_mm": 5.56}, 5.56), ({"width_mm": 400.0}, 800 / 400)],
    ids=["density", "width"],
)
def test_the_settings_word_on_the_display_is_taken(
    qtbot: QtBot, display: dict[str, float], density: float
) -> None:
    screen = QGuiApplication.primaryScreen()
    if "width_mm" in display:
        density = screen.size().width() / display["width_mm"]
    metrics = display_metrics(Settings.model_validate({"display": display}), screen)
    assert metrics.pixels_per_mm == pytest.approx(density)
    assert metrics.size_px == (screen.size().width(), screen.size().height())


def test_orientation_can_be_said(qtbot: QtBot) -> None:
    settings = Settings.model_validate({"display": {"pixels_per_mm": 4.0, "orientation": "portrait"}})
    assert display_metrics(settings, QGuiApplication.primaryScreen()).orientation == "portrait"


def test_believable_density_is_believed() -> None:
    assert believable(5.56) == 5.56


def test_unbelievable_density_is_replaced_and_said(expected_log: ExpectedLog) -> None:
    expected_log("pixels_per_mm")
    assert believable(0.5) == 4.03


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_closes_on_the_window_s_thread(qtbot: QtBot, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    heard: list[str] = []
    with asked_to_end(lambda: heard.append("close")):
        os.kill(os.getpid(), number)
        qtbot.wait_until(lambda: bool(heard))
    assert heard == ["close"]
    assert signal.getsignal(number) is before
