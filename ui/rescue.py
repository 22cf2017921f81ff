"""When the kiosk's own work fails under somebody's hands: wiped at once, said kindly, and begun again."""

from __future__ import annotations

import dataclasses
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

from kiosk.basics.failure import Code, Failure
from kiosk.basics.unexpected import type_and_place
from kiosk.visit.events import ComfortChosen, Event, Pressed
from kiosk.visit.screen import Comfort
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.shell.last_resort import CALL, RESTART, LastResort, ResortWords
from ui.shell.window import KioskWindow

ALONE_S, WARNED_S = 300, 60
"""Whoever stood there may have gone: then it asks, counts down, and begins again by itself.

The longest that anybody is given elsewhere: here it is not known any more who needs it.
"""
_TICK_MS = 1000
_CALL_OF_FAILURE = "call-kiosk-failed"
"""No key of any screen: it tells the desk why somebody calls whose visit is gone."""
_log = logging.getLogger(__name__)


class Rescue(QObject):
    """Shows the window's last resort, and leads from there to a new visit.

    Args:
        window: Where it is shown.
        forget: Wipes everything that the person entered, before anything else is drawn.
        comfort: How they see and hear; asked for before `forget`.
        words: The kiosk's words in a language.
        languages: What can be chosen there.
        dress: Lets the window look so.
        say: Says texts instead of what is being said, so that they are heard.
        begin_again: Shows the first screen of a new visit.
        post: Where events of that visit go.
    """

    def __init__(
        self,
        window: KioskWindow,
        *,
        forget: Callable[[], None],
        comfort: Callable[[], Comfort],
        words: Callable[[str], Words],
        languages: Sequence[str],
        dress: Callable[[Comfort], None],
        say: Callable[[Comfort, Sequence[str]], None],
        begin_again: Callable[[], None],
        post: Callable[[Event], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._forget, self._words, self._languages = window, forget, words, languages
        self._comfort_now, self._dress, self._say_so = comfort, dress, say
        self._begin_again, self._post = begin_again, post
        self._comfort = Comfort()
        self._shown: LastResort | None = None
        self._left = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.pass_second)
        self.opened: Callable[[Comfort], None] = lambda comfort: None
        """Called when it is shown, and when its language has changed."""

    @property
    def comfort(self) -> Comfort:
        """How it is seen and heard."""
        return self._comfort

    def tell(self, problem: BaseException) -> None:
        """Logs type and place, and shows the way on; while it is shown already, only logs."""
        _log.error("unexpected %s", type_and_place(problem))
        if self._shown is not None:
            return
        self._comfort = dataclasses.replace(self._comfort_now(), dark=False)
        self._forget()
        self._show()

    def repeat(self) -> None:
        """All of it aloud, and what has the focus."""
        if self._shown is None:
            return
        texts = self._shown.words
        self.say(texts.title, texts.explanation, texts.code, *self._focused())

    def say(self, *texts: str) -> None:
        """To whoever listens, instead of what is being said."""
        self._say_so(self._comfort, tuple(reading(text) for text in texts))

    def say_focus(self) -> None:
        """What a key would press now."""
        self.say(*self._focused())

    def press(self, key: str) -> None:
        """`restart`, `call` or `language:<code>`; of nobody's hand nothing follows."""
        if self._shown is None:
            return
        if key == RESTART:
            self._lead_on(ComfortChosen(self._comfort))
        elif key == CALL:
            # A visit of its own calls, as on every other screen: the failed one can do nothing any more.
            code = self._shown.words.code
            self._lead_on(ComfortChosen(self._comfort), Pressed(_CALL_OF_FAILURE))
            QTimer.singleShot(0, self, lambda: self._window.answer(code))
        else:
            self._comfort = dataclasses.replace(self._comfort, language=key.partition(":")[2])
            self._show()

    def choose(self, comfort: Comfort) -> None:
        """Another pace, volume, or the voice on or off."""
        self._comfort = comfort
        self.repeat()

    def show_life(self) -> None:
        """Any touch and any key: somebody is there, and all the time begins anew."""
        if self._shown is None:
            return
        if self._is_asking:
            self._shown.tell(self._shown.words.title, self._shown.words.explanation)
        self._left = ALONE_S + WARNED_S

    def pass_second(self) -> None:
        """The time of whoever has gone: first it is asked, seen and heard, whether somebody is there."""
        self._left -= 1
        if self._left <= 0:
            self._lead_on()
        elif self._is_asking and self._shown is not None:
            words = self._words(self._comfort.language)
            asked = words("visit.idle.title"), words("visit.idle.line1", n=self._left)
            self._shown.tell(*asked)
            if self._left == WARNED_S:
                self.say(*asked)

    def close(self) -> None:
        self._clock.stop()

    @property
    def _is_asking(self) -> bool:
        return self._left <= WARNED_S

    def _show(self) -> None:
        self._dress(self._comfort)
        self._shown = self._window.show_last_resort(self._texts(), self.press)
        self._left = ALONE_S + WARNED_S
        self._clock.start()
        self.opened(self._comfort)
        self.repeat()

    def _texts(self) -> ResortWords:
        words = self._words(self._comfort.language)
        failure = Failure(Code.APP_04)
        text = words.failure(failure)
        return ResortWords(
            title=text.title,
            explanation=f"{text.explanation}\n{text.remedy}",
            code=words("visit.support-code", code=failure.code.support),
            restart=words("visit.broken.again"),
            call=words("visit.tool.call"),
            language=words("visit.tool.language"),
            back=words("visit.back"),
            languages=tuple((one, self._words(one)("visit.language.name")) for one in self._languages),
        )

    def _focused(self) -> tuple[str, ...]:
        here = self._window.focusWidget()
        name = "" if here is None else here.accessibleName()
        return (name, self._words(self._comfort.language)("ear.button")) if name else ()

    def _lead_on(self, *events: Event) -> None:
        """A new visit; of whoever still stands there in their own manner and language, by these events."""
        self._clock.stop()
        self._shown = None
        self._window.leave_last_resort()
        self._begin_again()
        for event in events:
            self._post(event)


@contextmanager
def every_slot_watched(told: Callable[[BaseException], None]) -> Iterator[None]:
    """What a slot of Qt raises goes to `told` once the slot has ended; PySide would only print it."""
    before = sys.excepthook

    def hook(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            QTimer.singleShot(0, lambda: told(problem))
        else:
            before(kind, problem, trace)

    sys.excepthook = hook
    try:
        yield
    finally:
        sys.excepthook = before
