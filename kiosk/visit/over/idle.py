"""19: まだお使いですか. Replaces the page, so that nobody reads over a shoulder; then forgets."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.effects import CallStaff
from kiosk.visit.forsaking import kept_for_staff
from kiosk.visit.original import in_own_language
from kiosk.visit.screen import Button, Countdown
from kiosk.visit.sketch import Sketch
from kiosk.visit.states import Finished, HandedIn, IdleWarning, Summary, TakingPaper, Welcoming
from kiosk.visit.ticket_states import TakingTicket
from kiosk.visit.timing import countdown_s
from kiosk.visit.turn import Move, Turn, aside, drop_jobs, fresh, stay, then

_OUT = (TakingPaper, TakingTicket)
"""Sheets lie in the printer."""


def warn(turn: Turn) -> Move:
    """The first deadline passed: ask, in the visitor's own language, count down, forget."""
    seconds = countdown_s(turn.visit, turn.book.settings)
    warning = IdleWarning(turn.moment.ticks + seconds, seconds)
    return stay(replace(in_own_language(turn.visit), over=warning, held_until=None, offering=""))


def longer(turn: Turn) -> Move:
    """Somebody is there and looks for つづける: the countdown begins again."""
    seconds = countdown_s(turn.visit, turn.book.settings)
    return stay(replace(turn.visit, over=IdleWarning(turn.moment.ticks + seconds, seconds)))


def still_here(turn: Turn) -> Move:
    """つづける: exactly the same state as before."""
    return stay(replace(turn.visit, over=None))


def forget(turn: Turn) -> Move:
    """The way out of everything: jobs are dropped, and a new visit begins."""
    return then(drop_jobs(turn.visit), lambda visit: stay(fresh(replace(turn, visit=visit), Welcoming())))


def end(turn: Turn) -> Move:
    """Nobody answered. Sheets in the printer are fetched by staff before somebody else reads them."""
    if not isinstance(turn.visit.step, _OUT):
        return forget(turn)
    return then(forget(turn), lambda visit: aside(visit, lambda job: CallStaff(job, "paper-left", "taking")))


def close(turn: Turn) -> Move:
    """The kiosk stops: as `forget`, and whoever stands there loses nothing by it."""
    return then(
        drop_jobs(turn.visit),
        kept_for_staff,
        lambda visit: stay(fresh(replace(turn, visit=visit), Welcoming())),
    )


def show(over: IdleWarning, turn: Turn) -> Sketch:
    words = turn.words
    seconds = max(0, round(over.until - turn.moment.ticks))
    body = Countdown(
        words("visit.idle.title"),
        (words("visit.idle.line1", n=seconds), words(_what_goes(turn))),
        seconds,
        over.seconds,
        words("visit.idle.unit"),
        words("visit.idle.lock"),
    )
    buttons = (
        Button("quit-now", words("visit.idle.quit"), "back", "close"),
        Button("next", words("visit.idle.continue"), "next", "check", leads_back=True),
    )
    return Sketch(body, buttons, quit="no-quit")


def _what_goes(turn: Turn) -> str:
    """After the end nothing is lost that was entered; but the number is gone from the screen."""
    if isinstance(turn.visit.step, _OUT):
        return "visit.idle.sheets"
    ended = isinstance(turn.visit.step, Finished | HandedIn | Summary)
    return "visit.idle.ended" if ended else "visit.idle.line2"
