"""What a screen reader calls things: by the words that are seen, and no two different ones alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeGuard

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.visit.screen import Screen
from ui.gallery.violation import Violation, name_of
from ui.gallery.wording import own_patterns, run_together
from ui.gallery.writing import Writing
from ui.theme.look import Look
from ui.widgets.entry_cells import Cell
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import plain
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

_MENDING = "pencil"
_BETWEEN = "、,，"
"""Between the row that an option belongs to and the option: 声の速さ、ゆっくり."""


def nameless(
    shown: list[QWidget], targets: list[QWidget], writing: Writing, look: Look, screen: Screen | None
) -> Iterator[Violation]:
    """Whatever is pressed or read has a name, and the name is the words on it (WCAG 2.5.3).

    Something else is a name only where the screen says so itself (a label in another language, an option
    with the row it belongs to), or where the widgets' own words do (a key of a board). Without a screen it
    has to begin with the words. Whether a name that the screen gives is a good one, no audit can tell.
    """
    named = {id(one.widget) for one in writing} | {id(target) for target in targets}
    told = _told(screen)
    for widget in shown:
        name = widget.accessibleName().strip()
        if id(widget) not in named and not isinstance(widget, QAbstractButton):
            continue
        if not name and not _stands_in_named(widget):
            yield Violation("no-name", name_of(widget), "a screen reader would say nothing")
        elif _says_words(widget) and not _names(name, widget, told, look):
            yield Violation("no-name", name_of(widget), f"{name!r} on what reads {plain(widget.marked)!r}")


def twins(targets: list[QWidget], screen: Screen | None) -> Iterator[Violation]:
    """Targets that do different things are told apart by name, or by what is said of them (なおす、お名前).

    The same thing twice may be called the same, and a page may offer what a tool beside it does.
    """
    tools = {button.id for button in screen.buttons if button.place == "tool"} if screen else set[str]()
    called: dict[tuple[str, str], dict[str, QWidget]] = defaultdict(dict)
    for target in targets:
        if isinstance(target, Touchable) and target.id not in tools:
            called[target.accessibleName(), target.accessibleDescription()][target.id] = target
    for (name, _), alike in called.items():
        if len(alike) > 1:
            yield Violation("no-name", " / ".join(map(name_of, alike.values())), f"{name!r} is told of each")


def _says_words(widget: QWidget) -> TypeGuard[RubyLabel | Touchable]:
    """A cell is called by its place, and says what was typed into it."""
    return isinstance(widget, RubyLabel | Touchable) and not isinstance(widget, Cell)


def _names(name: str, widget: RubyLabel | Touchable, told: frozenset[str], look: Look) -> bool:
    """Whether that can be what it is called."""
    called, seen = run_together((name,)), run_together((plain(widget.marked),))
    if called == seen:
        return True
    if isinstance(widget, Touchable):
        if called in told or any(pattern.fullmatch(called) for pattern in own_patterns(look)):
            return True
        if called == _verb(widget, look) + seen:
            return True
        if not told:
            return called.startswith(seen)
    # A short title is followed by its question, and an option stands behind the name of its row,
    # which may begin with the option's own word (Dark screen, Dark).
    rests = (called.removeprefix(seen), called.removesuffix(seen))
    return bool(seen) and any(rest != called and rest.strip(_BETWEEN) in told for rest in rests)


def _verb(widget: Touchable, look: Look) -> str:
    """What its drawing alone says, for whoever does not see it: the name of a key begins with it."""
    mends = isinstance(widget, KeyButton) and widget.icon_name == _MENDING
    return run_together((plain(look.words.mend),)) if mends else ""


def _told(screen: Screen | None) -> frozenset[str]:
    """Every text of the screen, wherever in it."""
    return frozenset(run_together((plain(text),)) for text in texts_of(screen))


def texts_of(part: object) -> Iterator[str]:
    """Every text in a screen or in a part of one."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from (text for one in part.values() for text in texts_of(one))
    elif isinstance(part, tuple | list | frozenset):
        yield from (text for one in part for text in texts_of(one))
    elif is_dataclass(part):
        yield from (text for one in fields(part) for text in texts_of(getattr(part, one.name)))


def _stands_in_named(widget: QWidget) -> bool:
    """A part of a key or of a group that has a name: the whole is read."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, Touchable) and parent.accessibleName().strip():
            return True
        parent = parent.parentWidget()
    return False
