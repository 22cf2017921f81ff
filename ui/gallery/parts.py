"""Parts as they are drawn: where a target ends, and which one has the focus (WCAG 1.4.11, 2.4.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ui.gallery.geometry import box_of, visible_box
from ui.gallery.light import Light, Pixels, luminance, pixels_in, ratio
from ui.gallery.violation import Violation, name_of
from ui.theme.look import Look
from ui.widgets.focus_ring import FocusRing, keyboard_in_use, note_keyboard
from ui.widgets.ink_square import InkSquare

_DEMANDED = 3.0
_SLACK = 0.05
_LEAST_MARK_PX = 2
_EDGE_MM = 4.0
"""So far inside its rectangle a target's rim or face has begun: before it comes its base, or room."""

_GROUND_MM = 1.0
"""So far outside it is the ground: a band's line may touch a key."""


def faint(window: QWidget, picture: QImage, targets: Iterable[QWidget], look: Look) -> Iterator[Violation]:
    """On all four sides something of a target stands out from the ground beside it, 3:1 at the least."""
    pixels = pixels_in(picture)
    for target in targets:
        box = _drawn_box(window, target)
        ratios = [_strongest(luminance(strip)) for strip in _sides(pixels, box, look)]
        if ratios and min(ratios) < _DEMANDED - _SLACK:
            yield Violation(
                "faint", name_of(target), f"{min(ratios):.1f} at one side, at least {_DEMANDED:g}"
            )


def _drawn_box(window: QWidget, target: QWidget) -> QRect:
    """What no parent cuts off; of a square in a wider widget, the square."""
    box = visible_box(window, target)
    if isinstance(target, InkSquare):
        return box.intersected(target.square().toAlignedRect().translated(box_of(window, target).topLeft()))
    return box


def unmarked(window: QWidget, targets: Iterable[QWidget], look: Look) -> Iterator[Violation]:
    """Every target that Tab reaches is given the focus: a mark of 2 px at least, 3:1, appears around it."""
    used, drawing = keyboard_in_use(window), window.updatesEnabled()
    note_keyboard(window, used=True)
    window.setUpdatesEnabled(True)
    bare = _without_mark(window)
    for target in targets:
        if not target.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        wide = _mark_px(window, target, bare, look)
        if wide < _LEAST_MARK_PX:
            yield Violation("focus-mark", name_of(target), f"{wide:.1f} px, at least {_LEAST_MARK_PX}")
    window.setUpdatesEnabled(drawing)
    note_keyboard(window, used=used)
    _focus_again(window)


def _as_one(pixels: Pixels) -> NDArray[np.uint32]:
    """Blue, green and red in one number, to be compared at once."""
    colours: NDArray[np.uint32] = pixels.view(np.uint32)[..., 0] & np.uint32(0xFFFFFF)
    return colours


def _sides(pixels: Pixels, box: QRect, look: Look) -> Iterator[Pixels]:
    """Strips across the middle third of each side, from outside inwards: rows of pixels to be compared with
    their first one. A side at the display's edge needs no other.
    """
    across = slice(box.left() + box.width() // 3, box.right() - box.width() // 3)
    down = slice(box.top() + box.height() // 3, box.bottom() - box.height() // 3)
    out, into = look.mm(_GROUND_MM), look.mm(_EDGE_MM)
    high, wide = pixels.shape[:2]
    if box.left() >= out:
        yield pixels[down, box.left() - out : box.left() + into]
    if box.right() + out < wide:
        yield pixels[down, box.right() + out : box.right() - into : -1]
    if box.top() >= out:
        yield pixels[box.top() - out : box.top() + into, across].swapaxes(0, 1)
    if box.bottom() + out < high:
        yield pixels[box.bottom() + out : box.bottom() - into : -1, across].swapaxes(0, 1)


def _strongest(strip: Light) -> float:
    """The strongest contrast of a pixel with the first one of its row."""
    if strip.size == 0:
        return 21.0
    ground = strip[:, :1]
    return float(ratio(strip, ground).max())


def _mark_px(window: QWidget, target: QWidget, bare: Pixels, look: Look) -> float:
    """How wide the mark is on average: the pixels that change 3:1, by the length of the target's edge."""
    around = look.mm(look.sizes.focus_in + look.sizes.focus_out)
    box = box_of(window, target).adjusted(-around, -around, around, around).intersected(window.rect())
    if box.isEmpty():
        return float(_LEAST_MARK_PX)
    without = bare[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
    _tell(target, QFocusEvent.Type.FocusIn)
    marked = _drawn(window, box)
    if not target.hasFocus():
        _tell(target, QFocusEvent.Type.FocusOut)
        _forget_rings(window)
    other = _as_one(without) != _as_one(marked)
    ratios = ratio(luminance(without[other]), luminance(marked[other]))
    changed = int((ratios >= _DEMANDED - _SLACK).sum())
    return changed / (2 * (target.width() + target.height()))


def _forget_rings(window: QWidget) -> None:
    """A dropped ring would go on listening until the audit is over, and every render wakes it."""
    for child in window.children():
        if isinstance(child, FocusRing) and child.isHidden():
            QApplication.sendPostedEvents(child, QEvent.Type.DeferredDelete.value)


def _without_mark(window: QWidget) -> Pixels:
    """All of the window while nothing in it has the focus: drawn once for all targets."""
    focused = _focused_in(window)
    if focused is None:
        return _drawn(window, window.rect())
    _tell(focused, QFocusEvent.Type.FocusOut)
    bare = _drawn(window, window.rect())
    _tell(focused, QFocusEvent.Type.FocusIn)
    return bare


def _focus_again(window: QWidget) -> None:
    """What has the focus is ringed, or not, as it was before: the window may be painted in another theme."""
    focused = _focused_in(window)
    if focused is not None:
        _tell(focused, QFocusEvent.Type.FocusOut)
        _forget_rings(window)
        _tell(focused, QFocusEvent.Type.FocusIn)


def _focused_in(window: QWidget) -> QWidget | None:
    focused = QApplication.focusWidget()
    return focused if focused is not None and window.isAncestorOf(focused) else None


def _drawn(window: QWidget, box: QRect) -> Pixels:
    """As it is now; the pixels are its own, because those of a picture go with the picture."""
    picture = QImage(box.size(), QImage.Format.Format_RGB32)
    window.render(picture, QPoint(0, 0), QRegion(box))
    return pixels_in(picture).copy()


def _tell(target: QWidget, focus: QFocusEvent.Type) -> None:
    QApplication.sendEvent(target, QFocusEvent(focus, Qt.FocusReason.TabFocusReason))
