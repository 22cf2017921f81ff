"""`kiosk run` in a process of its own, with a hand that touches what standard input names.

In: one command a line: `touch ID`, `tap ID`, `kana LETTER`, `look`, `collect` (what the kiosk's housekeeping
does every ten seconds), `keep TEXT` (a holder planted on purpose), `end`. Out: one JSON object a line, what
is to be touched now. Letters come one by one: only the kiosk itself ever has a whole answer.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.bootstrap import Services
from kiosk.cli.common import read_settings
from kiosk.visit import screen as bodies
from kiosk.visit.screen import Screen
from ui.commands.overwriting import overwrite_freed_memory
from ui.main import application, run_kiosk
from ui.pages.page import Page
from ui.shell.window import KioskWindow
from ui.tour.hand import Hand
from ui.widgets.touchable import Touchable


class Levers:
    """Does what it is told, on the window's own thread."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._kept: list[str] = []
        self._lines = b""
        self._stream = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._stream.activated.connect(self._readable)

    def _readable(self) -> None:
        self._lines += os.read(sys.stdin.fileno(), 65536)
        while b"\n" in self._lines:
            line, _, self._lines = self._lines.partition(b"\n")
            self._do(*line.decode("utf-8").partition(" ")[::2])

    def _do(self, command: str, argument: str) -> None:
        match command:
            case "touch":
                self._hand().touch(argument)
            case "tap":
                self._hand().tap(argument)
            case "kana":
                self._hand().type_kana(argument)
            case "collect":
                gc.collect()
            case "keep":
                self._kept.append(argument)
            case "end":
                self._window().close()
                return
        sys.stdout.write(json.dumps(self._seen()) + "\n")
        sys.stdout.flush()

    def _hand(self) -> Hand:
        # The pause between two touches is kept by whoever writes the commands: it takes longer.
        return Hand(self._window(), 0.0)

    def _window(self) -> KioskWindow:
        return next(one for one in self._app.topLevelWidgets() if isinstance(one, KioskWindow))

    def _seen(self) -> dict[str, object]:
        """Names and ids alone, no words of the person's."""
        window = self._window()
        window.guard.forget()
        page = window.frame.pages.page
        shown = page.screen_shown if isinstance(page, Page) else None
        there = [one for one in window.findChildren(Touchable) if one.isVisible()]
        keys = [(one.objectName() or one.id, one.reason is None) for one in there]
        return {"keys": keys, **({} if shown is None else _described(shown))}


def _described(shown: Screen) -> dict[str, object]:
    body = shown.body
    field = body.field if isinstance(body, bodies.Question) else None
    return {
        "name": shown.name,
        "body": type(body).__name__,
        "next": next((button.id for button in shown.buttons if button.place == "next"), None),
        "input": None if field is None else field.input,
        "part": None if field is None else field.part,
        "code": shown.support_code,
    }


def main(settings_file: str, log: str) -> None:
    """Runs until `end`; every log record down to DEBUG goes into the file."""
    overwrite_freed_memory()
    logging.basicConfig(filename=log, level=logging.DEBUG)
    app = application()
    levers: list[Levers] = []
    QTimer.singleShot(0, lambda: levers.append(Levers(app)))
    sys.exit(run_kiosk(Services(read_settings(Path(settings_file)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
