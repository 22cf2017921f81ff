"""かくす: one touch covers every personal value on the screen, for eyes and ears; another shows them.

Covering changes what is shown, never what was answered: drafts stay in the visit. A covered entry is still
typed into, a dot for each letter (`FieldView.hidden`); what is chosen is chosen again only when it is seen
(decision 037).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kiosk.basics.marked import Marked
from kiosk.visit.events import FULL, Acted, Typed
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
_TYPED = ("cells", "amount", "phone", "block", "date", "kana", "text")
"""Entries in which a touch is seen though what it typed is not."""
_LEADING_ON = ("add", "edit")
"""What leads to the questions about one of several people, and changes nothing by itself."""


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


def holds(turn: Turn, field: FieldView) -> bool:
    """Whether this touch would change what nobody sees: it is to be shown first."""
    event = turn.event
    if not turn.visit.comfort.veiled:
        return False
    if isinstance(event, Acted):
        return event.action != FULL and not _leads_on(event.action, field)
    if not isinstance(event, Typed):
        return False
    return field.input not in _TYPED or (field.input == "date" and _era(event.draft) != _era(field.draft))


def covered(sketch: Sketch, words: Words) -> Sketch:
    """The same screen without any personal value; nothing in it is left for headphones only."""
    instead = words("visit.veil.covered")
    hidden = frozenset(text for text in sketch.private if text)
    body = _covered(sketch.body, lambda text: instead if text in hidden else text, words)
    return replace(sketch, body=body, private=())


def _has_values(sketch: Sketch) -> bool:
    return bool(sketch.private) or isinstance(sketch.body, Question | Facts | CheckList | PaperPreview)


def _leads_on(action: str, field: FieldView) -> bool:
    return field.input == "people" and action.partition(":")[0] in _LEADING_ON


def _era(draft: object) -> object:
    return (draft.get("era") or "") if isinstance(draft, Mapping) else ""


def _covered(body: Body, cover: Cover, words: Words) -> Body:
    match body:
        case Facts(rows=rows):
            return replace(body, rows=tuple(_fact(row, cover) for row in rows))
        case CheckList(rows=rows):
            covered = words("visit.veil.covered")
            return replace(body, rows=tuple(replace(row, value=covered) for row in rows))
        case PaperPreview():
            how = _said_how("visit.veil.paper", words)
            return replace(body, pdf=b"", explanation=None, summary=how, contents=())
        case Question(explanation=explanation, note=note, summary=summary, field=field):
            return replace(
                body,
                explanation=explanation and cover(explanation),
                note=note and cover(note),
                summary=summary and (cover(summary[0]), cover(summary[1])),
                field=_field(field, cover, words),
            )
        case _:
            return body


def _fact(row: Fact, cover: Cover) -> Fact:
    value = cover(row.value)
    return row if value == row.value else replace(row, value=value, small=None)


def _said_how(key: str, words: Words) -> Marked:
    """A sentence that names the button that shows everything again."""
    return words(key, lift=words("visit.veil.lift"))


def _field(field: FieldView, cover: Cover, words: Words) -> FieldView:
    """Choices stay readable, since they are the question; which one was chosen is not.

    What comes from somebody's answers is told apart by its place: people in their list, else one after the
    other, side ways after options.
    """
    key = "visit.veil.covered-person" if field.input == "people" else "visit.veil.covered-at"
    places = itertools.count(1)
    options = tuple(_option(one, key, places, cover, words) for one in field.options)
    if field.input == "people":
        places = itertools.count(1)
    extras = tuple(_option(one, "visit.veil.covered-at", places, cover, words) for one in field.extras)
    counted = field.input == "count"
    return replace(
        field,
        hidden=True,
        problem=field.problem and cover(field.problem),
        options=tuple(replace(one, covered=True) for one in options),
        extras=tuple(replace(one, covered=not _leads_on(one.id, field)) for one in extras),
        echo=None,
        covered=_said_how("visit.veil.first", words) if options or extras or counted else None,
    )


def _option(option: Option, key: str, places: Iterator[int], cover: Cover, words: Words) -> Option:
    if not option.own:
        note = None if option.note is None or cover(option.note) != option.note else option.note
        return replace(option, label=cover(option.label), note=note, chosen=False)
    return replace(option, label=words(key, at=next(places)), note=None, chosen=False, described=None)
