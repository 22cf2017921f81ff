"""かくす: one touch covers every personal value on the screen, for eyes and ears; another shows them.

Covering changes what is shown, never what was answered: drafts stay in the visit, and a covered entry is
still typed into (`FieldView.hidden`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.visit.screen import (
    Body,
    Button,
    CheckList,
    Fact,
    Facts,
    FieldView,
    Option,
    PaperPreview,
    Question,
)
from kiosk.visit.sketch import Sketch
from kiosk.visit.turn import Move, Turn, stay
from kiosk.words.catalogue import Words

Cover = Callable[[Marked], Marked]


def turn_over(turn: Turn) -> Move:
    """The veil falls, or is lifted."""
    comfort = turn.visit.comfort
    return stay(replace(turn.visit, comfort=replace(comfort, veiled=not comfort.veiled)))


def buttons(sketch: Sketch, turn: Turn) -> tuple[Button, ...]:
    """Where there is something to hide; and while it is hidden, on every page, so that it is found again."""
    words = turn.words
    if turn.visit.comfort.veiled and turn.visit.over is None:
        return (Button("veil", words("visit.veil.lift"), "top", "eye"),)
    return (Button("veil", words("visit.veil.fall"), "top", "eye-off"),) if _has_values(sketch) else ()


def covered(sketch: Sketch, words: Words) -> Sketch:
    """The same screen without any personal value; nothing in it is left for headphones only."""
    instead = words("visit.veil.covered")
    hidden = frozenset(text for text in sketch.private if text)
    body = _covered(sketch.body, lambda text: instead if text in hidden else text, instead)
    return replace(sketch, body=body, private=())


def _has_values(sketch: Sketch) -> bool:
    return bool(sketch.private) or isinstance(sketch.body, Question | Facts | CheckList | PaperPreview)


def _covered(body: Body, cover: Cover, instead: Marked) -> Body:
    match body:
        case Facts(rows=rows):
            return replace(body, rows=tuple(_fact(row, cover) for row in rows))
        case CheckList(rows=rows):
            return replace(body, rows=tuple(replace(row, value=instead) for row in rows))
        case PaperPreview():
            return replace(body, pdf=b"", summary=instead, contents=())
        case Question(explanation=explanation, note=note, summary=summary, field=field):
            return replace(
                body,
                explanation=explanation and cover(explanation),
                note=note and cover(note),
                summary=summary and (cover(summary[0]), cover(summary[1])),
                field=_field(field, cover),
            )
        case _:
            return body


def _fact(row: Fact, cover: Cover) -> Fact:
    value = cover(row.value)
    return row if value == row.value else replace(row, value=value, small=None)


def _field(field: FieldView, cover: Cover) -> FieldView:
    """Choices stay readable, since they are the question; which one was chosen is not."""
    return replace(
        field,
        hidden=True,
        problem=field.problem and cover(field.problem),
        options=tuple(replace(_option(option, cover), chosen=False) for option in field.options),
        extras=tuple(_option(extra, cover) for extra in field.extras),
        echo=None,
    )


def _option(option: Option, cover: Cover) -> Option:
    note = None if option.note is None or cover(option.note) != option.note else option.note
    return replace(option, label=cover(option.label), note=note)
