"""けす of somebody on a list of people: it is told, and one touch brings them back with all of theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.basics.ids import FieldId
from kiosk.basics.marked import Marked
from kiosk.forms.answers import Draft
from kiosk.visit.screen import Button, FieldView
from kiosk.visit.states import Asking, Removed
from kiosk.words.catalogue import Words

VERB = "remove:"


def removed(action: str, before: FieldView, drafts: Mapping[FieldId, Draft]) -> Removed | None:
    """What that touch of けす took away; None where it took nobody."""
    after = drafts.get(before.field)
    row = action.removeprefix(VERB)
    if not row.isdecimal() or after == before.draft:
        return None
    return Removed(int(row) + 1, before.draft, after)


def offered(step: Asking, now: FieldView) -> Removed | None:
    """Who can be brought back: nothing else has been done to the list since."""
    gone = step.removed
    return gone if gone is not None and now.input == "people" and now.draft == gone.after else None


def told(gone: Removed | None, words: Words) -> Marked | None:
    """Who it was, by their place: a name is nobody else's."""
    return None if gone is None else words("visit.asking.removed", number=gone.number)


def way_back(gone: Removed | None, words: Words) -> Iterator[Button]:
    """元に戻す, beside 加える."""
    if gone is not None:
        yield Button("restore", words("visit.asking.restore"), "inline", "undo")
