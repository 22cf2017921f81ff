"""01: the invitation. One giant button; touching anywhere else starts, too."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from kiosk.visit.screen import Button, Option, Screen, Welcome
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, content_width
from ui.theme.look import Look
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.look_sample import LookSample
from ui.widgets.note_line import NoteLine
from ui.widgets.picture import Picture
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Yielding
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touch_guard import Repeat, guard_of
from ui.widgets.typesetting import Align

_WIDEST_LANGUAGE = 120.0
_LANGUAGE_GAP = 4.0
_ROWS_IF_CROWDED = 2
_MANY = 3
"""So many languages fill a row; fewer stand at its left."""

_LOW_START, _LOWEST_START = 30.0, 24.0
"""Height of the way in over several rows of languages, where it has to be within reach."""


class WelcomePage(Page):
    """Title, giant button and the drawing; the languages stand where other pages have their foot."""

    has_foot = False
    _side: list[QWidget]
    _language_keys: list[LookSample | KeyButton]
    names: Look
    """That of the languages' names."""

    def shape(self, screen: Screen) -> Hashable:
        return screen.body, screen.buttons

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Welcome)
        self._side, self._language_keys = [], []
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=self._gap)
        if self.look.portrait:
            self._arrange_upright(box, screen, body)
        else:
            self._arrange_flat(box, screen, body)
        if body.languages or _seats(screen):
            box.addWidget(self._languages(screen, body.languages))
        return content

    def yielding(self) -> tuple[Part, ...]:
        """The side sentences, which the voice says, too; upright the drawing last."""
        sides = tuple(Yielding(widget) for widget in self._side)
        return (*sides, _SmallerNames(self)) if self._language_keys and self._crowded else sides

    def buttons(self) -> tuple[Button, ...]:
        """The start button stands in the content: the frame keeps only its tools."""
        return tuple(button for button in super().buttons() if button.place == "tool")

    def first_focus(self) -> QWidget | None:
        return self.findChild(KeyButton, "button:start")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Whatever was touched beside the keys starts the visit."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self._is_meant():
            self._start()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _is_meant(self) -> bool:
        """Not the second touch of a key of the page before."""
        wait = self.look.sizes.touch_repeat_s
        return guard_of(self).allows("start", Repeat.NAVIGATION, window_s=wait, tremor_s=0.0, others_s=wait)

    def _start(self) -> None:
        button = self._start_button(self.screen_shown)
        if button is not None:
            self.press(button.id)

    def _start_button(self, screen: Screen | None) -> Button | None:
        if screen is None:
            return None
        return next((button for button in screen.buttons if button.place in ("next", "inline")), None)

    def _arrange_flat(self, box: QBoxLayout, screen: Screen, body: Welcome) -> None:
        left = QWidget()
        words = box_of(left, self.look, upright=True, gap=self._gap)
        words.addStretch(1)
        words.addWidget(self._title(body, "left"))
        self._add_start(words, screen)
        if self._roomy:
            note = NoteLine(self.look, "both", body.note)
            self._side.append(note)
            words.addWidget(note)
        if not self.look.low_reach:
            words.addStretch(1)
        left.setFixedWidth(self.look.mm(190.0))
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(10.0))
        row.addWidget(left)
        hero = Picture(self.look, "hero")
        if self._crowded:  # wishing for more height than there is, they would take some from the languages
            most = words.minimumHeightForWidth(left.minimumWidth())
            for one in (left, hero):
                one.setMaximumHeight(most)
        row.addWidget(hero, 1)
        box.addLayout(row, 1)

    def _arrange_upright(self, box: QBoxLayout, screen: Screen, body: Welcome) -> None:
        box.addWidget(self._title(body, "center"))
        hero = Picture(self.look, "hero")
        box.addWidget(hero, 1)
        note = NoteLine(self.look, "both", body.note)
        self._side += [note, hero]
        centred = Qt.AlignmentFlag(0) if self.look.metrics.large_text else Qt.AlignmentFlag.AlignHCenter
        # What is only read stands over the keys where these have to be low.
        if self.look.low_reach:
            box.addWidget(note, 0, centred)
        self._add_start(box, screen)
        if not self.look.low_reach:
            box.addWidget(note, 0, centred)

    def _title(self, body: Welcome, place: Align) -> QWidget:
        title = RubyLabel(
            self.look, body.title, role=self._title_mm, bold=True, align=place, line=1.4, heading=True
        )
        title.setObjectName("title")
        words = QWidget()
        inner = box_of(words, self.look, upright=True, gap=3.0)
        inner.addWidget(title)
        if self._roomy:
            explanation = RubyLabel(
                self.look, body.explanation, role="label", bold=False, tone="ink2", align=place
            )
            self._side.append(explanation)
            inner.addWidget(explanation)
        return words

    @property
    def _title_mm(self) -> float:
        """Two lines; one on a low display with larger letters."""
        if self.look.portrait:
            return 16.0 if self.look.metrics.small and self.look.metrics.large_text else 20.0
        if self.look.metrics.shallow:
            return 11.5 if self._crowded else 15.0
        return 21.0

    @property
    def _gap(self) -> float:
        if self._crowded or self._lowest:
            return 4.0
        return 5.0 if self.look.metrics.shallow else 9.0

    @property
    def _roomy(self) -> bool:
        """Side sentences give way to the largest letters on a wide display; the voice says them."""
        return self.look.portrait or not self.look.metrics.large_text

    @property
    def _start_mm(self) -> float:
        if self._crowded:
            return 25.0
        if self._lowest:
            return _LOWEST_START
        if self.look.low_reach and self.look.metrics.large_text:
            return _LOW_START
        return 34.0 if self.look.metrics.shallow else 46.0

    def _add_start(self, box: QBoxLayout, screen: Screen) -> None:
        button = self._start_button(screen)
        if button is None:
            return
        role, icon = (13.0, 15.0) if self._crowded or self._lowest else (18.0, 25.0)
        key = KeyButton(
            self.look, button.id, button.label, kind=Kind.PRIMARY, icon=button.icon, role=role, icon_mm=icon
        )
        key.setObjectName("button:start")
        key.setMinimumHeight(self.look.mm(self._start_mm))
        if self._lowest:  # it would wish for more
            key.setMaximumHeight(self.look.mm(self._start_mm))
        key.activated.connect(self.press)
        box.addWidget(key)

    def _languages(self, screen: Screen, languages: tuple[Option, ...]) -> QWidget:
        """One row where no word is cut; else as many as there is room for: the tool ことば has all."""
        strip = QWidget()
        be_group(strip, next((tool.said or tool.label for tool in screen.buttons if tool.icon == "lang"), ""))
        self._grid = QGridLayout(strip)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self.look.mm(_LANGUAGE_GAP))
        seats = [self._seat(button) for button in _seats(screen)]
        keys: list[LookSample | KeyButton] = [*(self._language(option) for option in languages), *seats]
        wide = content_width(self.look)
        self.names, across = self.look, self._across(keys, wide)
        if self._crowded and len(keys) > across * _ROWS_IF_CROWDED:
            self.names = self.smaller_names()
            for key in keys:
                key.set_look(self.names)
            across = self._across(keys, wide)
        if self._crowded and len(keys) > across * _ROWS_IF_CROWDED:
            unread = [key for key in keys if key.chosen]
            read = [key for key in keys if not key.chosen and key not in seats]
            keys = [*read[: across * _ROWS_IF_CROWDED - len(seats)], *seats]
            for key in unread:
                key.deleteLater()
        self._language_keys, self._strip = keys, strip
        self._deal_languages(wide)
        return strip

    def stand_low(self, reach: int, wide: int) -> None:
        """Two tools beside each other at the left take width from the languages."""
        if self._language_keys:
            self._deal_languages(wide)

    def smaller_names(self) -> Look:
        """One step smaller, before a language is left out or cut."""
        at = TEXT_SIZES.index(self.look.metrics.text_size)
        return self.look.with_metrics(text_size=TEXT_SIZES[max(0, at - 1)])

    def set_names(self, look: Look) -> None:
        """The languages in letters of that look."""
        self.names = look
        for key in self._language_keys:
            key.set_look(look)
            key.setMinimumHeight(0)
        self._deal_languages(content_width(self.look))

    def _deal_languages(self, wide: int) -> None:
        """As many in a row as have room for their words on so many pixels."""
        keys, grid = self._language_keys, self._grid
        rows = -(-len(keys) // self._across(keys, wide))
        across = -(-len(keys) // rows)
        for row in range(rows):
            beside = keys[row * across : (row + 1) * across]
            tall = self._tall(beside, across, rows, wide)
            for column, key in enumerate(beside):
                key.setMinimumHeight(tall)
                grid.addWidget(key, row, column)
        # Qt gives the row above its wished height first, and would take it from here.
        self._strip.setMinimumHeight(grid.minimumSize().height())
        for place in range(grid.columnCount()):
            grid.setColumnStretch(place, 1 if place < across else 0)
        grid.setColumnStretch(across, 1 if len(keys) < _MANY else 0)

    def _language(self, option: Option) -> LookSample:
        key = LookSample(self.look, f"language:{option.id}", option.label, shows="language", of=option.id)
        key.setObjectName(f"language:{option.id}")
        key.set_chosen(chosen=option.chosen)
        key.setMaximumWidth(self.look.mm(_WIDEST_LANGUAGE))
        key.activated.connect(self.press)
        return key

    def _seat(self, button: Button) -> KeyButton:
        """At the lower edge, where whoever sits can reach it."""
        key = KeyButton(self.look, button.id, button.label, kind=Kind.SMALL, icon=button.icon)
        key.setObjectName("button:seat")
        key.setMaximumWidth(self.look.mm(_WIDEST_LANGUAGE))
        key.activated.connect(self.press)
        return key

    def _across(self, keys: Sequence[LookSample | KeyButton], wide: int) -> int:
        """How many stand beside each other without a cut word."""
        gap = self.look.mm(_LANGUAGE_GAP)
        # The seat's drawing gives way before a row does.
        widest = max(key.words_width() if isinstance(key, KeyButton) else key.least_width() for key in keys)
        return max(1, min(len(keys), (wide + gap) // (widest + gap)))

    def _tall(self, keys: Sequence[LookSample | KeyButton], across: int, rows: int, room: int) -> int:
        """Pixels for the keys of one row."""
        gap = self.look.mm(_LANGUAGE_GAP)
        wide = min((room + gap) // across - gap, self.look.mm(_WIDEST_LANGUAGE))
        least = self.look.mm(26.0 if rows == 1 and not self._crowded else 20.0)
        return max(least, *(key.needed_height(wide) for key in keys))

    @property
    def _lowest(self) -> bool:
        """Within reach, over the languages with the largest letters."""
        return self.look.low_reach and self.look.metrics.text_size == "largest"

    @property
    def _crowded(self) -> bool:
        """A low display with larger letters: the way in comes first."""
        return self.look.metrics.shallow and self.look.metrics.text_size != "standard"


@dataclass(frozen=True, slots=True)
class _SmallerNames:
    """Names of languages one step smaller, before one of them is cut."""

    page: WelcomePage

    def wanted(self) -> bool:
        return self.page.names is self.page.look

    def give(self) -> None:
        self.page.set_names(self.page.smaller_names())

    def come_back(self) -> None:
        self.page.set_names(self.page.look)


def _seats(screen: Screen) -> tuple[Button, ...]:
    """すわって使う, or 立って使う."""
    return tuple(button for button in screen.buttons if button.id.startswith("reach:"))
