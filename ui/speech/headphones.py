"""Whether headphones are in the jack, as the kernel's switch says (`linux/input.h`, SW_HEADPHONE_INSERT)."""

from __future__ import annotations

import fcntl
import logging
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_log = logging.getLogger(__name__)
_EV_SW, _SW_HEADPHONE_INSERT = 0x05, 0x02
_EVENT = struct.Struct("llHHi")
"""`struct input_event`: seconds, microseconds, type, code, value."""
_READ = 2 << 30
_BITS = 8
"""Bytes asked for; there are 17 switches."""
INPUT = Path("/dev/input")


class Headphones(QObject):
    """Follows every jack of the machine; in one of them is enough.

    Signals:
        changed: True: plugged in. False: pulled out of the last one.
    """

    changed = Signal(bool)

    def __init__(self, folder: Path = INPUT, parent: QObject | None = None) -> None:
        """Opens what has such a switch; what may not be opened is left out, and said in the log."""
        super().__init__(parent)
        self._states: dict[int, bool] = {}
        self._notifiers: dict[int, QSocketNotifier] = {}
        for device, plugged in _jacks(folder):
            self.follow(device, plugged=plugged)

    @property
    def has_jack(self) -> bool:
        return bool(self._states)

    @property
    def plugged(self) -> bool:
        return any(self._states.values())

    def follow(self, device: int, *, plugged: bool) -> None:
        """Reads `struct input_event`s from an open descriptor, which is closed with this."""
        self._states[device] = plugged
        notifier = QSocketNotifier(device, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda: self._read(device))
        self._notifiers[device] = notifier

    def close(self) -> None:
        for device in tuple(self._states):
            self._leave(device)

    def _read(self, device: int) -> None:
        before = self.plugged
        try:
            data = os.read(device, _EVENT.size * 64)
        except OSError:
            data = b""
        if not data:
            self._leave(device)
        for at in range(0, len(data) - _EVENT.size + 1, _EVENT.size):
            _s, _us, kind, code, value = _EVENT.unpack_from(data, at)
            if (kind, code) == (_EV_SW, _SW_HEADPHONE_INSERT):
                self._states[device] = bool(value)
        if self.plugged != before:
            self.changed.emit(self.plugged)

    def _leave(self, device: int) -> None:
        """The device is gone, and its headphones with it."""
        self._notifiers.pop(device).setEnabled(False)
        self._states.pop(device)
        os.close(device)


def _jacks(folder: Path) -> Iterator[tuple[int, bool]]:
    """Open descriptors of devices with such a switch, and whether it is on."""
    for path in sorted(folder.glob("event*")):
        try:
            device = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            _log.info("%s cannot be read, so a jack there is not known: %s", path, error.strerror)
            continue
        if _bit(device, 0x20 + _EV_SW):
            yield device, _bit(device, 0x1B)
        else:
            os.close(device)


def _bit(device: int, number: int) -> bool:
    """Of `EVIOCGBIT(EV_SW)` (0x25: has the switch) or `EVIOCGSW` (0x1b: it is on)."""
    asked = bytearray(_BITS)
    try:
        fcntl.ioctl(device, _READ | _BITS << 16 | ord("E") << 8 | number, asked)
    except OSError:
        return False
    return bool(asked[0] >> _SW_HEADPHONE_INSERT & 1)
