"""By which words the characters of a name are told apart by ear: `resources/lookups/characters.tsv`.

As Japanese screen readers do it (詳細読み): 花子 is 「くさばなの はな、こどもの こ」.
For the ear alone, and in Japanese alone.
"""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from pathlib import Path

_HIRAGANA, _KATAKANA, _OTHER = "ひらがな", "カタカナ", "？"
_TO_KATAKANA = 0x60


class CharacterList:
    """Describes writings; a machine without the file describes none."""

    def __init__(self, file: Path) -> None:
        """Reads nothing yet."""
        self._file = file

    @cached_property
    def _phrases(self) -> dict[str, str]:
        lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        return dict(line.split("\t") for line in lines)

    def described(self, writing: str) -> str | None:
        """Each character by a word that has it, kana together by their kind."""
        if not self._phrases:
            return None
        runs = ((kind, "".join(signs)) for kind, signs in groupby(writing, key=_kind))
        return "、".join(phrase for kind, run in runs for phrase in self._of(kind, run))

    def _of(self, kind: str, run: str) -> list[str]:
        if kind:
            return [f"{self._phrases[kind]} {_called(run)}"]
        return [self._phrases.get(sign, self._phrases[_OTHER]) for sign in run]


def _kind(sign: str) -> str:
    if "ぁ" <= sign <= "ゖ":
        return _HIRAGANA
    return _KATAKANA if "ァ" <= sign <= "ヴ" or sign == "ー" else ""


def _called(run: str) -> str:
    """は alone is no particle."""
    return chr(ord(run) + _TO_KATAKANA) if len(run) == 1 and _kind(run) == _HIRAGANA else run
