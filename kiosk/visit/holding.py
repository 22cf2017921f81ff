"""係の人がいます: while staff help, time is held, and everybody sees that it is; it ends by itself.

Staff come when they were called, so that is where it begins, with a page of their own (`over.staff_here`).
Nothing else changes: the visitor's way stays as it is, and machines keep their own deadlines.
"""

from __future__ import annotations

import math
from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.visit.original import in_own_language
from kiosk.visit.over import staff_here
from kiosk.visit.over.idle import warn
from kiosk.visit.over.staff_called import may_be_held
from kiosk.visit.screen import Button
from kiosk.visit.states import StaffHere
from kiosk.visit.turn import Move, Turn, stay

_MINUTE_S = 60.0


def begin(turn: Turn) -> Move:
    """係の人が来ました: the call is answered, and the time stands still."""
    visit = replace(turn.visit, over=None)
    if not may_be_held(visit):
        return stay(visit)
    limit = turn.book.settings.staff.hold_min * _MINUTE_S
    return staff_here.opened(replace(visit, held_until=turn.moment.ticks + limit))


def end(turn: Turn) -> Move:
    """とじる: staff have gone; the person has the usual time from now on."""
    visit = replace(turn.visit, held_until=None)
    if isinstance(visit.over, StaffHere):
        return stay(in_own_language(replace(visit, over=None)))
    return stay(visit)


def look_at_time(turn: Turn) -> Move:
    """Once a minute, so that what is left is shown; at the end the kiosk asks whether anybody is there."""
    until = turn.visit.held_until
    return warn(turn) if until is None or turn.moment.ticks >= until else stay(turn.visit)


def heading(turn: Turn) -> tuple[tuple[Marked, str], Marked] | None:
    """What stands in the band in place of topic and progress: who is here, and for how long; else None."""
    until, words = turn.visit.held_until, turn.words
    if until is None:
        return None
    left = max(1, math.ceil((until - turn.moment.ticks) / _MINUTE_S))
    return (words("visit.hold.title"), "both"), words("visit.hold.left", n=left)


def buttons(turn: Turn) -> tuple[Button, ...]:
    if turn.visit.held_until is None:
        return ()
    words = turn.words
    return (Button("release", words("visit.hold.end"), "top", "lock", said=words("visit.hold.end-said")),)
