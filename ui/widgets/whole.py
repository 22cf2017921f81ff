"""Whether what a widget says and what a finger meets is whole: asked by pages, and by the gallery."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, TypeGuard

from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.look import Look
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

SLACK_MM = 0.3
"""Rounding to whole pixels; a third of a millimetre is no difference to a finger."""
_LONG_WORD = 8
"""A phrase of more kanji (an address) may break between any of them; words in kana or Latin never may."""
_A_WORD = re.compile(r"[A-Za-z]{2}|[ぁ-んァ-ヶー]{2}")


class Fitting(Protocol):
    """A widget that knows whether all of its text is visible."""

    def fits(self) -> bool: ...


class Breaking(Protocol):
    """A widget that knows which phrases had to be cut between letters."""

    def cut_phrases(self) -> tuple[str, ...]: ...


def is_fitting(widget: QWidget) -> TypeGuard[Fitting]:
    """`isinstance` of a protocol looks all its members up each time."""
    return callable(getattr(widget, "fits", None))


def is_breaking(widget: QWidget) -> TypeGuard[Breaking]:
    """The same of the other protocol."""
    return callable(getattr(widget, "cut_phrases", None))


def shows_all(widget: QWidget) -> bool:
    """Nothing that it says is cut off or elided; Qt's own labels are as large as they would like to be."""
    if is_fitting(widget):
        return widget.fits()
    if not isinstance(widget, QLabel) or not widget.text():
        return True
    wanted = widget.sizeHint()
    high = widget.heightForWidth(widget.width()) if widget.wordWrap() else wanted.height()
    return widget.height() >= high and (widget.wordWrap() or widget.width() >= wanted.width())


def lies_inside(target: Touchable) -> bool:
    """Whether what it stands on is large enough for all of it; what lies outside is neither seen nor met."""
    parent = target.parentWidget()
    return parent is None or parent.rect().adjusted(-1, -1, 1, 1).contains(target.geometry())


def cut_words(widget: QWidget) -> tuple[str, ...]:
    """Words with a line's end inside them."""
    phrases = widget.cut_phrases() if is_breaking(widget) else ()
    return tuple(phrase for phrase in phrases if len(phrase) <= _LONG_WORD or _A_WORD.search(phrase))


def cramped(shown: Iterable[QWidget], look: Look) -> bool:
    """Whether any word is cut, or any target smaller than a finger needs."""
    return any(not _whole(widget, look) for widget in shown if isinstance(widget, RubyLabel | Touchable))


def _whole(widget: RubyLabel | Touchable, look: Look) -> bool:
    if isinstance(widget, Touchable):
        side = look.metrics.to_mm(min(widget.width(), widget.height()))
        if side < widget.least_mm - SLACK_MM or not lies_inside(widget):
            return False
    return shows_all(widget) and not cut_words(widget)
