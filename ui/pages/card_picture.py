"""05: lay the card down; it is being read. The picture is the instruction."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import CardPicture, Screen
from ui.pages.heading import Heading
from ui.pages.page import Page, body_of
from ui.pages.parts import box_of, content_width
from ui.widgets.note_line import NoteLine
from ui.widgets.picture import Picture
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.room import Part, Unseen, Yielding
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.stage_list import StageList, StageView

_GAP, _LEAST_PICTURE = 12.0, 26.0
_DRAWINGS = {"waiting": "reader-waiting", "reading": "reader-reading"}

_WORDS, _WORDS_WIDER = {"standard": 160.0, "largest": 240.0}, 225.0
"""Of the steps beside the picture, in mm: each has its own line in Japanese."""
_NARROWER = 0.8
"""So much of that they keep at least, where the card would be drawn smaller than it is."""
_CARD_WIDTH, _CARD_SHARE = 85.6, 228 / 580
"""Of a card in mm (ISO/IEC 7810 ID-1), at its near edge; of the drawing that this takes."""


@dataclass(frozen=True, slots=True)
class _SaidByNotice(Unseen):
    """The title gives way to the notice on the same page, as long as that is shown."""

    heading: Heading
    notice: NoteLine

    def wanted(self) -> bool:
        return not (self.notice.isHidden() or self.heading.isHidden())

    def give(self) -> None:
        self.heading.hide()

    def come_back(self) -> None:
        self.heading.show()


@dataclass(frozen=True, slots=True)
class _WiderWords:
    """The steps take back the width that they gave the picture."""

    words: QWidget
    usual: int
    given: int

    def wanted(self) -> bool:
        return self.words.minimumWidth() < self.usual

    def give(self) -> None:
        self.words.setFixedWidth(self.usual)

    def come_back(self) -> None:
        self.words.setFixedWidth(self.given)


class _Words(QWidget):
    """Beside the picture: as high as its words need at its width, so that none of them is cut."""

    def hasHeightForWidth(self) -> bool:
        return self.minimumWidth() == 0 and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        layout, wide = self.layout(), self.minimumWidth()
        if layout is None or wide == 0:
            return super().minimumSizeHint()
        return QSize(wide, max(layout.minimumSize().height(), layout.heightForWidth(wide)))


class CardPicturePage(Page):
    """Steps while waiting; bar and seconds while reading."""

    _heading: Heading
    _notice: NoteLine
    _note: NoteLine | RubyLabel
    _bar: ProgressBar | None
    _wider: tuple[Part, ...] = ()

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, CardPicture)
        return body.picture, body.steps, body.total is None

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, CardPicture)
        self._heading = Heading(self.look, body.title)
        self._notice = NoteLine(self.look, "warn", "", role="label", tone="err", bold=True)
        self._bar = None
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=4.0)
        box.addWidget(self._heading)
        middle = QWidget()
        row = box_of(middle, self.look, upright=self.look.portrait, gap=_GAP)
        row.addWidget(Picture(self.look, _DRAWINGS[body.picture]), 1)
        row.addWidget(self._words(body), 0, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(middle, 1)
        self.refresh(screen)
        return content

    def yielding(self) -> tuple[Part, ...]:
        """The sentence below the steps; then the title, where a notice asks the same once more.

        The picture gives its width last.
        """
        return Yielding(self._note), _SaidByNotice(self._heading, self._notice), *self._wider

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, CardPicture)
        self._heading.set_words(body.title, None)
        self._notice.set_note("warn", body.notice or "")
        self._notice.setVisible(bool(body.notice))
        if isinstance(self._note, NoteLine):
            self._note.set_note("info", body.note or "")
        else:
            self._note.set_text(body.note or "")
        self._note.setVisible(bool(body.note) and self._spares_note)
        if self._bar is not None:
            self._bar.set_done(body.done or 0, body.total or 1)

    @property
    def _spares_note(self) -> bool:
        """With the largest letters the sentence beside the steps stands where it has room."""
        waiting = isinstance(self._note, NoteLine)
        return self.look.spares_side_texts or not (waiting and self.look.metrics.large_text)

    def _words(self, body: CardPicture) -> QWidget:
        side = _Words()
        box = box_of(side, self.look, upright=True, gap=9.0)
        box.addWidget(self._notice)
        if body.picture == "waiting":
            steps = StageList(self.look)
            steps.set_stages([StageView(step, "step") for step in body.steps])
            box.addWidget(steps)
            self._note = NoteLine(self.look, "info", "")
        else:
            for step in body.steps:
                box.addWidget(RubyLabel(self.look, step, role="label", bold=True))
            self._bar = ProgressBar(self.look, body.title)
            box.addWidget(self._bar)
            self._note = RubyLabel(self.look, "", role="label", bold=False)
        box.addWidget(self._note)
        if not self.look.portrait:
            room = content_width(self.look) - self.look.mm(_GAP)
            words = self.look.mm(_WORDS.get(self.look.metrics.text_size, _WORDS_WIDER))
            usual = min(words, room - self.look.mm(_LEAST_PICTURE))
            true = room - self.look.mm(_CARD_WIDTH / _CARD_SHARE)
            given = min(usual, max(int(words * _NARROWER), true))
            side.setFixedWidth(given)
            self._wider = (_WiderWords(side, usual, given),) if given < usual else ()
        return side
