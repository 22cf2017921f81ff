"""04: cards to choose from; つぎへ confirms."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Choices, Screen
from ui.fields.choice_grid import ChoiceGrid
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.choice_card import Mark
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part

_MUCH = 50
"""Against a stretch beside it: the cards take all they may."""


class ChoicesPage(Page):
    """Touching a card posts `Pressed("choose:<id>")`."""

    _heading: Heading
    _problem: NoteLine
    _grid: ChoiceGrid

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, Choices)
        why = tuple(button.id for button in screen.buttons if button.place == "why")
        return tuple((o.id, o.label, o.note, o.picture) for o in body.options), body.note, why

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Choices)
        why = next((button for button in screen.buttons if button.place == "why"), None)
        why = None if self.look.low_reach else why
        self._heading = Heading(self.look, body.title, body.explanation, why=why, pressed=self.press)
        self._problem = NoteLine(self.look, "warn", "", tone="err", bold=True)
        self._grid = ChoiceGrid(self.look, body.options, Mark.CIRCLE)
        be_group(self._grid, body.title)  # before it joins the page: a reader asks for it at once
        self._grid.chosen.connect(lambda option: self.press(f"choose:{option}"))
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=2.0 if self.look.metrics.close else 5.0)
        box.addWidget(self._heading)
        box.addWidget(self._problem)
        if self.look.low_reach:
            box.addStretch(1)
        box.addWidget(self._grid, _MUCH)
        if body.note:
            # Under the cards; over them where they have to stand at the very foot.
            at = box.count() - 1 if self.look.low_reach else box.count()
            box.insertWidget(at, NoteLine(self.look, "info", body.note))
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, Choices)
        self._heading.set_words(body.title, body.explanation)
        self._problem.set_note("warn", body.problem or "")
        self._problem.setVisible(bool(body.problem))
        be_group(self._grid, body.title)
        self._grid.show_options(body.options)
        self._grid.show_problem(problem=body.problem is not None)

    def yielding(self) -> tuple[Part, ...]:
        return (*self._heading.yielding(), *self._grid.yielding())

    def stand_low(self, reach: int, wide: int) -> None:
        self._grid.set_reach(reach, wide)

    def first_focus(self) -> QWidget | None:
        return self._grid.first_card()
