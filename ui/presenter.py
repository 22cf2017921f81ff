"""Shows screens in the window: the look each person chose, the page each body has, the frame around it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Comfort, Question, Screen
from ui.fields.field import Post
from ui.pages.focus_place import lose_focus
from ui.pages.opened import Opened
from ui.pages.page import Page
from ui.pages.registry import page_for
from ui.shell.window import KioskWindow
from ui.theme.look import Look, LookSource
from ui.theme.metrics import Metrics
from ui.theme.words import WidgetWords
from ui.widgets.habits import Habits

TREMOR_S = (0.0, 0.3, 0.5)
"""Seconds within which a character key ignores a second touch (`Comfort.tremor`)."""


class Presenter(QObject):
    """One window and the page in it.

    A screen of the same shape is drawn into the page that stands there; any other gets a page of its own,
    so that pages fade into each other and the one before is forgotten with everything in it.

    Attributes:
        window: What the person sees.
    """

    def __init__(
        self,
        source: LookSource,
        words: Callable[[str], WidgetWords],
        metrics: Metrics,
        post: Post,
        *,
        closing: Callable[[], None] = lambda: None,
        touched: Callable[[], None] | None = None,
        told: Callable[[str], None] = lambda _text: None,
        read: Callable[[], None] = lambda: None,
        quiet: bool = False,
    ) -> None:
        """Makes the window; it is shown by whoever asked for it.

        Args:
            source: Theme and drawings.
            words: Gives the widgets' own words of a language.
            metrics: Of the display; the visitor's comfort replaces text size and theme.
            post: Where events go.
            closing: Called when the window is to close.
            touched: Called at every touch, wherever it lands.
            told: Called with what only a page knows, for the ear.
            read: Called where the answers of a page shall be read aloud.
            quiet: Nothing moves but progress; pages change at once.
        """
        super().__init__()
        self._source = source
        self._words = words
        self._metrics = metrics
        self._post = post
        self._told = told
        self._habits = Habits()
        self._read = read
        self._quiet = quiet
        self._comfort: Comfort | None = None
        self._look = self._look_for(Comfort(text_size=metrics.text_size, theme=metrics.theme))
        self.window = KioskWindow(self._look, closing, touched=touched)
        self._page: Page | None = None
        self._opened: dict[str, Opened] = {}
        frame = self.window.frame
        frame.pressed.connect(self._pressed)
        frame.refused.connect(self._refused)
        self.window.brightened = self._brighten

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def look(self) -> Look:
        """How everything is drawn now."""
        return self._look

    def show_screen(self, screen: Screen) -> None:
        """Draws the screen; a key press touches only what it changed."""
        self._dress_for(screen.comfort)
        self.window.set_dark(dark=screen.unlit)
        self.window.set_title(screen.body.title)
        page = self._page
        if page is not None and page.takes(screen):
            page.show_screen(screen)
            self._show_frame()
            return
        if page is not None:
            self._note_opened(page, screen)
            lose_focus(page)
            page.leave()
        fresh = page_for(screen.body)(self._look, self._post)
        fresh.habits = self._habits
        fresh.show_screen(screen)
        self._page = fresh
        fresh.crowded.connect(self._show_frame)
        self._show_frame()
        self.window.frame.set_page(fresh)
        fresh.told.connect(self._told)
        fresh.answered.connect(self.window.answer)
        fresh.open_again(self._opened.get(screen.name, Opened()))
        fresh.buttons_changed.connect(self._show_frame)
        fresh.asked_aloud.connect(self._read)
        # In its place it may have found room for less, or for more.
        self._show_frame()
        if page is not None:
            self.window.guard.page_came()
            _let_go(page)

    def forget(self) -> None:
        """Empties every widget; what was on the screen is gone before the next person's screen is drawn."""
        self._opened.clear()
        self._habits.forget()
        if self._page is not None:
            self._page.forget()
        self.window.frame.pages.forget()
        self.window.forget()

    def _note_opened(self, page: Page, coming: Screen) -> None:
        """What 全部けす took away is kept under whatever lies over its question, and goes with that."""
        if page.screen_shown is not None:
            self._opened[page.screen_shown.name] = page.opened()
        if isinstance(coming.body, Question):
            for name, one in self._opened.items():
                if name != coming.name:
                    self._opened[name] = dataclasses.replace(one, emptied=None)

    def dress(self, comfort: Comfort) -> None:
        """How somebody wants to see, where no screen says it."""
        self._dress_for(comfort)

    def _dress_for(self, comfort: Comfort) -> None:
        if self._comfort is not None and _worn(comfort) == _worn(self._comfort):
            return
        self._comfort = comfort
        self._look = self._look_for(comfort)
        self.window.set_look(self._look)

    def _look_for(self, comfort: Comfort) -> Look:
        metrics = dataclasses.replace(self._metrics, text_size=comfort.text_size, theme=comfort.theme)
        words = self._words(comfort.language)
        return self._source.look(
            metrics,
            words,
            language=comfort.language,
            quiet=self._quiet or comfort.quiet,
            low_reach=comfort.low_reach,
            tremor_s=TREMOR_S[comfort.tremor],
        )

    def _show_frame(self) -> None:
        page = self._page
        if page is not None and page.screen_shown is not None:
            shown = dataclasses.replace(page.screen_shown, buttons=page.buttons(), foot=page.foot())
            self.window.frame.show_frame(shown, crowded=page.crowds)

    def _brighten(self) -> None:
        page = self._page
        if page is not None and page.screen_shown is not None:
            self._post(ComfortChosen(dataclasses.replace(page.screen_shown.comfort, dark=False)))

    def _pressed(self, button: str) -> None:
        if self._page is not None:
            self._page.press(button)

    def _refused(self, button: str, missing: str) -> None:
        """A dashed button: the page says what is missing, and the visit hears of the press all the same."""
        if self._page is not None:
            self._page.refuse(button, missing)


def _worn(comfort: Comfort) -> tuple[object, ...]:
    """All of it that a look is made of."""
    spoken, size, theme = comfort.language, comfort.text_size, comfort.theme
    return spoken, size, theme, comfort.low_reach, comfort.quiet, comfort.tremor


def _let_go(page: Page) -> None:
    page.crowded.disconnect()
    page.buttons_changed.disconnect()
    page.told.disconnect()
    page.answered.disconnect()
    page.asked_aloud.disconnect()
    page.forget()
    page.hide()
    page.deleteLater()
