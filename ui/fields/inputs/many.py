"""As many as the person likes: each touch marks or unmarks one card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import FieldView
from ui.fields.choice_grid import ChoiceGrid
from ui.fields.field import InputWidget, Post, chosen_ids, stacked
from ui.theme.look import Look
from ui.widgets.choice_card import Mark
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part


class ManyInput(InputWidget):
    """Squares. The draft is a list of option ids in the options' order."""

    fills = True

    def __init__(self, look: Look, post: Post, view: FieldView) -> None:
        super().__init__(look, post, view)
        self._chosen = frozenset(chosen_ids(view.options))
        self._grid = ChoiceGrid(look, view.options, Mark.SQUARE)
        be_group(self._grid, view.label)
        self._grid.chosen.connect(self._turn_over)
        stacked(self, self._grid)
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        self.view = view
        self._chosen = frozenset(chosen_ids(view.options))
        self._grid.show_options(view.options)
        self._grid.show_problem(problem=view.problem is not None)

    def yielding(self) -> tuple[Part, ...]:
        return self._grid.yielding()

    def set_reach(self, reach: int, wide: int) -> None:
        self._grid.set_reach(reach, wide)
        self.setMaximumHeight(self._grid.maximumHeight())

    def first_focus(self) -> QWidget | None:
        return self._grid.first_card()

    def forget(self) -> None:
        self._chosen = frozenset()
        self._grid.hide()

    def _turn_over(self, option_id: str) -> None:
        """Two touches before the screen comes back both count: what is chosen is kept here, too."""
        if self.keeps():
            return
        self._chosen = self._chosen ^ {option_id}
        self.typed([option.id for option in self.view.options if option.id in self._chosen])
