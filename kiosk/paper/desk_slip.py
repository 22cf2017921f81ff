"""The slip for the desk (窓口へのご案内): where to go and what to bring, where nothing was handed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.forms.definition.texts import said, said_matter
from kiosk.paper.marks import A4, Page, shifted
from kiosk.paper.slip import Slip, Written

if TYPE_CHECKING:
    from kiosk.forms.definition.life_event import DeskMatter
    from kiosk.forms.definition.procedure import Procedure
    from kiosk.words.catalogue import Words

_LEFT, _TOP = 20.0, 15.0


def desk_slip_of(
    matter: DeskMatter,
    procedure: Procedure | None,
    words: Words,
    *,
    at: datetime,
    kiosk: tuple[str, str],
) -> Slip:
    """In the words' language.

    Args:
        matter: As it is defined, in Japanese.
        procedure: The one whose counter takes it over, None where the matter has its own; in Japanese.
        words: Of the language.
        at: When it is printed.
        kiosk: (id, office).
    """
    say = Written(words)
    told = said_matter(matter, words)
    return Slip(
        title=say("paper.desk-slip.title"),
        procedure=say.text(told.label),
        number=("", ""),
        notes=(),
        rows=tuple(_rows(told, None if procedure is None else said(procedure, words), say)),
        footer=say("paper.slip.footer", office=kiosk[1], kiosk=kiosk[0], time=f"{at:%H:%M}"),
        remarks=(say.text(told.note),) if told.note else (),
    )


def on_sheet(strip: Page) -> Page:
    """The strip on an A4 sheet, where no slip printer stands."""
    return Page(*A4, tuple(shifted(mark, _LEFT, _TOP) for mark in strip.marks))


def _rows(matter: DeskMatter, procedure: Procedure | None, say: Written) -> Iterator[tuple[str, str]]:
    if procedure is not None:
        yield say("paper.slip.procedure"), say.text(procedure.title)
    where = matter.where or (None if procedure is None else procedure.handled_by.counter)
    if where is not None:
        yield say("paper.slip.counter"), say.text(where)
    yield say("paper.slip.bring"), say.text(matter.bring)
