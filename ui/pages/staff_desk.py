"""23: the page of staff who came: what they can do at the left, how the machine is at the right."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Fact, Screen, StaffDesk
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import SideKey, box_of, inline_key
from ui.widgets.fact_rows import Hairline
from ui.widgets.low_key_grid import LowKeyGrid
from ui.widgets.note_line import NoteLine
from ui.widgets.panel import Panel
from ui.widgets.room import Part, Yielding
from ui.widgets.ruby_label import RubyLabel

_ACT = 30.0
_FINE = "check"
"""The sign of what needs nobody: it is left out first."""
_MACHINE_SHARE, _ACTS_SHARE = 10, 13
_BESIDE_ACTS = 4
"""So many lines to look at stand beside the acts when the words are large; more of them, below."""
_AT_LEAST = 2
"""Lines to look at that stay wherever they stand: the last ones, about what this visitor waits for."""


class StaffDeskPage(Page):
    """Nothing of the visitor stands here; with low reach the acts are at the foot, in rows."""

    _heading: Heading
    _note: NoteLine
    _machine_title: RubyLabel
    _low: LowKeyGrid | None
    _fine: list[QWidget]
    _to_look_at: list[QWidget]

    def shape(self, screen: Screen) -> Hashable:
        return screen.body, tuple(button for button in screen.buttons if button.place == "inline")

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, StaffDesk)
        self._heading = Heading(self.look, body.title)
        self._note = NoteLine(self.look, "lock", body.note)
        self._low = None
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=5.0)
        box.addWidget(self._heading)
        if self.look.low_reach:
            self._arrange_low(box, body)
        elif self._stacked(body):
            box.addLayout(self._acts(across=2))
            box.addStretch(1)
            box.addLayout(self._machine(body))
            box.addStretch(2)
            box.addWidget(self._note)
        else:
            sides = QWidget()
            row = box_of(sides, self.look, upright=False, gap=14.0)
            row.addLayout(self._acts(across=1 if self.look.metrics.large_text else 2), _ACTS_SHARE)
            row.addLayout(self._machine(body), _MACHINE_SHARE)
            box.addWidget(sides, 1)
            box.addWidget(self._note)
        return content

    def stand_low(self, reach: int, wide: int) -> None:
        if self._low is not None:
            acts = self.placed("inline")
            self._low.most([button.label for button in acts], reach, wide, least=len(acts))
            self._low.set_keys(
                [(button.id, button.label) for button in acts],
                about=[button.label for button in acts],
                icons=[button.icon or "next" for button in acts],
            )

    def yielding(self) -> tuple[Part, ...]:
        """The acts never; what has to be looked at last of all, for the desk's own pages tell it too.

        The band says already that staff are here.
        """
        spare = self._to_look_at[:-_AT_LEAST]
        parts = (self._note, self._machine_title, self._heading, *reversed(self._fine), *spare)
        return tuple(Yielding(part) for part in parts)

    def _arrange_low(self, box: QBoxLayout, body: StaffDesk) -> None:
        self._low = LowKeyGrid(self.look)
        self._low.activated.connect(self.press)
        box.addLayout(self._machine(body))
        box.addStretch(1)
        box.addWidget(self._note)
        box.addWidget(self._low)

    def _stacked(self, body: StaffDesk) -> bool:
        """Whether the machine stands below the acts: a label beside its state needs less height."""
        many = sum(fact.icon != _FINE for fact in body.machine) > _BESIDE_ACTS
        return self.look.portrait or (many and self.look.metrics.large_text)

    def _acts(self, *, across: int) -> QGridLayout:
        """So many beside each other."""
        grid = QGridLayout()
        grid.setSpacing(self.look.mm(6.0))
        for at, button in enumerate(self.placed("inline")):
            grid.addWidget(self._act(button.id), at // across, at % across)
            grid.setRowStretch(at // across, 1)
        for column in range(across):
            grid.setColumnStretch(column, 1)
        return grid

    def _act(self, id_: str) -> SideKey:
        button = next(one for one in self.placed("inline") if one.id == id_)
        height = 17.0 if self.look.metrics.large_text else _ACT
        return inline_key(self.look, button, self.press, height=height, least_width=0.0)

    def _machine(self, body: StaffDesk) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self.look.mm(3.0))
        self._machine_title = RubyLabel(self.look, body.machine_title, role="label", bold=True)
        column.addWidget(self._machine_title)
        panel = Panel(self.look, pad=(8.0, 1.0 if self.look.metrics.large_text else 3.0))
        beside = not self.look.metrics.large_text or self.look.low_reach or self._stacked(body)
        rows = [self._fact(fact, panel, ruled=at > 0, beside=beside) for at, fact in enumerate(body.machine)]
        for row in rows:
            panel.box.addWidget(row)
        told = list(zip(rows, body.machine, strict=True))
        self._fine = [row for row, fact in told if fact.icon == _FINE]
        self._to_look_at = [row for row, fact in told if fact.icon != _FINE]
        column.addWidget(panel)
        column.addStretch(1)
        return column

    def _fact(self, fact: Fact, panel: Panel, *, ruled: bool, beside: bool) -> QWidget:
        """What it is, and how it is with a tick or a warning; `ruled` off from the row before."""
        line = QWidget(panel)
        rows = box_of(line, self.look, upright=True, gap=0.0)
        if ruled:
            rows.addWidget(Hairline(self.look, panel))
        box: QBoxLayout = QHBoxLayout() if beside else QVBoxLayout()
        box.setSpacing(self.look.mm(4.0 if beside else 0.0))
        rows.addLayout(box)
        box.addWidget(RubyLabel(self.look, fact.label, role="body", tone="ink2", line=1.25), 2)
        box.addWidget(NoteLine(self.look, fact.icon or "info", fact.value, role="body", bold=True), 3)
        return line
