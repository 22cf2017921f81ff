"""22: settings on one page, each choice shown in itself, taking effect at once."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Option, Screen, Sheet, SheetRow
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, content_width
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.look_sample import LookSample, Shows
from ui.widgets.pager import Pager
from ui.widgets.picture import Picture
from ui.widgets.reading_parts import be_group
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Choosing

_BETWEEN = re.compile("[・,]")
"""Between the values of one row that has several pairs of keys."""
_COMMA = {"ja": "、", "ja-easy": "、", "zh-Hans": "，"}
_HEIGHT, _HEIGHT_UPRIGHT = 30.0, 25.0
_SMALL_MM = 220.0
_HIGHER = 10.0
"""Millimetres more for a sample with a letter of its size over its name."""
_GAP = 4.0
_NARROW_MM = 300.0
"""Of a page in which two pairs of keys no longer stand beside their switch and its label."""
_LOW_HEIGHTS = {False: {"step": 24.0}, True: {"step": 24.0, "text-size": 31.0}}


class SheetPage(Page):
    """Rows that belong together (the voice: on, speed, volume) share a line on landscape displays."""

    _keys: dict[str, LookSample | KeyButton]
    _steps: dict[str, KeyButton]
    _lines: list[QWidget]
    _pager: Pager
    _pages: list[int]
    _first: int
    _longest_word: int
    _values: dict[tuple[str, int], tuple[RubyLabel, RubyLabel]]

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, Sheet)
        rows = tuple(
            (r.id, r.icon, r.label, r.look, tuple((o.id, o.label) for o in r.options)) for r in body.rows
        )
        return body.title, rows, body.note

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Sheet)
        self._keys, self._steps = {}, {}
        self._values = {}
        labels = (self._words_of(row) for row in body.rows)
        self._longest_word = max((one.minimumSizeHint().width() for one in labels), default=0)
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=3.0 if self.look.low_reach else _GAP)
        if self.look.low_reach:
            box.addStretch(1)
        lines = _lines(body.rows)
        self._lines = [self._line(rows) for rows in lines]
        for line in self._lines:
            box.addWidget(line, 0 if self.look.low_reach else 1)
        self._pager = Pager(self.look)
        self._pager.turned.connect(self._turn_to)
        box.addWidget(self._pager)
        self._first = next((at for at, rows in enumerate(lines) if rows[0].id == body.focus), 0)
        self._pages = [at // self._together for at in range(len(lines))]
        self._show_pages()
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        for row in body_of(screen, Sheet).rows:
            for option in row.options:
                key = self._keys.get(f"{row.id}:{option.id}")
                if key is not None:
                    key.set_chosen(chosen=option.chosen)
                if isinstance(key, LookSample):
                    key.bar(option.barred)
                step = self._steps.get(f"{row.id}:{option.id}")
                if step is not None:
                    step.set_missing(option.barred)
            self._show_values(row)

    def stand_low(self, reach: int, wide: int) -> None:
        """Samples are no higher than their words need where larger letters leave them little room."""
        if self.look.metrics.text_size == "standard":
            return
        for row in body_of(self.screen_shown, Sheet).rows if self.screen_shown is not None else ():
            across = self._across(row)
            room = self._room_of_each(across, wide)
            samples = [self._keys.get(f"{row.id}:{option.id}") for option in row.options]
            shown = [key for key in samples if isinstance(key, LookSample)]
            for at in range(0, len(shown), across):
                side_by_side = shown[at : at + across]
                tall = max(key.needed_height(room) for key in side_by_side)
                for key in side_by_side:
                    key.setFixedHeight(max(tall, self.look.mm(self.look.sizes.least_target)))

    def first_focus(self) -> QWidget | None:
        """Every rail button opens this page with its own row focused."""
        if self.screen_shown is None:
            return None
        focus = body_of(self.screen_shown, Sheet).focus
        mine = [name for name in self._keys if name.startswith(f"{focus}:")]
        return self._keys[mine[0]] if mine else None

    @property
    def _together(self) -> int:
        """All lines on one page; two where larger letters leave no room, since nothing is ever scrolled."""
        metrics = self.look.metrics
        if self.look.low_reach:
            return 1 if self.look.portrait or metrics.text_size != "standard" else 2
        crowded = metrics.large_text or (self.look.portrait and metrics.text_size != "standard")
        return 2 if crowded else len(self._lines)

    def share_room(self) -> None:
        """As many lines on a page as it has height for; with low reach the count alone decides."""
        if self.look.low_reach:
            return
        gap, most = self.look.mm(_GAP), self._together
        heights = [_least_height(line, self.width()) for line in self._lines]
        room = self.height() + gap
        if len(heights) > most or sum(heights) + len(heights) * gap > room:
            room -= self._pager.sizeHint().height() + gap
        pages, filled = [0], heights[0]
        for at, height in enumerate(heights[1:], 1):
            full = filled + gap + height + gap > room or pages.count(pages[-1]) == most
            filled = height if full else filled + gap + height
            pages.append(pages[at - 1] + full)
        if pages != self._pages:
            self._pages = pages
            self._show_pages()

    def _show_pages(self) -> None:
        self._pager.set_page(self._pages[self._first], self._pages[-1] + 1)
        self._turn_to(self._pager.page)

    def _turn_to(self, page: int) -> None:
        self._first = self._pages.index(page) if self._pages[self._first] != page else self._first
        for at, line in enumerate(self._lines):
            line.setVisible(self._pages[at] == page)

    def _show_values(self, row: SheetRow) -> None:
        """`速さ 100・音量 3` belongs to two pairs; the words before a value are its label."""
        for number, text in enumerate(_BETWEEN.split(row.value or "")):
            if (row.id, number) in self._values:
                label, value = self._values[(row.id, number)]
                words, _, figure = text.strip().rpartition(" ")
                label.set_text(words or row.label)
                value.set_text(figure)

    def _line(self, rows: list[SheetRow]) -> QWidget:
        line = QWidget()
        be_group(line, rows[0].label)
        row_box = box_of(line, self.look, upright=self._label_above, gap=6.0)
        middle = Qt.AlignmentFlag(0) if self._label_above else Qt.AlignmentFlag.AlignVCenter
        row_box.addWidget(self._label(rows[0]), 0, middle)
        beside: QBoxLayout = QVBoxLayout() if self._stacked else QHBoxLayout()
        beside.setSpacing(self.look.mm(4.0 if self._stacked else 6.0))
        for row in rows:
            beside.addLayout(self._choices(row), 3 if row.look == "step" or len(rows) == 1 else 1)
        row_box.addLayout(beside, 1)
        return line

    @property
    def _label_above(self) -> bool:
        """Where the samples have to be low and larger letters need the width, the label stands over them."""
        if self._small and self.look.portrait:
            return True
        return self.look.low_reach and self.look.metrics.large_text

    @property
    def _stacked(self) -> bool:
        """Where a line is too narrow for several pairs of keys."""
        return self.look.portrait or self.look.metrics.large_text

    @property
    def _narrow(self) -> bool:
        """Where the pairs of keys stand one over the other, beside their switch."""
        return not self._stacked and content_width(self.look) < self.look.mm(_NARROW_MM)

    def _label(self, row: SheetRow) -> QWidget:
        words = QWidget()
        box = box_of(words, self.look, upright=not (self._small and self._label_above), gap=1.0)
        icon = Picture(self.look, row.icon)
        side = self.look.mm(self.look.sizes.icon_button)
        icon.setFixedSize(side, side)
        box.addWidget(icon)
        box.addWidget(self._words_of(row))
        if self._small and self._label_above:
            box.addStretch(1)
        elif not self._label_above:
            words.setFixedWidth(self._label_width())
        return words

    def _words_of(self, row: SheetRow) -> RubyLabel:
        return RubyLabel(self.look, row.label, role="label", bold=True, line=1.3)

    def _choices(self, row: SheetRow) -> QBoxLayout | QGridLayout:
        if row.look == "step" or len(row.options) == 1:
            return self._step(row)
        return self._samples(row)

    def _samples(self, row: SheetRow) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self.look.mm(4.0 if len(row.options) > 4 else 5.0))
        samples = [self._sample(row, option) for option in row.options]
        across = self._across(row)
        room = self._room_of_each(across)
        for index, sample in enumerate(samples):
            # Where a name takes two lines, it and the letter over it need more than usual.
            sample.setFixedHeight(max(sample.height(), sample.needed_height(room)))
            grid.addWidget(sample, index // across, index % across)
            grid.setColumnStretch(index % across, 1)
        return grid

    def _words_alone(self, row: SheetRow) -> bool:
        """Two rows of samples with a letter of their size each would end too high."""
        low = self.look.low_reach and self.look.portrait and self.look.metrics.text_size != "standard"
        return row.look == "text-size" and (self._small or low)

    @property
    def _small(self) -> bool:
        """Whether larger letters meet a display of 15.6"."""
        metrics = self.look.metrics
        least = min(metrics.to_mm(side) for side in metrics.size_px)
        return metrics.large_text and least < _SMALL_MM

    def _across(self, row: SheetRow) -> int:
        """As many side by side as there is width for, with every word whole."""
        across, room = self._most_across(row), content_width(self.look)
        room -= 0 if self._label_above else self._label_width() + self.look.mm(6.0)
        samples = [self._keys.get(f"{row.id}:{option.id}") for option in row.options]
        widest = max((key.ticked_width() for key in samples if isinstance(key, LookSample)), default=0)
        gap = self.look.mm(5.0)
        while across > 1 and across * (widest + gap) - gap > room:
            across = 2 if across == 4 else across - 1
        return across

    def _room_of_each(self, across: int, wide: int | None = None) -> int:
        """Pixels for each sample of so many side by side."""
        beside = 0 if self._label_above else self._label_width() + self.look.mm(6.0)
        room = (content_width(self.look) if wide is None else wide) - beside
        return (room - (across - 1) * self.look.mm(5.0)) // across

    def _most_across(self, row: SheetRow) -> int:
        across = min(4, len(row.options))
        if self._small and row.look == "text-size":
            return min(2, across)
        if self.look.portrait or (self.look.metrics.large_text and len(row.options) > 4):
            return min(2 if self.look.portrait else 3, across)
        return across

    def _label_width(self) -> int:
        """Pixels alike for all rows: the usual share, and no word of a label is torn."""
        return max(self.look.mm(max(56.0, 4.6 * self.look.text.label)), self._longest_word)

    def _sample(self, row: SheetRow, option: Option) -> LookSample:
        name = f"{row.id}:{option.id}"
        shows: Shows = "own-size" if self._words_alone(row) else "plain" if row.look == "step" else row.look
        key = LookSample(self.look, name, option.label, shows=shows, of=option.id)
        key.setObjectName(name)
        if row.look != "language":  # each language says itself; 標準 says nothing without its row
            key.set_said(f"{row.label}{_COMMA.get(self.look.language, ', ')}{option.label}")
        key.setFixedHeight(self.look.mm(self._height(row)))
        key.activated.connect(self.press)
        key.refused.connect(lambda _id: self._tell_why(key))
        self._keys[name] = key
        return key

    def _tell_why(self, key: LookSample) -> None:
        """Why it cannot be chosen now: seen and heard."""
        self.told.emit(key.reason or "")
        self.answered.emit(key.reason or "")

    def _height(self, row: SheetRow) -> float:
        """Millimetres; two lines of larger letters need more."""
        if self.look.metrics.large_text:
            if self._words_alone(row):
                return 2.9 * max(self.look.text.body, self.look.tokens.texts[TEXT_SIZES[-1]].cap)
            return 3.4 * self.look.text.body + (16.0 if row.look == "text-size" else 0.0)
        return 19.0 if len(row.options) > 4 and row.look != "step" else self._usual(row.look)

    def _usual(self, shows: str) -> float:
        height = _HEIGHT_UPRIGHT if self.look.portrait else _HEIGHT
        height += _HIGHER if shows == "text-size" else 0.0
        if self.look.low_reach or self._narrow:
            height = _LOW_HEIGHTS[self.look.portrait].get(shows, height)
        text = self.look.text
        return max(height, 1.45 * (text.cap + text.label) + 1.0) if shows == "step" else height

    def _step(self, row: SheetRow) -> QBoxLayout:
        """Pairs of − and + with the value between them; an option without partner stands before them."""
        box: QBoxLayout = QVBoxLayout() if self._stacked else QHBoxLayout()
        box.setSpacing(self.look.mm(4.0 if self._stacked else 9.0))
        pairs = list(row.options)
        if len(pairs) % 2:
            box.addWidget(self._switch(row, pairs.pop(0)))
        column: QBoxLayout = QVBoxLayout() if self._narrow else box
        for number in range(len(pairs) // 2):
            column.addLayout(self._pair(row, number, pairs[2 * number], pairs[2 * number + 1]), 1)
        if column is not box:
            column.setSpacing(self.look.mm(_GAP))
            box.addLayout(column, 1)
        return box

    def _switch(self, row: SheetRow, option: Option) -> KeyButton:
        """An option of its own, on or off (きく)."""
        name = f"{row.id}:{option.id}"
        key = KeyButton(self.look, name, option.label, kind=Kind.KEY, icon=option.picture or row.icon)
        key.choosing = Choosing.EACH
        key.setObjectName(name)
        key.setFixedHeight(self.look.mm(self._usual("step")))
        key.setMinimumWidth(self.look.mm(46.0))
        key.activated.connect(self.press)
        self._keys[name] = key
        return key

    def _pair(self, row: SheetRow, number: int, less: Option, more: Option) -> QHBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        label = RubyLabel(self.look, "", role="cap", tone="ink2", align="center")
        value = RubyLabel(self.look, "", role="label", bold=True, align="center")
        self._values[(row.id, number)] = (label, value)
        middle.addStretch(1)
        middle.addWidget(label)
        middle.addWidget(value)
        middle.addStretch(1)
        box = QHBoxLayout()
        box.setSpacing(self.look.mm(3.0))
        box.addWidget(self._step_key(row, less, "minus"))
        box.addLayout(middle, 1)
        box.addWidget(self._step_key(row, more, "plus"))
        return box

    def _step_key(self, row: SheetRow, option: Option, icon: str) -> KeyButton:
        name = f"{row.id}:{option.id}"
        key = KeyButton(
            self.look, name, option.label, kind=Kind.FUNCTION, icon=icon, icon_place="above", role="cap"
        )
        key.setObjectName(name)
        key.setFixedHeight(self.look.mm(self._usual("step")))
        key.setMinimumWidth(self.look.mm(max(32.0, 3.0 * self.look.text.cap + 6.0)))
        key.activated.connect(self.press)
        key.refused.connect(lambda _id: self.told.emit(key.reason or ""))
        self._steps[name] = key
        return key


def _lines(rows: Iterable[SheetRow]) -> list[list[SheetRow]]:
    """Neighbours with one icon belong to one line."""
    return [list(together) for _icon, together in groupby(rows, key=lambda row: row.icon)]


def _least_height(line: QWidget, wide: int) -> int:
    """Pixels, `wide` as it will be."""
    layout = line.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(layout.minimumHeightForWidth(wide), layout.minimumSize().height())
    return line.minimumSizeHint().height()
