"""Letters as large as they were asked for: on the page by its own word, and every one as it is painted."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Question, Screen
from ui.gallery.violation import Note, Violation, name_of
from ui.gallery.writing import Writing, Written
from ui.pages.page import Page
from ui.shell.practice_chip import PracticeChip
from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton
from ui.widgets.look_sample import LookSample
from ui.widgets.marks import plain
from ui.widgets.text_field import TextField

_STEPS_OF_A_SMALL_DISPLAY, _AND_OF_A_WRONG_DATE = 1, 1
"""Decisions 030 and 035: so many steps smaller is what a small display does on purpose (028)."""
_READING_LEAST_MM = 4.0
_READING_MOST = 0.55
"""Of the letters below it: a reading is no larger."""
_HALF_A_PIXEL = 0.5


def smaller_letters(page: QWidget | None, look: Look) -> Iterator[Violation]:
    """A page that had no room for them took smaller ones before it cut a key: better, and still not right."""
    if isinstance(page, Page) and (steps := _steps(page, look)) > _allowed_on(page, look):
        yield Violation("letters", type(page).__name__, _figure(page, look, steps))


def spared_letters(page: QWidget | None, look: Look) -> Iterator[Note]:
    """The same on a small display, one step only, or two of a date (035): meant so, and still to be known."""
    if isinstance(page, Page) and 0 < (steps := _steps(page, look)) <= _allowed_on(page, look):
        yield Note("letters", type(page).__name__, _figure(page, look, steps))


def tiny_letters(
    writing: Writing, page: QWidget | None, look: Look, screen: Screen | None
) -> Iterator[Violation]:
    """None smaller than the smallest of the step that is on; readings over kanji at least 4 mm.

    A page that says itself that it took smaller letters is told above, once, and is measured by those. The
    mark of practice and the code for support are the staff's, and stay small. What is not seen here is a
    title in letters of a label: which text is which, nothing but its own widget knows.
    """
    code = plain(screen.support_code or "") if screen else ""
    told: set[int] = set()
    for one in writing:
        if id(one.widget) in told or _is_drawing(one) or _is_for_staff(one, code):
            continue
        demanded = _READING_LEAST_MM if _is_reading(one, writing) else _least_mm(one.widget, page, look)
        if one.size < look.exact(demanded) - _HALF_A_PIXEL:
            told.add(id(one.widget))
            figure = f"{one.letters!r} {look.metrics.to_mm(one.size):.1f} mm, at least {demanded:g}"
            yield Violation("letters", name_of(one.widget), figure)


def _least_mm(widget: QWidget, page: QWidget | None, look: Look) -> float:
    """Of the step that is on; of the one that a small display may take instead, or that the page took.

    A long entry is drawn one step smaller before its end alone is shown.
    """
    step = TEXT_SIZES.index(look.metrics.text_size) - _allowed(look)
    if isinstance(page, Page) and page.isAncestorOf(widget):
        step = min(step, TEXT_SIZES.index(page.look.metrics.text_size))
    step -= isinstance(widget, TextField)
    return look.with_metrics(text_size=TEXT_SIZES[max(0, step)]).text.cap


def _is_drawing(one: Written) -> bool:
    """Letters that stand for a picture beside the words: つっ over 小さい字, あ as large as it will be."""
    if isinstance(one.widget, LookSample):
        return one.widget.shows_sizes
    return isinstance(one.widget, KeyButton) and one.letters in (one.widget.glyph or "")


def _is_for_staff(one: Written, code: str) -> bool:
    """The mark of practice, and the code for support where there is one."""
    said = plain(getattr(one.widget, "marked", ""))
    return isinstance(one.widget, PracticeChip) or bool(code and said == code)


def _is_reading(one: Written, writing: Writing) -> bool:
    """Whether letters of twice its size stand right below it, on the same widget."""
    return any(
        other.widget is one.widget
        and one.size <= _READING_MOST * other.size
        and 0 < other.base - one.base < 2 * other.size
        and other.box.left() - one.size < one.box.right()
        and one.box.left() < other.box.right() + one.size
        for other in writing
    )


def _allowed(look: Look) -> int:
    return _STEPS_OF_A_SMALL_DISPLAY if look.metrics.small else 0


def _allowed_on(page: Page, look: Look) -> int:
    """Of this page: cells, ways out and what is wrong over them are more than such a display may hold."""
    body = None if page.screen_shown is None else page.screen_shown.body
    date = isinstance(body, Question) and body.field.input == "date" and body.field.problem is not None
    return _allowed(look) + (_AND_OF_A_WRONG_DATE if look.metrics.small and date else 0)


def _steps(page: Page, look: Look) -> int:
    return TEXT_SIZES.index(look.metrics.text_size) - TEXT_SIZES.index(page.look.metrics.text_size)


def _figure(page: Page, look: Look, steps: int) -> str:
    drawn, asked = page.look.metrics.text_size, look.metrics.text_size
    return f"{drawn} instead of {asked}, {steps} smaller"
