"""Sizes of the paper form: one set for everybody, one for the large-print copy."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """Letters in points, all else in millimetres.

    Attributes:
        left, width: Of the printed area; 20 mm at the left leave room for a binder's holes.
        top, bottom: Where a page's content begins and ends.
        label_width: Of the grey box before an answer.
        half_label: The same, for the second answer of a row.
        together: Up to this height a table is not torn across pages.
        padding: Between a box's edge and its letters.
        gap: Above a table or the box for the signature.
        air: Of the usual room between title, addressee, statement, and above what staff fill in.
        leading: Distance of baselines in boxes, in sizes.
        pen: Height of the room to sign in, above its note.
        square: Side of the squares of a number.
        around: Above and below them.
        between: From one group of four to the next.
        stamp: Side of the box for the round date stamp (受付印).
        step: Height of the boxes for staff's initials, below their headings.
        close: Short boxes share rows whatever they hold, and the people of a list stand in one table.
        dense: More than two boxes share a row, their labels above them, and a person of a list takes several
            rows, where that is lower.
        language: What second lines are written in, "" for none.
        module: Side of one module of a QR code: 4 dots at 200 dpi.
    """

    title: float
    heading: float
    body: float
    name: float
    label: float
    foot: float
    label_width: float
    half_label: float
    left: float = 20.0
    width: float = 172.0
    top: float = 15.0
    bottom: float = 276.0
    foot_line: float = 285.0
    together: float = 70.0
    padding: float = 2.2
    gap: float = 5.0
    air: float = 1.0
    leading: float = 1.5
    module: float = 0.508
    pen: float = 11.0
    square: float = 7.0
    around: float = 2.0
    between: float = 3.0
    stamp: float = 36.0
    step: float = 12.0
    close: bool = False
    dense: bool = False
    language: str = ""


FLOOR = 10
"""The smallest letters anywhere, in points: a kanji of 3.5 mm, which the house's rule for paper keeps legible
at 80 and a fax or a copier still passes on. What does not fit at that size goes on to a further sheet."""
STANDARD = Style(title=18, heading=11.5, body=11, name=14, label=10, foot=10, label_width=40, half_label=26)
SNUG = replace(STANDARD, top=12.0, bottom=280.0, foot_line=287.0, padding=1.7, gap=4.0, air=0.8)
"""The same letters with less air, where that saves a sheet."""
LARGE = Style(title=22, heading=16, body=15, name=18, label=14, foot=14, label_width=52, half_label=40)
"""Nothing below 14 pt."""
COMPACT = replace(
    STANDARD,
    title=15,
    heading=10.5,
    body=FLOOR,
    name=12,
    top=12.0,
    bottom=280.0,
    foot_line=287.0,
    padding=1.2,
    gap=3.2,
    leading=1.3,
)
"""Where the standard takes more sheets than it should: closer, and no smaller than the floor."""
CLOSE = replace(
    COMPACT,
    title=14,
    name=FLOOR,
    label_width=32,
    half_label=30,
    width=176.0,
    top=10.1,
    bottom=283.6,
    foot_line=288.9,
    together=25.0,
    padding=0.9,
    gap=2.2,
    air=0.5,
    leading=1.22,
    pen=8.0,
    square=5.0,
    around=1.2,
    between=2.0,
    stamp=32.0,
    step=9.0,
    close=True,
)
"""Where that still takes more, at the longest legal values: the same letters, and no room left unused."""
CLOSEST = replace(
    CLOSE,
    label_width=26,
    half_label=26,
    together=15.0,
    padding=0.6,
    gap=1.4,
    air=0.3,
    leading=1.17,
    pen=7.0,
    stamp=30.0,
    step=8.0,
)
"""The same letters, lines and boxes as near as can still be read."""
PACKED, DENSE = replace(CLOSE, dense=True), replace(CLOSEST, dense=True)
"""The last steps before a third sheet: both, with boxes packed by what they hold."""
