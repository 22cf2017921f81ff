"""Waits for the card service to come back, without asking again and again.

pcsc-lite's clients find its daemon by a socket in the file system, so on Linux the kernel tells when
something changes there (inotify(7)). Elsewhere only the pause is left.
"""

from __future__ import annotations

import ctypes
import logging
import os
import select
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

DEFAULT_SOCKET: Final = "/run/pcscd/pcscd.comm"
SOCKET_VARIABLE: Final = "PCSCLITE_CSOCK_NAME"
"""pcsc-lite's own environment variable for another place."""
_IN_ATTRIB, _IN_MOVED_TO, _IN_CREATE = 0x04, 0x80, 0x100
_IN_NONBLOCK_CLOEXEC = 0o2004000
_EVENTS_SIZE = 4096


class Arrival:
    """A place in the file system that is watched, and a bell to end the waiting."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path(os.environ.get(SOCKET_VARIABLE, DEFAULT_SOCKET))
        self._bell, self._button = socket.socketpair()
        self._kernel = _kernel()

    @property
    def is_told(self) -> bool:
        """True where the kernel tells; else pauses must not grow long."""
        return self._kernel is not None

    def arm(self) -> None:
        """Whatever changes from now on ends the next `wait`. The folder itself may be missing yet."""
        if self._kernel is not None:
            folder = next(parent for parent in self._path.parents if parent.is_dir())
            try:
                self._kernel.watch(folder)
            except OSError as trouble:
                # Too many watches, or a folder that has just gone: the pauses between two looks serve too.
                log.info("the kernel does not tell of the card service: %s", trouble.strerror)

    def wait(self, seconds: float) -> bool:
        """True when something changed there, False after that time or at `ring`."""
        told = [] if self._kernel is None else [self._kernel.descriptor]
        ready, _, _ = select.select([self._bell.fileno(), *told], [], [], seconds)
        if self._kernel is not None and self._kernel.descriptor in ready:
            self._kernel.drain()
            return True
        return False

    def ring(self) -> None:
        """Ends this and every later `wait`; may be called from any thread, and after `close`."""
        with suppress(OSError):
            self._button.send(b"\0")

    def close(self) -> None:
        self._bell.close()
        self._button.close()
        if self._kernel is not None:
            self._kernel.close()


def _kernel() -> _Inotify | None:
    """None elsewhere than on Linux, and where its limit of such watches is reached."""
    if sys.platform != "linux":
        return None
    try:
        return _Inotify()
    except OSError as trouble:
        log.info("the kernel does not tell of the card service: %s", trouble.strerror)
        return None


class _Inotify:
    """The three calls we need of it; the standard library has none."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None, use_errno=True)
        self.descriptor = self._checked(int(self._library.inotify_init1(_IN_NONBLOCK_CLOEXEC)))

    def watch(self, folder: Path) -> None:
        """The daemon's socket is created, listens, and then gets its rights: that is the last event."""
        mask = _IN_CREATE | _IN_MOVED_TO | _IN_ATTRIB
        self._checked(int(self._library.inotify_add_watch(self.descriptor, os.fsencode(folder), mask)))

    def drain(self) -> None:
        os.read(self.descriptor, _EVENTS_SIZE)

    def close(self) -> None:
        os.close(self.descriptor)

    def _checked(self, result: int) -> int:
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
        return result
