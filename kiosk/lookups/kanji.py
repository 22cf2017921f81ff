"""How a name that was typed in kana can be written, the usual writings first: `resources/lookups/names.tsv`.

The list is IPADIC's (see `NOTICE` beside it). It is read at the first name, and searched where it lies.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MOST = 15
"""Writings of one name; with かなのまま they fill four pages of four."""


@dataclass(frozen=True, slots=True)
class Writings:
    """Of one reading, as a family name (姓) and as a given name (名)."""

    family: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


class NameList:
    """Searches the list; a machine without the file offers nothing."""

    def __init__(self, file: Path) -> None:
        """Reads nothing yet."""
        self._file = file

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._file.read_bytes().splitlines() if self._file.exists() else []

    def writings(self, kana: str) -> Writings:
        """Of a name in hiragana; empty where the list has none."""
        wanted = kana.encode()
        at = bisect_left(self._lines, wanted, key=_reading)
        if at == len(self._lines) or _reading(self._lines[at]) != wanted:
            return Writings()
        _, family, given = self._lines[at].decode().split("\t")
        return Writings(tuple(family.split()[:MOST]), tuple(given.split()[:MOST]))


def _reading(line: bytes) -> bytes:
    return line.partition(b"\t")[0]
