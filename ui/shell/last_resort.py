"""When something unexpected happened: one calm sentence, a code for staff, and every way on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import Look, TextRole, colour
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.note_line import NoteLine
from ui.widgets.picture import Picture
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, bare
from ui.widgets.touchable import Touchable

RESTART, CALL, LANGUAGE, BACK = "restart", "call", "language", "back"
_ROW = f"{LANGUAGE}:"
_ACROSS, _ACROSS_UPRIGHT, _ACROSS_LARGE = 4, 2, 3
"""Languages side by side: as it lies, upright, and as it lies with larger letters."""
_SMALL_MM = 220.0
"""Shorter side of a display without room for a picture, and with larger letters for margins."""


@dataclass(frozen=True, slots=True)
class ResortWords:
    """All that is written there, finished and in one language.

    Attributes:
        title: The calm sentence.
        explanation: What to do.
        code: For staff, with its words.
        restart, call, language, back: Labels of the keys.
        languages: Code and own name of each that can be chosen.
    """

    title: str
    explanation: str
    code: str
    restart: str
    call: str
    language: str
    back: str
    languages: tuple[tuple[str, str], ...] = ()


class LastResort(Surface):
    """Depends on nothing but a look and finished words, so it can still be shown when the rest cannot.

    Signals:
        pressed: The id of a key: `restart`, `call`, or `language:<code>`.
    """

    pressed = Signal(str)

    def __init__(self, look: Look, words: ResortWords, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._texts = words
        self._title = RubyLabel(look, words.title, role=17.0, bold=True, line=1.4)
        role: TextRole = "cap" if self._tight else "label"
        self._words = RubyLabel(
            look, words.explanation, role=role, bold=False, line=1.4 if self._tight else 1.6
        )
        self._code = NoteLine(look, "info", words.code)
        self._picture = Picture(look, "helper")
        self._key = self._a_key(RESTART, words.restart, Kind.PRIMARY, "redo")
        self._ways = [self._key, self._a_key(CALL, words.call, Kind.KEY, "call")]
        if len(words.languages) > 1:
            self._ways.append(self._a_key(LANGUAGE, words.language, Kind.KEY, "lang"))
        tongues = [self._a_key(f"{_ROW}{code}", name, Kind.KEY, None) for code, name in words.languages]
        self._tongues = [*tongues, self._a_key(BACK, words.back, Kind.KEY, "back")]
        self._ways_box, self._tongues_box = QWidget(), QWidget()
        self._lay_out()
        self._open_languages(opened=False)
        self.arrange()

    def _a_key(self, id_: str, label: str, kind: Kind, icon: str | None) -> KeyButton:
        key = KeyButton(self.look, id_, label, kind=kind, icon=icon)
        key.activated.connect(self._press)
        return key

    def _lay_out(self) -> None:
        self._row, self._column = QHBoxLayout(self), QVBoxLayout()
        bare(self._column)
        self._column.addStretch(1)
        for part in (self._title, self._words, self._code):
            self._column.addWidget(part)
        for box in (self._ways_box, self._tongues_box):
            bare(QGridLayout(box))
            self._column.addWidget(box)
        self._column.addStretch(1)
        self._row.addWidget(self._picture, 2)
        self._row.addLayout(self._column, 3)

    @property
    def key(self) -> KeyButton:
        """The way on, where the focus begins."""
        return self._key

    @property
    def words(self) -> ResortWords:
        return self._texts

    def steps(self) -> list[Touchable]:
        """Everything that can be pressed now, in the order of focus."""
        return [key for key in (*self._ways, *self._tongues) if key.isVisibleTo(self)]

    def tell(self, title: str, explanation: str) -> None:
        """Other words in their place, as while the time runs out."""
        self._title.set_text(title)
        self._words.set_text(explanation)

    def go_back(self) -> bool:
        """From the languages to the ways on; False where it stands there already."""
        if self._ways_box.isVisibleTo(self):
            return False
        self._press(BACK)
        return True

    def _press(self, id_: str) -> None:
        if id_ in (LANGUAGE, BACK):
            self._open_languages(opened=id_ == LANGUAGE)
            self.steps()[0].setFocus()
        else:
            self.pressed.emit(id_)

    def _open_languages(self, *, opened: bool) -> None:
        """The languages need the room of the words; the title stays."""
        self._tongues_box.setVisible(opened)
        for other in (self._words, self._code, self._ways_box):
            other.setVisible(not opened)
        self._picture.setVisible(not opened and not self._narrow)

    @property
    def _narrow(self) -> bool:
        """Whether the words need the picture's room."""
        return self.look.portrait or self._small or self._larger

    @property
    def _tight(self) -> bool:
        return self._larger and self._small

    @property
    def _larger(self) -> bool:
        return self.look.metrics.text_size != "standard"

    @property
    def _small(self) -> bool:
        metrics = self.look.metrics
        return min(metrics.to_mm(side) for side in metrics.size_px) < _SMALL_MM

    def arrange(self) -> None:
        look = self.look
        wide = look.sizes.side_portrait if look.portrait or self._tight else 2 * look.sizes.side_landscape
        edge = look.mm(wide / 2 if self._tight else wide)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(look.mm(16.0))
        self._column.setSpacing(look.mm(4.0 if self._tight else 8.0))
        self._place(self._ways_box, self._ways, 1 if look.portrait else 3)
        across = _ACROSS_UPRIGHT if look.portrait else _ACROSS_LARGE if self._larger else _ACROSS
        self._place(self._tongues_box, self._tongues, across)
        tall = look.mm(look.sizes.button_height + look.sizes.base_primary)
        for key in (*self._ways, *self._tongues):
            key.setFixedHeight(tall)

    def _place(self, box: QWidget, keys: list[KeyButton], across: int) -> None:
        grid = box.layout()
        assert isinstance(grid, QGridLayout)
        grid.setSpacing(self.look.mm(5.0))
        for at, key in enumerate(keys):
            grid.addWidget(key, at // across, at % across)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), colour(self.look.palette.bg))
        painter.end()
