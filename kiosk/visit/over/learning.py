"""Trying the keys out: each key of the keypad is named, on the screen and aloud, and does nothing.

A key that types is called by what it types (`letter:あ`, `digit:7`). Over the page of a PIN a digit is only
called a digit: whoever believes to be on that page still types it there, and nobody may hear or keep it.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, pressed_id
from kiosk.visit.states import EnteringSecret, LearningKeys
from kiosk.visit.turn import Move, Turn, stay
from kiosk.words.catalogue import Words

LEAVING = ("back", "ok", "switch-choose")
"""Keys that end it when they come twice in a row; the page says so as soon as one of them was pressed."""

_SMALL = dict(zip("ぁぃぅぇぉっゃゅょ", "あいうえおつやゆよ", strict=True))
_CALLED = {"は": "ハ", "へ": "ヘ", "ー": "のばすぼう"} | {one: f"ちいさい {of}" for one, of in _SMALL.items()}
"""How a letter is called that a voice would take for a particle, or that has no sound by itself."""


def begin(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=LearningKeys()))


def name_key(turn: Turn) -> Move:
    """`key:up`, `key:letter:あ`: what was pressed."""
    name = pressed_id(turn)
    kind = name.partition(":")[0]
    if not turn.words.has(f"ear.key.{kind}"):
        return stay(turn.visit)
    secret = kind == "digit" and isinstance(turn.visit.step, EnteringSecret)
    return stay(replace(turn.visit, over=LearningKeys(kind if secret else name)))


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def show(over: LearningKeys, turn: Turn) -> Sketch:
    words = turn.words
    if over.key:
        again = (words("ear.learn.again"),) if over.key in LEAVING else ()
        lines = (_named(over.key, words), *again)
    else:
        lines = tuple(words(f"ear.learn.{line}") for line in ("line1", "line2", "leave"))
    body = Notice(words("ear.learn.title"), lines, "keypad")
    close_it = Button("next", words("ear.learn.close"), "next", "check", leads_back=True)
    return Sketch(body, (close_it,), quit="no-quit")


def _named(key: str, words: Words) -> Marked:
    kind, _, types = key.partition(":")
    if not types:
        return words(f"ear.key.{kind}")
    return words("ear.key.typing", types=f"{{{types}|{_CALLED[types]}}}" if types in _CALLED else types)
