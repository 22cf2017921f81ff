"""Every other language: the program `espeak-ng`, where it is installed (GPL: never in the process)."""

from __future__ import annotations

import shutil
import subprocess

from ui.speech.making.samples import of_wav

_VOICES = {
    "en": "en-gb",
    "zh-Hans": "cmn",
    "ko": "ko",
    "vi": "vi",
    "ne": "ne",
}
_WORDS_A_MINUTE = 125
"""Normal, as VVSG 2.0 7.1-K has it."""
_NORMAL = 100
"""Percent; below it espeak-ng hardly becomes slower, so the sound is stretched instead."""
_PATIENCE_S = 10.0


def has_voice(language: str) -> bool:
    """Whether the program is here, and knows the language."""
    return language in _VOICES and shutil.which("espeak-ng") is not None


def spoken(text: str, rate: int, language: str) -> bytes:
    """Sound of the text at `rate` percent of the normal pace; empty where the language has no voice here."""
    program = shutil.which("espeak-ng")
    voice = _VOICES.get(language)
    if program is None or voice is None:
        return b""
    pace = _WORDS_A_MINUTE * max(rate, _NORMAL) // _NORMAL
    asked = [program, "-v", voice, "-s", str(pace), "--stdin", "--stdout"]
    try:
        answer = subprocess.run(  # noqa: S603 - the program's own path, the text goes by the pipe
            asked, input=text.encode(), capture_output=True, timeout=_PATIENCE_S, check=False
        )
        return of_wav(answer.stdout, min(rate, _NORMAL)) if answer.returncode == 0 else b""
    except (OSError, subprocess.TimeoutExpired):
        return b""
