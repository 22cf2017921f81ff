"""Draws screens into pictures and measures each."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
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
_THUMBNAIL_PX, _THUMBNAIL_QUALITY = 200, 60
_QUICKLY = 85
"""Of PNG: little is gained in size by the time that more would take."""


class Keep(Enum):
    """Which pictures become files and thumbnails."""

    ALL = "every one"
    FAULTY = "those in which something is wrong"


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen in one mode, as drawn.

    Attributes:
        file: Name of the picture; None where it was not kept.
        thumbnail: Small, as JPEG; None where the picture was not kept.
    """

    file: str | None
    screen: str
    mode: Mode
    violations: tuple[Violation, ...]
    thumbnail: bytes | None = None


def draw_mode(
    source: LookSource,
    words: Callable[[str], WidgetWords],
    mode: Mode,
    portraits: Iterable[tuple[str, Screen]],
    output: Path,
    keep: Keep = Keep.ALL,
) -> tuple[Picture, ...]:
    """Every screen of one mode, each drawn and measured, and saved in `output`."""
    presenter = Presenter(source, words, mode.display.metrics(), lambda event: None, quiet=True)
    window = presenter.window
    window.show_fixed()
    # Painted once, for the picture, when everything has its place.
    window.setUpdatesEnabled(False)
    pictures = []
    for name, screen in portraits:
        comfort = dataclasses.replace(mode.comfort, veiled=screen.comfort.veiled)
        presenter.show_screen(dataclasses.replace(screen, comfort=comfort))
        settle(window)
        drawn = _picture_of(window)
        found = audit_window(window, presenter.look, page=presenter.page, screen=screen, picture=drawn)
        if keep is Keep.ALL or found:
            file = f"{_UNSAFE.sub('-', name)}.{mode.suffix}.png"
            drawn.save(str(output / file), None, _QUICKLY)
            pictures.append(Picture(file, name, mode, found, _thumbnail(drawn)))
        else:
            pictures.append(Picture(None, name, mode, found))
    presenter.forget()
    window.hide()
    return tuple(pictures)


def theme_violations(source: LookSource, words: WidgetWords, mode: Mode) -> tuple[Violation, ...]:
    """Contrasts of the mode's theme."""
    metrics = dataclasses.replace(mode.display.metrics(), theme=mode.theme, text_size=mode.text_size)
    return audit_theme(source.look(metrics, words, language=mode.language))


def settle(window: QWidget) -> None:
    """Lets everything that is queued happen: layouts, deletions."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _picture_of(window: QWidget) -> QImage:
    window.setUpdatesEnabled(True)
    drawn = window.grab().toImage()
    window.setUpdatesEnabled(False)
    return drawn


def _thumbnail(drawn: QImage) -> bytes:
    small = drawn.scaledToWidth(_THUMBNAIL_PX, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpg")
    writer.setQuality(_THUMBNAIL_QUALITY)
    writer.write(small)
    return bytes(buffer.data().data())
