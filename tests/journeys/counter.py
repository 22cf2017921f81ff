"""One kiosk at a counter: its window, its back-end, its reader, and what was shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.basics.clock import Clock
from kiosk.bootstrap import Services
from kiosk.visit.screen import Screen
from kiosk.visit.visit import Visit
from tests.fakes.kiosk import settings_for
from tests.fakes.reference_backend import RunningBackend, running_backend
from ui.commands.touring import shown_by
from ui.gallery.modes import Display
from ui.main import Kiosk
from ui.shell.window import KioskWindow
from ui.speech.engine import Engine

_PATIENCE_S = 60.0
_LOOK_AGAIN_MS = 10


class NeverCame(AssertionError):
    """What was waited for did not happen within a minute."""

    def __init__(self, what: str, names: list[str]) -> None:
        super().__init__(f"{what} never came after {names[-8:]}")


class Counter:
    """A kiosk and whatever stands around it.

    Attributes:
        desk: The simulated reader's levers.
        papers: Where printed papers lie.
        names: Screens that were drawn, each once in a row.
    """

    def __init__(self, kiosk: Kiosk, services: Services, backend: RunningBackend, papers: Path) -> None:
        self.kiosk, self.services, self.backend, self._papers = kiosk, services, backend, papers
        desk = services.identity.desk
        assert desk is not None
        self.desk = desk
        self.names: list[str] = []
        kiosk.seen = self._note

    @property
    def window(self) -> KioskWindow:
        return self.kiosk.presenter.window

    @property
    def screen(self) -> Screen:
        return shown_by(self.kiosk)

    @property
    def visit(self) -> Visit:
        return self.kiosk._loop.visit

    @property
    def papers(self) -> list[Path]:
        return sorted(self._papers.glob("*.pdf"))

    def settle(self) -> None:
        """What was touched is taken, and what it changed is drawn."""
        # The guard against trembling counts seconds of the hand; this hand does not tremble, and it looks at
        # what has come before it touches anything.
        self.look()
        QApplication.processEvents()
        QApplication.processEvents()
        self.look()

    def look(self) -> None:
        """This hand has seen what lies there now, also where that came by itself."""
        self.window.guard.forget()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Lets the window live until the condition holds. Raises `NeverCame`."""
        ends = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > ends:
                raise NeverCame(what, self.names)
            loop = QEventLoop()
            QTimer.singleShot(_LOOK_AGAIN_MS, loop.quit)
            loop.exec()

    def _note(self, screen: Screen) -> None:
        if self.names[-1:] != [screen.name]:
            self.names.append(screen.name)


LANDSCAPE, PORTRAIT = Display(1920, 1080, 4.03), Display(1080, 1920, 4.03)


@contextmanager
def counter(
    directory: Path,
    display: Display = LANDSCAPE,
    *,
    clock: Clock | None = None,
    engine: Callable[[], Engine | None] = lambda: None,
    equip: Callable[[Services], None] = lambda services: None,
    **visit: object,
) -> Iterator[Counter]:
    """A kiosk that welcomes; the card is in the person's hand.

    Args:
        directory: Where it keeps everything.
        display: What the window stands on.
        clock: Another one than the machine's.
        engine: The machine's voice.
        equip: Gives the services other devices, before they are first used.
        visit: Settings of `[visit]`.
    """
    with running_backend(directory / "home") as backend:
        services = Services(settings_for(directory, backend, **visit), clock)
        equip(services)
        kiosk = Kiosk(services, display.metrics(), quiet=True, engine=engine)
        with opened(Counter(kiosk, services, backend, directory / "paper")) as there:
            yield there


@contextmanager
def opened(there: Counter) -> Iterator[Counter]:
    """Its window is on the display, the card in the person's hand; closed in the end."""
    there.desk.remove()
    there.window.show_fixed()
    QTest.qWaitForWindowExposed(there.window)
    there.kiosk.start()
    try:
        yield there
    finally:
        there.kiosk.close()
        there.window.hide()
