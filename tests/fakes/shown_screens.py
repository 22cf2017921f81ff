"""A real presenter on a real window, with everything that is posted kept in order."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from kiosk.visit.events import Event
from kiosk.visit.screen import Screen
from tests.fakes.looks import FULL_HD_21, the_source, the_words
from ui.gallery.drawing import settle
from ui.pages.page import Page
from ui.presenter import Presenter
from ui.theme.metrics import Metrics
from ui.tour.hand import Hand


class ShownScreens:
    """Shows screens and touches what is seen.

    Attributes:
        posted: Every event, in order.
        hand: Touches by id; no pause between touches, since each test touches other keys.
    """

    def __init__(self, qtbot: QtBot, *, upright: bool = False, pixels_per_mm: float = FULL_HD_21) -> None:
        size = (1080, 1920) if upright else (1920, 1080)
        metrics = Metrics(pixels_per_mm, "standard", "standard", "portrait" if upright else "landscape", size)
        self.posted: list[Event] = []
        self.presenter = Presenter(the_source(), the_words, metrics, self.posted.append, quiet=True)
        qtbot.addWidget(self.presenter.window)
        self.hand = Hand(self.presenter.window, 0.0)
        self._qtbot = qtbot

    def show(self, screen: Screen) -> None:
        """Shows it as a person would see it: the window is open and at rest."""
        if not self.presenter.window.isVisible():
            self.presenter.window.show_fixed()
            self._qtbot.wait_until(self.presenter.window.isActiveWindow)
        self.presenter.show_screen(screen)
        self._qtbot.wait_until(lambda: not self.presenter.window.frame.pages.fading)
        settle(self.presenter.window)

    @property
    def page(self) -> Page:
        page = self.presenter.page
        assert page is not None
        return page

    def look_again(self) -> None:
        """A second touch counts at once: the window's guard forgets the first."""
        self.presenter.window.guard.forget()

    def touch(self, *keys: str) -> None:
        for key in keys:
            self.look_again()
            self.hand.touch(key)


Make = Callable[..., ShownScreens]
