"""Where targets stand for whoever reaches the lowest part of the display only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look

_ROUNDING = 0.5


def reach_of(look: Look) -> int:
    """Pixels between a page's foot and the height that a hand still reaches."""
    foot = look.mm(look.sizes.foot_low_reach + look.sizes.least_gap + _ROUNDING)
    return look.metrics.reach - foot


def reach_in(page: QWidget, look: Look) -> int:
    """As `reach_of`, by where the page really ends: the foot is higher where its words need two rows."""
    if not page.testAttribute(Qt.WidgetAttribute.WA_Resized) or page.parentWidget() is None:
        return reach_of(look)
    window = page.window()
    above_foot = page.mapTo(window, QPoint(0, page.height())).y()
    return above_foot - (window.height() - look.metrics.reach) - look.mm(_ROUNDING)


def out_of_reach(target: QWidget, look: Look) -> bool:
    """Whether its centre lies higher than a hand reaches; the audit allows as much rounding."""
    window = target.window()
    centre = target.mapTo(window, target.rect().center()).y()
    return centre < window.height() - look.metrics.reach - look.mm(_ROUNDING)


def lowered(reach: int, rows: int, gap: int) -> int:
    """The height of equal rows of targets, of which the uppermost has its centre at `reach` pixels."""
    row = (reach - (rows - 1) * gap) / (rows - 0.5)
    return int(rows * row + (rows - 1) * gap)
