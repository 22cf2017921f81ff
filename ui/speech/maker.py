"""Talks to the process that makes sound: one request at a time, the urgent ones first."""

from __future__ import annotations

import json
import logging
import struct
import sys

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from ui.speech.phrases import Phrase

_log = logging.getLogger(__name__)
_HEAD = 4
_STARTS = 3
"""After so many ends in a row without an answer it is not started again."""
_PATIENCE_MS = 2000
_LONGEST_MS = 30_000
"""The longest sentence, at half the pace and with all cores busy, takes a third of it."""


class Maker(QObject):
    """Makes phrases into sound, in order.

    Signals:
        made: A `Phrase`, and its sound (empty where it cannot be said).
        gave_up: It ended too often, and is not started again.
    """

    made = Signal(object, bytes)
    gave_up = Signal()

    def __init__(self, parent: QObject | None = None, *, ahead: bool = False) -> None:
        """Starts nothing yet. `ahead`: nobody waits for this one, so it yields to everything else."""
        super().__init__(parent)
        self._arguments = ["-m", "ui.speech.making", *(["--ahead"] if ahead else [])]
        self._waiting: dict[Phrase, None] = {}
        self._now: Phrase | None = None
        self._answer = bytearray()
        self._starts = 0
        self._closing = False
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._ended)
        self._overdue = QTimer(self)
        self._overdue.setSingleShot(True)
        self._overdue.setInterval(_LONGEST_MS)
        self._overdue.timeout.connect(self._process.kill)

    @property
    def busy(self) -> bool:
        return self._now is not None

    @property
    def works(self) -> bool:
        """False once it has given up."""
        return self._starts < _STARTS

    def start(self) -> None:
        """Starts the process; it loads its dictionary at once."""
        if self._process.state() is QProcess.ProcessState.NotRunning and self.works and not self._closing:
            self._process.start(sys.executable, self._arguments)

    def make(self, phrase: Phrase) -> None:
        """After everything that was asked for before; twice the same is made once."""
        if phrase != self._now:
            self._waiting.setdefault(phrase)
        self._ask()

    def drop(self) -> None:
        """Forgets what nobody waits for any more; the one that is being made comes still."""
        self._waiting.clear()

    def close(self) -> None:
        """Ends the process."""
        self._closing = True
        self._overdue.stop()
        self._waiting.clear()
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_PATIENCE_MS):
            self._process.kill()
            self._process.waitForFinished(_PATIENCE_MS)

    def _ask(self) -> None:
        if self._now is not None or not self._waiting or not self.works or self._closing:
            return
        self.start()
        self._now = next(iter(self._waiting))
        del self._waiting[self._now]
        request = {"language": self._now.language, "rate": self._now.rate, "text": self._now.text}
        self._process.write(json.dumps(request).encode() + b"\n")
        self._overdue.start()

    def _read(self) -> None:
        self._answer += self._process.readAllStandardOutput().data()
        while len(self._answer) >= _HEAD:
            (length,) = struct.unpack_from("<I", self._answer)
            if len(self._answer) < _HEAD + length:
                return
            sound = bytes(self._answer[_HEAD : _HEAD + length])
            del self._answer[: _HEAD + length]
            self._answered(sound)

    def _answered(self, sound: bytes) -> None:
        self._overdue.stop()
        phrase, self._now, self._starts = self._now, None, 0
        self._ask()
        if phrase is not None:
            self.made.emit(phrase, sound)

    def _ended(self) -> None:
        """It should not end by itself: once more, and the phrase that it died of is left out."""
        if self._closing:
            return
        self._overdue.stop()
        self._starts += 1
        _log.warning("the process that makes sound has ended by itself (%d)", self._starts)
        self._answer.clear()
        phrase, self._now = self._now, None
        if phrase is not None:
            self.made.emit(phrase, b"")
        self._ask()
        if not self.works:
            self.gave_up.emit()
