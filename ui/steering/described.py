"""What the ear hears of the thing that has the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import FieldView, Question, Screen, SecretPad
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.speech.said import Said
from ui.speech.typed import letters
from ui.steering.pad_places import place
from ui.steering.scan_rows import line_of, things_of
from ui.widgets.announcing import DOT
from ui.widgets.entry_cells import Cell
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.stepper import Plate
from ui.widgets.text_field import TextField
from ui.widgets.touchable import Choosing, Touchable


def described(widget: QWidget, screen: Screen, words: Words) -> tuple[Said, ...]:
    """Name, role and state, in this order; a letter only into headphones, of a digit of a PIN its place.

    Of what is ringed together the names.
    """
    if isinstance(widget, Touchable) and widget.ringed_with:
        return _row((widget, *widget.ringed_with), screen, words)
    return _alone(widget, screen, words)


def taken(widget: QWidget, screen: Screen, words: Words) -> tuple[Said, ...]:
    """As `described`, of what is chosen now, or no longer, or has been since before.

    Of an answer that is nobody else's the loudspeaker says that it is chosen, but neither name nor place.
    """
    if not isinstance(widget, Touchable) or widget.ringed_with or not _is_theirs(widget, screen):
        return described(widget, screen, words)
    told = (*_name(widget, screen, words), *_about(widget, screen, words))
    unsaid = (replace(one, private=True, otherwise="") for one in told)
    return (*unsaid, *_said(screen, words("ear.choice")), Said(_chosen(widget, words)))


def beginnings(steps: Sequence[Touchable], screen: Screen, words: Words) -> tuple[str, ...]:
    """How all begins that the focus, or the ring around a row, may come to, but what is somebody's own."""
    rows = [row for row in things_of(steps) if len(row) > 1]
    told = [(_alone(one, screen, words), _is_letter(one)) for one in steps]
    told += [(_row(row, screen, words), all(map(_is_letter, row))) for row in rows]
    texts: list[str] = []
    for (first, *_), of_letters in told:
        texts += [first.otherwise, "" if first.private and not of_letters else first.text]
    return tuple(dict.fromkeys(filter(None, texts)))


def _alone(widget: QWidget, screen: Screen, words: Words) -> tuple[Said, ...]:
    if isinstance(widget, TextField):
        return (*_said(screen, widget.accessibleName()), _entered(widget.text(), words))
    if isinstance(widget, Plate):
        return _said(screen, widget.accessibleName(), widget.value_words)
    if not isinstance(widget, Touchable):
        return _said(screen, widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, Cell):
        active = (Said(reading(words("ear.chosen"))),) if widget.active else ()
        return (*_cell(widget, words), Said(reading(words("ear.button"))), *active)
    if _is_letter(widget):
        return (_character(widget, screen, words),)
    role = words("ear.button" if widget.choosing is Choosing.NOTHING else "ear.choice")
    about = () if widget.reason is not None else _about(widget, screen, words)
    named = (*_name(widget, screen, words), *about, *_said(screen, role))
    if widget.reason is not None:
        return (*named, *_said(screen, _barred(widget.reason, words)))
    return (*named, *_state(widget, screen, words))


def _is_letter(one: QWidget) -> TypeGuard[KeyButton]:
    return isinstance(one, KeyButton) and one.kind is Kind.CHARACTER


def _row(row: Sequence[Touchable], screen: Screen, words: Words) -> tuple[Said, ...]:
    """What is ringed together: the first and last of letters; of other things the names, and how many.

    What all of them are about (the person whom なおす and けす belong to) is said once.
    """
    keys = [one for one in row if _is_letter(one)]
    if len(keys) == len(row):
        return (_letters(keys, screen, words),)
    names = (said for one in row for said in _name(one, screen, words))
    shared = _about(row[0], screen, words) if len({one.about for one in row}) == 1 else ()
    return (*names, *shared, Said(reading(words("ear.row-all", all=len(row)))))


def _letters(keys: Sequence[KeyButton], screen: Screen, words: Words) -> Said:
    """「ア から ワ」 into headphones; the loudspeaker says which line of the keys, of a PIN not even that."""
    kind, line = _kind(keys[0], words), line_of(keys[0])
    if isinstance(screen.body, SecretPad):
        return Said(reading(words("ear.row-line", row=line)), private=True, otherwise=kind)
    span = words("ear.row-span", first=_called(keys[0]), last=_called(keys[-1]))
    return Said(reading(span), private=True, otherwise=reading(words("ear.row-keys", kind=kind, row=line)))


