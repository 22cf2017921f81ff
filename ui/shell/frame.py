"""What is the same on every screen: rail, top band, foot, and the page between them."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button, Screen
from ui.shell.foot_band import HIGHEST_SHALLOW, FootBand
from ui.shell.page_switch import PageSwitch
from ui.shell.rail import Rail
from ui.shell.top_band import TopBand
from ui.theme.look import Look, colour
from ui.widgets.surface import Surface
from ui.widgets.touchable import Touchable

_STRIP_AIR, _STRIP_AIR_CROWDED = 9.0, 4.0
_SHALLOW_FOOT = 30.0
"""Of a display that is not high, in mm: keys of 27 mm."""
_LEAST_TOP, _LEAST_FOOT = 20.0, 24.5
"""To a page that is crowded: the least keys (15 and 20 mm) with their edges, and air around them."""
_SMALL_FOOT_UPRIGHT, _CROWDED_FOOT_UPRIGHT = 36.0, 27.0
_SHALLOW_TOP, _CROWDED_TOP = 2.0, 4.0


class Frame(Surface):
    """Places bands and page from plain values.

    Signals:
        pressed: A button of a band; carries its id.
        refused: A button that is not ready; carries its id and what is missing.
    """

    pressed = Signal(str)
    refused = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        # The order of making is the order of focus where nothing else is said.
        self.pages = PageSwitch(look, self)
        self.foot = FootBand(look, self.pressed.emit, self.refused.emit, self)
        self.top = TopBand(look, self.pressed.emit, self.refused.emit, self)
        self.rail = Rail(look, self.pressed.emit, self.refused.emit, self)
        self._has_foot = True
        self._crowded = False
        self._ordered: list[QWidget] = []
        self._told: tuple[object, ...] | None = None

    def show_frame(self, screen: Screen, *, crowded: bool = False) -> None:
        """The bands of this screen, if they are others; the page is the caller's (`set_page`).

        To a `crowded` page they give the line that the topic costs, and air.
        """
        told = (*_of_bands(screen), crowded)
        if told != self._told:
            self._told = told
            self._crowded = crowded
            self._show_bands(screen)
        self.order_focus()

    def set_look(self, look: Look) -> None:
        self._told = None
        super().set_look(look)

    def forget(self) -> None:
        """What stood in the bands was this person's."""
        self._told = None

    def _show_bands(self, screen: Screen) -> None:
        tools = _at(screen, "tool")
        above = [*_at(screen, "quit"), *_at(screen, "top")]
        low = self.look.low_reach
        feet = [b for b in screen.buttons if b.place in ("back", "middle", "next")]
        if low:
            feet += above
        self._has_foot = bool(feet) or bool(screen.foot)
        self.rail.setVisible(bool(tools))
        self.rail.show_tools(screen.office, tools, offered=bool(screen.offer))
        self.top.show_band(
            screen, [] if low else above, staffed=screen.held or not tools, crowded=self._crowded
        )
        self.foot.show_band(feet, screen.foot, crowded=self._crowded)
        self.foot.setVisible(self._has_foot)
        self.arrange()

    def set_page(self, page: QWidget) -> None:
        """The page of this screen; fades from the one before, then orders the focus."""
        self.pages.show_page(page)
        self.order_focus()

    def content_rect(self) -> QRect:
        """Where a page stands, in this frame's pixels, without the side margins."""
        return self.pages.geometry()

    def order_focus(self) -> None:
        """Question, content, middle, next, back, quit, rail."""
        chain: list[QWidget] = [*self._touchables()]
        if chain == self._ordered:
            return
        self._ordered = chain
        for before, after in itertools.pairwise(chain):
            QWidget.setTabOrder(before, after)

    def steps(self) -> list[Touchable]:
        """Everything that can be pressed now, in the order of focus."""
        shown = (one for one in self._touchables() if one.isVisible() and one.isEnabled())
        return [one for one in shown if not one.only_seen]

    def _touchables(self) -> list[Touchable]:
        page = self.pages.page
        content = page.findChildren(Touchable) if page is not None else []
        bands = [
            *self.foot.keys_at("middle"), *self.foot.keys_at("next"), *self.foot.keys_at("back"),
            *self.foot.keys_at("quit", "top"), *self.top.keys, *self.rail.keys,
        ]  # fmt: skip
        return [*content, *bands]

    def arrange(self) -> None:
        if self.look.portrait:
            self._arrange_portrait()
        else:
            self._arrange_landscape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.look.palette.bg))
        painter.end()

    def _arrange_landscape(self) -> None:
        look, sizes = self.look, self.look.sizes
        rail = 0 if self.rail.isHidden() else self.rail.wanted_width()
        usual = look.mm(_LEAST_TOP if self._gives_height else look.text.top)
        self._measure(self.top, self.width() - rail, usual)
        top = max(usual, self.top.needed_height()) + self.top.second_row()
        wide = self.width() - rail
        foot = self._foot_height(wide) if self._has_foot else 0
        self.rail.setGeometry(0, 0, rail, self.height())
        self.top.setGeometry(rail, 0, wide, top)
        self.foot.setGeometry(rail, self.height() - foot, wide, foot)
        side = look.side
        air = look.mm(_SHALLOW_TOP if look.metrics.shallow or self._crowded else sizes.content_top)
        edge = _STRIP_AIR_CROWDED if look.metrics.narrow_margins else _STRIP_AIR
        below = look.mm(sizes.least_gap if self._has_foot else edge)
        self._place_page(
            QRect(rail + side, top + air, wide - 2 * side, self.height() - foot - top - air - below)
        )

    @property
    def _gives_height(self) -> bool:
        """Whether the bands of a display that is not high are as low as their keys may be, for the page."""
        return self._crowded and self.look.metrics.shallow

    def _foot_height(self, wide: int) -> int:
        """A display that is not high leaves less air around the keys."""
        look = self.look
        if look.low_reach:
            return self._low_foot(wide)
        if not look.metrics.shallow:
            return look.mm(look.text.foot)
        usual = look.mm(_LEAST_FOOT if self._gives_height else _SHALLOW_FOOT)
        self._measure(self.foot, wide, usual)
        return min(self.foot.wanted_height(usual), look.mm(HIGHEST_SHALLOW))

    def _low_foot(self, wide: int) -> int:
        """As low as its words allow, since everything else that is touched stands over it."""
        usual = self.look.mm(self.look.sizes.foot_low_reach)
        self._measure(self.foot, wide, usual + self.foot.hint_line())
        return self.foot.wanted_height(usual)

    def _arrange_portrait(self) -> None:
        look, sizes = self.look, self.look.sizes
        wide = self.width()
        strip = 0 if self.rail.isHidden() else self._strip(wide)
        self._measure(self.top, wide, look.mm(sizes.top_portrait))
        top = max(look.mm(sizes.top_portrait), self.top.needed_height()) + self.top.second_row()
        foot = self._foot_upright(wide) if self._has_foot else 0
        self.top.setGeometry(0, 0, wide, top)
        self.rail.setGeometry(0, self.height() - strip, wide, strip)
        self.foot.setGeometry(0, self.height() - strip - foot, wide, foot)
        air = look.mm(sizes.content_top if look.metrics.large_text else sizes.content_top_portrait)
        if look.metrics.small and look.metrics.large_text:
            air = look.mm(_CROWDED_TOP)
        side = look.mm(sizes.side_portrait)
        above_foot = sizes.least_gap if look.low_reach else sizes.grid
        below = look.mm(above_foot if self._has_foot else _STRIP_AIR)
        room = self.height() - strip - foot - top - air - below
        self._place_page(QRect(side, top + air, wide - 2 * side, room))

    def _foot_upright(self, wide: int) -> int:
        if self.look.low_reach:
            return self._low_foot(wide)
        sizes = self.look.sizes
        metrics = self.look.metrics
        small = _CROWDED_FOOT_UPRIGHT if metrics.large_text else _SMALL_FOOT_UPRIGHT
        usual = self.look.mm(small if metrics.small else sizes.foot_portrait)
        self._measure(self.foot, wide, usual + self.foot.hint_line())
        return self.foot.wanted_height(usual)

    def _measure(self, band: Surface, wide: int, tall: int) -> None:
        """Arranges it for that size at once; Qt tells a widget that is not shown yet only when it is."""
        band.resize(wide, tall)
        band.arrange()

    def _strip(self, wide: int) -> int:
        """Pixels: two lines of words under an icon, or more words; words alone where all has to be low."""
        look = self.look
        usual = look.mm(max(look.sizes.strip_portrait, 2 * 1.25 * look.text.cap + 24.0))
        self._measure(self.rail, wide, usual)
        needed = self.rail.strip_height()
        tight = (look.low_reach, look.metrics.small, look.metrics.large_text)
        low = sum(tight) >= 2
        return needed if low else max(usual, needed)

    def _place_page(self, box: QRect) -> None:
        # The switch is a ring wider than the page's own margins would need: rings lie over the window.
        self.pages.setGeometry(box)


def _of_bands(screen: Screen) -> tuple[object, ...]:
    """All that a band shows of a screen."""
    return (
        screen.office, screen.topic, screen.simulated, screen.support_code, screen.progress, screen.passed,
        screen.left, screen.buttons, screen.foot, screen.held, screen.offer,
    )  # fmt: skip


def _at(screen: Screen, place: str) -> list[Button]:
    return [button for button in screen.buttons if button.place == place]
