"""What only the desk does: where to go and what to bring, which may be taken home on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.basics.ids import ApplicationId
from kiosk.basics.result import Err
from kiosk.forms.service import DeskMatter, said_matter
from kiosk.paper.printer import trouble
from kiosk.visit.effects import AskPrinter, PrintDeskSlip
from kiosk.visit.events import JobEnded, JobId, JobTold
from kiosk.visit.screen import Button, Notice
from kiosk.visit.sketch import Sketch, back_button, middle_button
from kiosk.visit.states import AtTheDesk, LedToDesk, SlipState
from kiosk.visit.turn import Move, Turn, aside, go, start, stay, then, turn_to

if TYPE_CHECKING:
    from kiosk.basics.marked import Marked
    from kiosk.words.catalogue import Words

_TOLD = {"printing": "printing", "out": "printed", "failed": "not-printed"}


def lead(turn: Turn, step: AtTheDesk | LedToDesk) -> Move:
    """There; the printer is looked at, where what to bring could be printed."""
    there = go(turn.visit, step)
    if step.matter is None or turn.book.slip:
        return there
    return then(there, lambda visit: aside(visit, AskPrinter))


def print_it(turn: Turn) -> Move:
    """持ちものを紙でもらう; while one is on its way a second touch asks for no other."""
    step, kiosk = turn.visit.step, turn.book.settings.kiosk
    assert isinstance(step, AtTheDesk | LedToDesk)
    matter = step.matter
    if matter is None or not _offered(step, turn):
        return stay(turn.visit)

    def slip(job: JobId) -> PrintDeskSlip:
        return PrintDeskSlip(
            job,
            ApplicationId(turn.moment.fresh_id),
            matter,
            turn.case.procedure if isinstance(step, LedToDesk) else "",
            turn.visit.language,
            turn.moment.now,
            (kiosk.id, kiosk.office),
        )

    return then(start(turn.visit, slip), lambda visit: turn_to(visit, replace(step, slip="printing")))


def told(turn: Turn) -> Move:
    """Out of paper, jam: nobody waits here for it; staff are a touch away."""
    assert isinstance(turn.event, JobTold)
    return _with_slip(turn, "printing" if turn.event.note is None else "failed")


def printed(turn: Turn) -> Move:
    """It is out, or staff are called; whoever comes back to this page may ask for it once more."""
    assert isinstance(turn.event, JobEnded)
    return _with_slip(turn, "failed" if isinstance(turn.event.result, Err) else "out")


def show_desk(step: AtTheDesk, turn: Turn) -> Sketch:
    matter = None if step.matter is None else turn.book.library.desk_matter(step.matter)
    body = _unnamed(turn.words) if matter is None else _of_matter(matter, "", step.slip, turn)
    return Sketch(body, _buttons(step, turn), detail=step.matter or step.group)


def show_led(step: LedToDesk, turn: Turn) -> Sketch:
    """The same page from within a procedure, whose counter takes it over."""
    matter = turn.book.library.desk_matter(step.matter)
    assert matter is not None, step.matter
    body = _of_matter(matter, turn.procedure.handled_by.counter, step.slip, turn)
    return Sketch(body, _buttons(step, turn), detail=step.matter)


def _buttons(step: AtTheDesk | LedToDesk, turn: Turn) -> tuple[Button, ...]:
    words = turn.words
    call = Button("call", words("visit.call-staff"), "next", "call")
    if not _offered(step, turn):
        return (back_button(words), call)
    return (back_button(words), middle_button(words, "print", "visit.at-the-desk.print", "print"), call)


def _offered(step: AtTheDesk | LedToDesk, turn: Turn) -> bool:
    """Where there is something to bring, a printer that works, and none was asked for here."""
    can = turn.book.slip or trouble(turn.visit.devices.printer) is None
    return step.matter is not None and can and step.slip == "none"


def _with_slip(turn: Turn, slip: SlipState) -> Move:
    step = turn.visit.step
    assert isinstance(step, AtTheDesk | LedToDesk)
    return turn_to(turn.visit, replace(step, slip=slip))


def _unnamed(words: Words) -> Notice:
    line, headline = words("visit.at-the-desk.line"), words("visit.at-the-desk.headline")
    return Notice(words("visit.at-the-desk.title"), (line,), "helper", headline=headline)


def _of_matter(matter: DeskMatter, counter: Marked, slip: SlipState, turn: Turn) -> Notice:
    """Where to go, what to bring; `counter` where the matter is of no counter of its own."""
    words = turn.words
    matter = said_matter(matter, words)
    lines = (
        words("visit.at-the-desk.where", where=matter.where or counter),
        words("visit.at-the-desk.bring", bring=matter.bring),
        *((matter.note,) if matter.note else ()),
    )
    return Notice(matter.label, lines, "helper", headline=_headline(slip, turn))


def _headline(slip: SlipState, turn: Turn) -> Marked | None:
    """What became of the slip; before that who helps, for which the largest letters leave no room."""
    if slip != "none":
        return turn.words(f"visit.at-the-desk.{_TOLD[slip]}")
    return None if turn.visit.comfort.large_text else turn.words("visit.at-the-desk.headline")