def _name(one: Touchable, screen: Screen, words: Words) -> tuple[Said, ...]:
    """What it is called, without its role."""
    if isinstance(one, Cell):
        return _cell(one, words)
    if _is_letter(one):
        return (_character(one, screen, words),)
    (name,) = _said(screen, one.spelled or one.said or one.accessibleName())
    return (replace(name, otherwise=_which(one, screen, words)),)


def _barred(reason: str, words: Words) -> str:
    barred = words("ear.not-yet")
    return f"{barred}{'。' if _has_kana(barred) else '. '}{reason}"


def _state(widget: Touchable, screen: Screen, words: Words) -> tuple[Said, ...]:
    """Whether it is chosen; of an answer that is nobody else's into headphones. Covered, it says that."""
    if widget.choosing is Choosing.NOTHING:
        return ()
    state = _chosen(widget, words)
    if widget.covered or not _is_theirs(widget, screen):
        return (Said(state),)
    how = reading(words("ear.chosen-into-headphones"))
    return (Said(state, private=True, otherwise=how, once=True),)


def _chosen(widget: Touchable, words: Words) -> str:
    if widget.covered:
        return reading(words("widgets.covered"))
    return reading(words("ear.chosen" if widget.chosen else "ear.not-chosen"))


def _is_theirs(widget: Touchable, screen: Screen) -> bool:
    """Whether it is nobody else's which of these choices is taken."""
    field = _field(screen)
    if field is None or widget.choosing is Choosing.NOTHING:
        return False
    option = next((one for one in field.options if one.id == widget.id), None)
    return option is not None and (field.sensitive or option.own)


def _which(widget: Touchable, screen: Screen, words: Words) -> str:
    """What can be said to everybody of a choice whose name is nobody else's: its place among the choices.

    Of a key that proposes what somebody told before, its place among those that do.
    """
    field = _field(screen)
    if field is None:
        return ""
    known = tuple(one for one in field.extras if one.own)
    for among, key in ((field.options, "ear.choice-at"), (known, "ear.known-at")):
        place = next((at for at, one in enumerate(among, 1) if one.id == widget.id), None)
        if place is not None:
            return reading(words(key, at=place, all=len(among)))
    return ""


def _about(widget: Touchable, screen: Screen, words: Words) -> tuple[Said, ...]:
    """What else is said of it; a person whose name is nobody else's by their place among the people."""
    field, row = _field(screen), widget.id.rpartition(":")[2]
    of_people = field is not None and field.input == "people" and row.isdecimal()
    whose = reading(words("visit.checking-answers.person", number=int(row) + 1)) if of_people else ""
    return tuple(replace(one, otherwise=whose) for one in _said(screen, *widget.about))


def _field(screen: Screen) -> FieldView | None:
    return screen.body.field if isinstance(screen.body, Question) else None


def _has_kana(text: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" for letter in text)


def _entered(text: str, words: Words) -> Said:
    """What somebody typed is theirs; of what is covered it is said that it is."""
    return Said(reading(words("widgets.covered")) if DOT in text else letters(text), private=True)


def _cell(cell: Cell, words: Words) -> tuple[Said, ...]:
    """Which cell it is, to everybody, and at once; what somebody typed there is theirs."""
    if not cell.text_shown:
        return (Said(reading(cell.accessibleName())),)
    return Said(reading(cell.place)), _entered(reading(cell.text_shown), words)


def _character(key: KeyButton, screen: Screen, words: Words) -> Said:
    """One letter, into headphones alone."""
    kind = _kind(key, words)
    if isinstance(screen.body, SecretPad):
        return place(key, kind, words)
    return Said(_called(key), private=True, otherwise=kind)


def _kind(key: KeyButton, words: Words) -> str:
    digit = reading(key.marked).isdigit()
    return reading(words("ear.digit-key" if digit else "ear.letter-key"))


def _called(key: KeyButton) -> str:
    """As letters are called; a key that opens a row says so (ア行)."""
    name = reading(key.marked)
    if key.spelled is not None:
        return reading(key.spelled)
    called = letters(name)
    return called if key.said == key.marked else reading(key.said.replace(key.marked, called))


def _said(screen: Screen, *texts: str) -> tuple[Said, ...]:
    spoken = [reading(text) for text in texts if text]
    return tuple(
        Said(text, private=any(one in text for one in screen.private if one.strip())) for text in spoken
    )
