"""How closely a form is set: as large as it may be while it takes no more sheets than it should.

Only letters above the floor shrink; what still does not fit goes on to a further sheet, and nothing is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.paper.layout import form_pages
from kiosk.paper.letter import letter_pages
from kiosk.paper.style import CLOSE, CLOSEST, COMPACT, DENSE, PACKED, SNUG, STANDARD

if TYPE_CHECKING:
    from kiosk.paper.form import Form
    from kiosk.paper.letter import Letter
    from kiosk.paper.marks import Page, Ruler
    from kiosk.paper.style import Style

FORM_PAGES = 2
LETTER_PAGES = 1
"""Whoever signs it sees above the signature what is signed."""
MOST_LETTER = 2
"""What the longest values may take; only above it are the letters set close."""

STEPS = (CLOSE, CLOSEST, PACKED, DENSE)
"""From the widest of the close settings to the one that saves most."""


def fitted_form(form: Form, ruler: Ruler, symbols: Sequence[tuple[bytes, ...]] = ()) -> tuple[Page, ...]:
    """On two pages where it can be; the codes, which nobody reads, may follow on another."""
    bare = _pages(form, ruler, COMPACT)
    if bare > FORM_PAGES:
        style = _closer(lambda style: _pages(form, ruler, style), FORM_PAGES)
        if _pages(form, ruler, style) < bare:
            return form_pages(form, ruler, style, symbols)
    style = _fitting(lambda style: _pages(form, ruler, style, symbols), FORM_PAGES)
    return form_pages(form, ruler, style, symbols)


def fitted_letter(
    letter: Letter, ruler: Ruler, symbols: Sequence[tuple[bytes, ...]] = ()
) -> tuple[Page, ...]:
    """On one page where it can be; the codes, which nobody signs, may follow on another."""
    bare = len(letter_pages(letter, ruler, COMPACT))
    if bare > MOST_LETTER:
        style = _closer(lambda style: len(letter_pages(letter, ruler, style)), MOST_LETTER)
        if len(letter_pages(letter, ruler, style)) < bare:
            return letter_pages(letter, ruler, style, symbols)
    style = _fitting(lambda style: len(letter_pages(letter, ruler, style)), LETTER_PAGES)
    return letter_pages(letter, ruler, style, symbols)


def _pages(form: Form, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]] = ()) -> int:
    return len(form_pages(form, ruler, style, symbols))


def _closer(pages: Callable[[Style], int], most: int) -> Style:
    """The first of the close settings with which it fits, else the one of the fewest sheets."""
    found = {style: pages(style) for style in STEPS[:1]}
    for style in STEPS[1:]:
        if min(found.values()) <= most:
            break
        found[style] = pages(style)
    return min(found, key=lambda style: found[style])


def _fitting(pages: Callable[[Style], int], most: int) -> Style:
    """With the largest letters unless smaller ones save a sheet that should be saved; air goes first."""
    found = pages(STANDARD)
    larger = SNUG if found > 1 and pages(SNUG) < found else STANDARD
    if pages(larger) <= most:
        return larger
    return COMPACT if pages(COMPACT) < pages(larger) else larger
