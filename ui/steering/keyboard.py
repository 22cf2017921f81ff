"""A real keyboard, where one is plugged in: what it types goes to the page's entry, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.pages.page import Page, TypedInto
from ui.shell.window import KioskWindow
from ui.steering.keys import Function
from ui.steering.walking import go_to
from ui.widgets.entry_cells import EntryCells
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable

COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_TABS = {Qt.Key.Key_Tab: False, Qt.Key.Key_Backtab: True}
"""Whether they lead back."""
_WAYS_BACK = ("restore", "clear")
"""What brings back who was taken from a list, and what 全部けす took away: its own key, by another name."""
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard:
    """Letters, digits and Backspace always type; the space bar and Enter only after something was typed.

    Whoever types has the focus on the entry, with its ring: there the space bar is a gap, and Enter goes on.
    On anything else both press what has the focus, as keypads, switches and whoever walks by Tab need it; an
    arrow leads from the entry back to where the ring was before, Tab to what follows it.
    """

    def __init__(self, window: KioskWindow) -> None:
        self._window = window
        self._came_from = ""
        self.refused: Callable[[], None] = lambda: None
        """Called where what was typed has no place."""
        self.nothing_before: Callable[[], None] = lambda: None
        """Called where there is nothing to undo."""
        self.moved: Callable[[QWidget], None] = lambda cell: None
        """Called where another cell waits now though the focus stays on all of them."""

    @property
    def entry(self) -> QWidget | None:
        """What shows what is typed on the present page."""
        into = self._into()
        return None if into is None else into.entry

    def forget(self) -> None:
        """Another page: its things have other names, or the same names and another meaning."""
        self._came_from = ""

    def way_off(self, steps: Sequence[Touchable]) -> Touchable | None:
        """From the entry back to what had the ring before typing led there, else to the first thing there is.

        The entry itself is no step: nothing that could be beside it, above it or below it is meant. None
        where the focus is elsewhere.
        """
        if self.entry is None or self._window.focusWidget() is not self.entry:
            return None
        return next((one for one in steps if one.id == self._came_from), next(iter(steps), None))

    def takes(self, event: QKeyEvent, function: Function | None) -> bool:
        """Whether the key types on this page; a key that repeats by itself does so once."""
        if self.entry is None or event.modifiers() & COMMANDS:
            return False
        if function is Function.OK:
            return self._window.focusWidget() is self.entry
        types = event.key() in _ERASING or (event.text() != "" and event.text().isprintable())
        return types and function in (None, Function.DIGIT)

    def take(self, event: QKeyEvent) -> None:
        """Does what the key says; only for one that `takes`."""
        into = self._into()
        if into is None or event.isAutoRepeat():
            return
        if event.key() in _CONFIRMING:
            self._go_on(into)
        elif self._counts(event):
            if not into.begin_at(self._window.focusWidget()):
                self.refused()
                return
            self._focus(into)
            self._type(into, event)

    def _type(self, into: TypedInto, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            into.erase()
        elif event.key() == Qt.Key.Key_Delete:
            into.delete()
        else:
            self._write(into, event.text())

    def undoes(self, event: QKeyEvent) -> bool:
        """Ctrl+Z on a page that asks for something: it stands there as it was before; else that is said."""
        into = self._into()
        if into is None or not event.matches(QKeySequence.StandardKey.Undo):
            return False
        if not event.isAutoRepeat() and not (into.undo() or self._takes_way_back()):
            self.nothing_before()
        return True

    def _takes_way_back(self) -> bool:
        """Presses 元に戻す, where it stands on the page."""
        frame = self._window.frame
        shown = (one for one in frame.steps() if one.id in _WAYS_BACK)
        key = next((one for one in shown if one.marked != frame.look.words.erase_all), None)
        if key is not None:
            key.click()
        return key is not None

    def tabs(self, event: QKeyEvent) -> bool:
        """Tab, from an entry of cells: to the next one, as between the boxes of a form."""
        back = _TABS.get(Qt.Key(event.key()))
        return back is not None and not event.modifiers() & COMMANDS and self.step(back=back)

    def step(self, *, back: bool) -> bool:
        """From the cell that waits for a digit to the one beside it, from the last to what follows."""
        into, entry = self._into(), self.entry
        if into is None or not isinstance(entry, EntryCells) or self._window.focusWidget() is not entry:
            return False
        there = into.step(back=back) or self._beside(entry, back=back)
        if there is entry:
            self.moved(next(cell for cell in entry.cells if cell.active))
        elif there is not None:
            go_to(there)
        return there is not None

    def _beside(self, entry: EntryCells, *, back: bool) -> QWidget | None:
        """What comes before or after all of the cells, in reading order; None where cells are only read."""
        steps = self._window.frame.steps()
        at = [place for place, one in enumerate(steps) if one in entry.cells]
        return steps[(at[0] - 1 if back else at[-1] + 1) % len(steps)] if at else None

    def finished(self, event: QInputMethodEvent) -> bool:
        """Takes what an input method has finished (かな, 漢字); whether there was anything."""
        into = self._into()
        if into is None or into.entry is None or not event.commitString():
            return False
        if into.begin_at(self._window.focusWidget()):
            self._focus(into)
            self._write(into, event.commitString())
        else:
            self.refused()
        return True

    def _write(self, into: TypedInto, letters: str) -> None:
        if not into.write(letters):
            self.refused()

    def _into(self) -> TypedInto | None:
        page = self._window.frame.pages.page
        shown = isinstance(page, Page) and page.screen_shown is not None
        return page.typed_into() if isinstance(page, Page) and shown else None

    def _focus(self, into: TypedInto) -> None:
        here = self._window.focusWidget()
        if into.entry is None or here is into.entry:
            return
        self._came_from = here.id if isinstance(here, Touchable) else ""
        go_to(into.entry)

    def _go_on(self, into: TypedInto) -> None:
        """Presses つぎへ, which says what is missing where it cannot; not over what found no room unseen."""
        into.settle()
        if into.holds_back():
            return
        for key in self._window.frame.foot.keys_at("next"):
            key.click()

    def _counts(self, event: QKeyEvent) -> bool:
        """Trembling hands strike a key twice: with that setting the second time does not count."""
        entry = self.entry
        page = self._window.frame.pages.page
        if entry is None or not isinstance(page, Page):
            return False
        look = page.look
        return self._window.guard.allows(
            f"keyboard {event.key()}",
            Repeat.EVERY,
            window_s=look.sizes.touch_repeat_s,
            tremor_s=look.tremor_s,
            typed=True,
        )
