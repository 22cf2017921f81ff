"""06 to 14 and 21: one question with its field, the keys always at the same place."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.screen import Button, Option, Question, Screen
from kiosk.words.counting import counted
from ui.fields.field import InputWidget
from ui.fields.registry import FIELDS
from ui.pages.beside_title import BesideField
from ui.pages.giving_way import LowerPad, SaidOnce, ShortTitle
from ui.pages.heading import Heading
from ui.pages.low_stand import LeastKeys, LowStand
from ui.pages.page import Page, TypedInto, body_of
from ui.pages.parts import (
    LeftDrawing,
    LowKeys,
    SideKey,
    box_of,
    content_width,
    inline_key,
    pad_width,
)
from ui.pages.side_ways import OverThePad, SideWays, row_of, rows_of
from ui.widgets.digit_pad import DigitPad
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.kana_board import KanaBoard
from ui.widgets.note_line import NoteLine
from ui.widgets.reading_parts import be_group
from ui.widgets.room import Part, Yielding
from ui.widgets.touchable import Touchable

_CARD_PROPORTION = 1.56
_MUCH = 50
_LOW_EXTRA = 18.0
_BESIDE_PAD = 14.0
_EXTRA = 22.0
"""Height of the side ways of a date or a list."""
_PAD_UPRIGHT = 4 * 31.0 + 3 * 4.0
"""Height of a pad over the foot of an upright display: keys of 31 mm."""


class QuestionPage(Page):
    """Question, explanation, picture, problem and entry; its keys stand beside, below, or nowhere."""

    _heading: Heading
    _input: InputWidget
    _summary: ErrorSummary
    _problem: NoteLine
    _note: NoteLine
    _extras_moved: OverThePad | None
    _low_ways: tuple[SideKey, ...]
    _stand: LowStand | None
    _side_row: QBoxLayout | None
    _drawing: QWidget | None
    _beside: BesideField | None
    _more_above = False
    _taken_in: Hashable = None

    def shape(self, screen: Screen) -> Hashable:
        body = body_of(screen, Question)
        field = body.field
        limits = () if field.input == "date" else tuple(sorted(field.limits.items()))
        asked = (field.field, field.kind, field.part, field.input, limits)
        offered = (_offered(field.options), _offered(field.extras))
        if field.input == "people":
            offered = ((), _offered(field.extras))
        return asked, offered, body.picture, tuple(button.id for button in self._own(screen))

    def build(self, screen: Screen) -> QWidget:
        body = body_of(screen, Question)
        why = next((b for b in screen.buttons if b.place == "why"), None)
        self._summary = ErrorSummary(self.look)
        self._problem = NoteLine(self.look, "warn", "", tone="err", bold=True)
        self._note = NoteLine(self.look, "info", "")
        self._input = FIELDS[body.field.kind].widget(self.look, self.post, body.field)
        low = self._input.pad_place == "below" and not self.look.portrait and not self.look.low_reach
        why = None if self.look.low_reach else why
        narrow = self._input.pad_place == "beside" and self.look.metrics.shallow
        self._heading = Heading(
            self.look,
            body.title,
            body.explanation,
            why=why,
            pressed=self.press,
            low=low,
            kept=body.field.kind == "consent",
            narrow=narrow,
            spared=self._spares_explanation(body),
        )
        self._more_above = self._has_way_above and not self._heading.tells_why
        self._extras_moved = None
        self._low_ways = ()
        self._stand = None
        self._side_row = None
        self._drawing = None
        self._beside = BesideField(self._heading, content_width(self.look)) if self._one_line() else None
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=3.0 if self._tight else 5.0)
        if not low:
            box.addWidget(self._summary)
        self._arrange(box, screen, body)
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, Question)
        beside = (None, None) if body.summary else (body.explanation, body.example)
        self._heading.set_words(body.title, *beside)
        if self._beside is not None:
            self._beside.fit()
        self._show_summary(body)
        # Over cards the summary says the same directly above: once is enough there.
        self._problem.set_note("warn", body.field.problem or "")
        if body.summary is not None and self._input.pad_place != "beside":
            self._problem.hide()
        moved = self.look.portrait and self._input.pad_place == "below"
        below = (screen.foot or body.field.echo) if moved else None
        note = below if self._note_below(screen) else body.note or below
        self._note.set_note("info", note or "")
        self._input.show_field(body.field)

    def yielding(self) -> tuple[Part, ...]:
        """The sub-sentence, なぜ聞くの？, the note; then shortcuts move, and the summary is said once."""
        parts: list[Part] = [Yielding(self._summary.text), *self._heading.yielding(), Yielding(self._note)]
        if self._input.pad is not None:
            lower = LowerPad(self._input.pad) if self._stand is None else LeastKeys(self._stand)
            parts.append(lower)
            parts.append(SaidOnce(self._problem, self._summary))
        if self._input.pad_place == "below" and self.screen_shown is not None:
            name = body_of(self.screen_shown, Question).field.label
            parts.append(ShortTitle(self._heading, name, self._beside))
        entry = self._input.yielding()
        if self._input.pad_place == "beside":
            parts += entry
        if self._input.digits is not None and self._input.pad is not None and not self.look.low_reach:
            most = content_width(self.look) if self.look.portrait else self.look.mm(self.look.sizes.pad_width)
            parts += self._input.digits.flatter(most, self._input.pad)
        if self._low_ways and not self.look.low_reach:
            parts.append(LowKeys(self._low_ways))
        if self._extras_moved is not None:
            parts.append(self._extras_moved)
        if self._drawing is not None:
            parts.append(Yielding(self._drawing))
        last = self._heading.yielding_last()
        return (*parts, *last) if self._input.pad_place == "beside" else (*parts, *entry, *last)

    def yielding_last(self) -> tuple[Part, ...]:
        return self._input.yielding_last()

    def buttons(self) -> tuple[Button, ...]:
        """Without room beside the question, なぜ聞くの？ stands beside the way out: always one touch."""
        shown = super().buttons()
        if self.screen_shown is not None and self._takes_in(self.screen_shown):
            shown = tuple(button for button in shown if button.place != "middle")
        return _above(shown) if self._more_above else shown

    def settled(self) -> None:
        # Once above it stays there for this question: else the room that it takes would bring it back.
        if self._has_way_above and not self._more_above and not self._heading.tells_why:
            self._more_above = True
            self.buttons_changed.emit()
        self._take_in_way_out()

    def _take_in_way_out(self) -> None:
        """With low reach: the way out costs the foot a line; beside the keys it brings all of them down."""
        screen, stand = self.screen_shown, self._stand
        if screen is None or stand is None or stand.within or self._takes_in(screen):
            return
        if any(button.place == "middle" for button in screen.buttons):
            self._taken_in = _place_of(screen)
            self._shape = self._whole_shape(screen)
            self.buttons_changed.emit()
            self._build_anew(screen)

    def _takes_in(self, screen: Screen) -> bool:
        """Once it stands on the page it stays there for this question."""
        return self._taken_in is not None and self._taken_in == _place_of(screen)

    @property
    def _has_way_above(self) -> bool:
        """Upright the band is too narrow for one more key, which has its place under the question there."""
        return self.look.spares_side_texts and not self.look.portrait

    def foot(self) -> str | None:
        """Upright, the sentence stands under the entry; over a board the echo stands in the foot."""
        if self.screen_shown is None:
            return None
        body = body_of(self.screen_shown, Question)
        if self._input.pad_place == "below":
            return None if self.look.portrait else super().foot() or body.field.echo
        own = super().foot() or self._count(body)
        return own or (body.note if self._note_below(self.screen_shown) else None)

    def _spares_explanation(self, body: Question) -> bool:
        """Upright there is room over cards, as long as their drawings do not need it."""
        drawn = any(option.picture for option in body.field.options)
        return self.look.portrait and self._input.pad_place == "none" and not drawn

    def _count(self, body: Question) -> str | None:
        """How many are marked, where as many as one likes may be."""
        chosen = sum(option.chosen for option in body.field.options)
        if body.field.input != "many" or not chosen or self.look.portrait:
            return None
        return counted(self.look.words.chosen_count, "count", chosen, self.look.language)

    def _note_below(self, screen: Screen) -> bool:
        """A note goes into the foot where that is free: under cards, and where keys leave it no room."""
        free = not screen.foot and not any(button.place == "middle" for button in screen.buttons)
        flat = not self.look.portrait and self._input.pad_place == "none"
        return self._crowded or (flat and free and body_of(screen, Question).field.input != "many")

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._input.forget()

    def typed_into(self) -> TypedInto | None:
        return self._input

    def first_focus(self) -> QWidget | None:
        if self._summary.isVisibleTo(self):
            return self._summary
        first = next((one for one in self._input.findChildren(Touchable) if one.isVisibleTo(self)), None)
        return self._input.first_focus() or first

    def _one_line(self) -> bool:
        """Whether the question stands beside its field: large letters and a board leave no line for it."""
        wide = not self.look.portrait and not self.look.low_reach
        return self._input.pad_place == "below" and self.look.metrics.large_text and wide

    @property
    def _tight(self) -> bool:
        """Where the air between parts is needed for keys."""
        return self.look.metrics.large_text or self.look.metrics.small

    @property
    def _crowded(self) -> bool:
        """With the largest letters a note beside the keys has no room: the foot has it, where free."""
        return self.look.metrics.large_text and not self.look.portrait and self._input.pad_place == "beside"

    def _show_summary(self, body: Question) -> None:
        shown = body.summary
        if shown is not None:
            # The same sentence stands where the eyes are, directly over the entry.
            doubled = shown[1] == body.field.problem and self._input.pad_place != "none"
            self._summary.set_words(shown[0], None if doubled else shown[1])
        self._summary.setVisible(shown is not None)

    def _arrange(self, box: QBoxLayout, screen: Screen, body: Question) -> None:
        match self._input.pad_place:
            case "beside" | "below" if self.look.low_reach:
                self._arrange_low(box, screen, body)
            case "none":
                self._arrange_plain(box, screen)
            case "beside" if not self.look.portrait:
                self._arrange_beside(box, screen, body)
            case "beside":
                self._arrange_upright(box, screen, body)
            case "below":
                self._arrange_below(box, screen)

    def _arrange_plain(self, box: QBoxLayout, screen: Screen) -> None:
        box.addWidget(self._heading)
        box.addWidget(self._problem)
        extras = rows_of(self._extras(screen), self.look.mm(4.0), content_width(self.look))
        self._side_row = extras
        if self.look.low_reach:
            box.addStretch(1)
            box.addWidget(self._note)
            box.addWidget(self._input, _MUCH)
        else:
            box.addWidget(self._input, 1)
            box.addWidget(self._note)
        if extras.count():
            box.addLayout(extras)

    def _arrange_beside(self, box: QBoxLayout, screen: Screen, body: Question) -> None:
        left = QVBoxLayout()
        left.setSpacing(self.look.mm(3.0 if self.look.metrics.shallow else 4.0))
        # With the largest letters the question needs the whole width to stay on one line.
        (box if self.look.metrics.large_text else left).addWidget(self._heading)
        extras = self._add_entry(left, screen, body)
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(_BESIDE_PAD))
        row.addLayout(left, 1)
        pad = self._input.pad
        if pad is not None:
            right = QVBoxLayout()
            right.setSpacing(self.look.mm(4.0))
            wide = pad_width(self.look, pad)
            pad.setFixedWidth(wide)
            right.addWidget(pad, 1)
            row.addLayout(right)
            if extras is not None and not self.look.metrics.shallow:
                first = body.field.input == "date"
                self._extras_moved = OverThePad(extras, left, right, self._input, pad, first, wide)
        box.addLayout(row, 1)

    def _add_entry(self, box: QVBoxLayout, screen: Screen, body: Question) -> SideWays | None:
        """Shortcuts of a date stand over it, since they come first; other side ways stand under the entry."""
        keys = self._extras(screen)
        extras = SideWays(keys, self.look.mm(5.0), self._left_width()) if keys else None
        if extras is not None:
            be_group(extras, body.field.label)
        first = body.field.input == "date"
        box.addStretch(1)
        if body.picture is not None:
            high = 118.0 if len(body.field.options) == 0 else 96.0
            self._drawing = LeftDrawing(self.look, body.picture, proportion=_CARD_PROPORTION, most=high)
            box.addWidget(self._drawing, 24)
            box.addStretch(1)
        if first and extras is not None:
            box.addWidget(extras)
            box.addStretch(1)
        for part in (self._problem, self._input, self._note):
            box.addWidget(part)
        if not first and extras is not None:
            box.addStretch(1)
            box.addWidget(extras)
        elif body.picture is None:
            box.addStretch(0 if first else 1)
        return extras

    def _left_width(self) -> int:
        """Pixels of the column that the entry stands in."""
        pad = self._input.pad
        if self.look.portrait or pad is None:
            return content_width(self.look)
        return content_width(self.look) - pad_width(self.look, pad) - self.look.mm(_BESIDE_PAD)

    def _arrange_low(self, box: QBoxLayout, screen: Screen, body: Question) -> None:
        """What is read stands above, with the answer so far; all keys are at the foot."""
        box.addWidget(self._heading)
        if body.picture is not None:
            box.addWidget(LeftDrawing(self.look, body.picture, proportion=_CARD_PROPORTION, most=96.0), 24)
        box.addStretch(1)
        for part in (self._problem, self._note, self._input):
            box.addWidget(part)
        box.addStretch(1)
        pad = self._input.pad
        if isinstance(pad, DigitPad | KanaBoard):
            upper, turns = self._input.upper, self._input.take_turns
            self._stand = LowStand(self.look, pad, self._extras(screen), upper, turns)
            box.addWidget(self._stand)

    def stand_low(self, reach: int, wide: int) -> None:
        if self._stand is not None:
            self._stand.stand_low(reach, wide)
            return
        gap = self.look.mm(5.0)
        row = 0 if self._side_row is None or not self._side_row.count() else self._side_height(wide)
        self._input.set_reach(reach - row - gap if row else reach, wide)

    def _side_height(self, wide: int) -> int:
        """Pixels of the side ways under cards; low ones, since the cards need the room."""
        for key in self._low_ways:
            key.set_height(_LOW_EXTRA)
        row = self._side_row
        if row is None:
            return 0
        row.invalidate()
        return max(row.minimumHeightForWidth(wide), row.minimumSize().height())

    def _arrange_upright(self, box: QBoxLayout, screen: Screen, body: Question) -> None:
        inner = QVBoxLayout()
        inner.setSpacing(self.look.mm(3.0 if self._tight else 6.0))
        inner.addWidget(self._heading)
        self._add_entry(inner, screen, body)
        box.addLayout(inner, 1)
        if self._input.pad is not None:
            self._input.pad.setMinimumHeight(self.look.mm(_PAD_UPRIGHT))
            box.addWidget(self._input.pad)

    def _arrange_below(self, box: QBoxLayout, screen: Screen) -> None:
        if self._one_line():
            row = QHBoxLayout()
            row.setSpacing(self.look.mm(8.0))
            row.addWidget(self._heading, 0)
            row.addWidget(self._input, 1)
            box.addWidget(self._summary)
            box.addWidget(self._problem)
            box.addLayout(row)
            box.addWidget(self._note)
        else:
            box.addLayout(self._low_head(), 0)
            for part in (self._problem, self._input, self._note):
                box.addWidget(part)
        extras = row_of(self._extras(screen), self.look.mm(5.0), content_width(self.look))
        if extras.count():
            box.addLayout(extras)
        if self.look.portrait:
            box.addStretch(1)
        if self._input.pad is not None:
            box.addWidget(self._input.pad, 0 if self.look.portrait else 1)

    def _low_head(self) -> QBoxLayout:
        """Over a board what is missing stands beside the question, so that no key changes its place."""
        head: QBoxLayout = QVBoxLayout() if self.look.portrait else QHBoxLayout()
        head.setSpacing(self.look.mm(5.0 if self.look.portrait else 8.0))
        if self.look.portrait:
            head.addWidget(self._summary)
            head.addWidget(self._heading)
        else:
            head.addWidget(self._heading, 0)
            head.addWidget(self._summary, 1)
        return head

    def _extras(self, screen: Screen) -> list[SideKey]:
        """Side ways of the field, then the screen's own buttons inside the content."""
        field = body_of(screen, Question).field
        height = _EXTRA if field.input in ("date", "people") else 26.0
        below = [option for option in field.extras if not _in_a_row(option)]
        wide = 150.0 if len(below) + len(self._own(screen)) == 1 else 0.0
        keys = [self._extra(option, height, wide) for option in below]
        keys += [
            inline_key(self.look, button, self.press, height=height, least_width=wide)
            for button in self._own(screen)
        ]
        self._low_ways = tuple(keys)
        return keys

    def _extra(self, option: Option, height: float, wide: float) -> SideKey:
        button = Button(option.id, option.label, "inline", option.picture, option.barred)
        act = self._input.acted
        key = inline_key(self.look, button, lambda _id: act(option.id), height=height, least_width=wide)
        key.setObjectName(f"extra:{option.id}")
        return key

    def _own(self, screen: Screen) -> tuple[Button, ...]:
        own = ("inline", "middle") if self._takes_in(screen) else ("inline",)
        return tuple(button for button in screen.buttons if button.place in own)


def _above(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    """Last, so that what else stands there keeps its place."""
    why = (replace(button, place="top") for button in buttons if button.place == "why")
    return (*(button for button in buttons if button.place != "why"), *why)


def _place_of(screen: Screen) -> Hashable:
    """Which question of which visit it is, and which part of it."""
    field = body_of(screen, Question).field
    return screen.visit, field.field, field.part, field.input


def _in_a_row(option: Option) -> bool:
    """What is done to one person of a list is drawn beside that person."""
    return option.id.partition(":")[0] in ("edit", "remove")


def _offered(options: tuple[Option, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((option.id, option.label) for option in options)
