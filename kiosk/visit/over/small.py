"""Two small sheets: なぜ聞くの, and やめる asked back, so that a slip of the finger loses nothing."""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.paper.printer import trouble
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, middle_button
from kiosk.visit.states import Explaining, ReallyQuit
from kiosk.visit.steps.asking import explained
from kiosk.visit.steps.ticket_printing import may_go_on_later
from kiosk.visit.turn import Move, Turn, stay


def close(turn: Turn) -> Move:
    return stay(replace(turn.visit, over=None))


def show_quit(over: ReallyQuit, turn: Turn) -> Sketch:
    words = turn.words
    later = may_go_on_later(turn) and trouble(turn.visit.devices.printer) is None
    lines = ("line", "later-line") if later else ("line",)
    body = Notice(
        words("visit.really-quit.title"),
        tuple(words(f"visit.really-quit.{line}") for line in lines),
        "form-gone",
    )
    buttons = (
        Button("quit-now", words("visit.really-quit.quit"), "back", "close"),
        *((middle_button(words, "later", "visit.really-quit.later", "print"),) if later else ()),
        Button("next", words("visit.idle.continue"), "next", "check", leads_back=True),
    )
    return Sketch(body, buttons, quit="no-quit")


def show_why(over: Explaining, turn: Turn) -> Sketch:
    """Why it is asked, and what わからない does; before that what large letters left no room for."""
    words, view = turn.words, explained(turn)
    lines: tuple[Marked, ...] = ()
    title = words("visit.asking.why")
    if view is not None:
        lines = tuple(line for line in (view.why, view.unsure) if line)
        if turn.visit.comfort.large_text:
            title = view.title
            lines = (*(line for line in (view.explanation, view.example) if line), *lines)
    body = Notice(title, lines, "helper")
    close_it = Button("next", words("visit.explaining.close"), "next", "check", leads_back=True)
    own = () if view is None else view.own
    return Sketch(body, (close_it,), private=tuple(line for line in lines if line in own))
