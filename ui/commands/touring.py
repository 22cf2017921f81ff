"""`kiosk demo --tour`: one resident, handed in, and then on paper because the line is cut."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtTest import QTest

from kiosk.bootstrap import Services
from kiosk.visit.screen import Screen
from ui.commands.embedding import Embedded
from ui.gallery.modes import Display
from ui.main import Kiosk, application
from ui.tour.album import Album
from ui.tour.guide import Guide
from ui.tour.hand import Hand

_DISPLAY = Display(1920, 1080, 4.03)


class CardIsReal(Exception):
    """The tour's resident has a simulated card only."""

    def __init__(self) -> None:
        super().__init__("the tour needs a simulated card reader")


def play_tour(services: Services, backend: Embedded, output: Path) -> dict[str, object]:
    """Plays the visit; leaves numbered pictures, the paper and the received application in `output`.

    Returns:
        Where everything lies, as JSON.

    Raises:
        CardIsReal: The settings name a real reader.
        NeverHappened, NothingToTouch: The visit did not go on as its screens said.
    """
    application()
    desk = services.identity.desk
    if desk is None:
        raise CardIsReal
    desk.remove()
    kiosk = Kiosk(services, _DISPLAY.metrics(), quiet=True)
    window = kiosk.presenter.window
    album = Album(window, output)
    kiosk.seen = album.shown
    window.show_fixed()
    QTest.qWaitForWindowExposed(window)
    kiosk.start()
    hand = Hand(window, kiosk.presenter.look.sizes.touch_repeat_s)
    guide = Guide(lambda: shown_by(kiosk), hand, desk)
    try:
        guide.walk_to("finished")
        received = _received(kiosk, backend, output)
        guide.take_card()
        guide.leave_by("another")
        backend.server.stop()
        guide.walk_to("finished")
        guide.leave_by("next")
        guide.walk_to("welcoming")
    finally:
        album.turn()
        kiosk.close()
        window.hide()
    return {
        "pictures": [str(picture) for picture in album.pictures],
        "paper": [str(paper) for paper in sorted((output / "paper").glob("*.pdf"))],
        "application": str(received),
    }


def shown_by(kiosk: Kiosk) -> Screen:
    """What the window shows now."""
    page = kiosk.presenter.page
    if page is None or page.screen_shown is None:
        raise ValueError("the window shows no screen")
    return page.screen_shown


def _received(kiosk: Kiosk, backend: Embedded, output: Path) -> Path:
    """The application as the back-end opened it, written where the person asked for it by name."""
    application_id = kiosk.last_application
    content = None if application_id is None else backend.server.received(application_id)
    if content is None:
        raise ValueError("the back-end has received no application")
    file = output / "application.json"
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2), "utf-8")
    return file
