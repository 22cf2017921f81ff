"""What a screen reader calls things: by the words that are seen, and no two different ones alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.visit.screen import Screen
from ui.gallery.violation import Violation, name_of
from ui.widgets.marks import plain
from ui.widgets.touchable import Touchable


def nameless(shown: list[QWidget]) -> Iterator[Violation]:
    """Every target has a name, and the words on it are in that name (WCAG 2.5.3)."""
    for widget in shown:
        if not isinstance(widget, QAbstractButton):
            continue
        name = widget.accessibleName().strip()
        if not name:
            yield Violation("no-name", name_of(widget), "a screen reader would say nothing")
        elif isinstance(widget, Touchable) and _run_together(widget.said) not in _run_together(name):
            yield Violation("no-name", name_of(widget), f"{name!r} on what reads {plain(widget.said)!r}")


def twins(targets: list[QAbstractButton], screen: Screen | None) -> Iterator[Violation]:
    """Targets that do different things are told apart by name, or by what is said of them (なおす、お名前).

    The same thing twice may be called the same, and a page may offer what a tool beside it does.
    """
    tools = {button.id for button in screen.buttons if button.place == "tool"} if screen else set[str]()
    called: dict[tuple[str, str], dict[str, QAbstractButton]] = defaultdict(dict)
    for target in targets:
        if isinstance(target, Touchable) and target.id not in tools:
            called[target.accessibleName(), target.accessibleDescription()][target.id] = target
    for (name, _), alike in called.items():
        if len(alike) > 1:
            yield Violation("no-name", " / ".join(map(name_of, alike.values())), f"{name!r} is told of each")


def _run_together(words: str) -> str:
    return "".join(plain(words).split())
