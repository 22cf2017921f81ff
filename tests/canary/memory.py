"""Searches another process's memory for words, in every encoding in which a program here would hold them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "shift_jis")
"""What Python (Latin-1, UCS-2, UCS-4), Qt (UTF-16), JSON and the card (UTF-8), and PDF (UTF-16BE) hold."""
_MAP = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r(w)\S+ \S+ \S+ \d+\s*(.*)")
STEM = 3
"""So many letters are looked for first."""
_LONGEST = 1024
_CHUNK = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """One place that holds a word.

    Attributes:
        what: The word's name, never itself.
        region: What the memory belongs to: a file's name, `[heap]`, or nothing for anonymous memory.
        around: The bytes before and after.
    """

    what: str
    encoding: str
    region: str
    address: int
    around: bytes


def search(pid: int, words: Mapping[str, str]) -> list[Found]:
    """Every place where one of the words (name → word) stands now. The process may run on meanwhile.

    Raises:
        PermissionError: This machine lets nobody look into another process.
    """
    stems = _stems(words)
    found = []
    for start, region, content in _contents(pid, longest=_LONGEST):
        for (stem, encoding), named in stems.items():
            for at in _places(content[: _CHUNK + len(stem)], stem):
                there = [name for form, name in named if content.startswith(form, at)]
                around = content[max(at - 96, 0) : at + 96]
                found += [Found(name, encoding, region, start + at, around) for name in there[:1]]
    return found


def _stems(words: Mapping[str, str]) -> dict[tuple[bytes, str], list[tuple[bytes, str]]]:
    """The first letters of the words in each encoding, which are looked for; the words, the longest first.

    Words that begin alike cost one search: a kiosk has hundreds of megabytes.
    """
    stems: dict[tuple[bytes, str], list[tuple[bytes, str]]] = {}
    for name, word in sorted(words.items(), key=lambda item: -len(item[1])):
        for encoding in ENCODINGS:
            if encoding != "shift_jis" or not word.isascii():
                stem = (word[:STEM].encode(encoding), encoding)
                stems.setdefault(stem, []).append((word.encode(encoding), name))
    return stems


def counted(found: list[Found]) -> str:
    """A table: how often each word stands in which form."""
    lines = Counter((one.what, one.encoding, one.region or "anonymous") for one in found)
    return "\n".join(f"{count:5}  {' · '.join(key)}" for key, count in sorted(lines.items()))


def _places(content: bytes, form: bytes) -> Iterator[int]:
    at = content.find(form)
    while at >= 0:
        yield at
        at = content.find(form, at + 1)


def _contents(pid: int, *, longest: int) -> Iterator[tuple[int, str, bytes]]:
    """Memory that was written to, in pieces that overlap by a word's length."""
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            matched = _MAP.match(line)
            if matched is None or matched[4].startswith(("[vvar", "[vsyscall", "/dev/")):
                continue
            at, end = int(matched[1], 16), int(matched[2], 16)
            while at < end:
                try:
                    memory.seek(at)
                    content = memory.read(min(_CHUNK + longest, end - at))
                except OSError:  # given back, or guarded, since the list was read
                    break
                if content.count(0) < len(content):
                    yield at, matched[4], content
                at += _CHUNK
