"""Where targets stand for whoever reaches the lowest part of a landscape display only."""

from __future__ import annotations

from ui.theme.look import Look

_ROUNDING = 0.5
LOW_SHARE = 0.4
"""The centres of all targets lie within this part of the display's height, from below."""


def reach_of(look: Look) -> int:
    """Pixels between a page's foot and the height that a hand still reaches."""
    foot = look.mm(look.sizes.foot_low_reach + look.sizes.least_gap + _ROUNDING)
    return int(look.metrics.size_px[1] * LOW_SHARE) - foot


def lowered(reach: int, rows: int, gap: int) -> int:
    """The height of equal rows of targets, of which the uppermost has its centre at `reach` pixels."""
    row = (reach - (rows - 1) * gap) / (rows - 0.5)
    return int(rows * row + (rows - 1) * gap)
