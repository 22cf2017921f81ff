"""Cards to choose from: two or four in a square, three in columns (rows on portrait), more by pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from kiosk.visit.screen import Option
from ui.theme.look import Look
from ui.widgets.choice_card import Arrangement, ChoiceCard, Mark
from ui.widgets.low_reach import lowered
from ui.widgets.pager import Pager
from ui.widgets.room import Part

_OVER_PAGER, _OVER_PAGER_CLOSE = 5.0, 3.0
_TALLEST = 100.0
"""Of a card, in mm, where it could be as high as it likes."""
PAGE = 4
"""Cards on one page; a fifth option opens a second page."""
FEWER = {False: (2, 1), True: (3, 2, 1)}
"""Where the words of four have no room, by whether the display is upright; tried in this order."""


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
        self.usual = self._size = PAGE
        self._page = _page_of(options, self._size)
        self._whole_width = False
        self._grid = QGridLayout()
        self._grid.setSpacing(look.mm(6.0 if look.metrics.large_text else look.sizes.card_gap))
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.mm(_over_pager(look)))
        self._box.addLayout(self._grid, 1)
        self._low: _Low | None = None
        self._pager = Pager(look)
        self._pager.turned.connect(self.turn_to)
        self._box.addWidget(self._pager)
        self.turn_to(self._page)
        self.show_options(options)

    @property
    def pages(self) -> int:
        return -(-len(self._order) // self._size)

    @property
    def page(self) -> int:
        """Which page is shown, from 0; kept when the page is built anew."""
        return self._page

    @property
    def count(self) -> int:
        return len(self._order)

    @property
    def most(self) -> int:
        """How many cards stand on one page."""
        return self._size

    @property
    def alone(self) -> bool:
        """Whether there is but one card to choose."""
        return self.count == 1

    @property
    def whole_width(self) -> bool:
        return self._whole_width

    def set_whole_width(self, *, whole: bool) -> None:
        """The only card over the whole page, instead of a quarter of it."""
        self._whole_width = whole
        self._lay_out()

    def set_most(self, most: int) -> None:
        """Other pages; the one that holds a chosen card, or the first card of before, is shown."""
        if most == self._size:
            return
        first = self._page * self._size
        chosen = [at for at, card in enumerate(self._cards.values()) if card.chosen]
        self._size = most
        self.turn_to((chosen[0] if chosen else first) // most)

    def turn_to(self, page: int) -> None:
        self._page = max(0, min(page, self.pages - 1))
        self._pager.set_page(self._page, self.pages)
        self._lay_out()

    def show_options(self, options: tuple[Option, ...]) -> None:
        """Marks what is chosen, covered and barred; the set of options stays the same."""
        for option in options:
            card = self._cards[option.id]
            card.set_chosen(chosen=option.chosen)
            card.set_covered(covered=option.covered)
            card.set_barred(option.barred)
            card.spelled = option.described

    def show_problem(self, *, problem: bool) -> None:
        for card in self._cards.values():
            card.set_error(error=problem)

    def set_reach(self, reach: int, wide: int) -> None:
        """So low that the centres of the upper cards are within `reach` pixels from the foot.

        As many cards as have room for their words on `wide` pixels; the others on further pages.
        """
        ways = list(self._low_ways(reach, wide))
        low = next((way for way in ways if self._have_room(way)), ways[-1])
        self._stand(low)
        # Where not even one card has room, its words decide: a card is read before it is reached.
        least = max(card.heightForWidth(low.card) for card in self._cards.values())
        least = max(least, self._look.mm(self._look.sizes.least_target))
        high = max(low.rows * max(least, low.high) + (low.rows - 1) * self._gap, low.beside)
        self.setMaximumHeight(high + low.below)

    def _low_ways(self, reach: int, wide: int) -> Iterator[_Low]:
        """As many cards as possible first; the keys that turn pages under them, else beside them."""
        for most in range(PAGE, 0, -1):
            turned = self.count > most
            columns, rows = _low_shape(self._look, min(self.count, most))
            yield self._low_way(most, columns, rows, reach, wide, below=self._turning() if turned else 0)
            if not turned and not self._look.portrait:
                # Fewer beside each other have more width, where their words need that more than height.
                for across in range(columns - 1, 0, -1):
                    yield self._low_way(most, across, -(-self.count // across), reach, wide)
            if turned and not self._look.portrait:
                tall, aside = self._turning_beside()
                for across in range(min(2, most), 0, -1):
                    down = -(-most // across)
                    yield self._low_way(most, across, down, reach, wide - aside, beside=tall)

    def _low_way(
        self, most: int, columns: int, rows: int, reach: int, wide: int, *, below: int = 0, beside: int = 0
    ) -> _Low:
        high = (lowered(reach - below, rows, self._gap) - (rows - 1) * self._gap) // rows
        card = (wide - (columns - 1) * self._gap) // columns
        return _Low(most, columns, rows, card, min(high, self._look.mm(_TALLEST)), below, beside)

    def _stand(self, low: _Low) -> None:
        self._low = low
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if low.beside else way.TopToBottom)
        self._pager.set_stacked(stacked=bool(low.beside))
        foot = Qt.AlignmentFlag.AlignBottom if low.beside else Qt.AlignmentFlag(0)
        self._box.setAlignment(self._pager, foot)
        self.usual = low.most
        self.set_most(low.most)
        self._lay_out()

    @property
    def _gap(self) -> int:
        return self._grid.verticalSpacing()

    def _turning(self) -> int:
        """Pixels of the keys that turn pages, with the gap over them."""
        high = self._pager.sizeHint().height() if self._look.portrait else self._pager.line_height()
        return high + self._look.mm(_over_pager(self._look))

    def _turning_beside(self) -> tuple[int, int]:
        """Their height one over the other, and the pixels that they take from the width."""
        size = self._pager.stacked_size()
        return size.height(), size.width() + self._look.mm(_over_pager(self._look))

    def _have_room(self, low: _Low) -> bool:
        return all(card.has_room(low.card, low.high) for card in self._cards.values())

    def yielding(self) -> tuple[Part, ...]:
        """Fewer cards on a page, where the words of all have no room."""
        if self._look.low_reach:
            return ()
        return (*(_Fewer(self, most) for most in FEWER[self._look.portrait]), _Wider(self))

    def first_card(self) -> QWidget | None:
        """What is chosen on the page that is shown, else its first card."""
        first = self._page * self._size
        shown = [self._cards[name] for name in self._order[first : first + self._size]]
        return next((card for card in shown if card.chosen), shown[0] if shown else None)

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

    def _shape_of(self, count: int) -> tuple[int, int]:
        if self._look.low_reach:
            low = self._low
            return _low_shape(self._look, count) if low is None else (low.columns, low.rows)
        return _shape(self._look, count, alone=self.alone and not self._whole_width)

    def _lay_out(self) -> None:
        first = self._page * self._size
        shown = self._order[first : first + self._size]
        usual = min(len(self._order), self._size)
        columns, rows = self._shape_of(usual)
        for name, card in self._cards.items():
            self._grid.removeWidget(card)
            if name not in shown:
                card.hide()
        for index, name in enumerate(shown):
            self._grid.addWidget(self._cards[name], index // columns, index % columns)
            self._cards[name].show()
            self._cards[name].stand_alike(tuple(self._cards[one] for one in shown))
        for at in range(PAGE):
            self._grid.setRowStretch(at, 1 if at < rows else 0)
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


class _Low(NamedTuple):
    """One way to stand low: cards on a page, their shape, the size of each, and what turns the pages.

    `below` and `beside` are the height of the keys that turn them, in pixels; 0 where they are elsewhere.
    """

    most: int
    columns: int
    rows: int
    card: int
    high: int
    below: int
    beside: int


@dataclass(frozen=True, slots=True)
class _Fewer:
    """So many cards on a page instead of four."""

    grid: ChoiceGrid
    most: int

    def wanted(self) -> bool:
        return self.grid.most > self.most and self.grid.count > self.most

    def give(self) -> None:
        self.grid.set_most(min(self.most, self.grid.most))

    def come_back(self) -> None:
        # Fewer still may stand there by now: then this has no part in it any more.
        if self.grid.most == self.most:
            self.grid.set_most(self.grid.usual)


@dataclass(frozen=True, slots=True)
class _Wider:
    """The only card takes the whole page, where its words have no room on a quarter of it."""

    grid: ChoiceGrid

    def wanted(self) -> bool:
        return self.grid.alone and not self.grid.whole_width

    def give(self) -> None:
        self.grid.set_whole_width(whole=True)

    def come_back(self) -> None:
        self.grid.set_whole_width(whole=False)


def _over_pager(look: Look) -> float:
    return _OVER_PAGER_CLOSE if look.metrics.close else _OVER_PAGER


def _page_of(options: tuple[Option, ...], size: int) -> int:
    """The page that holds what is chosen, else the first."""
    return next((index // size for index, option in enumerate(options) if option.chosen), 0)


def _shape(look: Look, count: int, *, alone: bool) -> tuple[int, int]:
    """Columns and rows; a card that is the only choice keeps the size that it has among four."""
    if look.portrait:
        return 1, PAGE if alone else count
    if alone:
        return 2, 2
    return (count, 1) if count <= 3 else (2, 2)


def _low_shape(look: Look, count: int) -> tuple[int, int]:
    """Columns and rows where cards have to be low: side by side, upright one over the other up to three."""
    if look.portrait:
        return (1, count) if count <= 3 else (2, 2)
    return (2, 2) if count == PAGE else (max(2, count), 1)


def _arrangement(look: Look, option: Option, count: int) -> Arrangement:
    """Pictures and short lists stand in columns; squares of four and portrait lists in rows."""
    if look.portrait:
        return "wide" if option.picture else "row"
    return "row" if count > 3 or count == 1 else "column"
