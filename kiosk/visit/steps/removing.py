"""けす of somebody on a list of people: it is told, and one touch brings them back with all of theirs.

They can be brought back whenever that list is shown again in this visit, last one first, as long as nothing
else was done to it (decision 039). Nothing of them is written: neither to the ticket nor to the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Draft
from kiosk.visit.screen import Button, FieldView
from kiosk.visit.states import Removed
from kiosk.words.catalogue import Words

VERB = "remove:"


def removed(
    action: str, before: FieldView, drafts: Mapping[FieldId, Draft], gone: tuple[Removed, ...]
) -> tuple[Removed, ...]:
    """Everybody who was taken away, with whom that side way took now; those before them can still follow.

    Whoever was taken from a list to which something else was done since is forgotten here: lists stay as long
    as their most people.
    """
    question, row, after = before.field, action.removeprefix(VERB), drafts.get(before.field)
    if not action.startswith(VERB) or not row.isdecimal() or after == before.draft:
        return gone
    others = tuple(one for one in gone if one.question != question)
    mine = gone if offered(gone, before) is not None else ()
    kept = tuple(one for one in mine if one.question == question)
    return (*others, *kept, Removed(question, int(row) + 1, before.draft, after))


def offered(gone: tuple[Removed, ...], now: FieldView) -> Removed | None:
    """Who can be brought back: nothing else has been done to the list since."""
    mine = [one for one in gone if one.question == now.field]
    there = now.input == "people" and bool(mine) and now.draft == mine[-1].after
    return mine[-1] if there else None


def told(gone: Removed | None, words: Words) -> Marked | None:
    """Who it was, by their place: a name is nobody else's."""
    return None if gone is None else words("visit.asking.removed", number=gone.number)


def way_back(gone: Removed | None, words: Words) -> Iterator[Button]:
    """元に戻す, beside 加える."""
    if gone is not None:
        yield Button("restore", words("visit.asking.restore"), "inline", "undo")
