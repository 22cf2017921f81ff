"""A printer that is a folder: unsealed on a disk, because somebody asked for it by name."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from pathlib import Path

from kiosk.basics.failure import Code, Failure
from kiosk.basics.progress import Progress
from kiosk.basics.result import Err, Ok, Result
from kiosk.paper.document import Document, Printed, PrinterState

_PREFIX, _PART = ".kiosk-", ".part"
_log = logging.getLogger(__name__)


class FolderPrinter:
    """Puts each document into one folder as `<application id>.pdf`, whole or not at all."""

    def __init__(self, folder: Path, *, suffix: str = "") -> None:
        """`suffix` stands before `.pdf`, so that slips and forms of one application lie side by side."""
        self._folder = folder
        self._suffix = suffix

    def state(self) -> PrinterState:
        """READY where a file could be written; the folder itself is made with the first one."""
        nearest = next(path for path in (self._folder, *self._folder.absolute().parents) if path.exists())
        writable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
        return PrinterState.READY if writable else PrinterState.OFFLINE

    def print(self, document: Document, progress: Progress) -> Result[Printed]:
        progress.tell(0, 1)
        path = self._folder / f"{document.application_id}{self._suffix}.pdf"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(path, document.pdf)
        except OSError as error:
            _log.warning("the folder cannot be written: %s", error.strerror)
            return Err(Failure(Code.PRINT_06))
        progress.tell(1, 1)
        return Ok(Printed(str(path)))

    @property
    def owes(self) -> bool:
        return False

    def withdraw_left(self) -> None:
        """Half-written files of a process that was killed."""
        for part in self._folder.glob(f"{_PREFIX}*{_PART}"):
            with contextlib.suppress(OSError):
                part.unlink()


def _write(path: Path, content: bytes) -> None:
    """Beside it first, then renamed; readable by the kiosk's own user alone."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_PART)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
