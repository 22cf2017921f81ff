"""What every screen has for whoever is before it: a voice that reads all of it, ways on, and help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.visit.screen import Screen, Working
from ui.gallery.violation import Violation

_CALL, _LANGUAGE, _STAFF = "call", "tool:language", "staff-here"
_LEADING = ("back", "middle", "next", "quit")
_GO_BY_THEMSELVES = ("proving", "closed")
"""Pages without a key, beside those of a work that is under way: the card, or the morning, ends them."""


def unheard(screen: Screen | None) -> Iterator[Violation]:
    """Headphones hear all that everyone hears, in its order, and beside it only what is for them alone.

    What is for them alone may hold more: the letters of a name are heard by the words that have them.
    """
    if screen is None:
        return
    if not _is_within(screen.spoken, screen.heard):
        yield Violation("unspoken", screen.name, "headphones do not hear in order what is said to everyone")
    if not set(screen.heard) <= {*screen.spoken, *screen.private}:
        yield Violation("unspoken", screen.name, "headphones hear what nobody is told")


def stranded(screen: Screen | None) -> Iterator[Violation]:
    """From everywhere a person gets on or away; help and another language are one touch off.

    What covers, explains or fills in leads nowhere. On the page of staff help has come.
    """
    if screen is None:
        return
    ids = {one.id for one in screen.buttons}
    if _CALL not in ids and not screen.name.startswith(_STAFF):
        yield Violation("no-way", screen.name, "nobody can be called")
    if _LANGUAGE not in ids:
        yield Violation("no-way", screen.name, "no other language")
    if not _leads_on(screen):
        yield Violation("no-way", screen.name, "no key leads on, back or away")


def _leads_on(screen: Screen) -> bool:
    if isinstance(screen.body, Working) or screen.name in _GO_BY_THEMSELVES:
        return True
    return any(one.place in _LEADING for one in screen.buttons)


def _is_within(some: Sequence[str], every: Sequence[str]) -> bool:
    """Whether all of some stand among the others, in the same order."""
    left = iter(every)
    return all(one in left for one in some)
