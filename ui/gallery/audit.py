"""Measures a window as a person meets it; every rule stands in one of the files beside this one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Screen
from ui.gallery.drawn import cut_drawings, dim_drawings
from ui.gallery.focus import focus_order
from ui.gallery.geometry import (
    cut_off,
    gaps,
    outside,
    overlaps,
    target_sizes,
    ways_forward,
    written_over,
)
from ui.gallery.headings import strange
from ui.gallery.hits import covered, dead, painted_over
from ui.gallery.letters import smaller_letters, spared_letters, tiny_letters
from ui.gallery.loudspeaker import overheard, said_otherwise
from ui.gallery.names import nameless, twins
from ui.gallery.own_kinds import own_kinds
from ui.gallery.pairs import measured
from ui.gallery.parts import faint, unmarked
from ui.gallery.pixels import pale_words
from ui.gallery.pressed import Sort, pale_when_pressed
from ui.gallery.presses import targets_in
from ui.gallery.reach import spared_reach, too_high
from ui.gallery.violation import Note, Violation
from ui.gallery.ways import stranded, unheard
from ui.gallery.word_ends import torn_words
from ui.gallery.wording import broken_words, clipped, icons_alone, unspoken, untranslated, wordless
from ui.gallery.writing import Traces, traces_of
from ui.theme.look import Look

RULES = {
    "kind": "nothing but the product's own widgets: no scrolling, no dragging, no letters in points",
    "target-size": "all that takes a press at least 15 mm, keys and the way forward at least 20 mm",
    "gap": "at least 3 mm between targets",
    "outside": "everything inside the window, and no target cut off by what it stands on",
    "overlap": "words lie neither on words nor on targets",
    "covered": "nothing lies over targets or words, nor is painted over letters",
    "dead": "whatever looks as if it could be pressed takes the finger, on all of its face",
    "reach": 'with low reach, the centres of all targets in the lowest 40 %; on 15.6", in the lowest 190 mm; '
    "over a board of large letters up to 220 mm is noted",
    "clipped": "no text cut off, elided, missing or on the rim of its field, by the ink of its letters",
    "letters": 'the size that was asked for, no letter below its least; on 15.6", one step smaller is noted, '
    "and two where a date is wrong",
    "word-break": "lines end between phrases, never inside a word",
    "no-name": "all that is pressed or read has a name: the words on it, and no other's; no icon alone",
    "untranslated": "no catalogue key, no empty place; nothing seen or said in words of another language",
    "unspoken": "every word that is seen is said, and headphones hear all that is said, in its order",
    "overheard": "nothing of a person is said to everybody, and no digit of a PIN to anybody",
    "no-way": "on every screen a way on, back or away, another language and a call for help",
    "heading": "a short name that stands for a question says something of it, and is no other question's",
    "focus-order": "Tab reaches everything: the page in reading order, middle, next, back, quit, rail",
    "focus-mark": "what has the focus is marked, at least 2 px wide and 3:1",
    "faint": "targets as drawn stand out from their ground, at least 3:1 on each side",
    "cut": "drawings and icons are there, and whole",
    "dim": "drawings and icons as drawn: their lines stand out from their ground, at least 3:1",
    "pale": "words as drawn at least 10:1 (20:1 in high contrast)",
    "pressed": "the same of what is pressed: words at least 10:1, icons 3:1",
    "contrast": "the theme's pairs: text at least 10:1 (20:1), pressed too, parts and lines at least 3:1",
}
"""Every rule with what it demands."""
OF_COLOURS = frozenset({"pale", "pressed", "dim", "faint", "focus-mark"})
"""Those that a theme's colours decide; the others of a window look at places, words and shapes alone."""


def audit_window(
    window: QWidget,
    look: Look,
    *,
    page: QWidget | None = None,
    screen: Screen | None = None,
    picture: QImage | None = None,
    traces: Traces | None = None,
    pressed: set[Sort] | None = None,
) -> tuple[Violation, ...]:
    """Everything wrong in what is visible of this window now.

    Args:
        window: Shown, and at rest.
        look: How it is drawn.
        page: The part of the window whose order of focus is measured, the whole window when None.
        screen: What is shown, so that words and voice can be compared; None where nothing is said.
        picture: The window as drawn, where colours shall be measured.
        traces: What is written and drawn in it, where that is known.
        pressed: Kinds of keys that were found sound when they were pressed; more are added.
    """
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    targets = targets_in(shown)
    traces = traces_of(window) if traces is None else traces
    writing = traces.writing
    coloured = () if picture is None else _coloured(window, picture, targets, traces, look, pressed)
    return (
        *own_kinds(shown),
        *target_sizes(window, targets, look),
        *ways_forward(window, targets, look, screen),
        *gaps(window, targets, look),
        *outside(window, shown),
        *cut_off(window, targets, look),
        *overlaps(window, shown, look),
        *written_over(window, writing, look),
        *covered(window, shown),
        *painted_over(window, shown, writing),
        *dead(shown),
        *too_high(window, targets, look),
        *clipped(shown, writing, look),
        *cut_drawings(shown, traces.pasted),
        *wordless(shown, writing),
        *smaller_letters(page, look),
        *tiny_letters(writing, page, look, screen),
        *broken_words(shown),
        *torn_words(shown, writing, look, screen),
        *nameless(shown, targets, writing, look, screen),
        *twins(targets, screen),
        *icons_alone(targets, writing),
        *untranslated(shown, writing, look, screen),
        *unspoken(shown, writing, look, screen),
        *unheard(screen),
        *overheard(screen, look),
        *said_otherwise(screen, look),
        *stranded(screen),
        *strange(page, screen),
        *focus_order(window, targets, page or window, screen),
        *coloured,
    )


def notes_on(window: QWidget, page: QWidget | None, look: Look) -> tuple[Note, ...]:
    """What the window and its page do on purpose, where that is still to be known."""
    targets = targets_in(widget for widget in window.findChildren(QWidget) if widget.isVisible())
    return (*spared_letters(page, look), *spared_reach(window, targets, look))


def audit_colours(
    window: QWidget, look: Look, picture: QImage, pressed: set[Sort] | None = None
) -> tuple[Violation, ...]:
    """What other colours alone can spoil: words, targets and the mark of the focus as they are drawn now."""
    targets = targets_in(widget for widget in window.findChildren(QWidget) if widget.isVisible())
    return tuple(_coloured(window, picture, targets, traces_of(window), look, pressed))


def _coloured(
    window: QWidget,
    picture: QImage,
    targets: list[QWidget],
    traces: Traces,
    look: Look,
    pressed: set[Sort] | None,
) -> Iterator[Violation]:
    yield from pale_words(picture, traces.writing, look)
    yield from dim_drawings(picture, traces.pasted)
    yield from faint(window, picture, targets, look)
    yield from pale_when_pressed(window, targets, pressed)
    yield from unmarked(window, targets, look)


def audit_theme(look: Look) -> tuple[Violation, ...]:
    """Text and part contrasts of the theme by its tokens (WCAG relative luminance)."""
    return tuple(_contrasts(look))


def _contrasts(look: Look) -> Iterator[Violation]:
    for pair in measured(look):
        if pair.ratio < pair.demanded:
            yield Violation("contrast", pair.name, f"{pair.ratio:.1f}, at least {pair.demanded:g}")
