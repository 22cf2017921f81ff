"""What a key press has changed in the entry, for the ear."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.visit.screen import Question, Screen
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.speech.said import Said

_HIRAGANA, _TO_KATAKANA = range(0x3041, 0x3097), 0x60


def typed(before: Screen, after: Screen, words: Words) -> tuple[Said, ...]:
    """What came in or went out between two screens of the same question; nothing where nothing was typed."""
    if not isinstance(before.body, Question) or not isinstance(after.body, Question):
        return ()
    if after.body.field.input in ("one", "many", "yes-no", "people", "none"):
        return ()
    was, now = _text(before.body.field.draft), _text(after.body.field.draft)
    if was == now:
        return ()
    if was.startswith(now):
        return (Said(reading(words("ear.erased"))),)
    if after.body.field.hidden:
        return (Said(reading(words("ear.covered-letter"))),)
    return (Said(letters(now[_alike(was, now) :]), private=True),)


def letters(text: str) -> str:
    """Single letters as they are called: は alone is no particle."""
    if len(text) > 1:
        return text
    return "".join(chr(ord(one) + _TO_KATAKANA) if ord(one) in _HIRAGANA else one for one in text)


def _alike(was: str, now: str) -> int:
    """How many letters at the beginning are the same: やまｄ became やまだ, and だ is said."""
    both = zip(was, now, strict=False)
    return next((at for at, (one, other) in enumerate(both) if one != other), min(len(was), len(now)))


def _text(draft: object) -> str:
    match draft:
        case None:
            return ""
        case Mapping() if "strokes" in draft:
            return str(draft["text"])
        case Mapping():
            return "、".join(str(part) for part in draft.values() if part)
        case _:
            return str(draft)
