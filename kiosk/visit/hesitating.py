"""ごゆっくりどうぞ: who hesitates is offered larger text, the voice and help, once a page, and quietly.

Nothing is taken away, nothing has to be answered, and nothing that can be touched comes, goes or moves,
since a finger may be on its way (040): a line at the head, three tools that stand out, and all is as before
with the next touch.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.visit.over.idle import warn
from kiosk.visit.timing import rest_s, thought_about
from kiosk.visit.turn import Move, Turn, stay


def offer(turn: Turn) -> Move:
    """Noticed too late (the machine slept), or offered before: the kiosk asks whether anybody is there."""
    visit, place = turn.visit, thought_about(turn.visit)
    late = visit.deadline is not None and turn.moment.ticks - visit.deadline >= rest_s(visit, turn.book)
    if visit.over is not None or not place or place in visit.offered or late:
        return warn(turn)
    return stay(replace(visit, offered=visit.offered | {place}, offering=place))


def offered(turn: Turn) -> tuple[Marked, ...]:
    """The sentences of the offer where one stands now, else none."""
    visit, words = turn.visit, turn.words
    if visit.over is not None or not visit.offering or visit.offering != thought_about(visit):
        return ()
    return words("visit.hesitating.note"), words("visit.hesitating.help")
