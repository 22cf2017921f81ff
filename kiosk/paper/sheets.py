"""Pages being filled from the top: pieces go below each other, tables are torn between their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiosk.paper.marks import A4, Box, Mark, Page, Text, shifted
from kiosk.paper.slabs import Slab, Table

if TYPE_CHECKING:
    from kiosk.paper.marks import Ruler
    from kiosk.paper.style import Style

FRAME = 0.5
TOGETHER = 2
"""So many rows of a torn table are not parted, at its beginning and at its end."""


def stacked(pieces: Sequence[Slab | Table], style: Style) -> Sheets:
    """On as few sheets as can be; no row stands alone where that takes no sheet more."""
    loose, kept = (_filled(pieces, style, least) for least in (1, TOGETHER))
    return kept if len(kept) <= len(loose) else loose


def _filled(pieces: Sequence[Slab | Table], style: Style, least: int) -> Sheets:
    sheets = Sheets(style, least)
    for piece in pieces:
        if isinstance(piece, Table):
            sheets.add_table(piece)
        else:
            sheets.add(piece)
    return sheets


class Sheets:
    """Pages with what stands on them so far."""

    def __init__(self, style: Style, least: int) -> None:
        """`least` rows of a torn table stay together, at its beginning and at its end."""
        self._style, self._least = style, least
        self._sheets: list[list[Mark]] = [[]]
        self._y = style.top

    def __len__(self) -> int:
        return len(self._sheets)

    def add(self, slab: Slab) -> None:
        """One piece that is never torn; the gap above it goes where a page begins."""
        self._make_room(slab.gap + slab.height)
        gap = 0.0 if self._at_top else slab.gap
        self._place(slab.marks, gap)
        self._y += gap + slab.height

    def add_table(self, table: Table) -> None:
        """Rows under a heading, which is repeated on each page that the table reaches."""
        if table.height <= self._style.together:
            self._make_room(table.height)
        heading, left = table.heading, list(table.rows)
        while left:
            rows = left[: self._rows_that_fit(heading, left)]
            if rows:
                self._add_rows(heading, rows, framed=table.framed)
                heading, left = table.continued, left[len(rows) :]
            if left:
                self._turn()

    def pages(self, footer: str, ruler: Ruler, *, void: str = "") -> tuple[Page, ...]:
        """Closes the sheets with their feet."""
        total = len(self._sheets)
        return tuple(
            Page(*A4, (*marks, *self._foot(footer, f"{void}　{number}／{total}".strip(), ruler)))
            for number, marks in enumerate(self._sheets, start=1)
        )

    def _rows_that_fit(self, heading: Slab, rows: Sequence[Slab]) -> int:
        """Below their heading on this page: none where too few would, at least one where the page is new."""
        height, taken = heading.height + (0.0 if self._at_top else heading.gap), 0
        for row in rows:
            if not self._fits(height + row.height):
                break
            height, taken = height + row.height, taken + 1
        if self._at_top:
            taken = max(taken, 1)
        elif taken < min(self._least, len(rows)):
            return 0
        short = self._least - (len(rows) - taken)
        return taken - short if 0 < short < self._least and taken - short >= self._least else taken

    def _add_rows(self, heading: Slab, rows: Sequence[Slab], *, framed: bool) -> None:
        self.add(heading)
        top = self._y
        for row in rows:
            self._place(row.marks, 0)
            self._y += row.height
        if framed:
            style = self._style
            self._sheets[-1].append(Box(style.left, top, style.width, self._y - top, FRAME))

    @property
    def _at_top(self) -> bool:
        return self._y <= self._style.top

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._style.bottom

    def _make_room(self, height: float) -> None:
        if not self._at_top and not self._fits(height):
            self._turn()

    def _turn(self) -> None:
        self._sheets.append([])
        self._y = self._style.top

    def _place(self, marks: Sequence[Mark], gap: float) -> None:
        self._sheets[-1].extend(shifted(mark, self._style.left, self._y + gap) for mark in marks)

    def _foot(self, footer: str, page: str, ruler: Ruler) -> tuple[Mark, ...]:
        style = self._style
        right = style.left + style.width - ruler.width(page, style.foot)
        return (
            Text(style.left, style.foot_line, footer, style.foot),
            Text(right, style.foot_line, page, style.foot),
        )
