"""Leftovers planted on purpose wherever a visit could leave something: the search must see each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.canary.resident import Words
from tests.fakes.leaks import leaks
from tests.fakes.traces import Traces

PLACES: Mapping[str, str] = {
    "storage": "kiosk/spilt",
    "temporary file": "home/spilt.tmp",
    "spool": "home/spool/d00001-001",
    "log": "kiosk.log",
}
"""Below the kiosk's disk: its storage, TMPDIR and HOME, where a print job would lie, its own log."""
ENCODINGS = ("utf-8", "utf-16-le")


def on_disk(folder: Path, words: Words) -> list[str]:
    """Everything of the words, PIN included, that stands in clear below the folder: what, and where."""
    held = [f"{what}: {name}" for what, word in words.searched.items() for name in leaks(folder, word)]
    return held + [f"PIN: {place}" for place in Traces(words.pin).in_files(folder)]


def unseen(folder: Path, words: Words) -> list[str]:
    """Plants an answer and the PIN in each place, as programs here write; gives those that were not seen."""
    missed = []
    for place, name in PLACES.items():
        for encoding in ENCODINGS:
            for what, word in (("card name", words.card["name"]), ("PIN", words.pin)):
                with _planted(folder / name, f"\n{word}\n".encode(encoding)):
                    file = Path(name).name
                    seen = [line for line in on_disk(folder, words) if line.startswith(what) and file in line]
                if not seen:
                    missed.append(f"{what} in {place}, {encoding}")
    return missed


@contextmanager
def _planted(path: Path, content: bytes) -> Iterator[None]:
    """Something more in a file, for a moment."""
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((before or b"") + content)
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
