"""The loop drops what is stale, wipes what is secret, forgets together with its watchers, and ends clean."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Ok, Result
from kiosk.basics.secret import Secret
from kiosk.bootstrap import Services
from kiosk.delivery.outcome import Outcome
from kiosk.forms.application import Application
from kiosk.paper.document import PrinterState
from kiosk.runner.jobs import LANES
from kiosk.runner.loop import Loop
from kiosk.settings import demo_settings
from kiosk.visit.audited import AuditLine
from kiosk.visit.events import (
    Devices,
    DevicesChanged,
    Event,
    JobEnded,
    JobId,
    JobTold,
    LifeShown,
    Pressed,
    SecretEntered,
    SpokenTo,
)
from kiosk.visit.screen import Screen
from kiosk.visit.states import Welcoming
from tests.conftest import ExpectedLog
from tests.fakes.clock import ShiftedClock
from tests.fakes.kiosk import Kiosk, town
from tests.fakes.paced_visit import handbook_of
from tests.flows.ways import TO_CARD, TO_CHECK, play

PATIENCE_S = 20.0
DEVICES = Devices(card=False, reader=True, printer=PrinterState.READY)


@dataclass
class Watched:
    """A loop without any service, and what it showed and wrote."""

    clock: ShiftedClock = field(default_factory=ShiftedClock)
    shown: list[Screen] = field(default_factory=list)
    lines: list[AuditLine] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        services = Services(demo_settings(), self.clock)
        self.loop = Loop(handbook_of(), services, self.clock, DEVICES, audit=self.lines.append)
        self.loop.on_forget(lambda: self.order.append("forget"))
        self.loop.watch(self._show)

    def _show(self, screen: Screen) -> None:
        self.shown.append(screen)
        self.order.append(f"show {screen.name}")


@pytest.fixture
def watched() -> Iterator[Watched]:
    made = Watched()
    yield made
    made.loop.close()


def press(loop: Loop, *buttons: str) -> None:
    for button in buttons:
        loop.post(Pressed(button))
    loop.drain()


def test_the_first_screen_is_shown_to_whoever_begins_to_watch(watched: Watched) -> None:
    assert [screen.name for screen in watched.shown] == ["welcoming"]
    assert watched.loop.screen == watched.shown[0]


def test_many_events_are_shown_once(watched: Watched) -> None:
    press(watched.loop, "start", "tile:certificates", "tile:juminhyo")
    assert [screen.name for screen in watched.shown] == ["welcoming", "preparing"]


def test_what_changes_nothing_is_not_shown(watched: Watched) -> None:
    watched.loop.drain()
    watched.loop.post(JobTold(JobId(watched.loop.visit.id, 99), 1, 2))
    watched.loop.post(JobEnded(JobId(watched.loop.visit.id, 99), Ok(None)))
    watched.loop.drain()
    assert len(watched.shown) == 1


@pytest.mark.parametrize("sign", [LifeShown(), SpokenTo()], ids=lambda one: type(one).__name__)
def test_more_time_is_given_without_drawing_anything(watched: Watched, sign: Event) -> None:
    watched.loop.post(Pressed("start"))
    watched.loop.drain()
    shown, due = len(watched.shown), watched.loop.due
    assert due is not None
    watched.clock.put_forward(50)
    watched.loop.post(sign)
    watched.loop.drain()
    later = watched.loop.due
    assert later is not None
    assert later >= due + 50
    assert len(watched.shown) == shown


def test_any_thread_wakes_the_owner(watched: Watched) -> None:
    woken = threading.Event()
    watched.loop.on_wake(woken.set)
    thread = threading.Thread(target=lambda: watched.loop.post(Pressed("start")))
    thread.start()
    assert woken.wait(PATIENCE_S)
    thread.join()
    watched.loop.drain()
    assert watched.loop.screen.name == "choosing-topic"


def test_it_forgets_before_it_shows_the_next_person_anything(watched: Watched) -> None:
    press(watched.loop, "start")
    watched.order.clear()
    press(watched.loop, "quit", "quit-now")
    assert watched.order == ["forget", "show welcoming"]


def test_touches_behind_the_forgetting_are_nobodys(watched: Watched) -> None:
    press(watched.loop, "start", "quit")
    held = Secret.of_text("1234")
    watched.loop.post(Pressed("quit-now"))
    watched.loop.post(Pressed("start"))
    watched.loop.post(SecretEntered(held))
    watched.loop.post(DevicesChanged(Devices(card=True, reader=True, printer=PrinterState.JAM)))
    watched.loop.drain()
    assert isinstance(watched.loop.visit.step, Welcoming)
    assert held.wiped
    assert watched.loop.visit.devices.card
    assert watched.loop.visit.devices.printer is PrinterState.JAM


def test_the_deadline_comes_by_itself_at_the_next_drain(watched: Watched) -> None:
    press(watched.loop, "start")
    before = watched.loop.visit.id
    for shown in ("choosing-topic", "idle-warning"):
        due = watched.loop.due
        assert due is not None
        watched.clock.put_forward(due - watched.clock.moment().ticks + 1)
        watched.loop.drain()
        assert watched.loop.screen.name == shown
    watched.clock.put_forward(46)
    watched.loop.drain()
    assert watched.loop.visit.id != before


def test_a_touch_that_came_in_time_wins_over_the_deadline(watched: Watched) -> None:
    press(watched.loop, "start")
    watched.clock.put_forward(181)
    press(watched.loop, "tile:certificates")
    assert watched.loop.screen.name == "choosing-procedure:certificates"


def test_closing_wipes_what_nobody_took_any_more(watched: Watched) -> None:
    held = Secret.of_text("1234")
    watched.loop.post(SecretEntered(held))
    watched.loop.close()
    assert held.wiped


def test_a_fault_while_moving_wipes_the_secret_all_the_same(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> object:
        raise RuntimeError("planted")

    monkeypatch.setattr("kiosk.runner.loop.advance", broken)
    held = Secret.of_text("1234")
    watched.loop.post(SecretEntered(held))
    with pytest.raises(RuntimeError, match="planted"):
        watched.loop.drain()
    assert held.wiped


def test_close_joins_its_threads() -> None:
    before = set(threading.enumerate())
    watched = Watched()
    assert len(set(threading.enumerate()) - before) == len(LANES)
    watched.loop.close()
    assert set(threading.enumerate()) - before == set()


# ------------------------------------------------------------------ with real services
def test_an_unexpected_exception_in_work_is_said_and_leads_on(
    tmp_path: Path, expected_log: ExpectedLog, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log("unexpected RuntimeError at ")
    with town(tmp_path) as here:
        play(here.kiosk, (*TO_CARD, ("lay card", "entering-secret")))
        replace_read(here.kiosk)
        held = here.kiosk.enter("1234")
        here.kiosk.until("card-trouble")
        assert here.kiosk.screen.support_code == "APP-01"
        assert held.wiped
    assert "花子" not in caplog.text


def replace_read(kiosk: Kiosk) -> None:
    def read(*arguments: object, **more: object) -> Result[object]:
        raise RuntimeError("見本　花子 1234")

    kiosk.services.identity.__dict__["read"] = read


def test_given_up_though_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    """Printed on paper and left at once, while the network lane is still busy: it is never sent later."""
    with town(tmp_path) as here:
        kiosk = here.kiosk
        play(kiosk, TO_CHECK)
        here.backend.stop()
        play(kiosk, (("next", "cannot-send"), ("next", "previewing")))
        busy, free = threading.Event(), threading.Event()

        def call_staff(reason: str, screen: str) -> Result[None]:
            busy.set()
            assert free.wait(PATIENCE_S)
            return Ok(None)

        kiosk.services.delivery.__dict__["call_staff"] = call_staff
        kiosk.press("call", "next")
        assert busy.wait(PATIENCE_S)
        play(kiosk, (("next", "taking-paper"), ("next", "finished"), ("next", "welcoming")))
        free.set()
        kiosk.loop.close()
        waiting = kiosk.services.delivery.waiting()
        assert isinstance(waiting, Ok)
        assert waiting.value == ()


def test_kept_for_staff_and_called_though_the_person_left_at_once(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("the folder cannot be written")
    with town(tmp_path) as here:
        kiosk, parked, called = here.kiosk, list[ApplicationId](), list[str]()
        play(kiosk, TO_CHECK)
        here.backend.stop()
        play(kiosk, (("next", "cannot-send"), ("next", "previewing")))
        (tmp_path / "paper").write_text("a file where the folder should be")
        busy, free = threading.Event(), threading.Event()

        def park(application: Application) -> Outcome:
            busy.set()
            assert free.wait(PATIENCE_S)
            parked.append(application.application_id)
            return Outcome("parked")

        def call_staff(reason: str, screen: str) -> Result[None]:
            called.append(reason)
            return Ok(None)

        kiosk.services.delivery.__dict__.update(park=park, call_staff=call_staff)
        play(kiosk, (("next", "cannot-print"),))
        assert busy.wait(PATIENCE_S)
        play(kiosk, (("next", "welcoming"),))
        free.set()
        kiosk.loop.close()
        assert len(parked) == 1
        assert called == ["no-paper"]
