"""The kiosk's own work fails in the middle of a visit: wiped, said, begun again; its words are not logged."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.bootstrap import Services
from kiosk.runner import loop
from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Comfort
from kiosk.visit.states import StaffCalled
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from tests.conftest import ExpectedLog
from tests.ear.counter import WrittenVoice
from tests.fakes.kiosk import settings_for
from tests.fakes.reference_backend import running_backend
from ui import rescue
from ui.commands.touring import shown_by
from ui.gallery.modes import Display
from ui.main import Kiosk
from ui.shell.last_resort import LastResort
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

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


def strike(kiosk: Kiosk, key: Qt.Key) -> None:
    """By a hand that takes its time."""
    window = kiosk.presenter.window
    window.guard.forget()
    QTest.keyClick(window.focusWidget() or window, key)
    window.guard.forget()
    QApplication.processEvents()


def press(kiosk: Kiosk, name: str) -> None:
    kiosk.presenter.window.guard.forget()
    (key,) = (one for one in resort(kiosk).steps() if one.id == name)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def focus(kiosk: Kiosk) -> str:
    here = kiosk.presenter.window.focusWidget()
    return here.id if isinstance(here, Touchable) else ""


def words(kiosk: Kiosk) -> Words:
    return kiosk._services.catalogue.words("ja")


def passes(kiosk: Kiosk, seconds: int) -> None:
    for _ in range(seconds):
        kiosk.rescue.pass_second()


def is_asked(kiosk: Kiosk) -> bool:
    title = words(kiosk)("visit.idle.title")
    return any(one.marked == title for one in resort(kiosk).findChildren(RubyLabel))


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


def test_when_nobody_touches_it_the_kiosk_asks_and_then_begins_again_by_itself(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    passes(kiosk, rescue.ALONE_S - 1)
    assert not is_asked(kiosk)
    passes(kiosk, 1)
    assert is_asked(kiosk), "20 s or more before the end (WCAG 2.2.1)"
    passes(kiosk, rescue.WARNED_S - 1)
    assert is_asked(kiosk)
    passes(kiosk, 1)
    assert kiosk.presenter.window.last_resort is None
    assert shown_by(kiosk).name == "welcoming"


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Down, None])
def test_any_key_and_any_touch_gives_all_the_time_again(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog, key: Qt.Key | None
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    for _ in range(10):
        passes(kiosk, rescue.ALONE_S + rescue.WARNED_S // 2)
        assert is_asked(kiosk)
        if key is None:
            QTest.mouseClick(resort(kiosk), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        else:
            strike(kiosk, key)
        assert not is_asked(kiosk)


def test_staff_are_called_and_the_code_stays_to_be_shown(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    strike(kiosk, Qt.Key.Key_F10)
    assert shown_by(kiosk).name == "staff-called"
    assert "APP-04" in kiosk.presenter.window.note.sentence


def test_call_from_there_tells_the_desk_why(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    press(kiosk, "call")
    over = kiosk._loop.visit.over
    assert isinstance(over, StaffCalled)
    assert over.reason == "kiosk-failed"


def test_another_language_is_chosen_there_and_stays(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    for name in ("language", "language:en"):
        press(kiosk, name)
    assert resort(kiosk).words.title == "Sorry, that did not work"
    assert kiosk.presenter.look.language == "en"
    press(kiosk, "restart")
    assert (shown_by(kiosk).name, shown_by(kiosk).comfort.language) == ("welcoming", "en")


def test_two_switches_reach_and_press_every_key(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    ringed = []
    for _ in range(3):
        strike(kiosk, Qt.Key.Key_F11)
        ringed.append(focus(kiosk))
    assert sorted(ringed) == ["call", "language", "restart"]
    while focus(kiosk) != "call":
        strike(kiosk, Qt.Key.Key_F11)
    strike(kiosk, Qt.Key.Key_F12)
    assert shown_by(kiosk).name == "staff-called"


def test_keypad_walks_opens_and_goes_back(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    while focus(kiosk) != "language":
        strike(kiosk, Qt.Key.Key_Down)
    strike(kiosk, Qt.Key.Key_Return)
    assert focus(kiosk) == "language:ja"
    strike(kiosk, Qt.Key.Key_Escape)
    assert focus(kiosk) == "restart"
    strike(kiosk, Qt.Key.Key_Escape)
    assert kiosk.presenter.window.note.sentence == words(kiosk)("ear.no-back")


def test_whoever_listens_hears_it_its_keys_and_the_end_coming(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    voice = WrittenVoice()
    kiosk.voice._find, kiosk.voice._looked = lambda: voice, False
    kiosk.bridge.post(ComfortChosen(Comfort(speech=True)))
    QApplication.processEvents()
    broken(kiosk, monkeypatch)
    heard = voice.take()
    assert reading(resort(kiosk).words.code) in heard
    assert heard[-2:] == ["はじめから", reading(words(kiosk)("ear.button"))]
    strike(kiosk, Qt.Key.Key_Down)
    assert voice.take()[0] == reading(resort(kiosk).words.call)
    passes(kiosk, rescue.ALONE_S)
    assert voice.take()[0] == reading(words(kiosk)("visit.idle.title"))


def test_the_visit_that_failed_is_not_drawn_again_underneath(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("unexpected ValueError at ")
    broken(kiosk, monkeypatch)
    drawn: list[str] = []
    kiosk.seen = lambda screen: drawn.append(screen.name)
    strike(kiosk, Qt.Key.Key_A)
    kiosk.bridge.post(ComfortChosen(Comfort(text_size="large")))
    QApplication.processEvents()
    assert drawn == []


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
