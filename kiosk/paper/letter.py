"""委任状: the letter of attorney for whoever comes instead of somebody else, filled in but for date and name.

It says exactly what the visitor is asked to do, so that the absent person signs nothing unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.forms.letter import LETTER, is_at_hand
from kiosk.forms.lines import applicant_of
from kiosk.paper import blocks
from kiosk.paper.form import Cell, Section, Signature
from kiosk.paper.layout import Sheets
from kiosk.paper.sections import Plain, answer_sections, person_section
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.forms.application import Application
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.lines import Line
    from kiosk.paper.marks import Page, Ruler
    from kiosk.paper.style import Style
    from kiosk.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Letter:
    """What it says.

    Attributes:
        date: Heading and room for the day, which the absent person writes.
        note: For whoever has one already.
        sections: Who acts, what for, and for whom.
        code: What stands above the QR codes of the application, by which it is found again, and beside them.
        continued: Stands behind a heading that had to be repeated on the next page.
    """

    title: str
    addressee: str
    date: tuple[str, str]
    statement: str
    note: str
    sections: tuple[Section, ...]
    signature: Signature
    continued: str
    footer: str
    code: tuple[str, str]

    def __repr__(self) -> str:
        return f"Letter({self.title!r}, …)"


def letter_of(
    application: Application, procedure: Procedure, lines: Sequence[Line], words: Words
) -> Letter | None:
    """The letter for this application, in Japanese; None where nobody is empowered by one, or has one."""
    if application.representative is None or not applicant_of(application, procedure).letter:
        return None
    if is_at_hand(application):
        return None
    say = Plain(words)
    lines = [line for line in lines if line.field != procedure.field_id(LETTER)]
    title = plain(procedure.paper.title)
    matter = Section(
        say("paper.letter.scope"),
        (Cell(say("paper.letter.scope-label"), say("paper.letter.scope-text", title=title)),),
    )
    return Letter(
        title=say("paper.letter.title"),
        addressee=say("paper.addressee", name=plain(procedure.paper.addressee)),
        date=(say("paper.letter.date"), say("paper.letter.blank-date")),
        statement=say("paper.letter.statement"),
        note=say("paper.letter.note"),
        sections=(
            person_section("visitor", say("paper.letter.agent"), lines, say),
            matter,
            *answer_sections(procedure, lines, say),
            person_section("subject", say("paper.letter.principal"), lines, say),
        ),
        signature=Signature(say("paper.signature.label"), say("paper.letter.signature")),
        continued=say("paper.continued"),
        footer=say("paper.footer", id=application.application_id),
        code=(say("paper.code.title"), say("paper.code.note")),
    )


def letter_pages(
    letter: Letter, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]] = ()
) -> tuple[Page, ...]:
    """A4 pages with numbers of their own: the letter is kept apart from the form."""
    sheets = Sheets(style)
    sheets.add(blocks.opening(letter.title, letter.addressee, letter.date, letter.statement, ruler, style))
    for section in letter.sections:
        sheets.add_table(blocks.section(section, letter.continued, ruler, style))
    sheets.add(blocks.signature(letter.signature, ruler, style))
    sheets.add(blocks.remark(letter.note, ruler, style))
    if symbols:
        sheets.add_table(blocks.codes(letter.code, symbols, ruler, style), framed=False)
    return sheets.pages(letter.footer, ruler)
