"""例: what an answer looks like as it is typed, the same in every language: so it stands on the form."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.definition.question import Question
from kiosk.forms.fields.kind import Context, PartView
from kiosk.forms.fields.registry import KINDS
from kiosk.words.furigana import plain

_NAME = "みほん　はなこ"
_TYPED: dict[str, dict[str, str]] = {
    "kana": {"": _NAME},
    "phone": {"": "03-1234-5678"},
    "address": {
        "postal": "114-0022",
        "block": "15-22",
        "building": "みほんハイツ 203",
        "elsewhere": "埼玉県川口市朝日1-9-4",
    },
    "bank-account": {
        "bank": "みほん",
        "branch": "おうじ",
        "branch_code": "123",
        "symbol": "10120",
        "number": "1234567",
        "holder": _NAME,
    },
}
"""By kind and part. Numbers and places are those of nobody."""
_YUCHO_NUMBER = "12345671"
"""番号 of a 総合口座 at ゆうちょ: up to eight digits, the last a 1 (`impossible_accounts`). With 記号 10120
nobody has it: the check digit in that, the fourth, would be another.
"""
_LETTERS = {"latin": "MIHON HANAKO", "any": "ミホン ハナコ"}
_SHOWN = ("date", "money", "digits")
"""Kinds whose sample, as the check page shows it, says how it is typed."""


def example_of(
    question: Question, part: str, shown: PartView, told: Marked | None, context: Context
) -> Marked | None:
    """「例：…」 of one screen; None where nothing is typed, only the definition could say what, or
    the sentence under the question (`told`) has it already.
    """
    if shown.input in ("one", "people"):
        return None
    asked, inner = _asked(question, part)
    typed = None if asked is None else _typed(asked, inner, shown, context)
    if typed is None or plain(typed) in plain(told or ""):
        return None
    return context.words("forms.example", example=typed)


def _asked(question: Question, part: str) -> tuple[Question | None, str]:
    """What that screen asks for: the question itself, or one thing of a person (`0.address.postal`)."""
    if not question.each:
        return question, part
    name, _, inner = part.lstrip("0123456789").lstrip(".").partition(".")
    return next((one for one in question.each if one.id == name), None), inner


def _typed(asked: Question, part: str, shown: PartView, context: Context) -> Marked | None:
    if asked.example is not None:
        return asked.example
    if asked.kind == "text":
        return _LETTERS.get(asked.script or "")
    if asked.kind == "period":
        asked = asked.model_copy(update={"kind": "date"})
    if asked.kind == "digits" and asked.groups is None:
        return None  # an example would tell how many digits there are, and that differs
    if asked.kind in _SHOWN:
        return KINDS[asked.kind].show(asked, KINDS[asked.kind].sample(asked, context), context)
    if asked.kind == "bank-account" and (part, shown.input) == ("number", "amount"):
        return _YUCHO_NUMBER
    return _TYPED.get(asked.kind, {}).get(part)
