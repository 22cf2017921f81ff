"""Marked strings: `{漢字|かんじ}` gives a reading, U+200B allows a line to break."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

BREAK = "\u200b"
A_WORD = 4
"""Kana of a reading that is a word by itself: two of them are written with a space between them."""
HYPHEN = "\u00ad"
EASY_JAPANESE = "ja-easy"
"""Whose readers may not know a kanji: each is read for them, above it or in its place."""
_ENDS = (".", "!", "?", "！", "？", "।")
_RUBY = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that share one reading; `ruby` is None where none is given."""

    base: str
    ruby: str | None = None


def parse(marked: str) -> tuple[Run, ...]:
    """The runs in order; break marks stay inside the bases."""
    runs: list[Run] = []
    end = 0
    for found in _RUBY.finditer(marked):
        if found.start() > end:
            runs.append(Run(marked[end : found.start()]))
        runs.append(Run(found[1], found[2] or None))
        end = found.end()
    if end < len(marked):
        runs.append(Run(marked[end:]))
    return tuple(runs)


def without_readings(marked: str) -> str:
    """The same text without its readings; its break marks stay."""
    return "".join(run.base for run in parse(marked))


def too_low_for_readings(marked: str, language: str) -> str:
    """The text where no reading has room: やさしい日本語 is written in kana there, Japanese in kanji."""
    if language != EASY_JAPANESE:
        return without_readings(marked)
    runs = parse(marked)
    kana = ""
    for at, run in enumerate(runs):
        apart = at > 0 and all(len(one.ruby or "") >= A_WORD for one in runs[at - 1 : at + 1])
        kana += (" " if apart else "") + (run.base if run.ruby is None else run.ruby)
    return kana


def plain(marked: str) -> str:
    """What stands on the screen, without readings and break marks; the accessible name."""
    return without_readings(marked).replace(BREAK, "").replace(HYPHEN, "")


def joined(marked: Iterable[str]) -> str:
    """Several of them one after the other, for a reader: a sentence that has ended is not gone on with."""
    texts = [plain(one) for one in marked]
    comma = "、" if any("\u3040" <= letter <= "\u30ff" for text in texts for letter in text) else ", "
    line = ""
    for text in texts:
        between = "" if not line or line.endswith("。") else " " if line.endswith(_ENDS) else comma
        line += between + text
    return line
