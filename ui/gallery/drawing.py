"""Draws screens into pictures and measures each; the report is what `gallery.json` holds."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.screen import Screen
from ui.gallery.audit import audit_theme, audit_window
from ui.gallery.modes import Mode
from ui.gallery.violation import Violation
from ui.presenter import Presenter
from ui.theme.look import LookSource
from ui.theme.words import WidgetWords

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_ROUNDS = 3
"""Layouts settle in the second round at the latest: labels first learn their width, then say their height."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen in one mode, as drawn."""

    file: Path
    screen: str
    mode: Mode
    violations: tuple[Violation, ...]


def draw_mode(
    source: LookSource,
    words: Callable[[str], WidgetWords],
    mode: Mode,
    portraits: Iterable[tuple[str, Screen]],
    output: Path,
) -> tuple[Picture, ...]:
    """Every screen of one mode, each drawn, saved and measured."""
    presenter = Presenter(source, words, mode.display.metrics(), lambda event: None, quiet=True)
    presenter.window.show_fixed()
    pictures = []
    for name, screen in portraits:
        presenter.show_screen(dataclasses.replace(screen, comfort=mode.comfort))
        settle(presenter.window)
        file = output / f"{_UNSAFE.sub('-', name)}.{mode.suffix}.png"
        drawn = presenter.window.grab()
        drawn.save(str(file))
        violations = audit_window(
            presenter.window, presenter.look, page=presenter.page, screen=screen, picture=drawn.toImage()
        )
        pictures.append(Picture(file, name, mode, violations))
    presenter.forget()
    presenter.window.hide()
    return tuple(pictures)


def report(
    pictures: Iterable[Picture], themes: Iterable[tuple[str, tuple[Violation, ...]]]
) -> dict[str, object]:
    """What `gallery.json` holds: every picture, and every violation with its picture or theme."""
    drawn = list(pictures)
    broken = [(picture.file.name, found) for picture in drawn for found in picture.violations]
    broken += [(f"theme:{theme}", found) for theme, all_found in themes for found in all_found]
    return {
        "pictures": [_picture_json(picture) for picture in drawn],
        "violations": [
            {"picture": where, "rule": found.rule, "widget": found.widget, "figure": found.figure}
            for where, found in broken
        ],
    }


def theme_violations(source: LookSource, words: WidgetWords, mode: Mode) -> tuple[Violation, ...]:
    """Contrasts of the mode's theme."""
    metrics = dataclasses.replace(mode.display.metrics(), theme=mode.theme, text_size=mode.text_size)
    return audit_theme(source.look(metrics, words, language=mode.language))


def settle(window: QWidget) -> None:
    """Lets everything that is queued happen: layouts, deletions, the new page's first paint."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    window.repaint()


def _picture_json(picture: Picture) -> dict[str, object]:
    mode = picture.mode
    return {
        "file": picture.file.name,
        "screen": picture.screen,
        "language": mode.language,
        "theme": mode.theme,
        "text_size": mode.text_size,
        "display": str(mode.display),
    }
