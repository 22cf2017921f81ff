"""Python's garbage is collected in the window's own thread, at a moment of its own.

Automatic collection may start in any thread; one that finds a widget there would delete it behind Qt's back.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 10_000


class Housekeeping(QObject):
    """From its making on nothing collects by itself; this does, while the event loop runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(EVERY_MS)

    def close(self) -> None:
        """Collection goes back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        gc.collect()
