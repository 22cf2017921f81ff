"""Letters as large as they were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.gallery.violation import Note, Violation
from ui.pages.page import Page
from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES

_STEPS_OF_A_SMALL_DISPLAY = 1
"""Decision 030: so many steps smaller is what a small display does on purpose (028)."""


def smaller_letters(page: QWidget | None, look: Look) -> Iterator[Violation]:
    """A page that had no room for them took smaller ones before it cut a key: better, and still not right."""
    if isinstance(page, Page) and (steps := _steps(page, look)) > _allowed(look):
        yield Violation("letters", type(page).__name__, _figure(page, look, steps))


def spared_letters(page: QWidget | None, look: Look) -> Iterator[Note]:
    """The same on a small display, one step only: meant so, and still to be known."""
    if isinstance(page, Page) and 0 < (steps := _steps(page, look)) <= _allowed(look):
        yield Note("letters", type(page).__name__, _figure(page, look, steps))


def _allowed(look: Look) -> int:
    return _STEPS_OF_A_SMALL_DISPLAY if look.metrics.small else 0


def _steps(page: Page, look: Look) -> int:
    return TEXT_SIZES.index(look.metrics.text_size) - TEXT_SIZES.index(page.look.metrics.text_size)


def _figure(page: Page, look: Look, steps: int) -> str:
    drawn, asked = page.look.metrics.text_size, look.metrics.text_size
    return f"{drawn} instead of {asked}, {steps} smaller"
