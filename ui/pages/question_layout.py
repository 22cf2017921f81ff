"""Where the parts of a question stand: its keys beside, below or nowhere, upright, and with low reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from kiosk.visit.screen import Question
from ui.fields.field import InputWidget
from ui.pages.heading import Heading
from ui.pages.low_stand import LowStand
from ui.pages.parts import LeftDrawing, SideKey, content_width, pad_width
from ui.pages.side_ways import OverThePad, SideWays, row_of, rows_of
from ui.theme.look import Look
from ui.widgets.digit_pad import DigitPad
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.kana_board import KanaBoard
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group

SideKeys: TypeAlias = Callable[[], list[SideKey]]
"""Makes the side ways of a field."""
_CARD_PROPORTION, _CARD_WIDTH = 1.56, 85.6
"""Of the drawing; of a card in mm (ISO/IEC 7810 ID-1)."""
_MUCH = 50
_BESIDE_PAD, _NEAR_PAD = 14.0, 8.0
"""Air between an entry and its pad; on a small display words need some of it."""
_PAD_UPRIGHT = 4 * 31.0 + 3 * 4.0
"""Height of a pad over the foot of an upright display: keys of 31 mm."""


@dataclass(frozen=True, slots=True)
class QuestionParts:
    """What every question is made of, from above to below."""

    summary: ErrorSummary
    heading: Heading
    problem: NoteLine
    entry: InputWidget
    note: NoteLine


class QuestionLayout:
    """Lays the parts out once; holds nothing of what they say.

    Attributes:
        moved: Side ways that can go over the pad, where there is one beside them.
        stand: The keys at the foot, with low reach.
        side_row: The side ways under cards.
        drawing: What is drawn beside a pad.
    """

    def __init__(self, look: Look, parts: QuestionParts) -> None:
        self._look, self._parts = look, parts
        self.moved: OverThePad | None = None
        self.stand: LowStand | None = None
        self.side_row: QBoxLayout | None = None
        self.drawing: LeftDrawing | None = None

    @property
    def told_beside(self) -> bool:
        """Whether what is missing stands beside the question, where it takes no line of its own."""
        below = self._parts.entry.pad_place == "below" and not stands_beside(self._look, self._parts.entry)
        return below and not (self._look.portrait or self._look.low_reach)

    def fill(self, box: QBoxLayout, body: Question, side_keys: SideKeys) -> None:
        """Puts everything into an empty box of a page; `side_keys` are made where they have a place."""
        match self._parts.entry.pad_place:
            case "beside" | "below" if self._look.low_reach:
                self._low(box, body, side_keys)
            case "none":
                self._plain(box, side_keys)
            case "beside" if not self._look.portrait:
                self._beside(box, body, side_keys)
            case "beside":
                self._upright(box, body, side_keys)
            case "below":
                self._below(box, side_keys)

    def _plain(self, box: QBoxLayout, side_keys: SideKeys) -> None:
        box.addWidget(self._parts.heading)
        box.addWidget(self._parts.problem)
        extras = rows_of(side_keys(), self._look.mm(4.0), content_width(self._look))
        self.side_row = extras
        if self._look.low_reach:
            box.addStretch(1)
            box.addWidget(self._parts.note)
            box.addWidget(self._parts.entry, _MUCH)
        else:
            box.addWidget(self._parts.entry, 1)
            box.addWidget(self._parts.note)
        if extras.count():
            box.addLayout(extras)

    def _beside(self, box: QBoxLayout, body: Question, side_keys: SideKeys) -> None:
        left = QVBoxLayout()
        left.setSpacing(self._look.mm(3.0 if self._look.metrics.shallow else 4.0))
        # With the largest letters the question needs the whole width to stay on one line.
        (box if self._look.metrics.large_text else left).addWidget(self._parts.heading)
        extras = self._add_entry(left, body, side_keys)
        row = QHBoxLayout()
        row.setSpacing(self._look.mm(self._beside_pad))
        row.addLayout(left, 1)
        pad = self._parts.entry.pad
        if pad is not None:
            right = QVBoxLayout()
            right.setSpacing(self._look.mm(4.0))
            wide = pad_width(self._look, pad)
            pad.setFixedWidth(wide)
            right.addWidget(pad, 1)
            row.addLayout(right)
            if extras is not None and not self._look.metrics.shallow:
                first = body.field.input == "date"
                self.moved = OverThePad(extras, left, right, self._parts.entry, pad, first, wide)
        box.addLayout(row, 1)

    def _add_entry(self, box: QVBoxLayout, body: Question, side_keys: SideKeys) -> SideWays | None:
        """Shortcuts of a date stand over it, since they come first; other side ways stand under the entry."""
        keys = side_keys()
        extras = SideWays(keys, self._look.mm(5.0), self._left_width()) if keys else None
        if extras is not None:
            be_group(extras, body.field.label)
        first = body.field.input == "date"
        box.addStretch(1)
        if body.picture is not None:
            high = 118.0 if len(body.field.options) == 0 else 96.0
            self.drawing = LeftDrawing(
                self._look, body.picture, proportion=_CARD_PROPORTION, most=high, true=_CARD_WIDTH
            )
            box.addWidget(self.drawing, 24)
            box.addStretch(1)
        if first and extras is not None:
            box.addWidget(extras)
            box.addStretch(1)
        for part in (self._parts.problem, self._parts.entry, self._parts.note):
            box.addWidget(part)
        if not first and extras is not None:
            box.addStretch(1)
            box.addWidget(extras)
        elif body.picture is None:
            box.addStretch(0 if first else 1)
        return extras

    @property
    def _beside_pad(self) -> float:
        metrics = self._look.metrics
        return _NEAR_PAD if metrics.small and metrics.large_text else _BESIDE_PAD

    def _left_width(self) -> int:
        """Pixels of the column that the entry stands in."""
        pad = self._parts.entry.pad
        if self._look.portrait or pad is None:
            return content_width(self._look)
        return content_width(self._look) - pad_width(self._look, pad) - self._look.mm(self._beside_pad)

    def _low(self, box: QBoxLayout, body: Question, side_keys: SideKeys) -> None:
        """What is read stands above, with the answer so far; all keys are at the foot."""
        box.addWidget(self._parts.heading)
        if body.picture is not None:
            box.addWidget(LeftDrawing(self._look, body.picture, proportion=_CARD_PROPORTION, most=96.0), 24)
        box.addStretch(1)
        for part in (self._parts.problem, self._parts.note, self._parts.entry):
            box.addWidget(part)
        box.addStretch(1)
        pad = self._parts.entry.pad
        if isinstance(pad, DigitPad | KanaBoard):
            upper, turns = self._parts.entry.upper, self._parts.entry.take_turns
            self.stand = LowStand(self._look, pad, side_keys(), upper, turns)
            box.addWidget(self.stand)

    def _upright(self, box: QBoxLayout, body: Question, side_keys: SideKeys) -> None:
        inner = QVBoxLayout()
        inner.setSpacing(self._look.mm(3.0 if is_tight(self._look) else 6.0))
        inner.addWidget(self._parts.heading)
        self._add_entry(inner, body, side_keys)
        box.addLayout(inner, 1)
        if self._parts.entry.pad is not None:
            self._parts.entry.pad.setMinimumHeight(self._look.mm(_PAD_UPRIGHT))
            box.addWidget(self._parts.entry.pad)

    def _below(self, box: QBoxLayout, side_keys: SideKeys) -> None:
        if stands_beside(self._look, self._parts.entry):
            row = QHBoxLayout()
            row.setSpacing(self._look.mm(8.0))
            row.addWidget(self._parts.heading, 0)
            row.addWidget(self._parts.entry, 1)
            box.addWidget(self._parts.summary)
            box.addWidget(self._parts.problem)
            box.addLayout(row)
            box.addWidget(self._parts.note)
        else:
            box.addLayout(self._low_head(), 0)
            for part in (self._parts.problem, self._parts.entry, self._parts.note):
                box.addWidget(part)
        extras = row_of(side_keys(), self._look.mm(5.0), content_width(self._look))
        if extras.count():
            box.addLayout(extras)
        if self._look.portrait:
            box.addStretch(1)
        if self._parts.entry.pad is not None:
            box.addWidget(self._parts.entry.pad, 0 if self._look.portrait else 1)

    def _low_head(self) -> QBoxLayout:
        """Over a board what is missing stands beside the question, so that no key changes its place."""
        head: QBoxLayout = QVBoxLayout() if self._look.portrait else QHBoxLayout()
        head.setSpacing(self._look.mm(5.0 if self._look.portrait else 8.0))
        if self._look.portrait:
            head.addWidget(self._parts.summary)
            head.addWidget(self._parts.heading)
        else:
            head.addWidget(self._parts.heading, 0)
            head.addWidget(self._parts.summary, 1)
        return head


def stands_beside(look: Look, entry: InputWidget) -> bool:
    """Whether the question stands beside its field: large letters and a board leave no line for it."""
    wide = not look.portrait and not look.low_reach
    return entry.pad_place == "below" and look.metrics.large_text and wide


def is_tight(look: Look) -> bool:
    """Where the air between parts is needed for keys."""
    return look.metrics.large_text or look.metrics.small
