"""The entries of a language's `.po` files as translators keep them: with line, state and review mark.

An entry is marked by a translator's comment, `# reviewed: no` or `# reviewed: 2027-01-15 who`. The same line
in the comment at the head of a file counts for all its entries that have none of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.basics.marked import Marked
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from babel.messages.catalog import Message

REVIEWED = re.compile(r"\s*reviewed:\s*(?P<mark>.*\S)\s*")
SOURCE_NOTE = re.compile(r"\s*ja:(?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of one language.

    Attributes:
        file, line: Where it stands.
        fuzzy: Whether somebody marked it as not to be used yet.
        reviewed: The review mark; None where there is none.
        source: The Japanese that it was translated from, without spaces; None where it is not noted.
    """

    file: str
    line: int
    key: str
    text: Marked
    fuzzy: bool
    reviewed: str | None
    source: str | None
    comments: tuple[str, ...] = ()


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """Every entry of the folder's `.po` files, in their order; a key that stands there twice comes twice."""
    return tuple(entry for path in sorted(folder.glob("*.po")) for entry in entries_in(path))


def entries_in(path: Path) -> tuple[Entry, ...]:
    """Every entry of one file."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, charset="utf-8")
    for_all = _mark(catalogue.header_comment.splitlines())
    return tuple(_entry(path.name, one, for_all) for one in catalogue if one.id)


def is_stale(entry: Entry, japanese: Marked) -> bool:
    """Whether the Japanese has changed since; a change of readings and breaks alone does not count."""
    return entry.source is not None and plain(entry.source) != squeezed(plain(japanese))


def squeezed(text: str) -> str:
    """The text without any spaces, so that a comment broken into lines can be compared."""
    return re.sub(r"\s+", "", text)


def _entry(file: str, message: Message, for_all: str | None) -> Entry:
    own = tuple(one for one in message.user_comments if not REVIEWED.fullmatch(one))
    return Entry(
        file=file,
        line=message.lineno or 0,
        key=str(message.id),
        text=str(message.string or ""),
        fuzzy=message.fuzzy,
        reviewed=_mark(message.user_comments) or for_all,
        source=_source(message.auto_comments),
        comments=own,
    )


def _mark(comments: Iterable[str]) -> str | None:
    found = (REVIEWED.fullmatch(line.lstrip("#")) for line in comments)
    return next((match["mark"] for match in found if match), None)


def _source(comments: Iterable[str]) -> str | None:
    match = SOURCE_NOTE.match("\n".join(comments).partition("en:")[0])
    return None if match is None else squeezed(match["text"])
