"""06: the PIN. Digits stay in the entry's own buffer; the screen shows dots, nothing else holds them.

Whoever leaves the page for a while (settings, help) begins anew, and is told so: nobody may stand there any
more when something lies over it, and a secret lives no longer than its page (038). Other words or letters on
the page itself (the key 「日本語」) keep what was entered.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.basics.secret import Secret
from kiosk.visit.events import SecretEntered
from kiosk.visit.screen import Button, Screen, SecretPad
from kiosk.words.counting import counted
from ui.fields.field import named_pad
from ui.pages.giving_way import SmallerWords
from ui.pages.heading import Heading
from ui.pages.low_stand import LeastKeys, LowStand
from ui.pages.opened import Opened
from ui.pages.page import Page, TypedInto, body_of
from ui.pages.parts import LowKeys, SideKey, box_of, content_width, inline_key, left_aligned, pad_width
from ui.widgets.digit_pad import DigitPad
from ui.widgets.keying import digits
from ui.widgets.marks import plain
from ui.widgets.note_line import NoteLine
from ui.widgets.room import Part, Yielding
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.secret_entry import SecretEntry
from ui.widgets.tries_dots import TriesDots


class SecretPadPage(Page):
    """つぎへ stays dashed until all digits are there, then posts `SecretEntered` with the only copy."""

    _heading: Heading
    _entry: SecretEntry
    _pad: DigitPad
    _problem: NoteLine
    _dots: TriesDots
    _tries: RubyLabel
    _warning: RubyLabel
    _inline_keys: list[SideKey]
    _handed_over: bool
    _dropped: bool
    _stand: LowStand | None
    _attempt: Hashable = None

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, SecretPad)
        inline = tuple(button for button in screen.buttons if button.place == "inline")
        # Another problem or number of tries is another attempt: its digits begin anew.
        return screen.name, body.length, body.tries_left, body.problem, inline

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, SecretPad)
        self._make_parts(body, (screen.visit, screen.name, body.tries_left))
        content = QWidget()
        whole = box_of(content, self.look, upright=True)
        close = self.look.metrics.large_text
        row: QBoxLayout = QVBoxLayout() if self.look.portrait else QHBoxLayout()
        row.setSpacing(self.look.mm((3.0 if close else 6.0) if self.look.portrait else self._beside_pad))
        left = QVBoxLayout()
        left.setSpacing(self.look.mm(3.0 if close else 4.0))
        # With the largest letters the question needs the whole width to stay on one line; on a small display
        # that lies so does what is said of the number, and of the lock: nobody spends a try without that.
        flat = self.look.metrics.small and not self.look.portrait
        (whole if self.look.metrics.large_text or flat else left).addWidget(self._heading)
        if flat:
            whole.addWidget(self._warning)
        left.addStretch(1)
        left.addWidget(self._problem)
        left.addLayout(left_aligned(self._entry))
        left.addStretch(1)
        left.addLayout(self._tries_row())
        if not flat:
            left.addWidget(self._warning)
        least = 0.0 if self.look.metrics.small else 150.0
        inline = [
            inline_key(self.look, button, self.press, least_width=least) for button in self._inline(screen)
        ]
        self._inline_keys = inline
        self._stand = None
        if self.look.low_reach:
            left.addStretch(1)
            whole.addLayout(left, 1)
            self._stand = LowStand(self.look, self._pad, inline)
            whole.addWidget(self._stand)
            self.refresh(screen)
            return content
        for key in inline:
            left.addStretch(1)
            left.addLayout(left_aligned(key))
        row.addLayout(left, 1)
        whole.addLayout(row, 1)
        if not self.look.portrait:
            self._pad.setFixedWidth(pad_width(self.look, self._pad))
        row.addWidget(self._pad)
        self.refresh(screen)
        return content

    @property
    def _beside_pad(self) -> float:
        return 8.0 if self.look.metrics.close else 14.0

    def stand_low(self, reach: int, wide: int) -> None:
        if self._stand is not None:
            self._stand.stand_low(reach, wide)

    def yielding(self) -> tuple[Part, ...]:
        """Keys first, then letters of what is read, and dots beside words that say the same.

        Which number is meant and that the card locks is seen before the first try, when as many tries are
        left as lock it: of these two one may go. After a wrong one the tries that are left say it, where
        there is no room for more beside what went wrong.
        """
        body = None if self.screen_shown is None else body_of(self.screen_shown, SecretPad)
        words: tuple[QWidget, ...] = (self._heading.explanation, self._warning)
        smaller = self.look.metrics.bands != self.look.metrics.text_size
        if body is not None and body.problem is None and body.tries_left == body.tries_most:
            # Before letters become two steps smaller the explanation goes; the lock stays as long as it can.
            words = (self._tries, *words) if smaller else (self._tries,)
        dots = (self._dots,) if self.look.metrics.small or self.look.low_reach else ()
        low, *flat = self._low_keys()
        gone = (Yielding(one) for one in (*dots, *words))
        return (low, *flat[:1], self._entry.cells.lower_cells(), self._smaller_words(), *flat[1:], *gone)

    def _smaller_words(self) -> SmallerWords:
        return SmallerWords((self._heading.explanation, self._warning), self.look)

    def _low_keys(self) -> tuple[Part, ...]:
        """Low side ways and a flatter pad; with low reach both stand low anyway, and may be lower still."""
        if self._stand is not None:
            return (LeastKeys(self._stand),)
        most = content_width(self.look) if self.look.portrait else self.look.mm(self.look.sizes.pad_width)
        return LowKeys(tuple(self._inline_keys)), *self._pad.flatter(most, self._pad)

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, SecretPad)
        self._heading.set_words(body.title, body.explanation)
        self._show_problem(body.problem)
        self._dots.set_tries(left=body.tries_left, most=body.tries_most)
        self._tries.set_text(body.tries)
        self._warning.set_text(body.warning)

    def buttons(self) -> tuple[Button, ...]:
        """つぎへ says how many digits are still missing."""
        missing = self._missing()
        return tuple(
            dataclasses.replace(button, missing=missing) if button.place == "next" else button
            for button in super().buttons()
        )

    def press(self, button_id: str) -> None:
        primary = any(button.id == button_id and button.place == "next" for button in super().buttons())
        if not primary:
            self._drop()
            super().press(button_id)
        elif self._entry.complete:
            self._handed_over = True
            self.post(SecretEntered(Secret(self._entry.take())))

    def refuse(self, button_id: str, missing: str) -> None:
        """The digits are known here alone, so here it is said that some are missing."""
        self._show_problem(missing)
        self.told.emit(missing)

    def opened(self) -> Opened:
        """Nothing of which key the focus was on: it may be a digit."""
        dropped = self._dropped or self._entry.count > 0
        return dataclasses.replace(super().opened(), dropped=dropped, focus=None)

    def open_again(self, before: Opened) -> None:
        super().open_again(before)
        if before.dropped:
            self.refuse("next", self.look.words.begin_again)

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._drop()

    def typed_into(self) -> TypedInto | None:
        return _Secretly(self._entry, self._push, self._erase)

    def first_focus(self) -> QWidget | None:
        return self._pad.keys["1"]

    def _make_parts(self, body: SecretPad, attempt: Hashable) -> None:
        before = None if self._attempt is None else self._entry
        self._handed_over = self._dropped = False
        self._heading = Heading(self.look, body.title, body.explanation, kept=True)
        self._problem = NoteLine(self.look, "warn", "", tone="err", bold=True)
        self._entry = SecretEntry(self.look, body.length)
        if before is not None:  # other words or letters, on the same page: whoever types has not left it
            before.changed.disconnect(self._changed)  # it belongs to no page any more
            take = self._entry.take_over if self._attempt == attempt else SecretEntry.forget
            take(before)
        self._attempt = attempt
        self._entry.setMinimumHeight(self._entry.sizeHint().height())
        self._entry.cells.setAccessibleName(plain(body.title))
        self._entry.changed.connect(self._changed)
        self._pad = named_pad(self.look)
        self._pad.leave_no_way_back()
        self._pad.typed.connect(self._push)
        self._pad.erased.connect(self._erase)
        self._pad.cleared.connect(self._clear)
        self._dots = TriesDots(self.look)
        self._tries = RubyLabel(self.look, "", role="label", bold=True)
        self._warning = RubyLabel(self.look, "", role="cap", tone="ink2")

    def _drop(self) -> None:
        self._dropped = self._dropped or self._entry.count > 0
        self._entry.forget()

    def _show_problem(self, problem: str | None) -> None:
        self._problem.set_note("warn", problem or "")
        self._problem.setVisible(bool(problem))

    def _push(self, digit: int) -> None:
        """One digit; of one too many it is said, and shown, that it did not go in."""
        if self._entry.complete:
            self.refuse("next", self.look.words.full)
        else:
            self._entry.push(digit)

    def _erase(self) -> None:
        self._entry.erase()
        self._tell_empty()

    def _clear(self) -> None:
        self._entry.clear()
        self._tell_empty()

    def _tell_empty(self) -> None:
        """Said of what the person emptied, not of what goes with the page."""
        if not self._entry.count:
            self.told.emit(self.look.words.empty)

    def _changed(self, count: int) -> None:
        """How many digits are there, for the ear; never which. Once they were taken none is missing."""
        if self._handed_over:
            return
        if self.screen_shown is not None:
            self._show_problem(body_of(self.screen_shown, SecretPad).problem)
        self.buttons_changed.emit()
        if count:
            words = self.look.words.filled.replace("{done}", str(count))
            self.told.emit(words.replace("{all}", str(self._entry.length)))

    def _tries_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(4.0))
        row.addWidget(self._dots)
        row.addWidget(self._tries, 1)
        return row

    def _inline(self, screen: Screen) -> tuple[Button, ...]:
        return tuple(button for button in screen.buttons if button.place == "inline")

    def _missing(self) -> str | None:
        if self.screen_shown is None or self._entry.complete:
            return None
        length = body_of(self.screen_shown, SecretPad).length
        missing = length - self._entry.count
        return counted(self.look.words.missing, "count", missing, self.look.language)


@dataclasses.dataclass(frozen=True, slots=True)
class _Secretly:
    """Digits of a real keyboard go where those of the pad go, and leave no other trace."""

    secret: SecretEntry
    push: Callable[[int], None]
    erase: Callable[[], None]

    @property
    def entry(self) -> QWidget:
        return self.secret.cells

    def write(self, letters: str) -> bool:
        found = digits(letters)
        for digit in found:
            self.push(digit)
        return bool(found)

    def delete(self) -> None:
        """The last digit: nothing stands behind it."""
        self.erase()

    def begin_at(self, focus: QWidget | None) -> bool:
        """Digits of a secret are entered in order."""
        return True

    def step(self, *, back: bool) -> QWidget | None:
        """No cell of a secret is gone back to."""
        return None

    def undo(self) -> bool:
        """Nothing of a secret is kept."""
        return False

    def settle(self) -> None:
        """A secret is whole or it is not."""

    def holds_back(self) -> bool:
        """A secret goes on by its number of digits alone."""
        return False
