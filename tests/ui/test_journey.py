"""The main journey through real widgets, by touches alone: the same visit as the tour's, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.bootstrap import Services
from kiosk.visit.screen import Finished, Screen
from tests.fakes.kiosk import settings_for
from tests.fakes.reference_backend import RunningBackend, running_backend
from ui.commands.touring import shown_by
from ui.gallery.modes import Display
from ui.main import Kiosk
from ui.tour.guide import Guide
from ui.tour.hand import Hand


class Counter:
    """A kiosk in a window at a counter, its back-end, and a resident's hand.

    Attributes:
        names: Screens that were drawn, each once in a row.
    """

    def __init__(self, kiosk: Kiosk, services: Services, backend: RunningBackend) -> None:
        self.kiosk, self.backend = kiosk, backend
        desk = services.identity.desk
        assert desk is not None
        self.desk = desk
        self.names: list[str] = []
        kiosk.seen = self._note
        window = kiosk.presenter.window
        self.hand = Hand(window, kiosk.presenter.look.sizes.touch_repeat_s)
        self.guide = Guide(lambda: shown_by(kiosk), self.hand, desk)

    @property
    def screen(self) -> Screen:
        return shown_by(self.kiosk)

    def _note(self, screen: Screen) -> None:
        if self.names[-1:] != [screen.name]:
            self.names.append(screen.name)


@pytest.fixture(params=[Display(1920, 1080, 4.03), Display(1080, 1920, 4.03)], ids=["landscape", "portrait"])
def counter(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Counter]:
    with running_backend(tmp_path / "home") as backend:
        services = Services(settings_for(tmp_path, backend))
        kiosk = Kiosk(services, request.param.metrics(), quiet=True)
        there = Counter(kiosk, services, backend)
        there.desk.remove()
        kiosk.presenter.window.show_fixed()
        QTest.qWaitForWindowExposed(kiosk.presenter.window)
        kiosk.start()
        yield there
        kiosk.close()
        kiosk.presenter.window.hide()


def test_a_resident_walks_up_and_gets_a_number(counter: Counter) -> None:
    body = counter.guide.walk_to("finished").body
    assert isinstance(body, Finished)
    assert body.number.isdigit()
    received = counter.backend.received(counter.kiosk.last_application or "")
    assert isinstance(received, dict)
    assert received["applicant"]["name"] == "見本　花子"
    for passed in ("waiting-for-card", "entering-secret", "reading-card", "confirming", "sending"):
        assert passed in counter.names
    counter.guide.take_card()
    counter.guide.leave_by("next")
    assert counter.guide.walk_to("welcoming").name == "welcoming"


def test_with_the_back_end_away_the_paper_is_shown_and_printed(counter: Counter, tmp_path: Path) -> None:
    counter.guide.walk_to("checking-answers")
    counter.backend.stop()
    counter.guide.walk_to("previewing")
    assert list((tmp_path / "paper").glob("*.pdf")) == []
    counter.guide.walk_to("finished")
    assert len(list((tmp_path / "paper").glob("*.pdf"))) == 1


def test_closing_the_window_forgets_first(counter: Counter) -> None:
    counter.guide.walk_to("checking-answers")
    counter.kiosk.presenter.window.close()
    assert counter.kiosk.last_application is None
