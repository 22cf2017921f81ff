"""Two small sheets: なぜ聞くの, and やめる asked back, so that a slip of the finger loses nothing."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch
from kiosk.visit.states import Explaining, ReallyQuit
from kiosk.visit.steps.asking import reason
from kiosk.visit.turn import Move, Turn, stay


def ask_back(turn: Turn) -> Move:
    """やめる: asked once."""
    return stay(replace(turn.visit, over=ReallyQuit()))


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def show_quit(over: ReallyQuit, turn: Turn) -> Sketch:
    words = turn.words
    body = Notice(words("visit.really-quit.title"), (words("visit.really-quit.line"),), None)
    buttons = (
        Button("quit-now", words("visit.really-quit.quit"), "back", "close"),
        Button("next", words("visit.idle.continue"), "next", "check"),
    )
    return Sketch(body, buttons, quit="no-quit")


def show_why(over: Explaining, turn: Turn) -> Sketch:
    words = turn.words
    body = Notice(words("visit.asking.why"), (reason(turn),), "helper")
    return Sketch(body, (Button("next", words("visit.explaining.close"), "next", "check"),))
