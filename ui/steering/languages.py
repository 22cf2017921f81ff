"""A language among those that can be chosen: whoever listens hears first whether it has a voice here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.speech.said import Said
from ui.widgets.touchable import Touchable

_ROW = "language:"
"""How the ids of these choices begin, on the first page and in the settings."""


def with_voices(
    told: tuple[Said, ...], widget: QWidget, lacks: Callable[[str], bool], words: Words
) -> tuple[Said, ...]:
    """What is said of the widget; behind the name of a language without a voice, that it has none.

    Args:
        told: What is said of it anyway.
        widget: What has the focus.
        lacks: Whether a language, by its code, is never heard here.
        words: Of the language that is on.
    """
    row, _, code = _name_of(widget).partition(_ROW)
    if row or not code or not told or not lacks(code):
        return told
    return (told[0], Said(reading(words("ear.voiceless"))), *told[1:])


def _name_of(widget: QWidget) -> str:
    if not isinstance(widget, Touchable):
        return ""
    return widget.id if widget.id.startswith(_ROW) else widget.objectName()
