"""The loop of the process that makes sound."""

from __future__ import annotations

import json
import os
import re
import struct
import sys
from collections.abc import Iterator
from typing import BinaryIO

from ui.speech.making import foreign, japanese

_JAPANESE = ("ja", "ja-easy")
_KANA = re.compile(r"[\u3041-\u30ff]")
_JAPANESE_SIGN = re.compile(r"[\u3005\u3041-\u30ff\u4e00-\u9fff]")
_JAPANESE_RUN = re.compile(
    r"([\u3005\u3041-\u30ff\u4e00-\u9fff](?:[\u3000-\u30ff\u4e00-\u9fff\uff10-\uff19\d-]*"
    r"[\u3005\u3041-\u30ff\u4e00-\u9fff\uff10-\uff19\d])?)"
)
"""Kana and kanji with the numbers between and behind them, as an address has."""
_AHEAD = "--ahead"
"""Makes phrases that nobody waits for."""
_HUSHED = 10
"""Nice value then: whoever waits comes first."""


def main() -> None:
    """Answers requests until the input ends."""
    out = _own_output()
    if _AHEAD in sys.argv[1:]:
        os.nice(_HUSHED)
    japanese.warm_up()
    for line in sys.stdin.buffer:
        sound = made(json.loads(line))
        out.write(struct.pack("<I", len(sound)) + sound)
        out.flush()


def made(request: dict[str, str | int]) -> bytes:
    """The sound of one request, empty where there is no voice for it."""
    language, text, rate = str(request["language"]), str(request["text"]), int(request["rate"])
    if not text.strip():
        return b""
    if language in _JAPANESE:
        return japanese.spoken(text, rate)
    return b"".join(
        japanese.spoken(part, rate) if is_japanese else foreign.spoken(part, rate, language)
        for part, is_japanese in by_script(text, language)
    )


def by_script(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """What is written in Japanese within another language, a name or a town, is read by the Japanese voice.

    Chinese is written with the same signs: there only what has kana in it is Japanese.
    """
    for run in _JAPANESE_RUN.split(text):
        if run.strip():
            signs = _KANA if language == "zh-Hans" else _JAPANESE_SIGN
            yield run, signs.search(run) is not None


def _own_output() -> BinaryIO:
    """The pipe, for answers only: what libraries print goes to the standard error."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "wb")


if __name__ == "__main__":
    main()
