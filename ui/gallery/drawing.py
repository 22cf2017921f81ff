"""Draws screens into pictures and measures each."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.screen import Screen
from ui.gallery.audit import OF_COLOURS, audit_colours, audit_theme, audit_window, notes_on
from ui.gallery.focus import focus_chain
from ui.gallery.geometry import box_of
from ui.gallery.headings import Headings
from ui.gallery.modes import Mode
from ui.gallery.pressed import Sort
from ui.gallery.tints import Tint, Tints, tints_of
from ui.gallery.violation import Note, Violation
from ui.gallery.writing import Traces, traces_of
from ui.presenter import Presenter
from ui.theme.look import LookSource
from ui.theme.words import WidgetWords
from ui.widgets.whole import shows_all

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
        notes: What it does on purpose and is counted all the same.
    """

    file: str | None
    screen: str
    mode: Mode
    violations: tuple[Violation, ...]
    thumbnail: bytes | None = None
    notes: tuple[Note, ...] = ()


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
    tints: Tints | None = None,
) -> dict[Mode, tuple[Picture, ...]]:
    """The same screens in modes that differ in the theme alone, each drawn, measured, saved in `output`.

    A theme's colours move nothing: a screen is made and measured in the first mode, and painted in the
    others, where only its colours are measured again, unless something has moved all the same. Colours
    that `tints` knows from an earlier view are not painted again.
    """
    first, *others = shown
    easel = _Easel(source, words, first, Tints() if tints is None else tints)
    drawn: dict[Mode, list[Picture]] = {mode: [] for mode in shown}
    for name, screen in shown[first].items():
        violations = easel.made(first, name, screen)
        drawn[first].append(_kept(name, first, violations, easel, output, keep[first]))
        for mode in others:
            violations = easel.painted(mode, shown[mode][name])
            drawn[mode].append(_kept(name, mode, violations, easel, output, keep[mode]))
    easel.close()
    return {mode: tuple(pictures) for mode, pictures in drawn.items()}


class _Easel:
    """The window in which one screen after the other is drawn."""

    def __init__(
        self, source: LookSource, words: Callable[[str], WidgetWords], mode: Mode, tints: Tints
    ) -> None:
        self._presenter = Presenter(source, words, mode.display.metrics(), lambda event: None, quiet=True)
        self._window = self._presenter.window
        self._window.show_fixed()
        # Painted for the picture alone, when everything has its place.
        self._window.setUpdatesEnabled(False)
        self._canvas = QImage(self._window.size(), QImage.Format.Format_RGB32)
        self._painted = False
        self._traces: Traces | None = None
        self._tints = tints
        self._pressed: set[Sort] = set()
        self._made: _Made | None = None
        self._headings = Headings()

    def made(self, mode: Mode, name: str, screen: Screen) -> tuple[Violation, ...]:
        """Everything that is wrong in a screen made for this mode."""
        self._show(mode, screen)
        found = self._audited(screen)
        self._made = _Made(name, screen, self._measured(), found, self._tinted())
        return found

    def painted(self, mode: Mode, screen: Screen) -> tuple[Violation, ...]:
        """The same of the screen that was made last, in another theme; what is not the same is made anew."""
        made = self._made
        assert made is not None
        self._show(mode, screen)
        if dataclasses.replace(screen, comfort=made.screen.comfort) != made.screen:
            return self._audited(screen)
        if self._measured() != made.places:
            return self._audited(screen)
        placed = tuple(one for one in made.found if one.rule not in OF_COLOURS)
        if self._tints.known(mode, made.name, made.tints):
            return placed
        pale = audit_colours(self._window, self._presenter.look, self.picture(), self._pressed)
        if not pale:
            self._tints.note(mode, made.name, made.tints)
        return (*placed, *pale)

    def picture(self) -> QImage:
        """What is shown now; painted when somebody asks for it. Good until the next screen is shown."""
        if not self._painted:
            self._window.setUpdatesEnabled(True)
            self._window.render(self._canvas, QPoint(0, 0))
            self._window.setUpdatesEnabled(False)
            self._painted = True
        return self._canvas

    def notes(self) -> tuple[Note, ...]:
        """What the screen that is shown now does on purpose."""
        return notes_on(self._window, self._presenter.page, self._presenter.look)

    def close(self) -> None:
        self._presenter.forget()
        self._window.hide()

    def _show(self, mode: Mode, screen: Screen) -> None:
        comfort = dataclasses.replace(mode.comfort, veiled=screen.comfort.veiled)
        self._presenter.show_screen(dataclasses.replace(screen, comfort=comfort))
        settle(self._window)
        self._painted = False
        self._traces = None

    def _measured(self) -> tuple[object, ...]:
        """Where every visible widget lies, what it says, whether its words fit, and the way of the focus."""
        places = {id(one): self._place_of(one) for one in _visible(self._window)}
        return frozenset(places.values()), tuple(places[id(one)] for one in focus_chain(self._window))

    def _place_of(self, widget: QWidget) -> tuple[object, ...]:
        box, fits = box_of(self._window, widget), shows_all(widget)
        return type(widget), box.getRect(), widget.isEnabled(), widget.accessibleName(), fits

    def _tinted(self) -> frozenset[Tint]:
        return tints_of(self.picture(), self._traced())

    def _audited(self, screen: Screen) -> tuple[Violation, ...]:
        look, page = self._presenter.look, self._presenter.page
        found = audit_window(
            self._window,
            look,
            page=page,
            screen=screen,
            picture=self.picture(),
            traces=self._traced(),
            pressed=self._pressed,
        )
        return (*found, *self._headings.repeated(page, screen))

    def _traced(self) -> Traces:
        if self._traces is None:
            self._traces = traces_of(self._window)
        return self._traces


@dataclass(frozen=True, slots=True)
class _Made:
    """A screen as it was made and measured in the first theme."""

    name: str
    screen: Screen
    places: tuple[object, ...]
    found: tuple[Violation, ...]
    tints: frozenset[Tint]


def _visible(window: QWidget) -> Iterator[QWidget]:
    return (widget for widget in window.findChildren(QWidget) if widget.isVisible())


def _kept(
    name: str,
    mode: Mode,
    violations: tuple[Violation, ...],
    easel: _Easel,
    output: Path,
    keep: Keep,
) -> Picture:
    notes = easel.notes()
    if keep is Keep.FAULTY and not violations:
        return Picture(None, name, mode, violations, notes=notes)
    file = f"{_UNSAFE.sub('-', name)}.{mode.suffix}.png"
    drawn = easel.picture()
    drawn.save(str(output / file), None, _QUICKLY)
    return Picture(file, name, mode, violations, _thumbnail(drawn), notes)


def theme_violations(source: LookSource, words: WidgetWords, mode: Mode) -> tuple[Violation, ...]:
    """Contrasts of the mode's theme."""
    metrics = dataclasses.replace(mode.display.metrics(), theme=mode.theme, text_size=mode.text_size)
    return audit_theme(source.look(metrics, words, language=mode.language))


def settle(window: QWidget) -> None:
    """Lets everything that is queued happen: layouts, deletions."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def _thumbnail(drawn: QImage) -> bytes:
    small = drawn.scaledToWidth(_THUMBNAIL_PX, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpg")
    writer.setQuality(_THUMBNAIL_QUALITY)
    writer.write(small)
    return bytes(buffer.data().data())
