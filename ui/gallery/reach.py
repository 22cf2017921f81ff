"""How low targets stand with low reach, and the one kind of them that a small display cannot bring lower."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ui.gallery.geometry import box_of
from ui.gallery.violation import Note, Violation, name_of
from ui.pages.parts import SideKey
from ui.theme.look import Look
from ui.widgets.kana_board import KanaBoard
from ui.widgets.whole import SLACK_MM

_OVER_A_BOARD_MM = 220.0
"""Decision 030, amended: what lies over a board of letters on a small display, in the two larger sizes."""


def too_high(window: QWidget, targets: list[QWidget], look: Look) -> Iterator[Violation]:
    """With low reach the centre of every target lies so low as `Metrics.reach` says (decision 030)."""
    for target in _above(window, targets, look):
        if not _is_spared(window, target, look):
            yield Violation("reach", name_of(target), _figure(window, target, look))


def spared_reach(window: QWidget, targets: list[QWidget], look: Look) -> Iterator[Note]:
    """Ways out over a board of letters: meant so on a small display (030), and still to be known."""
    for target in _above(window, targets, look):
        if _is_spared(window, target, look):
            yield Note("reach", name_of(target), _figure(window, target, look))


def _above(window: QWidget, targets: list[QWidget], look: Look) -> list[QWidget]:
    if not look.low_reach:
        return []
    highest = window.height() - look.metrics.reach - look.mm(SLACK_MM)
    return [target for target in targets if box_of(window, target).center().y() < highest]


def _is_spared(window: QWidget, target: QWidget, look: Look) -> bool:
    """A proposal or a way out, over the letters that everybody needs more often."""
    if not (look.metrics.small and look.metrics.large_text and isinstance(target, SideKey)):
        return False
    boards = [board for board in window.findChildren(KanaBoard) if board.isVisible()]
    return bool(boards) and _centre(window, target) <= look.mm(_OVER_A_BOARD_MM + SLACK_MM)


def _centre(window: QWidget, target: QWidget) -> int:
    """Pixels from the window's lower edge."""
    return window.height() - box_of(window, target).center().y()


def _figure(window: QWidget, target: QWidget, look: Look) -> str:
    tall = window.height()
    share, most = 100 * _centre(window, target) / tall, 100 * look.metrics.reach / tall
    return f"centre at {share:.1f} % of the height, at most {most:.0f}"
