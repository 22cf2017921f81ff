from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from kiosk.visit.events import Closing, Event, Pressed, SpokenTo
from kiosk.visit.screen import Screen
from tests.screens import samples
from ui.bridge import Bridge


class FakeLoop:
    """Keeps what is posted until it is drained, and says on which thread that happened."""

    def __init__(self) -> None:
        self.due: float | None = None
        self.inbox: list[Event] = []
        self.handled: list[Event] = []
        self.drained_on: list[QThread] = []
        self.closed = False
        self._wake: Callable[[], None] = lambda: None
        self._forget: list[Callable[[], None]] = []

    def post(self, event: Event) -> None:
        self.inbox.append(event)
        self._wake()

    def drain(self) -> None:
        self.drained_on.append(QThread.currentThread())
        while self.inbox:
            self.handled.append(self.inbox.pop(0))

    def watch(self, show: Callable[[Screen], None]) -> None:
        show(samples.welcome())

    def on_wake(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def on_forget(self, forget: Callable[[], None]) -> None:
        self._forget.append(forget)

    def forget(self) -> None:
        for forget in self._forget:
            forget()

    def begin_again(self) -> None:
        self.handled.clear()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def loop() -> FakeLoop:
    return FakeLoop()


def test_first_screen_is_shown_at_once(qtbot: QtBot, loop: FakeLoop) -> None:
    shown: list[Screen] = []
    Bridge(loop, lambda: 0.0).start(shown.append)
    assert [screen.name for screen in shown] == ["welcome"]


def test_event_of_another_thread_is_drained_on_the_window_s(qtbot: QtBot, loop: FakeLoop) -> None:
    bridge = Bridge(loop, lambda: 0.0)
    thread = threading.Thread(target=bridge.post, args=(Pressed("a"),))
    thread.start()
    thread.join()
    assert loop.handled == []
    qtbot.wait_until(lambda: loop.handled == [Pressed("a")])
    assert set(loop.drained_on) == {QThread.currentThread()}


def test_deadline_drains_by_itself(qtbot: QtBot, loop: FakeLoop) -> None:
    loop.due = 100.05
    bridge = Bridge(loop, lambda: 100.0)
    bridge.start(lambda screen: None)
    assert loop.drained_on == []
    qtbot.wait_until(lambda: bool(loop.drained_on))


def test_forgetters_are_handed_on(qtbot: QtBot, loop: FakeLoop) -> None:
    forgotten: list[str] = []
    Bridge(loop, lambda: 0.0).start(
        lambda screen: None, lambda: forgotten.append("window"), lambda: forgotten.append("voice")
    )
    loop.forget()
    assert forgotten == ["window", "voice"]


def test_close_forgets_first_and_only_once(qtbot: QtBot, loop: FakeLoop) -> None:
    bridge = Bridge(loop, lambda: 0.0)
    with qtbot.waitSignal(bridge.closed):
        bridge.close()
    assert loop.handled == [Closing()]
    assert loop.closed
    bridge.close()
    bridge.post(Pressed("late"))
    assert loop.handled == [Closing()]
    assert loop.inbox == []


@pytest.mark.parametrize(
    ("due", "speaks", "told"), [(99.0, True, True), (99.0, False, False), (150.0, True, False)]
)
def test_whoever_is_being_spoken_to_is_not_given_up(
    qtbot: QtBot, loop: FakeLoop, due: float, speaks: bool, told: bool
) -> None:
    bridge = Bridge(loop, lambda: 100.0)
    bridge.wait_while(lambda: speaks)
    loop.due = due
    bridge.post(Pressed("a"))
    qtbot.wait_until(lambda: Pressed("a") in loop.handled)
    assert (SpokenTo() in loop.handled) is told
