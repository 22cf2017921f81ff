"""03: time, fee and result in one strip, then pictures of what is needed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Option, Preparation, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import Flexible, box_of, content_width, drawing
from ui.widgets.fact_rows import FactRow, FactRows, FactStrip
from ui.widgets.panel import Panel
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Together, Yielding
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.typesetting import Align


class PreparationPage(Page):
    """Nobody should find out at the end that something is missing."""

    def shape(self, screen: Screen) -> Hashable:
        return screen.body

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Preparation)
        self._notes: list[RubyLabel] = []
        self._pictures: list[QWidget] = []
        self._panels: list[_Thing] = []
        content = QWidget()
        metrics = self.look.metrics
        gap = 2.0 if metrics.close else 3.0 if metrics.large_text else 5.0
        box = box_of(content, self.look, upright=True, gap=gap)
        self._heading = Heading(self.look, body.title)
        box.addWidget(self._heading)
        box.addWidget(self._facts(body))
        box.addWidget(RubyLabel(self.look, body.question, role="label", bold=True))
        things = Flexible()
        be_group(things, body.question)
        things.setLayout(self._things(body.things))
        box.addWidget(things, 1)
        self._measure(things)
        return content

    def _measure(self, things: QWidget) -> None:
        """Every name has its width before anything gives way: else its lines are counted for another."""
        things.resize(content_width(self.look), things.sizeHint().height())
        layout = things.layout()
        if layout is not None:
            layout.activate()
            for one in self._panels:
                one.updateGeometry()
            layout.invalidate()

    def yielding(self) -> tuple[Part, ...]:
        """What each thing is for, then the title: the procedure stands in the top band; pictures last.

        Where that band may have given its line, the title is worth more than pictures.
        """
        notes = tuple(Yielding(note) for note in self._notes)
        pictures = Together(tuple(self._pictures))
        if self.look.metrics.narrow_margins:
            return (*notes, pictures)
        return (*notes, Yielding(self._heading), pictures)

    @property
    def _crowded(self) -> bool:
        """With the largest letters only names and pictures have room; upright, with the larger ones, too."""
        metrics = self.look.metrics
        return metrics.large_text if self.look.portrait else metrics.text_size == "largest"

    def _facts(self, body: Preparation) -> QWidget:
        rows = [FactRow(fact.label, fact.value, fact.small, fact.icon) for fact in body.facts]
        strip = FactRows(self.look) if self._in_rows(len(rows)) else FactStrip(self.look)
        strip.set_rows(rows)
        be_group(strip, body.title)
        return strip

    def _in_rows(self, count: int) -> bool:
        """Upright: one line each, where a fact of two lines would take the room of what is needed."""
        return self.look.portrait and (count > 3 or self.look.metrics.small)

    def _things(self, things: tuple[Option, ...]) -> QBoxLayout:
        box: QBoxLayout = QVBoxLayout() if self.look.portrait else QHBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self.look.mm(3.0 if self.look.metrics.close else 7.0))
        for thing in things:
            box.addWidget(self._thing(thing), 1)
        return box

    def _thing(self, thing: Option) -> _Thing:
        look = self.look
        tight = look.metrics.large_text or look.metrics.small
        down = 1.5 if look.metrics.close else 3.0 if tight else 7.0
        panel = _Thing(look, pad=(8.0, down))
        self._panels.append(panel)
        align: Align = "left" if look.portrait else "center"
        name = RubyLabel(self.look, thing.label, role="label", bold=True, align=align)
        note = RubyLabel(self.look, thing.note or "", role="body", tone="ink2", align=align)
        inner: QBoxLayout = QHBoxLayout() if self.look.portrait else QVBoxLayout()
        inner.setSpacing(self.look.mm(8.0 if self.look.portrait else 2.0))
        if thing.picture:
            wide = 64.0 if look.metrics.large_text else 92.0
            picture = drawing(look, thing.picture, wide, 54.0, centred=not look.portrait)
            inner.addWidget(picture, 1)
            self._pictures.append(picture)
        words = QVBoxLayout()
        words.setSpacing(self.look.mm(2.0))
        if self.look.portrait:
            words.addStretch(1)
        words.addWidget(name)
        if thing.note and not self._crowded:
            words.addWidget(note)
            self._notes.append(note)
        if self.look.portrait:
            words.addStretch(1)
        inner.addLayout(words, 2 if look.portrait else 0)
        panel.box.addLayout(inner)
        return panel


class _Thing(Flexible, Panel):
    """Qt shares height between panels by what they would like; here each counts with what it needs."""
