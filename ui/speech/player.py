"""Lets sound be heard, by QtMultimedia; knows when a piece has ended, and whether there is a device."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal

from ui.speech.making import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtMultimedia import QAudioDevice, QAudioSink

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

    Attributes:
        works: Whether there is a device now.

    Signals:
        ended: The piece was heard to its end (never after `stop`), or its device went and there is another.
        changed: The last device was unplugged, or one has come.
    """

    ended = Signal()
    changed = Signal()
    works: bool = True

    def __init__(self, sink: QAudioSink | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: QAudioSink | None = None
        self._buffer: QBuffer | None = None
        self._take(sink)

    def use(self, sink: QAudioSink | None) -> None:
        """Another device from now on; None where there is none."""
        cut_off, worked = self._buffer is not None, self.works
        self.stop()
        self._take(sink)
        if self.works != worked:
            self.changed.emit()
        elif cut_off:
            self.ended.emit()

    def _take(self, sink: QAudioSink | None) -> None:
        before, self._sink, self.works = self._sink, sink, sink is not None
        if before is not None:
            before.stateChanged.disconnect(self._changed)
            before.deleteLater()
        if sink is not None:
            sink.setBufferSize(_BUFFER_BYTES)
            sink.stateChanged.connect(self._changed)

    def play(self, sound: bytes, volume: int) -> None:
        """Instead of what is heard now; nothing where there is no device."""
        self.stop()
        if self._sink is None:
            return
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
            if self._sink is not None:
                self._sink.reset()
            buffer.close()
            buffer.deleteLater()

    def _changed(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        if (
            self._buffer is not None
            and self._sink is not None
            and self._sink.state() == QtAudio.State.IdleState
        ):
            self.stop()
            self.ended.emit()


def machine_player(parent: QObject | None = None) -> Player | None:
    """The machine's own sound; None, said once in the log, where it has no device for it.

    It follows the device that the machine names as its first: unplugged, and plugged in again.
    """
    from PySide6.QtMultimedia import QMediaDevices

    devices = QMediaDevices()
    first = Outlet(devices.defaultAudioOutput, _sink)
    if first.sink is None:
        _log.info("this machine has no sound device: the voice stays silent")
        return None
    player = Player(first.sink, parent)
    devices.setParent(player)
    devices.audioOutputsChanged.connect(lambda: first.follow(player))
    return player


class Outlet:
    """Which device the sound goes to; another sink only where that has changed.

    Args:
        device: Gives the machine's first device as it is now; null where there is none.
        sink: Opens one.
    """

    def __init__(
        self, device: Callable[[], QAudioDevice], sink: Callable[[QAudioDevice], QAudioSink]
    ) -> None:
        self._device, self._open = device, sink
        self._id = b""
        self.sink = self._opened()

    def follow(self, player: Player) -> None:
        """Devices came or went."""
        before = self._id
        sink = self._opened() if self._name() != before else self.sink
        if self._id != before:
            _log.info("sound device %s", "changed" if sink is not None else "gone: the voice is silent")
            self.sink = sink
            player.use(sink)

    def _name(self) -> bytes:
        device = self._device()
        return b"" if device.isNull() else bytes(device.id().data())

    def _opened(self) -> QAudioSink | None:
        self._id = self._name()
        return self._open(self._device()) if self._id else None


def _sink(device: QAudioDevice) -> QAudioSink:
    from PySide6.QtMultimedia import QAudioFormat, QAudioSink

    form = QAudioFormat()
    form.setSampleRate(SAMPLE_RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return QAudioSink(device, form)
