"""Draws screens into pictures and measures each."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.screen import Screen
from ui.gallery.audit import OF_COLOURS, audit_colours, audit_theme, audit_window
from ui.gallery.modes import Mode
from ui.gallery.violation import Violation
from ui.gallery.wording import Fitting
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


Portraits: TypeAlias = Mapping[str, Screen]
"""Screens by name, in the order of a visit."""


def draw_mode(
    source: LookSource,
    words: Callable[[str], WidgetWords],
    mode: Mode,
    portraits: Iterable[tuple[str, Screen]],
    output: Path,
    keep: Keep = Keep.ALL,
) -> tuple[Picture, ...]:
    """Every screen of one mode, each drawn and measured, and saved in `output`."""
    return draw_view(source, words, {mode: dict(portraits)}, output, {mode: keep})[mode]


def draw_view(
    source: LookSource,
    words: Callable[[str], WidgetWords],
    shown: Mapping[Mode, Portraits],
    output: Path,
    keep: Mapping[Mode, Keep],
) -> dict[Mode, tuple[Picture, ...]]:
    """The same screens in modes that differ in the theme alone, each drawn, measured, saved in `output`.

    A theme's colours move nothing: a screen is made and measured in the first mode, and painted in the
    others, where only its colours are measured again, unless something has moved all the same.
    """
    first, *others = shown
    easel = _Easel(source, words, first)
    drawn: dict[Mode, list[Picture]] = {mode: [] for mode in shown}
    for name, screen in shown[first].items():
        violations, picture = easel.made(first, screen)
        drawn[first].append(_kept(name, first, violations, picture, output, keep[first]))
        for mode in others:
            violations, picture = easel.painted(mode, shown[mode][name], screen)
            drawn[mode].append(_kept(name, mode, violations, picture, output, keep[mode]))
    easel.close()
    return {mode: tuple(pictures) for mode, pictures in drawn.items()}


class _Easel:
    """The window in which one screen after the other is drawn."""

    def __init__(self, source: LookSource, words: Callable[[str], WidgetWords], mode: Mode) -> None:
        self._presenter = Presenter(source, words, mode.display.metrics(), lambda event: None, quiet=True)
        self._window = self._presenter.window
        self._window.show_fixed()
        # Painted once, for the picture, when everything has its place.
        self._window.setUpdatesEnabled(False)
        self._places: tuple[object, ...] = ()
        self._found: tuple[Violation, ...] = ()

    def made(self, mode: Mode, screen: Screen) -> tuple[tuple[Violation, ...], QImage]:
        """A screen made for this mode, with everything that is wrong in it."""
        picture = self._show(mode, screen)
        self._places = self._measured()
        self._found = self._audited(screen, picture)
        return self._found, picture

    def painted(self, mode: Mode, screen: Screen, made: Screen) -> tuple[tuple[Violation, ...], QImage]:
        """The screen that was made before, in another theme; what is not the same is measured anew."""
        picture = self._show(mode, screen)
        same = dataclasses.replace(screen, comfort=made.comfort) == made
        if same and self._measured() == self._places:
            colours = audit_colours(self._window, self._presenter.look, picture)
            return (*(one for one in self._found if one.rule not in OF_COLOURS), *colours), picture
        return self._audited(screen, picture), picture

    def close(self) -> None:
        self._presenter.forget()
        self._window.hide()

    def _show(self, mode: Mode, screen: Screen) -> QImage:
        comfort = dataclasses.replace(mode.comfort, veiled=screen.comfort.veiled)
        self._presenter.show_screen(dataclasses.replace(screen, comfort=comfort))
        settle(self._window)
        return _picture_of(self._window)

    def _measured(self) -> tuple[object, ...]:
        """Where every visible widget lies, what it says, and whether its words fit."""
        visible = (one for one in self._window.findChildren(QWidget) if one.isVisible())
        return tuple(
            (
                id(one),
                one.geometry().getRect(),
                one.accessibleName(),
                not isinstance(one, Fitting) or one.fits(),
            )
            for one in visible
        )

    def _audited(self, screen: Screen, picture: QImage) -> tuple[Violation, ...]:
        look, page = self._presenter.look, self._presenter.page
        return audit_window(self._window, look, page=page, screen=screen, picture=picture)


def _kept(
    name: str, mode: Mode, violations: tuple[Violation, ...], picture: QImage, output: Path, keep: Keep
) -> Picture:
    if keep is Keep.FAULTY and not violations:
        return Picture(None, name, mode, violations)
    file = f"{_UNSAFE.sub('-', name)}.{mode.suffix}.png"
    picture.save(str(output / file), None, _QUICKLY)
    return Picture(file, name, mode, violations, _thumbnail(picture))


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
