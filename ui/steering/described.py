"""What the ear hears of the thing that has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Screen, SecretPad
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.speech.said import Said
from ui.speech.typed import letters
from ui.steering.pad_places import place
from ui.widgets.entry_cells import Cell
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.text_field import TextField
from ui.widgets.touchable import Touchable


def described(widget: QWidget, screen: Screen, words: Words) -> tuple[Said, ...]:
    """Name, role and state, in this order; a letter only into headphones, of a digit of a PIN its place."""
    if isinstance(widget, TextField):
        return (*_said(screen, widget.accessibleName()), Said(letters(widget.text()), private=True))
    if not isinstance(widget, Touchable):
        return _said(screen, widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, Cell):
        active = (Said(reading(words("ear.chosen"))),) if widget.active else ()
        return (_cell(widget), Said(reading(words("ear.button"))), *active)
    if isinstance(widget, KeyButton) and widget.kind is Kind.CHARACTER:
        return (_character(widget, screen, words),)
    role = words("ear.choice" if widget.isCheckable() else "ear.button")
    about = () if widget.reason is not None else widget.about
    return _said(screen, widget.said or widget.accessibleName(), *about, role, _state(widget, words))


def _state(widget: Touchable, words: Words) -> str:
    if widget.reason is not None:
        barred = words("ear.not-yet")
        return f"{barred}{'。' if _has_kana(barred) else '. '}{widget.reason}"
    if widget.isCheckable():
        return words("ear.chosen" if widget.isChecked() else "ear.not-chosen")
    return words("ear.chosen") if isinstance(widget, KeyButton) and widget.chosen else ""


def _has_kana(text: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" for letter in text)


def _cell(cell: Cell) -> Said:
    """What somebody typed is theirs: the loudspeaker says only which cell it is."""
    name = reading(cell.accessibleName())
    return Said(name, private=True, otherwise=reading(cell.place)) if cell.text_shown else Said(name)


def _character(key: KeyButton, screen: Screen, words: Words) -> Said:
    """One letter, as letters are called; a key that opens a row says so (ア行)."""
    name = reading(key.marked)
    kind = reading(words("ear.digit-key" if name.isdigit() else "ear.letter-key"))
    if isinstance(screen.body, SecretPad):
        return place(key, kind, words)
    called = letters(name)
    if key.said != key.marked:
        called = reading(key.said.replace(key.marked, called))
    return Said(called, private=True, otherwise=kind)


def _said(screen: Screen, *texts: str) -> tuple[Said, ...]:
    spoken = [reading(text) for text in texts if text]
    return tuple(
        Said(text, private=any(one in text for one in screen.private if one.strip())) for text in spoken
    )
