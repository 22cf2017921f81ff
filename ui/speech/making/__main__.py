"""The loop of the process that makes sound."""

from __future__ import annotations

import json
import os
import struct
import sys
from typing import BinaryIO

from ui.speech.making import foreign, japanese
from ui.speech.making.by_voice import by_voice
from ui.speech.making.voices import JAPANESE

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
    return b"".join(_spoken(part, rate, voice) for part, voice in by_voice(text, language))


def _spoken(text: str, rate: int, language: str) -> bytes:
    return japanese.spoken(text, rate) if language in JAPANESE else foreign.spoken(text, rate, language)


def _own_output() -> BinaryIO:
    """The pipe, for answers only: what libraries print goes to the standard error."""
    kept = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(kept, "wb")


if __name__ == "__main__":
    main()
