"""18, 20 and every other calm message: a picture, a headline that is the way on, a few lines."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from kiosk.visit.screen import Notice, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import LowKeys, SideKey, box_of, drawing, inline_key, left_aligned
from ui.theme.look import Look
from ui.widgets.note_line import NoteLine
from ui.widgets.room import Part, Yielding
from ui.widgets.ruby_label import RubyLabel

_BETWEEN = 2.0
"""Millimetres between two sentences, where there is room."""
_PICTURES = {"closed": "hero"}
"""Where a screen brings no drawing of its own, and words alone would look like something is broken."""


class NoticePage(Page):
    """With a headline the title stands at the top left (18); without, it stands beside the picture (20)."""

    def shape(self, screen: Screen) -> Hashable:
        return screen.body, tuple(button for button in screen.buttons if button.place == "inline")

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Notice)
        self._picture: QWidget | None = None
        self._heading: Heading | None = None
        self._code: NoteLine | None = None
        self._side_keys: list[SideKey] = []
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=3.0 if self._short_of_room else 5.0)
        if body.headline is not None:
            self._heading = Heading(self.look, body.title, body.explanation, spared=True)
            box.addWidget(self._heading)
        middle = QWidget()
        row = box_of(middle, self.look, upright=self.look.portrait, gap=14.0)
        name = body.picture or _PICTURES.get(screen.name)
        if name is not None and not self._crowded(screen):
            size = (140.0, 116.0) if body.headline is not None else (178.0, 150.0)
            picture = drawing(self.look, name, *size, centred=self.look.portrait)
            row.addWidget(picture, round(size[0]))
            self._picture = picture
        row.addLayout(self._words(screen, body), 226)
        box.addWidget(middle, 1)
        if body.code is not None:
            self._code = NoteLine(self.look, "info", body.code, role="cap")
            box.addWidget(self._code)
        if self.look.low_reach:
            self._add_keys(box)
        return content

    def yielding(self) -> tuple[Part, ...]:
        """The picture; then the number for staff, which the top band tells, too; then air, the sentence."""
        parts: list[Part] = [Yielding(one) for one in (self._picture, self._code) if one is not None]
        if self._side_keys:
            parts.append(LowKeys(tuple(self._side_keys)))
        return (*parts, *(self._heading.yielding() if self._heading is not None else ()))

    def _crowded(self, screen: Screen) -> bool:
        """With the largest letters the words and the way on need the picture's room."""
        metrics = self.look.metrics
        if not metrics.large_text or (self.look.portrait and metrics.text_size != "largest"):
            return False
        body = body_of(screen, Notice)
        inline = any(button.place == "inline" for button in screen.buttons)
        return inline or (body.headline is not None and len(body.lines) > 1) or len(body.lines) > 2

    def _words(self, screen: Screen, body: Notice) -> QVBoxLayout:
        words = QVBoxLayout()
        shallow = self.look.metrics.shallow
        words.setSpacing(
            self.look.mm(
                3.0 if self._short_of_room else 4.0 if self.look.metrics.large_text or shallow else 7.0
            )
        )
        words.addStretch(1)
        words.addWidget(self._headline(body))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        close = (
            1.25
            if self._many(body) or self._short_of_room
            else 1.4
            if shallow or self.look.metrics.large_text
            else 1.6
        )
        for at, line in enumerate(body.lines):
            if at:
                lines.addItem(_apart(self.look))
            lines.addWidget(RubyLabel(self.look, line, role=self._size(body), bold=False, line=close))
        words.addLayout(lines)
        if body.lock is not None:
            words.addWidget(NoteLine(self.look, "lock", body.lock, role="label", bold=False))
        if not self.look.low_reach:
            self._add_keys(words)
        words.addStretch(1)
        return words

    def _add_keys(self, box: QBoxLayout) -> None:
        """Under the words they belong to; with low reach under everything that is read (018)."""
        for button in self.placed("inline"):
            self._side_keys.append(inline_key(self.look, button, self.press))
            box.addLayout(left_aligned(self._side_keys[-1]))

    def _size(self, body: Notice) -> float:
        """Of the lines; with large letters under a headline that of all sentences, since there are many."""
        text = self.look.text
        if self._short_of_room:
            return text.body
        if body.headline is None:
            return max(11.0, text.label)
        return text.body if self.look.metrics.large_text else text.label

    @property
    def _short_of_room(self) -> bool:
        """On a small display whose usual letters were cut: to have all of it is worth more than size."""
        return self.look.metrics.close

    def _many(self, body: Notice) -> bool:
        """So many sentences that with the largest letters air between them gives way."""
        return self.look.metrics.text_size == "largest" and body.headline is not None and len(body.lines) > 2

    def _headline(self, body: Notice) -> RubyLabel:
        text = body.headline if body.headline is not None else body.title
        size = max(12.0 if body.headline is not None else 15.0, self.look.text.head)
        if self._short_of_room and body.headline is not None:
            size = self.look.text.label
        return RubyLabel(
            self.look,
            text,
            role=size,
            bold=True,
            line=1.3 if self.look.metrics.shallow or self._many(body) else 1.5,
        )


def _apart(look: Look) -> QSpacerItem:
    """A sentence that takes two lines must not run into the next one."""
    most, usual = QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum
    return QSpacerItem(0, look.mm(_BETWEEN), usual, most)
