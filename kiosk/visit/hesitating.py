"""ごゆっくりどうぞ: who hesitates at a question is offered larger text and help, once, and quietly.

Nothing is taken away and nothing has to be answered: a line, a key, and both are gone with the next touch.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.over.idle import warn
from kiosk.visit.over.settings import TEXT_SIZES
from kiosk.visit.screen import Button, Choices, Question
from kiosk.visit.sketch import Sketch
from kiosk.visit.timing import rest_s, thought_about
from kiosk.visit.turn import Move, Turn, stay


def offer(turn: Turn) -> Move:
    """Noticed too late (the machine slept), or offered before: the kiosk asks whether anybody is there."""
    visit, place = turn.visit, thought_about(turn.visit)
    late = visit.deadline is not None and turn.moment.ticks - visit.deadline >= rest_s(visit, turn.book)
    if visit.over is not None or place in visit.offered or late:
        return warn(turn)
    return stay(replace(visit, offered=visit.offered | {place}, offering=place))


def enlarge(turn: Turn) -> Move:
    """文字を大きくする: the next of the four sizes."""
    comfort = turn.visit.comfort
    at = TEXT_SIZES.index(comfort.text_size) + 1
    return stay(replace(turn.visit, comfort=replace(comfort, text_size=TEXT_SIZES[min(at, 3)])))


def with_offer(sketch: Sketch, turn: Turn) -> Sketch:
    """The same screen with the offer, where one is due; what the page itself notes stays."""
    visit, words, body = turn.visit, turn.words, sketch.body
    if visit.over is not None or not visit.offering or visit.offering != thought_about(visit):
        return sketch
    note = words("visit.hesitating.note")
    if isinstance(body, Question | Choices) and body.note is None:
        body = replace(body, note=note)
    larger = Button("larger", words("visit.hesitating.larger"), "middle", "text")
    more = (larger,) if visit.comfort.text_size != TEXT_SIZES[-1] else ()
    return replace(sketch, body=body, buttons=(*sketch.buttons[:-1], *more, *sketch.buttons[-1:]))
