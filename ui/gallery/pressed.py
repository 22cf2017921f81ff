"""Words and icons on what is pressed, as it is drawn then: a finger lies beside them for a moment, no longer.

Keys of one kind are pressed alike: one of each kind is pressed in every window, or once for many windows
where somebody keeps what was found sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TypeAlias

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.gallery.drawn import dim_drawings
from ui.gallery.geometry import box_of, visible_box
from ui.gallery.pixels import ratios_of_words
from ui.gallery.violation import Violation, name_of
from ui.gallery.writing import traces_of
from ui.widgets.key_button import KeyButton
from ui.widgets.touchable import Touchable

_DEMANDED = 10.0
"""In every theme: the yellow of the dark one's way forward takes no more (the design guide, 3)."""
_SLACK = 0.05

Sort: TypeAlias = tuple[object, ...]
"""What is painted alike when it is pressed."""


def pale_when_pressed(
    window: QWidget, targets: Iterable[QWidget], sound: set[Sort] | None = None
) -> Iterator[Violation]:
    """Each kind of key, pressed, on the ground that it stands on: words 10:1, icons 3:1.

    Kinds in `sound` need not be pressed again; those that are found sound are added to it.
    """
    sound = set() if sound is None else sound
    drawing = window.updatesEnabled()
    window.setUpdatesEnabled(True)
    for sort, target in _one_of_each(window, targets, sound):
        target.setDown(True)
        found = tuple(_found(window, target))
        target.setDown(False)
        if not found:
            sound.add(sort)
        yield from found
    window.setUpdatesEnabled(drawing)


def _found(window: QWidget, target: QAbstractButton) -> Iterator[Violation]:
    traces, picture = traces_of(target), QImage(target.size(), QImage.Format.Format_RGB32)
    window.render(picture, QPoint(0, 0), QRegion(box_of(window, target)))
    for line, ratio in ratios_of_words(picture, traces.writing):
        if ratio < _DEMANDED - _SLACK:
            figure = f"{line.letters!r} {ratio:.1f}, at least {_DEMANDED:g}"
            yield Violation("pressed", name_of(target), figure)
    for dim in dim_drawings(picture, traces.pasted):
        yield Violation("pressed", name_of(target), dim.figure)


def _one_of_each(
    window: QWidget, targets: Iterable[QWidget], sound: Set[Sort]
) -> Iterator[tuple[Sort, QAbstractButton]]:
    """The first that is seen as a whole."""
    known = set(sound)
    for target in targets:
        if isinstance(target, QAbstractButton) and visible_box(window, target) == box_of(window, target):
            sort = _sort(target)
            if sort not in known:
                known.add(sort)
                yield sort, target


def _sort(target: QAbstractButton) -> Sort:
    kind = target.kind if isinstance(target, KeyButton) else None
    if not isinstance(target, Touchable):
        return type(target), kind, target.isChecked()
    # One may have been left behind in the colours of another theme.
    return type(target), kind, target.isChecked(), target.reason is not None, target.look.palette
