"""23: the page of staff who came. What they can do here, and how the machine is; nothing of the visitor.

Nobody signs in, so nobody is named, and the application says as ever that the person typed: the contract
asks for a name where staff helped. Only the time is held (`visit.holding`).
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.basics.result import Ok
from kiosk.delivery.outcome import Standing
from kiosk.paper.document import PrinterState
from kiosk.visit.effects import AskDelivery
from kiosk.visit.events import JobEnded
from kiosk.visit.original import in_japanese, in_own_language
from kiosk.visit.screen import Button, Fact, StaffDesk
from kiosk.visit.sketch import Sketch, next_button
from kiosk.visit.states import StaffHere
from kiosk.visit.turn import Move, Turn, aside, stay, then
from kiosk.visit.visit import Visit
from kiosk.words.catalogue import Words

_FINE, _LOOK, _LATER = "check", "warn", "clock"
_PRINTERS = {
    PrinterState.READY: ("ready", _FINE),
    PrinterState.NO_PAPER: ("no-paper", _LOOK),
    PrinterState.NONE: ("none", _LOOK),
}
"""Words and sign; every other state asks to look at the printer."""


def opened(visit: Visit) -> Move:
    """The page lies over whatever was shown, in Japanese: it is for staff. How handing in stands is asked."""
    asked = aside(visit, AskDelivery)
    return then(asked, lambda now: stay(in_japanese(replace(now, over=StaffHere(now.counter)))))


def open_page(turn: Turn) -> Move:
    return opened(turn.visit)


def told(turn: Turn) -> Move:
    """How handing in stands; any other work that has ended is none of this page's."""
    over, event = turn.visit.over, turn.event
    assert isinstance(over, StaffHere)
    assert isinstance(event, JobEnded)
    if event.job.number != over.asked:
        return stay(turn.visit)
    match event.result:
        case Ok(value=Standing() as standing):
            return stay(replace(turn.visit, over=replace(over, told=True, standing=standing)))
        case _:
            return stay(replace(turn.visit, over=replace(over, told=True)))


def close(turn: Turn) -> Move:
    """もとの画面へ: the visitor's own page and language; the time is held further."""
    return stay(in_own_language(replace(turn.visit, over=None)))


def open_button(visit: Visit, words: Words) -> tuple[Button, ...]:
    """For staff who are here already, on the page that their call opens."""
    if visit.held_until is None:
        return ()
    return (Button("staff", words("visit.staff.open"), "top", "both"),)


def show(over: StaffHere, turn: Turn) -> Sketch:
    words = turn.words
    title, note = words("visit.staff.title"), words("visit.staff.note")
    body = StaffDesk(title, note, words("visit.staff.machine"), (*_handing_in(over, words), *_machine(turn)))
    acts = (
        Button("tool:text-size", words("visit.staff.larger"), "inline", "text"),
        Button("tool:language", words("visit.staff.language"), "inline", "lang"),
        Button("private", words("visit.staff.elsewhere"), "inline", "ear"),
        Button("quit", words("visit.staff.finish"), "inline", "close"),
    )
    further = next_button(words, "visit.staff.back", leads_back=True)
    return Sketch(body, (*acts, further), quit="no-quit")


def _handing_in(over: StaffHere, words: Words) -> tuple[Fact, ...]:
    """The line to the back-end, and how many applications wait here."""
    if not over.told:
        return (_fact(words, "line", ("line-asked", _LATER)),)
    if over.standing is None:
        return (_fact(words, "waiting", ("look", _LOOK)),)
    line = (f"line-{over.standing.line}", _FINE if over.standing.line == "answers" else _LOOK)
    return (_fact(words, "line", line), *_clock(over.standing, words), _waiting(over.standing, words))


def _clock(standing: Standing, words: Words) -> tuple[Fact, ...]:
    """Told only where it is wrong: how far, for whoever sets it right."""
    if not standing.clock_off_s:
        return ()
    way = "clock-slow" if standing.clock_off_s > 0 else "clock-fast"
    return (_fact(words, "clock", (way, _LOOK), seconds=abs(standing.clock_off_s)),)


def _waiting(standing: Standing, words: Words) -> Fact:
    if standing.parked:
        return _fact(words, "waiting", ("waiting-parked", _LOOK), count=standing.parked)
    if standing.waiting:
        return _fact(words, "waiting", ("waiting-some", _LATER), count=standing.waiting)
    return _fact(words, "waiting", ("none", _FINE))


def _machine(turn: Turn) -> tuple[Fact, ...]:
    """In words, with a tick or a warning before them."""
    devices, words = turn.visit.devices, turn.words
    reader = ("ready", _FINE) if devices.reader else ("none", _LOOK)
    card = ("card-on", _FINE) if devices.card else ("card-off", _FINE)
    printer = _PRINTERS.get(devices.printer, ("look", _LOOK))
    return (
        _fact(words, "reader", reader),
        _fact(words, "card", card),
        _fact(words, "printer", printer),
        *_void_copy(turn),
        *_left_out(turn),
    )


def _void_copy(turn: Turn) -> tuple[Fact, ...]:
    """Told only where sheets of a broken print may lie about, which do not count."""
    if not any(case.void_copy for case in turn.visit.cases):
        return ()
    return (_fact(turn.words, "first-copy", ("void", _LOOK)),)


def _left_out(turn: Turn) -> tuple[Fact, ...]:
    """Told only where a definition is wrong: so many are not offered until somebody mends them."""
    words, files = turn.words, {fault.file for fault in turn.book.library.faults}
    if not files:
        return ()
    return (_fact(words, "procedures", ("left-out", _LOOK), count=len(files)),)


def _fact(words: Words, part: Marked, state: tuple[Marked, str], **facts: int) -> Fact:
    return Fact(words(f"visit.staff.{part}"), words(f"visit.staff.{state[0]}", **facts), icon=state[1])
