"""01: the invitation. One giant button; touching anywhere else starts, too."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QWidget

from kiosk.visit.screen import Button, Option, Screen, Welcome
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.look_sample import LookSample
from ui.widgets.note_line import NoteLine
from ui.widgets.picture import Picture
from ui.widgets.room import Part, Yielding
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.typesetting import Align

_ACROSS = {False: 8, True: 4}
_ACROSS_LARGE = {False: 3, True: 2}
"""Languages in one row, by whether the display is upright; larger letters need wider keys."""
_WIDEST_LANGUAGE = 120.0
_MANY = 3
"""So many languages fill a row; fewer stand at its left."""


class WelcomePage(Page):
    """Title, giant button and the drawing; the languages stand where other pages have their foot."""

    has_foot = False

    def shape(self, screen: Screen) -> Hashable:
        return screen.body, screen.buttons

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Welcome)
        content = QWidget()
        self._side_words: list[QWidget] = []
        box = box_of(content, self.look, upright=True, gap=9.0)
        if self.look.portrait:
            self._arrange_upright(box, screen, body)
        else:
            self._arrange_flat(box, screen, body)
        if body.languages:
            box.addWidget(self._languages(body.languages))
        return content

    def buttons(self) -> tuple[Button, ...]:
        """The start button stands in the content: the frame keeps only its tools."""
        return tuple(button for button in super().buttons() if button.place == "tool")

    def yielding(self) -> tuple[Part, ...]:
        """The sentences beside the title; the voice says them."""
        return tuple(Yielding(one) for one in reversed(self._side_words))

    def first_focus(self) -> QWidget | None:
        return self.findChild(KeyButton, "button:start")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Whatever was touched beside the keys starts the visit."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._start()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

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
        words = box_of(left, self.look, upright=True, gap=5.0 if self.look.metrics.shallow else 9.0)
        words.addStretch(1)
        words.addWidget(self._title(body, "left"))
        self._add_start(words, screen)
        if self._roomy:
            self._side_words.append(NoteLine(self.look, "ear", body.note))
            words.addWidget(self._side_words[-1])
        words.addStretch(1)
        left.setFixedWidth(self.look.mm(190.0))
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(10.0))
        row.addWidget(left)
        row.addWidget(Picture(self.look, "hero"), 1)
        box.addLayout(row, 1)

    def _arrange_upright(self, box: QBoxLayout, screen: Screen, body: Welcome) -> None:
        box.addWidget(self._title(body, "center"))
        box.addWidget(Picture(self.look, "hero"), 1)
        self._add_start(box, screen)
        note = NoteLine(self.look, "ear", body.note)
        if self.look.metrics.large_text:
            box.addWidget(note)
        else:
            box.addWidget(note, 0, Qt.AlignmentFlag.AlignHCenter)

    def _title(self, body: Welcome, place: Align) -> QWidget:
        size = 20.0 if self.look.portrait else 17.0 if self.look.metrics.shallow else 21.0
        title = RubyLabel(self.look, body.title, role=size, bold=True, align=place, line=1.4)
        title.setObjectName("title")
        words = QWidget()
        inner = box_of(words, self.look, upright=True, gap=3.0)
        inner.addWidget(title)
        if self._roomy:
            explanation = RubyLabel(
                self.look, body.explanation, role="label", bold=False, tone="ink2", align=place
            )
            inner.addWidget(explanation)
            self._side_words.append(explanation)
        return words

    @property
    def _roomy(self) -> bool:
        """Side sentences give way to the largest letters on a wide display; the voice says them."""
        return self.look.portrait or not self.look.metrics.large_text

    def _add_start(self, box: QBoxLayout, screen: Screen) -> None:
        button = self._start_button(screen)
        if button is None:
            return
        key = KeyButton(
            self.look, button.id, button.label, kind=Kind.PRIMARY, icon=button.icon, role=18.0, icon_mm=25.0
        )
        key.setObjectName("button:start")
        key.setMinimumHeight(self.look.mm(34.0 if self.look.metrics.shallow else 46.0))
        key.activated.connect(self.press)
        box.addWidget(key)

    def _languages(self, languages: tuple[Option, ...]) -> QWidget:
        strip = QWidget()
        grid = QGridLayout(strip)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.look.mm(4.0))
        size = self.look.metrics.text_size
        wide = size == "standard" or (size == "large" and not self.look.portrait)
        across = min((_ACROSS if wide else _ACROSS_LARGE)[self.look.portrait], len(languages))
        for index, option in enumerate(languages):
            key = LookSample(self.look, f"language:{option.id}", option.label, shows="plain", of=option.id)
            key.setObjectName(f"language:{option.id}")
            key.set_chosen(chosen=option.chosen)
            key.setMinimumHeight(self.look.mm(26.0 if len(languages) <= across else 20.0))
            key.activated.connect(self.press)
            key.setMaximumWidth(self.look.mm(_WIDEST_LANGUAGE))
            grid.addWidget(key, index // across, index % across)
        grid.setColumnStretch(across, 1 if len(languages) < _MANY else 0)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        return strip
