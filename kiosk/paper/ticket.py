"""続きの券: one sheet in large letters with the QR codes that bring a visit back, and what they are worth.

It names neither the person nor the procedure: whoever finds it learns nothing from looking at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kiosk.paper.marks import A4, Mark, Page, Rule, Symbol
from kiosk.paper.sections import Plain
from kiosk.paper.sense import wrapped_by_sense
from kiosk.paper.setting import block, block_height, line_height, wrapped
from kiosk.words.catalogue import SOURCE_LANGUAGE
from kiosk.words.dates import wareki

if TYPE_CHECKING:
    from kiosk.paper.marks import Ruler
    from kiosk.words.catalogue import Words

MARGIN: Final = 20.0
CODE_MM: Final = 78.0
"""117 modules at most (version 25): two thirds of a millimetre each, which a hand-held scanner reads."""
GAP_MM: Final = 10.0
QUIET_MM: Final = 4.0
"""More than four modules of white around a code, as ISO/IEC 18004 wants."""
A_ROW: Final = 2
A_SHEET: Final = 4
TITLE, LEAD, TEXT, SMALL = 30.0, 16.0, 14.0, 11.0

Matrix = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the sheet says.

    Attributes:
        until: The day it is good for.
        use: What it is for and where it is read, above the codes.
        notes: What is not on it, and what its loss means.
        staff: The same in short for staff, in Japanese; "" where all is in Japanese.
    """

    title: str
    until: str
    use: tuple[str, ...]
    notes: tuple[str, ...]
    staff: str
    footer: str


def ticket_of(words: Words, japanese: Words, *, at: datetime, office: str, kiosk: str) -> Ticket:
    """In the words' language."""
    say, reads_japanese = Plain(words), words.language.partition("-")[0] == SOURCE_LANGUAGE
    ja = Plain(japanese)
    day = wareki(at.date())
    return Ticket(
        title=say("paper.ticket.title"),
        until=say("paper.ticket.until", date=day if reads_japanese else at.date().isoformat()),
        use=tuple(say(f"paper.ticket.{line}") for line in ("what", "where")),
        notes=tuple(say(f"paper.ticket.{line}") for line in ("card", "nameless", "loss")),
        staff="" if reads_japanese else f"{ja('paper.ticket.title')}　{ja('paper.ticket.until', date=day)}",
        footer=say("paper.slip.footer", office=office, kiosk=kiosk, time=f"{at:%H:%M}"),
    )


def ticket_pages(
    ticket: Ticket, codes: Sequence[Matrix], ruler: Ruler, language: str = ""
) -> tuple[Page, ...]:
    """Everything on the first sheet; codes that find no room there follow on others.

    `language` names the fonts, "" the Japanese ones, in which the line for staff always stands.
    """
    first = _Sheet(ruler, language)
    first.write(ticket.title, TITLE, bold=True)
    first.write(ticket.until, LEAD, bold=True)
    first.rule()
    for line in ticket.use:
        first.write(line, TEXT)
    first.draw(codes[:A_SHEET])
    for line in ticket.notes:
        first.write(line, TEXT)
    first.rule()
    first.write(ticket.staff, SMALL, japanese=True)
    first.write(ticket.footer, SMALL)
    pages = [first.page()]
    for start in range(A_SHEET, len(codes), A_SHEET):
        further = _Sheet(ruler, language)
        further.write(ticket.title, TITLE, bold=True)
        further.draw(codes[start : start + A_SHEET])
        pages.append(further.page())
    return tuple(pages)


class _Sheet:
    """Lines and codes from the top of one sheet downwards."""

    def __init__(self, ruler: Ruler, language: str) -> None:
        self._ruler, self._language = ruler, language
        self._marks: list[Mark] = []
        self._y = MARGIN
        self._room = A4[0] - 2 * MARGIN

    def write(self, text: str, size: float, *, bold: bool = False, japanese: bool = False) -> None:
        if not text:
            return
        language = "" if japanese else self._language
        lines = self._lines(text, size, language, bold=bold)
        self._marks += block(lines, MARGIN, self._y, size, bold=bold, language=language)
        self._y += block_height(len(lines), size) + line_height(size) / 2

    def _lines(self, text: str, size: float, language: str, *, bold: bool) -> tuple[str, ...]:
        if language:
            return wrapped(text, self._room, size, self._ruler, bold=bold, language=language)
        return wrapped_by_sense(text, self._room, size, self._ruler, bold=bold)

    def rule(self) -> None:
        self._marks.append(Rule(MARGIN, self._y, A4[0] - MARGIN, self._y, 0.4))
        self._y += 4.0

    def draw(self, codes: Sequence[Matrix]) -> None:
        """Two in a row at most, in the middle of the sheet."""
        for start in range(0, len(codes), A_ROW):
            row = codes[start : start + A_ROW]
            wide = len(row) * CODE_MM + (len(row) - 1) * GAP_MM
            left = (A4[0] - wide) / 2
            self._y += QUIET_MM
            for place, modules in enumerate(row):
                self._marks.append(Symbol(left + place * (CODE_MM + GAP_MM), self._y, CODE_MM, modules))
            self._y += CODE_MM + QUIET_MM + line_height(SMALL)

    def page(self) -> Page:
        return Page(*A4, tuple(self._marks))
