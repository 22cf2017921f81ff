"""One piece of a name written with a finger, a character at a time. Draft: `{"text", "strokes"}`."""

from __future__ import annotations

from kiosk.basics.marked import Marked
from kiosk.forms.answers import Draft
from kiosk.forms.fields.kind import Context, PartView, mapping, words_of
from kiosk.forms.fields.text import MOST_NAME, name_limits
from kiosk.forms.view import Option
from kiosk.lookups.handwriting import SIDE, Stroke

_CANDIDATES = 8
_TAKE = "take:"


def text_of(draft: object) -> str:
    """The characters that were chosen so far."""
    return words_of(mapping(draft).get("text"))[:MOST_NAME]


def view(draft: object, context: Context, most: int = MOST_NAME) -> PartView:
    """The square: what its strokes may be, and the ways to take something back; `most` letters have room."""
    text, strokes = text_of(draft), _strokes(draft)
    found = context.lookups.handwriting.characters(strokes, _CANDIDATES)

    def way(name: str) -> Option:
        label: Marked = context.words(f"forms.name.ink-{name}")
        return Option(name, label)

    return PartView(
        "ink",
        {"text": text, "strokes": [[list(point) for point in stroke] for stroke in strokes]},
        options=tuple(_option(one, context) for one in found),
        extras=(way("undo"), way("clear"), way("erase")),
        limits=name_limits(most),
    )


def acted(draft: object, action: str, most: int = MOST_NAME) -> Draft:
    """After `take:渡` the next character begins; `undo` takes back a stroke, `clear` all, `erase` the last
    character. What has no room is not taken, and its strokes stay.
    """
    text, strokes = text_of(draft), [[list(point) for point in stroke] for stroke in _strokes(draft)]
    if action.startswith(_TAKE) and len(text) < most:
        text, strokes = text + action.removeprefix(_TAKE)[:1], []
    match action:
        case "undo":
            strokes = strokes[:-1]
        case "clear":
            strokes = []
        case "erase":
            text = text[:-1]
        case _:
            pass
    return {"text": text, "strokes": strokes}


def _option(sign: str, context: Context) -> Option:
    described = context.lookups.described(sign) if context.words.is_japanese else None
    return Option(sign, sign, own=True, described=described)


def _strokes(draft: object) -> list[Stroke]:
    """The strokes of the next character; what is no stroke counts for nothing."""
    raw = mapping(draft).get("strokes")
    lines = [line for line in raw if isinstance(line, list)] if isinstance(raw, list) else []
    return [tuple(_point(point) for point in line if _is_point(point)) for line in lines]


def _is_point(raw: object) -> bool:
    return isinstance(raw, list) and len(raw) == 2 and all(isinstance(one, int) for one in raw)


def _point(raw: list[int]) -> tuple[int, int]:
    x, y = (min(max(one, 0), SIDE) for one in raw)
    return x, y
