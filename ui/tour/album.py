"""A picture of every screen that was passed, as it looked when it was left, however short it stood."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Screen

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class Album:
    """Grabs the window whenever a screen is shown; writes the last look of each before the next one comes.

    Attributes:
        pictures: Files written so far, in the order of the visit.
    """

    def __init__(self, window: QWidget, output: Path) -> None:
        self._window = window
        self._output = output
        self._name = ""
        self._last: QPixmap | None = None
        self.pictures: list[Path] = []

    def shown(self, screen: Screen) -> None:
        """Called right after the window has drawn it; pages must change at once (a quiet look)."""
        if screen.name != self._name:
            self.turn()
            self._name = screen.name
        self._last = self._window.grab()

    def turn(self) -> None:
        """Writes the page that is open."""
        if self._last is None:
            return
        file = self._output / f"{len(self.pictures) + 1:02d}-{_UNSAFE.sub('-', self._name)}.png"
        self._last.save(str(file))
        self.pictures.append(file)
        self._last = None
