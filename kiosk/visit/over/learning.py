"""Trying the keys out: each key of the keypad is named, on the screen and aloud, and does nothing."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, pressed_id
from kiosk.visit.states import LearningKeys
from kiosk.visit.turn import Move, Turn, stay

LEAVING = ("back", "ok", "switch-choose")
"""Keys that end it when they come twice in a row; the page says so as soon as one of them was pressed."""


def begin(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=LearningKeys()))


def name_key(turn: Turn) -> Move:
    """`key:up`: what was pressed."""
    name = pressed_id(turn)
    known = turn.words.has(f"ear.key.{name}")
    return stay(replace(turn.visit, over=LearningKeys(name))) if known else stay(turn.visit)


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def show(over: LearningKeys, turn: Turn) -> Sketch:
    words = turn.words
    if over.key:
        again = (words("ear.learn.again"),) if over.key in LEAVING else ()
        lines = (words(f"ear.key.{over.key}"), *again)
    else:
        lines = tuple(words(f"ear.learn.{line}") for line in ("line1", "line2", "leave"))
    body = Notice(words("ear.learn.title"), lines, None)
    close_it = Button("next", words("ear.learn.close"), "next", "check", leads_back=True)
    return Sketch(body, (close_it,), quit="no-quit")
