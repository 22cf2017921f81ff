"""When the kiosk's own work fails under somebody's hands: wiped at once, said kindly, and begun again."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

from kiosk.basics.failure import Code, Failure
from kiosk.basics.unexpected import type_and_place
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.shell.window import KioskWindow

ALONE_MS = 30_000
"""Whoever stood there may have gone: then the kiosk begins again by itself."""
_log = logging.getLogger(__name__)


class Rescue(QObject):
    """Shows the window's last resort, and leads from there to a new visit.

    Args:
        forget: Wipes everything that the person entered, before anything else is drawn.
        words: In the language the person reads now.
        say: Says it, where somebody listens; asked for before `forget`.
        begin_again: Shows the first screen of a new visit.
    """

    def __init__(
        self,
        window: KioskWindow,
        *,
        forget: Callable[[], None],
        words: Callable[[], Words],
        say: Callable[[], Callable[[str], None]],
        begin_again: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._forget, self._words, self._say, self._begin_again = forget, words, say, begin_again
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE_MS)
        self._alone.timeout.connect(self._lead_on)

    def tell(self, problem: BaseException) -> None:
        """Logs type and place, and shows the way on; while it is shown already, only logs."""
        _log.error("unexpected %s", type_and_place(problem))
        if self._alone.isActive():
            return
        self._alone.start()
        say = self._say()
        self._forget()
        words = self._words()
        failure = Failure(Code.APP_04)
        text = words.failure(failure)
        self._window.show_last_resort(
            title=text.title,
            explanation=f"{text.explanation}\n{text.remedy}",
            code=failure.code.support,
            restart=words("visit.broken.again"),
            restarted=self._lead_on,
        )
        for said in (text.title, text.explanation, text.remedy):
            say(reading(said))

    def close(self) -> None:
        self._alone.stop()

    def _lead_on(self) -> None:
        self._alone.stop()
        self._window.leave_last_resort()
        self._begin_again()


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
