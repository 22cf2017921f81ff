"""How what is counted is read behind a figure: 20歳 with さい above 歳, and はたち above both.

A dictionary knows 歳 as とし, too; behind a figure it is never read so. The reading of an age is worked out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from kiosk.forms.fields.kanji_digits import arabic
from kiosk.words import spoken
from kiosk.words.furigana import Run

_BEHIND_FIGURES: Mapping[str, tuple[str, ...]] = {
    "歳": ("さい",), "才": ("さい",), "人": ("にん",), "名": ("めい",), "通": ("つう",), "枚": ("まい",),
    "回": ("かい",), "年": ("ねん",), "円": ("えん",), "週間": ("しゅうかん",), "番": ("ばん",),
    "月": ("がつ",), "日": ("にち", "か"), "時": ("じ",), "分": ("ふん", "ぷん", "ぶん"), "件": ("けん",),
    "階": ("かい", "がい"), "本": ("ほん", "ぽん", "ぼん"), "冊": ("さつ",), "部": ("ぶ",), "個": ("こ",),
    "か月": ("かげつ",), "日間": ("にちかん", "かかん"), "年間": ("ねんかん",),
    "軒": ("けん", "げん"), "匹": ("ひき", "ぴき", "びき"), "棟": ("とう",), "隻": ("せき",),
}  # fmt: skip
_AGE = re.compile(r"(\d+)[歳才]")
_FIGURE = re.compile(r"[0-9〇一二三四五六七八九十百千何]$")
_SWALLOWED: Mapping[str, str] = {"いち": "いっ", "はち": "はっ", "じゅう": "じゅっ"}
"""いち, はち and じゅう before さい."""
_TWENTY = 20


def wrong_counters(runs: tuple[Run, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(what is written, its reading, the right ones) of each counter and age that is read otherwise."""
    before = ""
    for run in runs:
        base = unicodedata.normalize("NFKC", run.base.replace("\u200b", ""))
        right = () if run.ruby is None else _right(base, before)
        if run.ruby is not None and right and run.ruby not in right:
            yield base, run.ruby, right
        before = base


def counter_of(word: str, before: str) -> tuple[str, str]:
    """The counter with which a word begins behind a figure, and its reading; both "" for any other word."""
    if not _FIGURE.search(unicodedata.normalize("NFKC", before)):
        return "", ""
    found = max((one for one in _BEHIND_FIGURES if word.startswith(one)), key=len, default="")
    return found, _BEHIND_FIGURES[found][0] if found else ""


def _right(base: str, before: str) -> tuple[str, ...]:
    """The readings of an age written as one, or of what is counted; none where it is neither."""
    behind = _BEHIND_FIGURES.get(base, ()) if _FIGURE.search(before) else ()
    return ages_in(base) or behind


def ages_in(written: str) -> tuple[str, ...]:
    """How an age that is written as one is read; nothing for anything else."""
    age = _AGE.fullmatch(arabic(unicodedata.normalize("NFKC", written)))
    return () if age is None else ages(int(age[1]))


def ages(years: int) -> tuple[str, ...]:
    """`18` as 「じゅうはっさい」, and 「はたち」 for `20`, too."""
    said = spoken.number(years)
    for end, swallowed in _SWALLOWED.items():
        if said.endswith(end):
            said = said.removesuffix(end) + swallowed
            break
    return (("はたち",) if years == _TWENTY else ()) + (f"{said}さい",)
