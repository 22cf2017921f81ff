"""`failing_disk.c` as seen from Python: how it is built, told what to do, and how its log is read."""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".c")
_HEAD = struct.Struct("=cqqq")


class How(IntEnum):
    """What happens at the wanted call, as the C source numbers it."""

    COUNT = 1
    KILL = 2
    TEAR = 3
    FAIL = 4
    LOG = 5


@dataclass(frozen=True)
class Act:
    """One record of the log; see the C source for the letters."""

    letter: str
    inode: int
    place: int
    content: bytes


def build(folder: Path) -> Path:
    """The shim, compiled."""
    library = folder / "failing_disk.so"
    flags = ("-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o")
    subprocess.run(["gcc", *flags, str(library), str(_SOURCE), "-ldl"], check=True)
    return library


def preloaded(library: Path) -> Mapping[str, str]:
    """The environment of a process whose calls go through the shim."""
    return {**os.environ, "LD_PRELOAD": str(library)}


def watch(folder: str, how: How, at: int = 0, error: int = 0, log: Path | None = None) -> None:
    """From now on, in a process that has the shim."""
    handle = -1 if log is None else os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    ctypes.CDLL(None).disk_watch(folder.encode(), int(how), ctypes.c_long(at), error, handle)


def counted() -> int:
    return int(ctypes.CDLL(None).disk_counted())


def mark(text: str) -> None:
    """Written into the log between what went before and what comes after."""
    ctypes.CDLL(None).disk_mark(text.encode())


def acts(log: Path) -> Iterator[Act]:
    with log.open("rb") as file:
        while head := file.read(_HEAD.size):
            letter, inode, place, length = _HEAD.unpack(head)
            yield Act(letter.decode("ascii"), inode, place, file.read(length))
