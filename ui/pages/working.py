"""16: the machine works. Stages in words, no way back, and a promise that nothing is lost."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.screen import Screen, Working
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, drawing
from ui.widgets.note_line import NoteLine
from ui.widgets.picture import Picture
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Yielding
from ui.widgets.stage_list import StageList, StageView


class WorkingPage(Page):
    """A bar and three stages beside the drawing; `hold` says what staff are doing (paper is out)."""

    _heading: Heading
    _bar: ProgressBar
    _stages: StageList
    _hold: NoteLine
    _picture: Picture

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, Working)
        return body.picture, len(body.stages)

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Working)
        self._heading = Heading(self.look, body.title, body.explanation, spared=True)
        self._bar = ProgressBar(self.look, body.title)
        self._stages = StageList(self.look)
        be_group(self._stages, body.title)
        self._hold = NoteLine(self.look, "info", "", role="label", bold=True)
        side = QVBoxLayout()
        side.setSpacing(self.look.mm(9.0))
        side.addStretch(1)
        for part in (self._bar, self._stages, self._hold):
            side.addWidget(part)
        side.addStretch(1)
        middle = QWidget()
        row = box_of(middle, self.look, upright=self.look.portrait, gap=14.0)
        self._picture = drawing(self.look, body.picture, 150.0, 130.0, centred=self.look.portrait)
        row.addWidget(self._picture, 150)
        row.addLayout(side, 236)
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=5.0)
        box.addWidget(self._heading)
        box.addWidget(middle, 1)
        self.refresh(screen)
        return content

    def yielding(self) -> tuple[Part, ...]:
        return (*self._heading.yielding(), Yielding(self._picture))

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, Working)
        self._heading.set_words(body.title, body.explanation)
        self._bar.set_done(body.done, body.total)
        self._stages.set_stages([StageView(stage.label, stage.state, stage.words) for stage in body.stages])
        self._hold.set_note("info", body.hold or "")
        self._hold.setVisible(bool(body.hold))
