"""Texts as rules read them: without readings, in half-width figures, and sentence by sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import Path
from kiosk.forms.fields.kanji_digits import arabic
from kiosk.words.furigana import plain

_TEXTS = ("title", "label", "explanation", "why", "note", "paper")
_OWN = ("title", "explanation", "why", "label")
_COUNTED = re.compile(
    r"[〇一二三四五六七八九十百千]+(?=円|歳|才|日(?:以内|後|前|を|間|まで|の(?:うち|間)|たつ|たった)"
    r"|[かカヶケヵ箇]月|週間|年(?!生|代|度)|人|通|枚|回|けた|桁)"
)
_HALF_A_YEAR = re.compile("(?<!年)半年")


def narrow(text: str) -> str:
    """Bare of readings and breaks; 三百円 and ３００円 are 300円, 20才 and 20さい are 20歳, 半年 is 6か月."""
    bare = unicodedata.normalize("NFKC", plain(text)).replace("\u200b", "")
    counted = _COUNTED.sub(lambda found: arabic(found[0]), _HALF_A_YEAR.sub("6か月", bare))
    return re.sub(r"(?<=\d)(?:さい|才)", "歳", re.sub(r"[カヶケヵ箇]月", "か月", counted))


def sentences(text: str) -> list[str]:
    """Each of a text that is narrow already."""
    return [one for one in re.split(r"(?<=[。？！])", text) if one.strip()]


def said(question: Question) -> Iterator[tuple[Path, str]]:
    """Every text about the answer, narrow, with where it stands."""
    for key in _TEXTS:
        text = getattr(question, key)
        if text:
            yield (key,), narrow(text)
    for who, own in question.by_applicant.items():
        for key in _OWN:
            text = getattr(own, key)
            if text:
                yield ("by_applicant", who, key), narrow(text)
    for part, wording in question.parts.items():
        for key in ("title", "explanation"):
            text = getattr(wording, key)
            if text:
                yield ("parts", part, key), narrow(text)
