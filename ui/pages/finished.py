"""17: the number is the largest thing on the page; then what people forget: card, slip, seat."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Finished, Option, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, content_width, drawing
from ui.widgets.panel import Panel
from ui.widgets.picture import Picture
from ui.widgets.room import Narrower, Part, Together, Yielding
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.stage_list import Badge, State

_NUMBER = 36.0
"""Millimetres; longer receipt numbers take smaller letters rather than two lines."""
_LEFT, _LEFT_SHARE, _LEFT_SHARE_CLOSE = 166.0, 0.415, 0.48
_LEFT_LEAST, _LEFT_LEAST_SMALL = 96.0, 84.0
"""What the number keeps where the actions need the width; the lesser on a small display."""
_PAD, _PAD_CLOSE = 8.0, 4.0
_DIGIT_WIDTH = 0.8
"""Of the font size, with a little air."""
_NUMBER_CROWDED, _NUMBER_CLOSE_UPRIGHT, _NUMBER_CLOSE = 32.0, 28.0, 22.0
"""Beside the largest texts; still the largest thing on the page. The lesser where a small display is short of
room: upright, and the least as it lies or with low reach."""

_NEEDED = ("seat", "pay", "show")
"""Actions whose sentence tells more than their name, the least needed first."""
_TOLD = ("pay",)
"""Those whose sentence stands wherever it has room: nobody else says where to pay."""


class FinishedPage(Page):
    """The number on the left, the numbered actions on the right; a done action gets a tick."""

    _number: RubyLabel
    _heading: Heading
    _yielding: list[QWidget]
    _notes: list[tuple[str, QWidget]]
    _column: QWidget
    _drawings: list[QWidget]
    _marks: list[QHBoxLayout]

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, Finished)
        actions = tuple((o.id, o.label, o.note, o.picture) for o in body.actions)
        return body.title, body.number_label, body.number, body.note, actions

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Finished)
        left = QWidget()
        words = box_of(left, self.look, upright=True, gap=5.0)
        self._heading = Heading(self.look, body.title)
        words.addWidget(self._heading)
        words.addWidget(self._number_panel(body), 1)
        self._marks, self._drawings, self._notes = [], [], []
        right = QVBoxLayout()
        right.setContentsMargins(0, self.look.mm(0 if self.look.portrait else 3.0), 0, 0)
        close_upright = self._short_of_room and self.look.portrait
        right.setSpacing(self.look.mm(3.0 if close_upright else 4.0 if self._tight else 6.0))
        for number, action in enumerate(body.actions, 1):
            right.addWidget(self._action(number, action), 1)
        content = QWidget()
        gap = 4.0 if close_upright else 6.0 if self._short_of_room else 12.0
        box = box_of(content, self.look, upright=self.look.portrait, gap=gap)
        if not self.look.portrait:
            shallow = self.look.metrics.shallow
            wide = int(content_width(self.look) * self._left_share) if shallow else self.look.mm(_LEFT)
            left.setFixedWidth(wide)
        self._column = left
        box.addWidget(left, 1 if self.look.portrait else 0)
        box.addLayout(right, 1)
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, Finished)
        for number, (row, action) in enumerate(zip(self._marks, body.actions, strict=True), 1):
            self._mark(row, number, action)

    def yielding(self) -> tuple[Part, ...]:
        """Tick and drawings, then what is said of the actions; width, which saves them their second lines;
        the title, which the top band says, too.

        Last of all what has to be brought or shown: without it nobody could do what they are asked.
        """
        notes = sorted(self._notes, key=lambda one: _NEEDED.index(one[0]) if one[0] in _NEEDED else -1)
        kept = (_NEEDED[-1],) if self._spares_notes else (*_TOLD, _NEEDED[-1])
        before = [Yielding(note) for action, note in notes if action not in kept]
        last = [Yielding(note) for action, note in notes if action in kept]
        ticks = [Yielding(tick) for tick in self._yielding]
        least = self.look.mm(_LEFT_LEAST_SMALL if self._short_of_room else _LEFT_LEAST)
        narrower = () if self.look.portrait else (Narrower(self._column, least, self._heading.title),)
        return (*ticks, Together(tuple(self._drawings)), *before, *narrower, Yielding(self._heading), *last)

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._number.set_text("")

    @property
    def _tight(self) -> bool:
        return self.look.metrics.small or self.look.metrics.large_text

    @property
    def _short_of_room(self) -> bool:
        """On a small display whose usual arrangement was cut: air goes before letters become smaller."""
        return self.look.metrics.close

    @property
    def _spares_notes(self) -> bool:
        """Whether every action may have its sentence, as long as there is room."""
        return self.look.metrics.text_size == "standard" or self.look.spares_side_texts

    @property
    def _left_share(self) -> float:
        """Of a display that is not high: what is said of the number has its lines before letters shrink."""
        return _LEFT_SHARE_CLOSE if self._short_of_room else _LEFT_SHARE

    def _number_panel(self, body: Finished) -> Panel:
        across = _PAD_CLOSE if self._short_of_room else _PAD
        down = 2.0 if self._short_of_room else 3.0
        panel = Panel(self.look, pad=(across, down) if self.look.metrics.large_text else (_PAD, 7.0))
        if self._short_of_room:
            panel.box.setSpacing(self.look.mm(2.0))
        tick = Picture(self.look, "check")
        side = self.look.mm(20.0)
        tick.setFixedSize(side, side)
        crowded = self.look.metrics.large_text and (self.look.metrics.small or not self.look.portrait)
        most = _NUMBER_CROWDED if crowded else _NUMBER
        if self._short_of_room and (self.look.portrait or self.look.metrics.narrow_margins):
            roomy = self.look.portrait and not self.look.low_reach
            most = _NUMBER_CLOSE_UPRIGHT if roomy else _NUMBER_CLOSE
        size = most if len(body.number) <= 4 else max(14.0, 4 * most / len(body.number))
        if not self.look.portrait and self.look.metrics.shallow:
            inner = self.look.metrics.to_mm(content_width(self.look)) * self._left_share - 2 * across
            size = min(size, inner / (_DIGIT_WIDTH * max(1, len(body.number))))
        self._number = RubyLabel(self.look, body.number, role=size, bold=True, align="center", line=1.15)
        self._number.setObjectName("number")
        panel.box.addStretch(1)
        self._yielding = [tick]
        if not self.look.metrics.large_text:
            panel.box.addWidget(tick, 0, Qt.AlignmentFlag.AlignHCenter)
        panel.box.addWidget(RubyLabel(self.look, body.number_label, role="label", bold=False, align="center"))
        panel.box.addWidget(self._number)
        panel.box.addWidget(RubyLabel(self.look, body.note, role="cap", tone="ink2", align="center"))
        panel.box.addStretch(1)
        return panel

    def _action(self, number: int, action: Option) -> Panel:
        side, gap = (4.0, 4.0) if self._short_of_room else (_PAD, 7.0)
        panel = Panel(self.look, pad=(side, 2.0)) if self._tight else Panel(self.look)
        words = QVBoxLayout()
        words.setSpacing(self.look.mm(1.0))
        words.addStretch(1)
        close = 1.2 if self._short_of_room else None
        words.addWidget(RubyLabel(self.look, action.label, role="label", bold=True, line=close))
        if action.note and (self._spares_notes or action.id in _TOLD):
            note = RubyLabel(self.look, action.note, role="cap", tone="ink2")
            words.addWidget(note)
            self._notes.append((action.id, note))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(gap))
        self._marks.append(row)
        if action.picture and not (self.look.metrics.large_text or self.look.metrics.small):
            picture = drawing(self.look, action.picture, 48.0, 36.0)
            row.addWidget(picture)
            self._drawings.append(picture)
        row.addLayout(words, 1)
        panel.box.addLayout(row)
        return panel

    def _mark(self, row: QHBoxLayout, number: int, action: Option) -> None:
        """Number or tick at the front of the row; the words are its accessible text."""
        first = row.itemAt(0)
        before = None if first is None else first.widget()
        if isinstance(before, Badge):
            row.removeWidget(before)
            before.hide()
            before.deleteLater()
        state: State = "done" if action.chosen else "step"
        row.insertWidget(0, Badge(self.look, number, state), 0, Qt.AlignmentFlag.AlignVCenter)
