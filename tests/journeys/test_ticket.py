"""Half a visit at one kiosk, its ticket printed and read back from the sheet, the rest at another one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.backend.config import config_in
from kiosk.basics.clock import JST, SystemClock
from kiosk.bootstrap import Services
from kiosk.paper.symbols import TICKET, texts_of
from kiosk.settings.models import TicketSettings
from kiosk.tickets.fleet_keys import FleetKey, extended, read_keys, write_keys
from kiosk.tickets.sealing import sealed_with
from kiosk.visit.screen import Finished
from tests.fakes.kiosk import settings_for
from tests.fakes.reference_backend import RunningBackend, running_backend
from tests.journeys.counter import LANDSCAPE, Counter, opened
from tests.journeys.hands import Finger
from tests.journeys.invented import Invented
from tests.journeys.walker import Walker
from ui.main import Kiosk

FIRST, SECOND = "oji-01", "akabane-02"
LEAVES_AT = "asking:juminhyo.copies"


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[RunningBackend]:
    """It knows two kiosks, which have the same fleet keys."""
    home = tmp_path / "home"
    home.mkdir()
    today = SystemClock().moment().now.astimezone(JST).date()
    write_keys(tmp_path / "keys.json", extended((), today, 2, today))
    tokens = {name: home / f"{name}.token" for name in (FIRST, SECOND)}
    config = replace(config_in(home, FIRST), tokens=tokens)
    with running_backend(home, kiosk_id=FIRST, config=config) as there:
        yield there


@contextmanager
def kiosk_at(tmp_path: Path, backend: RunningBackend, name: str) -> Iterator[Counter]:
    folder = tmp_path / name
    settings = settings_for(
        folder, replace(backend, kiosk_id=name, token_file=tmp_path / "home" / f"{name}.token")
    )
    tickets = TicketSettings(fleet_keys=tmp_path / "keys.json")
    services = Services(settings.model_copy(update={"tickets": tickets}))
    kiosk = Kiosk(services, LANDSCAPE.metrics(), quiet=True)
    with opened(Counter(kiosk, services, backend, folder / "paper")) as there:
        yield there


def walker(there: Counter) -> Walker:
    return Walker(there, Finger(there), Invented(there.services, "juminhyo", "self"))


def leave_with_a_ticket(there: Counter) -> str:
    """The text of its code, as an independent decoder reads it from the sheet."""
    resident, hand = walker(there), Finger(there)
    while there.screen.name != LEAVES_AT:
        resident._pass(there.screen)
    for key, comes in (("quit", "really-quit"), ("later", "previewing-ticket"), ("next", "taking-ticket")):
        hand.press(key)
        arrive(there, comes)
    there.desk.remove()
    hand.press("next")
    arrive(there, "welcoming")
    (sheet,) = there.papers
    page = pypdfium2.PdfDocument(sheet.read_bytes())[0]
    (code,) = zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil().convert("L"))
    return str(code.text)


def arrive(there: Counter, screen: str) -> None:
    there.until(lambda: there.screen.name == screen, screen)
    there.settle()  # what has come is looked at before it is touched


def scan(there: Counter, text: str) -> None:
    """As a scanner does that says it is a keyboard, at 2 ms a key."""
    at = 1000
    for letter in f"{text}\r":
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(at)
            QApplication.sendEvent(there.window.focusWidget() or there.window, event)
        at += 2
    there.settle()


def written_below(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Files that hold one of the words in clear."""
    return [
        f"{path.name}: {word}"
        for path in folder.rglob("*")
        if path.is_file()
        for word in words
        if word.encode() in path.read_bytes()
    ]


@pytest.mark.timeout(300)
def test_visit_goes_on_at_another_kiosk_and_is_delivered_once(
    tmp_path: Path, backend: RunningBackend, qtbot: QtBot
) -> None:
    with kiosk_at(tmp_path, backend, FIRST) as first:
        before = first.visit.id
        code = leave_with_a_ticket(first)
        assert first.visit.id != before
        assert (first.visit.cases, first.visit.answers.by_field, first.visit.trail) == ((), {}, ())
    assert written_below(tmp_path / FIRST, ("ミホン", "みほん", "Mihon")) == []

    with kiosk_at(tmp_path, backend, SECOND) as second:
        scan(second, code)
        arrive(second, "resumed")
        resident = walker(second)
        end = resident.walk_to_the_end().body
        assert isinstance(end, Finished)
        assert end.number.isdigit()
        assert not [asked for asked in resident.asked if asked in ("juminhyo.scope", "juminhyo.type")]
        application_id = second.kiosk.last_application or ""
        received = backend.received(application_id)
        assert isinstance(received, dict)
        assert (received["kiosk"]["id"], received["procedure"]["id"]) == (SECOND, "juminhyo")
        assert received["answers"]["scope"]

        second.settle()
        Finger(second).press("next")
        arrive(second, "welcoming")
        scan(second, code)
        arrive(second, "ticket-refused")
        assert second.screen.support_code == "TICKET-08"


@pytest.mark.timeout(300)
def test_ticket_of_yesterday_is_refused_in_the_window(
    tmp_path: Path, backend: RunningBackend, qtbot: QtBot
) -> None:
    (key, *_) = read_keys(tmp_path / "keys.json")
    yesterday = FleetKey(key.day - timedelta(days=1), key.id, key.key)
    with kiosk_at(tmp_path, backend, SECOND) as second:
        scan(second, texts_of(sealed_with(yesterday, b"{}"), TICKET)[0])
        arrive(second, "ticket-refused")
        assert second.screen.support_code == "TICKET-02"
