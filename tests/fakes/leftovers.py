"""What a print job left behind in folders that printing passes: whole, cut off, rewritten or packed.

A filter rewrites a document, so that none of its bytes may be found again: in a spool and temporary folders
any new file counts; elsewhere every new one that is a document, and every file that quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CONTROL = re.compile(r"c\d{5}")
"""CUPS' own note of a job (`PreserveJobHistory`): its attributes, never its document."""
MAGIC = (
    b"%PDF",
    b"%!PS",
    b"RaS",
    b"SaR",
    b"2SaR",
    b"3SaR",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
)
"""Documents, pages as a filter hands them on (CUPS raster, PWG raster), pictures, packed files."""
WINDOW = 64


@dataclass(frozen=True)
class Passage:
    """The folders that a job passes.

    Attributes:
        passing: Spool and temporary folders: nothing new stays there but control files.
        all: Everything, logs and caches included.
    """

    passing: Sequence[Path]
    all: Sequence[Path]

    def files(self) -> frozenset[Path]:
        return frozenset(_files(self.all))

    def left(self, before: frozenset[Path], document: bytes, words: str) -> list[Path]:
        """Files that are, or quote, or may be the document; `before` is what lay there before the job."""
        return sorted(
            path
            for path in _files(self.all)
            if (path not in before and self._may_be_one(path)) or _quotes(path.read_bytes(), document, words)
        )

    def _may_be_one(self, path: Path) -> bool:
        if any(folder in path.parents for folder in self.passing):
            return CONTROL.fullmatch(path.name) is None
        return path.read_bytes().startswith(MAGIC)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    return (path for folder in folders for path in folder.rglob("*") if path.is_file())


def _quotes(content: bytes, document: bytes, words: str) -> bool:
    pieces = (document[start : start + WINDOW] for start in range(0, len(document) - WINDOW, WINDOW))
    said = any(words.encode(coding) in content for coding in ("utf-8", "utf-16-be", "euc-jp", "cp932"))
    return said or any(piece in content for piece in pieces)
