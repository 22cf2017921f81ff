"""The kiosk's own work fails in the middle of a visit: wiped, said, begun again; its words are not logged."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.bootstrap import Services
from kiosk.runner import loop
from tests.conftest import ExpectedLog
from tests.fakes.kiosk import settings_for
from tests.fakes.reference_backend import running_backend
from ui import rescue
from ui.commands.touring import shown_by
from ui.gallery.modes import Display
from ui.main import Kiosk
from ui.shell.last_resort import LastResort

CANARY = "カナリア二七一"


@pytest.fixture
def kiosk(tmp_path: Path, qtbot: QtBot) -> Iterator[Kiosk]:
    with running_backend(tmp_path / "home") as backend:
        made = Kiosk(
            Services(settings_for(tmp_path, backend)), Display(1920, 1080, 4.03).metrics(), quiet=True
        )
        made.presenter.window.show_fixed()
        QTest.qWaitForWindowExposed(made.presenter.window)
        made.start()
        yield made
        made.close()
        made.presenter.window.hide()


def press_start(kiosk: Kiosk) -> None:
    page = kiosk.presenter.page
    assert page is not None
    page.press("start")


def broken(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next event cannot be handled, by an exception that quotes what the person typed."""

    def fails(*_: object) -> None:
        raise ValueError(CANARY)

    with monkeypatch.context() as spoiled:
        spoiled.setattr(loop, "advance", fails)
        press_start(kiosk)
        QApplication.processEvents()


def resort(kiosk: Kiosk) -> LastResort:
    shown = kiosk.presenter.window.last_resort
    assert shown is not None
    return shown


def test_failing_visit_is_wiped_told_and_begun_again(
    kiosk: Kiosk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    expected_log: ExpectedLog,
    caplog: pytest.LogCaptureFixture,
) -> None:
    expected_log("unexpected ValueError at ")
    before = shown_by(kiosk).visit
    with caplog.at_level(logging.DEBUG):
        broken(kiosk, monkeypatch)
    assert resort(kiosk).isVisible()
    assert resort(kiosk).key.hasFocus()
    assert CANARY not in caplog.text
    resort(kiosk).key.click()
    qtbot.wait_until(lambda: kiosk.presenter.window.last_resort is None)
    assert shown_by(kiosk).name == "welcoming"
    assert shown_by(kiosk).visit != before
    press_start(kiosk)
    qtbot.wait_until(lambda: shown_by(kiosk).name != "welcoming")


def test_when_nobody_touches_it_the_kiosk_begins_again_by_itself(
    kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    for timer in kiosk.rescue.findChildren(QTimer):
        assert timer.interval() == rescue.ALONE_MS
        timer.setInterval(50)
    broken(kiosk, monkeypatch)
    qtbot.wait_until(lambda: kiosk.presenter.window.last_resort is None)
    assert shown_by(kiosk).name == "welcoming"


def test_what_a_slot_raises_is_told_by_its_place_alone(
    kiosk: Kiosk, qtbot: QtBot, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("unexpected ValueError at ")
    trouble = QObject()

    def slot() -> None:
        raise ValueError(CANARY)

    trouble.objectNameChanged.connect(slot)
    with rescue.every_slot_watched(kiosk.rescue.tell):
        trouble.setObjectName("now")
        qtbot.wait_until(lambda: kiosk.presenter.window.last_resort is not None)
    assert CANARY not in caplog.text
    resort(kiosk).key.click()
    assert kiosk.presenter.window.last_resort is None
