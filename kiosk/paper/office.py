"""The foot of the form that staff fill in: identity check (本人確認), fee, date stamp, initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.paper.marks import MM_PER_POINT, Box, Mark, shifted
from kiosk.paper.sense import wrapped_by_sense
from kiosk.paper.setting import block, block_height, line_height, wrapped
from kiosk.paper.slabs import GREY, Slab

if TYPE_CHECKING:
    from kiosk.paper.form import Office
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style


def office(part: Office, ruler: Ruler, style: Style) -> Slab:
    """Heading bar; identity and fee at the left, stamp at the right; a row of boxes for initials below."""
    left = style.width - style.stamp
    bar, bar_height = _bar(part.title, ruler, style)
    identity, identity_height = _identity(part, left, ruler, style)
    fee, fee_height = _field(part.fee, left, ruler, style)
    body = max(identity_height + fee_height, style.stamp)
    fee_top = bar_height + body - fee_height
    steps_top = bar_height + body
    extra, extra_height = _extra(part.extra, ruler, style)
    steps, steps_height = _steps(part.steps, ruler, style)
    end = steps_top + extra_height + steps_height
    stamp = wrapped(part.stamp, style.stamp - 2 * style.padding, style.label, ruler)
    marks: list[Mark] = [
        *bar,
        *_down(identity, bar_height),
        Box(0, fee_top, left, fee_height),
        *_down(fee, fee_top),
        Box(left, bar_height, style.stamp, body),
        *block(stamp, left + style.padding, bar_height + style.padding, style.label),
        *_down(extra, steps_top),
        *_down(steps, steps_top + extra_height),
        Box(0, 0, style.width, end, 0.5),
    ]
    return Slab(end, tuple(marks), gap=6.0 * style.air)


def _bar(title: str, ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    lines = wrapped(title, style.width - 2 * style.padding, style.label, ruler, bold=True)
    height = block_height(len(lines), style.label) + 3.0
    bar = Box(0, 0, style.width, height, grey=GREY)
    return [bar, *block(lines, style.padding, 1.5, style.label, bold=True)], height


def _identity(part: Office, width: float, ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    """What the kiosk confirmed, then a square to tick for each proof, flowing to the right."""
    marks, y = _field(part.identity, width, ruler, style)
    size = style.label
    x = style.padding
    square = size * MM_PER_POINT
    for proof in part.proofs:
        wide = square + 1.5 + ruler.width(proof, size)
        if x + wide > width - style.padding and x > style.padding:
            x, y = style.padding, y + line_height(size) + 1.2
        marks.append(Box(x, y + 0.2, square, square, 0.25))
        marks += block((proof,), x + square + 1.5, y, size)
        x += wide + 5.0
    return marks, y + line_height(size) + style.padding


def _field(field: tuple[str, str], width: float, ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    """A bold heading with its text behind it, which goes on below itself."""
    size = style.label
    indent = style.padding + ruler.width(field[0], size, bold=True) + 3.0
    lines = wrapped(field[1], width - indent - style.padding, size, ruler)
    marks: list[Mark] = [
        *block((field[0],), style.padding, style.padding, size, bold=True),
        *block(lines, indent, style.padding, size),
    ]
    return marks, style.padding + (len(lines) - 1) * line_height(size) + block_height(1, size) + style.padding


def _extra(labels: tuple[str, ...], ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    y = 0.0
    for label in labels:
        lines = wrapped_by_sense(label, style.label_width - 2 * style.padding, style.label, ruler)
        height = max(style.step, block_height(len(lines), style.label) + 2 * style.padding)
        marks += [Box(0, y, style.label_width, height, grey=GREY), Box(0, y, style.width, height)]
        marks += block(lines, style.padding, y + style.padding, style.label)
        y += height
    return marks, y


def _steps(steps: tuple[str, ...], ruler: Ruler, style: Style) -> tuple[list[Mark], float]:
    width = style.width / len(steps)
    height = block_height(1, style.label) + style.step
    marks: list[Mark] = []
    for column, step in enumerate(steps):
        x = column * width
        marks.append(Box(x, 0, width, height))
        marks += block((step,), x + style.padding, 1.5, style.label)
    return marks, height


def _down(marks: list[Mark], dy: float) -> list[Mark]:
    return [shifted(mark, 0, dy) for mark in marks]
