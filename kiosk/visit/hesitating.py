"""ごゆっくりどうぞ: who hesitates is offered larger text, the voice and help, once a page, and quietly.

Nothing is taken away and nothing has to be answered: a line, a key, and both are gone with the next touch.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit.over.idle import warn
from kiosk.visit.over.settings import TEXT_SIZES
from kiosk.visit.screen import Button, Choices, Facts, Question, Tiles
from kiosk.visit.sketch import Sketch
from kiosk.visit.timing import rest_s, thought_about
from kiosk.visit.turn import Move, Turn, stay


def offer(turn: Turn) -> Move:
    """Noticed too late (the machine slept), or offered before: the kiosk asks whether anybody is there."""
    visit, place = turn.visit, thought_about(turn.visit)
    late = visit.deadline is not None and turn.moment.ticks - visit.deadline >= rest_s(visit, turn.book)
    if visit.over is not None or not place or place in visit.offered or late:
        return warn(turn)
    return stay(replace(visit, offered=visit.offered | {place}, offering=place))


def enlarge(turn: Turn) -> Move:
    """文字を大きくする: the next of the four sizes."""
    comfort = turn.visit.comfort
    at = TEXT_SIZES.index(comfort.text_size) + 1
    return stay(replace(turn.visit, comfort=replace(comfort, text_size=TEXT_SIZES[min(at, 3)])))


def read_aloud(turn: Turn) -> Move:
    """きく: the voice begins with this page."""
    return stay(replace(turn.visit, comfort=replace(turn.visit.comfort, speech=True)))


def with_offer(sketch: Sketch, turn: Turn) -> Sketch:
    """The same screen with the offer, where one is due; what the page itself notes stays."""
    visit, words, body = turn.visit, turn.words, sketch.body
    if visit.over is not None or not visit.offering or visit.offering != thought_about(visit):
        return sketch
    note, foot = words("visit.hesitating.note"), sketch.foot
    if isinstance(body, Question | Choices | Tiles | Facts):
        body = body if body.note is not None else replace(body, note=note)
    elif not (visit.comfort.large_text and _middle(sketch.buttons)):
        foot = foot or note
    return replace(sketch, body=body, foot=foot, buttons=_with_ways(sketch.buttons, turn))


def _with_ways(buttons: tuple[Button, ...], turn: Turn) -> tuple[Button, ...]:
    """Larger letters and the voice, as far as large letters leave room in the foot; the rail has both, and
    staff, at any time.
    """
    comfort, words = turn.visit.comfort, turn.words
    own = _middle(buttons)
    ways: list[Button] = []
    if comfort.text_size != TEXT_SIZES[-1] and not (comfort.large_text and own):
        ways.append(Button("larger", words("visit.hesitating.larger"), "middle", "text"))
    if not (comfort.speech or comfort.large_text or "read" in own or len(own) > 1):
        ways.append(Button("aloud", words("visit.settings.voice.on"), "middle", "sound"))
    return (*buttons[:-1], *ways, *buttons[-1:])


def _middle(buttons: tuple[Button, ...]) -> list[str]:
    """What the foot has besides the ways back and on: beside it large letters leave a sentence no room."""
    return [one.id for one in buttons if one.place == "middle"]
