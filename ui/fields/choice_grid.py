"""Cards to choose from: two or four in a square, three in columns (rows on portrait), more by pages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Option
from ui.theme.look import Look
from ui.widgets.choice_card import Arrangement, ChoiceCard, Mark
from ui.widgets.pager import Pager

PAGE = 4
"""Cards on one page; a fifth option opens a second page."""
PAGE_LARGEST = {False: 2, True: 3}
"""With the largest letters, by whether the display is upright: long answers need the height."""


class ChoiceGrid(QWidget):
    """All options as cards, four at a time.

    Signals:
        chosen: The id of the card that was touched.
        refused: The reason why the touched card cannot be chosen.
    """

    chosen = Signal(str)
    refused = Signal(str)

    def __init__(
        self, look: Look, options: tuple[Option, ...], mark: Mark, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._cards = {option.id: self._card(option, len(options), mark) for option in options}
        self._order = tuple(self._cards)
        self._size = _page_size(look, len(options))
        self._page = _page_of(options, self._size)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.mm(6.0 if look.metrics.large_text else look.sizes.card_gap))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.mm(5.0))
        box.addLayout(self._grid, 1)
        self._pager = Pager(look)
        self._pager.turned.connect(self.turn_to)
        box.addWidget(self._pager)
        self.turn_to(self._page)
        self.show_options(options)

    @property
    def pages(self) -> int:
        return -(-len(self._order) // self._size)

    @property
    def page(self) -> int:
        """Which page is shown, from 0; kept when the page is built anew."""
        return self._page

    def turn_to(self, page: int) -> None:
        self._page = max(0, min(page, self.pages - 1))
        self._pager.set_page(self._page, self.pages)
        self._lay_out()

    def show_options(self, options: tuple[Option, ...]) -> None:
        """Marks what is chosen and what is barred; the set of options stays the same."""
        for option in options:
            card = self._cards[option.id]
            card.set_chosen(chosen=option.chosen)
            card.set_barred(option.barred)

    def show_problem(self, *, problem: bool) -> None:
        for card in self._cards.values():
            card.set_error(error=problem)

    def first_card(self) -> QWidget | None:
        """The first card of the page that is shown."""
        return self._cards[self._order[self._page * self._size]] if self._order else None

    def _card(self, option: Option, count: int, mark: Mark) -> ChoiceCard:
        card = ChoiceCard(
            self._look,
            option.id,
            option.label,
            note=option.note,
            picture=option.picture,
            mark=mark,
            arrangement=_arrangement(self._look, option, count),
            parent=self,
        )
        card.setObjectName(f"choice:{option.id}")
        card.activated.connect(self.chosen)
        card.refused.connect(self.refused)
        return card

    def _lay_out(self) -> None:
        first = self._page * self._size
        shown = self._order[first : first + self._size]
        columns = _columns(self._look, len(shown) if self.pages == 1 else self._size)
        for card in self._cards.values():
            self._grid.removeWidget(card)
            card.hide()
        for index, name in enumerate(shown):
            self._grid.addWidget(self._cards[name], index // columns, index % columns)
            self._cards[name].show()
        rows = -(-(self._size if self.pages > 1 else len(shown)) // columns)
        for row in range(rows):
            self._grid.setRowStretch(row, 1)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)


def _page_size(look: Look, count: int) -> int:
    return PAGE_LARGEST[look.portrait] if look.metrics.text_size == "largest" and count > 3 else PAGE


def _page_of(options: tuple[Option, ...], size: int) -> int:
    """The page that holds what is chosen, else the first."""
    return next((index // size for index, option in enumerate(options) if option.chosen), 0)


def _columns(look: Look, count: int) -> int:
    if look.portrait:
        return 1
    return 3 if count == 3 else min(count, 2)


def _arrangement(look: Look, option: Option, count: int) -> Arrangement:
    """Pictures and short lists stand in columns; squares of four and portrait lists in rows."""
    if look.portrait or count > 3:
        return "row"
    return "column"
