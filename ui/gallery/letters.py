"""Letters as large as they were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.gallery.violation import Violation
from ui.pages.page import Page
from ui.theme.look import Look


def smaller_letters(page: QWidget | None, look: Look) -> Iterator[Violation]:
    """A page that had no room for them took smaller ones before it cut a key: better, and still not right."""
    if not isinstance(page, Page):
        return
    asked, drawn = look.metrics.text_size, page.look.metrics.text_size
    if drawn != asked:
        yield Violation("letters", type(page).__name__, f"{drawn} instead of {asked}")
