"""How many: two keys and one huge number; a real keyboard, where there is one, types it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import FieldView
from ui.fields.field import InputWidget, Post
from ui.theme.look import Look
from ui.widgets.keying import digits
from ui.widgets.picture import Picture
from ui.widgets.reading_parts import be_group
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.stepper import Stepper

_EQUALS = re.compile(r"\s*[=＝]\s*")
"""Where an echo (300円 × 2通 ＝ 600円) has its result, which is drawn large."""


class CountInput(InputWidget):
    """The draft is a whole number, or None before the first touch."""

    fills = True

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        limits = view.limits
        self._stepper = Stepper(
            look,
            less=look.words.less,
            more=look.words.more,
            unit=str(limits.get("unit", "")),
            least=int(limits.get("least", 0)),
            most=int(limits.get("most", 99)),
            name=view.label,
        )
        be_group(self._stepper, view.label)
        self._stepper.set_limit_words(look.words.least, look.words.most)
        self._stepper.changed.connect(self._changed)
        self._stepper.refused.connect(self._say_limit)
        self._stepper.kept.connect(self.keeps)
        self._cost = _Cost(look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(4.0 if look.metrics.large_text else 12.0))
        box.addStretch(1)
        # With low reach what is only read stands over the keys.
        parts = (self._cost, self._stepper) if look.low_reach else (self._stepper, self._cost)
        for part in parts:
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        if not look.low_reach:
            box.addStretch(1)
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        self._stepper.set_covered(covered=view.hidden)
        self._stepper.set_value(view.draft if isinstance(view.draft, int) else None)
        self._cost.set_echo(view.echo or "")

    def first_focus(self) -> QWidget | None:
        return self._stepper

    @property
    def entry(self) -> QWidget | None:
        return self._stepper.plate

    def write(self, letters: str) -> bool:
        found = digits(letters)
        for digit in found:
            self._stepper.type(digit)
        return bool(found)

    def erase(self) -> None:
        """Back to the proposal that nobody has made their own."""
        if self.keeps():
            return
        self._stepper.set_value(None)
        self.typed(None)

    def forget(self) -> None:
        self._stepper.set_value(None)
        self._cost.set_echo("")

    def _changed(self, value: int) -> None:
        self._stepper.set_value(value)
        self.typed(value)

    def _say_limit(self, reason: str) -> None:
        self._cost.set_echo(reason)


class _Cost(QWidget):
    """The sum, worked out aloud: terms in label size, the result larger and bold."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._icon = Picture(look, "yen")
        side = look.mm(look.sizes.icon_button)
        self._icon.setFixedSize(side, side)
        self._terms = RubyLabel(look, "", role="label")
        self._result = RubyLabel(look, "", role=max(13.0, look.text.label), bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.mm(6.0))
        for part in (self._icon, self._terms, self._result):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_echo(self, echo: str) -> None:
        terms, *results = _EQUALS.split(echo, maxsplit=1)
        self._terms.set_text(f"{terms} ＝" if results else echo)
        self._result.set_text("".join(results))
        self._icon.setVisible(bool(results))
