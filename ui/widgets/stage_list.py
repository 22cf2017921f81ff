"""Steps in words, each with its number or tick: what the machine does, or what a person does now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import Look, colour
from ui.widgets.marks import plain
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.shapes import paint_box
from ui.widgets.surface import Surface, bare, clear
from ui.widgets.typesetting import Typesetter

State: TypeAlias = Literal["done", "now", "later", "step"]

_BADGE = 15.0
_BADGE_TEXT = 9.0
_GAP = 9.0
_WORDS = 62.0


@dataclass(frozen=True, slots=True)
class StageView:
    """One step.

    Attributes:
        state: `done` has a tick, `now` a thick rim, `later` a thin one; `step` is an instruction to follow.
        words: The state in words, at the right (送っています).
    """

    label: str
    state: State
    words: str = ""


class StageList(Surface):
    """The steps from top to bottom."""

    def __init__(self, look: Look, stages: Sequence[StageView] = (), parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._column = QVBoxLayout(self)
        self._stages: tuple[StageView, ...] = ()
        self.set_stages(stages)

    def set_stages(self, stages: Sequence[StageView]) -> None:
        if tuple(stages) == self._stages and self._column.count():
            return
        self._stages = tuple(stages)
        clear(self._column)
        for number, stage in enumerate(self._stages, start=1):
            self._column.addLayout(self._line(number, stage))
        self.arrange()
        if self.isVisible():
            self._show_at_once()

    def labels(self) -> tuple[RubyLabel, ...]:
        return tuple(self.findChildren(RubyLabel))

    def arrange(self) -> None:
        bare(self._column, self.look.mm(_GAP if not self.look.metrics.large_text else 4.0))

    def _show_at_once(self) -> None:
        """A part that joins a shown parent waits for the event loop; till then the page would stand empty."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.show()
        self._column.activate()

    def _line(self, number: int, stage: StageView) -> QHBoxLayout:
        row = QHBoxLayout()
        bare(row, self.look.mm(6.0))
        row.addWidget(Badge(self.look, number, stage.state, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        label = RubyLabel(self.look, stage.label, role="label", bold=stage.state != "later", parent=self)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        label.setAccessibleDescription(plain(stage.words))
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        if stage.words:
            words = RubyLabel(self.look, stage.words, role="cap", tone="ink2", parent=self)
            words.setFixedWidth(max(self.look.mm(_WORDS), words.natural_width()))
            row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class Badge(QWidget):
    """A number in a disc, or the tick of a finished step."""

    def __init__(self, look: Look, number: int, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._number, self._state = look, number, state
        self.setAccessibleName(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(look.mm(_BADGE), look.mm(_BADGE))

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFixedSize(look.mm(_BADGE), look.mm(_BADGE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, rim, rim_mm, ink = {
            "done": (palette.accent, palette.accent, 0.7, palette.on_accent),
            "step": (palette.accent, palette.accent, 0.7, palette.on_accent),
            "now": (palette.tint, palette.accent, 1.2, palette.tint_ink),
            "later": (palette.bg, palette.line, 0.7, palette.ink2),
        }[self._state]
        box = QRectF(self.rect())
        paint_box(painter, box, box.width() / 2, fill=fill, rim=rim, rim_px=look.line(rim_mm))
        if self._state == "done":
            side = float(round(look.exact(9.0)))
            pixmap = look.drawings.pixmap(
                look.drawings.icon("check", ink, 5.5), side, side, self.devicePixelRatioF()
            )
            at = round((self.width() - side) / 2)
            painter.drawPixmap(at, at, pixmap)
        else:
            setter = Typesetter(look, max(_BADGE_TEXT, look.text.cap), bold=True, line=1.0)
            setting = setter.set(str(self._number), box.width())
            middle = QRectF(0, (box.height() - setting.height) / 2, box.width(), setting.height)
            setter.paint(painter, setting, middle, "center", colour(ink))
        painter.end()
