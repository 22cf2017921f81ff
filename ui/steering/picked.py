"""What a finger has chosen while the focus stands somewhere else: touching moves no focus."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Question, Screen
from ui.widgets.touchable import Choosing, Touchable


class Picked:
    """Remembers what was chosen on the page that is shown."""

    def __init__(self) -> None:
        self._chosen: dict[str, bool] = {}

    def since(self, steps: Iterable[Touchable], *, afresh: bool) -> Touchable | None:
        """What has become chosen since the last look, else what is chosen no longer; None on a fresh page.

        Choosing one of several takes the mark from another: what is named is what was touched. A cell that
        waits for a digit is none of them: the digit that came in says itself.
        """
        known = {} if afresh else self._chosen
        choices = [one for one in steps if one.choosing in (Choosing.ONE, Choosing.EACH)]
        self._chosen = {one.id: one.chosen for one in choices}
        changed = [one for one in choices if one.chosen is not known.get(one.id, one.chosen)]
        return next((one for one in changed if one.chosen), changed[0] if changed else None)

    def forget(self) -> None:
        self._chosen = {}


def says_itself(screen: Screen) -> bool:
    """Whether what is chosen is part of an entry, and heard as what came in: an era."""
    return isinstance(screen.body, Question) and screen.body.field.input == "date"


def taken_here(
    here: QWidget | None, picked: Touchable | None, before: QWidget | None, *, comes: bool
) -> QWidget | None:
    """What has the focus, where nobody walked to it to hear what is on offer (033); `before` till then.

    It was taken or given back just now, or the page that `comes` begins at it.
    """
    if picked is not None and picked is here:
        return here
    return here if comes and isinstance(here, Touchable) and here.chosen else before
