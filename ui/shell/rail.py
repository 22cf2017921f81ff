"""The tools that stay on every resident's screen: size, colours, voice, language, and calling somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button
from ui.shell.button_set import ButtonSet
from ui.theme.look import Look, colour
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.marks import plain
from ui.widgets.reading_parts import be_group
from ui.widgets.surface import Surface
from ui.widgets.typesetting import Typesetter

_CALL_ICON = "call"
_CALL_HEIGHT = 58.0
_PAD, _FOOT, _GAP, _GAP_LOW = 4.0, 7.0, 4.0, 3.0
_FOOT_LOW = 5.0
"""Upright on a small display with low reach: every millimetre brings all keys above down."""
_STRIP_TOP, _STRIP_TOP_LOW = 5.0, 3.0
_TIGHT_SIDE = 5.0
_MARK = 11.0
_LINE = 1.3
"""A little more than a line of a tool, in parts of its letters."""
_PORTRAIT_CALL = 1.3
_HELPING = frozenset({"tool:text-size", "tool:voice", "call"})
"""Tools that stand out to somebody who hesitates."""


class _StripRow(NamedTuple):
    """A line of the strip: its keys, the pixels that they need down, lack across, and need across."""

    keys: tuple[KeyButton, ...]
    needed: int
    over: int
    wide: int


class Rail(Surface):
    """Left over the full height; in portrait a strip at the very bottom, in the same order."""

    def __init__(
        self,
        look: Look,
        pressed: Callable[[str], None],
        refused: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._office = ""
        self._office_stands = True
        self._letters = look
        self._spared_for: tuple[object, ...] | None = None
        be_group(self, "")
        self._set = ButtonSet(self, _kind_of, pressed, refused)

    @property
    def keys(self) -> tuple[KeyButton, ...]:
        return tuple(self._set.keys.values())

    def show_tools(self, office: str, buttons: Sequence[Button], *, offered: bool = False) -> None:
        """These, in their order; those that help who hesitates stand out where they are `offered`."""
        self._office = office
        self.setAccessibleName(plain(office))
        self._set.show(self.look, buttons)
        for name, key in self._set.keys.items():
            key.set_offered(offered=offered and name in _HELPING)
        self.arrange()
        self.update()

    def arrange(self) -> None:
        if self.look.portrait:
            self._arrange_strip()
        else:
            self._arrange_column()
        self._keep_icons_together()

    def _keep_icons_together(self) -> None:
        """All tools have their icons or none has; that of calling somebody goes last, and alone."""
        tools = [key for key in self.keys if key.kind is not Kind.CALL]
        bare = not all(key.has_room_for_icon() for key in tools)
        for key in tools:
            key.set_bare(bare=bare)

    def set_look(self, look: Look) -> None:
        self._spared_for = None
        super().set_look(look)
        if look.portrait:  # other colours alone arrange nothing, but dress every key anew
            self._spare_letters()

    def wanted_width(self) -> int:
        """Pixels at the left: for two keys side by side where five below each other end too high."""
        look = self.look
        usual = look.mm(look.text.rail)
        if not look.low_reach or self._in_reach(usual):
            return usual
        column = max((key.least_width() for key in self.keys if key.kind is not Kind.CALL), default=0)
        return max(usual, 2 * column + look.mm(_GAP_LOW + 2 * _PAD))

    def strip_height(self) -> int:
        """Pixels, upright at the present width: what the words need without icons."""
        self._spare_letters()
        return max(0, self._needed_down()) + self._strip_top + self._strip_foot

    def _needed_down(self) -> int:
        rows = self._rows_of_strip()
        return sum(row.needed for row in rows) + self.look.mm(_GAP_LOW) * (len(rows) - 1)

    def _spare_letters(self) -> None:
        """Letters one step smaller where they save a line of the strip, which brings all keys above down.

        Upright on a small display with low reach alone: there its letters may be so (030), and a hand
        reaches so much further.
        """
        smaller = self._one_step_smaller()
        if smaller is None:
            self._letters = self.look
            return
        spared_for = (self.width(), *((id(key), key.marked) for key in self.keys))
        if spared_for == self._spared_for:
            return
        self._spared_for = spared_for
        self._dress(self.look)
        usual = self._needed_down()
        self._dress(smaller)
        if usual - self._needed_down() < self.look.mm(_LINE * smaller.text.cap):
            self._dress(self.look)

    def _one_step_smaller(self) -> Look | None:
        metrics = self.look.metrics
        if not (metrics.small and metrics.large_text and self.look.low_reach):
            return None
        return self.look.with_metrics(text_size=TEXT_SIZES[TEXT_SIZES.index(metrics.text_size) - 1])

    def _dress(self, letters: Look) -> None:
        self._letters = letters
        for key in self.keys:
            key.set_look(letters)

    @property
    def _strip_foot(self) -> int:
        """Pixels under them."""
        low = self.look.low_reach and self.look.metrics.small
        return self.look.mm(_FOOT_LOW if low else _FOOT)

    @property
    def _strip_top(self) -> int:
        """Pixels over the strip's keys."""
        metrics = self.look.metrics
        near = self.look.low_reach and (metrics.small or metrics.text_size == "largest")
        return self.look.mm(_STRIP_TOP_LOW if near else _STRIP_TOP)

    def _in_reach(self, width: int) -> bool:
        """Whether the first of keys below each other has its centre within reach."""
        look, keys = self.look, self.keys
        if not keys:
            return True
        first, *rest = self._low_needs(width - 2 * look.mm(_PAD))
        return look.mm(_FOOT) + sum(rest) + look.mm(_GAP_LOW) * len(rest) + first / 2 <= look.metrics.reach

    def _low_needs(self, wide: int) -> list[float]:
        return [float(max(key.needed_height(wide), self.look.mm(key.least_mm))) for key in self.keys]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self.look, self.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(palette.rail))
        hair = look.line(look.sizes.hair)
        if look.portrait:
            painter.fillRect(0, 0, self.width(), hair, colour(palette.hair))
        else:
            painter.fillRect(self.width() - hair, 0, hair, self.height(), colour(palette.hair))
            self._paint_office(painter)
        painter.end()

    def _paint_office(self, painter: QPainter) -> None:
        look = self.look
        if not self._office_stands:
            return
        height = look.exact(look.text.top)
        side, gap = float(look.mm(_MARK)), look.exact(2.5)
        wide = self.width() - look.exact(3.0)
        setter = self._office_setter(look.text_mm("cap"))
        setting = setter.set(self._office, wide - side - gap)
        # One line without the mark: two would run out of the band, or nearly (Devanagari rises over its box).
        tight = setting.height + look.exact(look.text_mm("cap") / 2) > height
        if setting.height > height or (tight and setter.natural_width(self._office) <= wide):
            side = gap = 0.0
            share = min(1.0, wide / setter.natural_width(self._office))
            setter = self._office_setter(look.text_mm("cap") * share)
            setting = setter.set(self._office, wide)
        x = (self.width() - side - gap - setting.width) / 2
        if side:
            self._paint_mark(painter, x, (height - side) / 2, side)
        box = QRectF(x + side + gap, (height - setting.height) / 2, setting.width, setting.height)
        setter.paint(painter, setting, box, "left", colour(look.palette.ink))

    def _office_setter(self, size: float) -> Typesetter:
        return Typesetter(self.look, size, bold=True, line=1.2)

    def _paint_mark(self, painter: QPainter, x: float, y: float, side: float) -> None:
        drawings, palette = self.look.drawings, self.look.palette
        mark = drawings.pixmap(drawings.art("flower-mark", palette), side, side, self.devicePixelRatioF())
        painter.drawPixmap(round(x), round(y), mark)

    def _arrange_strip(self) -> None:
        if not self.keys:
            return
        self._spare_letters()
        look, rows = self.look, self._rows_of_strip()
        gap, top = look.mm(_GAP_LOW), self._strip_top
        room = self.height() - top - self._strip_foot - gap * (len(rows) - 1)
        y = float(top)
        for row, tall in zip(rows, _shares(room, [float(row.needed) for row in rows]), strict=True):
            self._place_row(row.keys, QRect(0, round(y), self.width(), round(y + tall) - round(y)))
            y += tall + gap

    def _rows_of_strip(self) -> list[_StripRow]:
        """One line of keys, or two where one would cut words or take more height than two."""
        keys = self.keys
        if not keys:
            return []
        ways = [[self._strip_row(keys)]]
        ways += [[self._strip_row(keys[:at]), self._strip_row(keys[at:])] for at in range(1, len(keys))]
        gap = self.look.mm(_GAP_LOW)
        return min(
            ways,
            key=lambda rows: (
                sum(row.over for row in rows),
                sum(row.needed for row in rows) + gap * len(rows),
                max(row.wide for row in rows),
            ),
        )  # fmt: skip

    def _strip_row(self, keys: Sequence[KeyButton]) -> _StripRow:
        """The keys of a line that is as low as their words let it be."""
        least = self.look.mm(self.look.sizes.least_target)
        room = self._row_room(keys)
        needed = min(self._height_at(keys, room, lines) for lines in (1, 2, 3))
        wide = sum(max(key.least_width(), least) for key in keys)
        high = max(self.look.mm(key.least_mm) for key in keys)
        return _StripRow(tuple(keys), max(needed, high), max(0, wide - room), wide)

    def _height_at(self, keys: Sequence[KeyButton], room: int, lines: int) -> int:
        """Pixels that the words need where their keys are as wide as so many lines of words ask for."""
        tall = self.look.mm(lines * _LINE * self._letters.text.cap + 2 * self.look.sizes.base)
        widths = self._widths(keys, room, tall)
        return max(key.needed_height(int(wide)) for key, wide in zip(keys, widths, strict=True))

    def _row_room(self, keys: Sequence[KeyButton]) -> int:
        """Pixels for the keys alone, with the air between and beside them as tight as it may be."""
        look = self.look
        return self.width() - 2 * look.mm(_TIGHT_SIDE) - look.mm(look.sizes.least_gap) * (len(keys) - 1)

    def _place_row(self, keys: Sequence[KeyButton], box: QRect) -> None:
        """One line of keys, as wide as their words need; calling somebody is wider where there is room."""
        look = self.look
        across, gap = look.mm(look.sizes.side_portrait), look.mm(_GAP)
        widths = self._widths(keys, box.width() - 2 * across - gap * (len(keys) - 1), box.height())
        if any(
            wide < key.least_width() or key.needed_height(int(wide)) > box.height()
            for key, wide in zip(keys, widths, strict=True)
        ):
            across, gap = look.mm(_TIGHT_SIDE), look.mm(look.sizes.least_gap)
            widths = self._widths(keys, self._row_room(keys), box.height())
        x = float(across)
        for key, wide in zip(keys, widths, strict=True):
            key.setGeometry(round(x), box.y(), round(x + wide) - round(x), box.height())
            x += wide + gap

    def _widths(self, keys: Sequence[KeyButton], room: int, tall: int) -> list[float]:
        usual = room / (len(keys) - 1 + _PORTRAIT_CALL)
        leasts = self._least_widths(keys, room, tall)
        needs = [
            max(least, usual * _PORTRAIT_CALL if key.kind is Kind.CALL else 0.0)
            for key, least in zip(keys, leasts, strict=True)
        ]
        # Calling somebody is wider where the words of the others leave room for that.
        needs = needs if sum(needs) <= room else leasts
        needs = needs if sum(needs) <= room else [least * room / sum(leasts) for least in leasts]
        return _shares(room, needs)

    def _least_widths(self, keys: Sequence[KeyButton], room: int, tall: int) -> list[float]:
        """So wide that no phrase is cut, and where there is room for that, so wide that no line is."""
        high, least = tall - self.look.line(self.look.sizes.base), self.look.mm(self.look.sizes.least_target)
        whole = [float(max(key.least_width(high), least)) for key in keys]
        return whole if sum(whole) <= room else [float(max(key.least_width(), least)) for key in keys]

    def _arrange_column(self) -> None:
        look, keys = self.look, self.keys
        if not keys:
            return
        if look.low_reach and not self._in_reach(look.mm(look.text.rail)):
            self._arrange_pairs()
            return
        pad, foot = look.mm(_PAD), look.mm(_FOOT)
        gap = look.mm(_GAP_LOW if look.low_reach else _GAP)
        wide = self.width() - 2 * pad
        top = look.mm(look.text.top) + gap
        self._office_stands = look.low_reach or self._needed(wide, gap) <= self.height() - top - foot
        if not self._office_stands:
            top = gap
        if look.low_reach:
            top = self._low_top(wide, foot, gap)
        room = self.height() - top - foot - gap * (len(keys) - 1)
        y = float(top)
        for key, tall in zip(keys, self._heights(wide, room), strict=True):
            key.setGeometry(QRect(pad, round(y), wide, round(y + tall) - round(y)))
            y += tall + gap

    def _needed(self, wide: int, gap: int) -> float:
        """Pixels for the words of all tools below each other: before they are cut the office's name goes."""
        return sum(self._low_needs(wide)) + gap * (len(self.keys) - 1)

    def _arrange_pairs(self) -> None:
        """Two by two from the foot, in the order of reading; calling somebody has the lowest line alone."""
        look, gap, pad = self.look, self.look.mm(_GAP_LOW), self.look.mm(_PAD)
        whole = self.width() - 2 * pad
        half = (whole - gap) // 2
        tools = [key for key in self.keys if key.kind is not Kind.CALL]
        calls = [key for key in self.keys if key.kind is Kind.CALL]
        lines = [*([one] for one in calls), *reversed([tools[at : at + 2] for at in range(0, len(tools), 2)])]
        y = self.height() - look.mm(_FOOT)
        for line in lines:
            wide = whole if len(line) == 1 else half
            tall = max(max(key.needed_height(wide), look.mm(key.least_mm)) for key in line)
            y -= tall
            for at, key in enumerate(line):
                key.setGeometry(QRect(pad + at * (half + gap), y, wide, tall))
            y -= gap

    def _low_top(self, wide: int, foot: int, gap: int) -> int:
        """As high as the first key may begin, so that its centre is within reach."""
        keys = self.keys
        reach = self.look.metrics.reach - foot
        first = keys[0].needed_height(wide)
        rest = sum(max(key.needed_height(wide), self.look.mm(key.least_mm)) for key in keys[1:])
        wanted = min(2 * max(0.0, reach - rest - gap * (len(keys) - 1)), reach)
        return int(self.height() - foot - gap * (len(keys) - 1) - rest - max(first, min(wanted, first)))

    def _heights(self, wide: int, room: int) -> list[float]:
        """Equal shares; a key whose words need more gets it from the others; calling somebody is taller."""
        look, keys = self.look, self.keys
        needs = [float(max(key.height_with_icon(wide), look.mm(key.least_mm))) for key in keys]
        if look.low_reach or sum(needs) > room:
            needs = [float(max(key.needed_height(wide), look.mm(key.least_mm))) for key in keys]
        others = sum(need for key, need in zip(keys, needs, strict=True) if key.kind is not Kind.CALL)
        tall_call = min(float(look.mm(_CALL_HEIGHT)), room - others)
        fixed = [
            max(tall_call, need) if key.kind is Kind.CALL and not look.low_reach else None
            for key, need in zip(keys, needs, strict=True)
        ]
        open_needs = [need for need, tall in zip(needs, fixed, strict=True) if tall is None]
        shares = iter(_shares(room - sum(tall for tall in fixed if tall is not None), open_needs))
        return [next(shares) if tall is None else tall for tall in fixed]


def _shares(room: float, needs: Sequence[float]) -> list[float]:
    """Equal parts of `room`; whoever needs more gets it from the others."""
    parts = [0.0] * len(needs)
    open_ = list(range(len(needs)))
    while open_:
        share = room / len(open_)
        tight = [at for at in open_ if needs[at] > share]
        for at in tight or open_:
            parts[at] = needs[at] if tight else share
        room -= sum(needs[at] for at in tight)
        open_ = [at for at in open_ if at in tight] and [at for at in open_ if at not in tight]
    return parts


def _kind_of(button: Button) -> Kind:
    return Kind.CALL if button.icon == _CALL_ICON else Kind.TOOL
