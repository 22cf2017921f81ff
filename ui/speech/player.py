"""Lets sound be heard, by QtMultimedia; knows when a piece has ended."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal

from ui.speech.making import SAMPLE_RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

_log = logging.getLogger(__name__)
_STEP_DB = 5.0
LOUDEST = 5
"""The volume's last step: as loud as the machine is set."""
_BUFFER_BYTES = SAMPLE_RATE * 2 // 10
"""A tenth of a second: what is heard at most after `stop`."""


def gain(volume: int) -> float:
    """Part of the full amplitude; each step down is 5 dB (VVSG 2.0 7.1-K: at most 10)."""
    return float(10 ** ((volume - LOUDEST) * _STEP_DB / 20))


class Player(QObject):
    """One piece of sound at a time.

    Signals:
        ended: The piece was heard to its end (never after `stop`).
    """

    ended = Signal()

    def __init__(self, sink: QAudioSink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink = sink
        self._sink.setBufferSize(_BUFFER_BYTES)
        self._buffer: QBuffer | None = None
        self._sink.stateChanged.connect(self._changed)

    def play(self, sound: bytes, volume: int) -> None:
        """Instead of what is heard now."""
        self.stop()
        self._sink.setVolume(gain(volume))
        buffer = QBuffer(self)
        buffer.setData(QByteArray(sound))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._buffer = buffer
        self._sink.start(buffer)

    def stop(self) -> None:
        """At once."""
        buffer, self._buffer = self._buffer, None
        if buffer is not None:
            self._sink.reset()
            buffer.close()
            buffer.deleteLater()

    def _changed(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        if self._buffer is not None and self._sink.state() == QtAudio.State.IdleState:
            self.stop()
            self.ended.emit()


def machine_player(parent: QObject | None = None) -> Player | None:
    """The machine's own sound; None, said once in the log, where it has no device for it."""
    from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

    device = QMediaDevices.defaultAudioOutput()
    form = QAudioFormat()
    form.setSampleRate(SAMPLE_RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    if device.isNull():
        _log.info("this machine has no sound device: the voice stays silent")
        return None
    return Player(QAudioSink(device, form), parent)
