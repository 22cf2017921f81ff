"""委任状: the letter of attorney for whoever comes instead of somebody else, filled in but for date and name.

It says exactly what the visitor is asked to do, so that the absent person signs nothing unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.forms.conditions import holds
from kiosk.forms.letter import LETTER, is_at_hand
from kiosk.forms.lines import applicant_of, facts_of, title_of
from kiosk.paper import blocks
from kiosk.paper.form import Cell, People, Section, Signature
from kiosk.paper.layout import part_tables
from kiosk.paper.sections import NONE, Plain, answer_sections, person_section
from kiosk.paper.sheets import stacked
from kiosk.words.furigana import plain

if TYPE_CHECKING:
    from kiosk.forms.application import Application
    from kiosk.forms.conditions import Facts
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.forms.lines import Line
    from kiosk.forms.people import Role
    from kiosk.paper.marks import Page, Ruler
    from kiosk.paper.second import Second
    from kiosk.paper.slabs import Slab, Table
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
    sections: tuple[Section | People, ...]
    signature: Signature
    continued: str
    footer: str
    code: tuple[str, str]
    language: str = ""
    title_second: str = ""
    statement_second: str = ""
    note_second: str = ""
    code_second: str = ""

    def __repr__(self) -> str:
        return f"Letter({self.title!r}, …)"


def letter_of(
    application: Application,
    procedure: Procedure,
    lines: Sequence[Line],
    words: Words,
    second: Second = NONE,
) -> Letter | None:
    """In Japanese, with `second` beside it; None where nobody is empowered by one, or has one."""
    if application.representative is None or not applicant_of(application, procedure).letter:
        return None
    if is_at_hand(application):
        return None
    say = Plain(words)
    lines = [line for line in lines if line.field != procedure.field_id(LETTER)]
    title, facts = plain(title_of(application, procedure)), facts_of(application, procedure)
    return Letter(
        title=say("paper.letter.title"),
        addressee=say("paper.addressee", name=plain(procedure.paper.addressee)),
        date=(say("paper.letter.date"), say("paper.letter.blank-date")),
        statement=say("paper.letter.statement"),
        note=say("paper.letter.note"),
        sections=(
            _person("visitor", "paper.letter.agent", lines, procedure, say, facts, second),
            _matter(_entrusted(title, application, procedure, say, second), say, second),
            *answer_sections(procedure, lines, say, second),
            _person("subject", "paper.letter.principal", lines, procedure, say, facts, second),
        ),
        signature=Signature(
            say("paper.signature.label"),
            say("paper.letter.signature"),
            second.text("", "paper.signature.label"),
            second.text("", "paper.letter.signature"),
        ),
        continued=say("paper.continued"),
        footer=say("paper.footer", id=application.application_id),
        code=(say("paper.code.title"), say("paper.code.note")),
        language=second.language,
        title_second=second.text(say("paper.letter.title"), "paper.letter.title"),
        statement_second=second.text("", "paper.letter.statement"),
        note_second=second.text("", "paper.letter.note"),
        code_second=second.text("", "paper.code.note"),
    )


def _person(
    role: Role,
    key: str,
    lines: Sequence[Line],
    procedure: Procedure,
    say: Plain,
    facts: Facts,
    second: Second,
) -> Section:
    title = say(key)
    section = person_section(role, title, lines, procedure, say, facts, second)
    return replace(section, title_second=second.text(title, key))


def _matter(entrusted: tuple[str, str], say: Plain, second: Second) -> Section:
    """What the visitor is asked to do."""
    heading, label = say("paper.letter.scope"), say("paper.letter.scope-label")
    text, text_second = entrusted
    cell = Cell(
        label,
        text,
        phrases=True,
        label_second=second.text(label, "paper.letter.scope-label"),
        text_second=text_second,
    )
    return Section(heading, (cell,), second.text(heading, "paper.letter.scope"))


def _entrusted(
    title: str, application: Application, procedure: Procedure, say: Plain, second: Second
) -> tuple[str, str]:
    """In the definition's words where it has some that hold; what is posted is not theirs to receive."""
    facts = facts_of(application, procedure)
    own = {one.id: one.text for one in procedure.paper.entrusts if holds(one.when, facts)}
    if own:
        return "\n".join(plain(one) for one in own.values()), second.entrusted(own)
    posted = applicant_of(application, procedure).posted is not None
    key = "paper.letter.scope-posted" if posted else "paper.letter.scope-text"
    text = say(key, title=title)
    return text, second.text(text, key, title=second.title("") or title)


def letter_pages(
    letter: Letter, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]] = ()
) -> tuple[Page, ...]:
    """A4 pages with numbers of their own: the letter is kept apart from the form."""
    style = replace(style, language=letter.language)
    pieces = tuple(_pieces(letter, ruler, style, symbols))
    return stacked(pieces, style).pages(letter.footer, ruler)


def _pieces(
    letter: Letter, ruler: Ruler, style: Style, symbols: Sequence[tuple[bytes, ...]]
) -> Iterator[Slab | Table]:
    titles = (letter.title, letter.title_second)
    statement = (letter.statement, letter.statement_second)
    yield blocks.opening(titles, letter.addressee, letter.date, statement, ruler, style)
    for section in letter.sections:
        yield from part_tables(section, letter.continued, ruler, style)
    yield blocks.signature(letter.signature, ruler, style)
    yield blocks.remark(letter.note, letter.note_second, ruler, style)
    if symbols:
        yield blocks.codes(letter.code, letter.code_second, symbols, ruler, style)
