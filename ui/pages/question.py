"""06 to 14 and 21: one question with its field, the keys always at the same place."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button, FieldView, Option, Question, Screen
from kiosk.words.counting import counted
from ui.fields.field import InputWidget
from ui.fields.registry import FIELDS
from ui.pages.beside_title import BesideField
from ui.pages.giving_way import KeptLine, LowerPad, SaidOnce, ShortTitle
from ui.pages.heading import Heading
from ui.pages.kept_keys import HeldKeys, Stood, stand_again, stood
from ui.pages.low_stand import LeastKeys
from ui.pages.opened import Emptied, Opened
from ui.pages.page import Page, TypedInto, body_of
from ui.pages.parts import LowKeys, SideKey, SmallerDrawing, box_of, content_width, inline_key
from ui.pages.question_layout import QuestionLayout, QuestionParts, is_tight, stands_beside
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.kana_board import KanaBoard
from ui.widgets.note_line import NoteLine
from ui.widgets.people_rows import PeopleRows
from ui.widgets.room import Part, Yielding
from ui.widgets.touchable import Touchable

_LOW_EXTRA = 18.0
_EXTRA = 22.0
"""Height of the side ways of a date or a list."""


class QuestionPage(Page):
    """Question, explanation, picture, problem and entry; its keys stand beside, below, or nowhere."""

    _heading: Heading
    _input: InputWidget
    _summary: ErrorSummary
    _problem: NoteLine
    _note: NoteLine
    _low_ways: tuple[SideKey, ...]
    _laid: QuestionLayout
    _beside: BesideField | None
    _more_above = False
    _stood: Stood | None = None
    _taken_in: Hashable = None
    _asked_for: tuple[object, ...] = ()

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
        self._problem = NoteLine(self.look, "warn", "", tone="err", bold=True)
        self._note = NoteLine(self.look, "info", "")
        self._input = FIELDS[body.field.kind].widget(self.look, self.post, body.field)
        self._input.told.connect(self.told)
        self._input.answered.connect(self.answered)
        for rows in self._input.findChildren(
            PeopleRows
        ):  # their new keys take their place in the order of focus
            rows.paged.connect(self.buttons_changed, Qt.ConnectionType.QueuedConnection)
        self._input.follow(self.habits)
        low = self._input.pad_place == "below" and not self.look.portrait and not self.look.low_reach
        self._summary = ErrorSummary(self.look, low=low)
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
        self._low_ways = ()
        beside = stands_beside(self.look, self._input)
        self._beside = BesideField(self._heading, content_width(self.look)) if beside else None
        parts = QuestionParts(self._summary, self._heading, self._problem, self._input, self._note)
        self._summary.keep_line(kept=beside)
        self._laid = QuestionLayout(self.look, parts)
        content = QWidget()
        box = box_of(content, self.look, upright=True, gap=self._between(screen))
        if not low:
            box.addWidget(self._summary)
        self._laid.fill(box, body, lambda: self._extras(screen))
        self._stand_again()
        self.refresh(screen)
        return content

    def refresh(self, screen: Screen) -> None:
        body = body_of(screen, Question)
        beside = (None, None) if body.summary else (body.explanation, body.example)
        self._heading.set_words(body.title, *beside)
        if self._beside is not None:
            self._beside.fit()
        self._show_summary(body)
        # Over cards and boards the summary says the same directly above: once is enough there.
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
        board, parts = self._board, list[Part]()
        board_below = self._input.pad_place == "below"
        parts += [*self._summary_parts(), *self._heading.yielding(), Yielding(self._note)]
        if self._input.pad is not None:
            lower = LowerPad(self._input.pad) if self._laid.stand is None else LeastKeys(self._laid.stand)
            parts.append(lower)
            if not self._laid.told_beside:
                parts.append(SaidOnce(self._problem, self._summary))
        if board_below and self.screen_shown is not None:
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
        if board is not None:  # after the air of the entry, before the second half of the keys
            entry = (*entry[:1], HeldKeys(board), *entry[1:])
        if self._laid.moved is not None:
            parts.append(self._laid.moved)
        if self._laid.drawing is not None:
            parts += (SmallerDrawing(self._laid.drawing), Yielding(self._laid.drawing))
        last = self._heading.yielding_last()
        return (*parts, *last) if self._input.pad_place == "beside" else (*parts, *entry, *last)

    def _summary_parts(self) -> tuple[Part, ...]:
        if self._input.pad_place != "below":
            return (Yielding(self._summary.text),)
        kept = () if self._beside is None else (KeptLine(self._summary),)
        return (*kept, self._summary.said_shorter())

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
        # What is wrong stands there for a moment: for that the band above gets no second line.
        if self._has_way_above and not (self._more_above or self._heading.tells_why or self._is_wrong()):
            self._more_above = True
            self._heading.send_why_away()
            self.buttons_changed.emit()
        self._take_in_way_out()

    def _take_in_way_out(self) -> None:
        """With low reach: the way out costs the foot a line; beside the keys it brings all of them down."""
        screen, stand = self.screen_shown, self._laid.stand
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

    def opened(self) -> Opened:
        return replace(super().opened(), emptied=self._emptied(), stood=self._standing())

    def open_again(self, before: Opened) -> None:
        self._bring_back(before.emptied)
        self._stood = before.stood
        self._stand_again()
        super().open_again(before)

    def goes_on(self, screen: Screen) -> bool:
        """Letters of the same entry stay as small as they were: no key jumps."""
        same = self._content is not None and _entry_of(self._input.view) == _entry_of(
            body_of(screen, Question).field
        )
        return same and self._board is not None

    def _make(self, screen: Screen) -> None:
        emptied, self._stood = self._emptied(), self._standing()
        super()._make(screen)
        self._bring_back(emptied)

    def _between(self, screen: Screen) -> float:
        """Millimetres between the parts: words and cards alone stand closer on a small page without room."""
        ways = body_of(screen, Question).field.extras or self._own(screen)
        if self.look.metrics.close and self._input.pad_place == "none" and not ways:
            return 1.0
        return 3.0 if is_tight(self.look) else 5.0

    @property
    def _board(self) -> KanaBoard | None:
        """The board whose keys stay where they are; with low reach they are at the foot anyway."""
        pad = self._input.pad
        return pad if isinstance(pad, KanaBoard) and self._laid.stand is None else None

    def _standing(self) -> Stood | None:
        """How the board of the entry stands that is asked for here."""
        board = None if self._content is None else self._board
        return None if board is None else stood(board, _entry_of(self._input.view))

    def _stand_again(self) -> None:
        """Proposals and notes went or came, or something lay over the page: the same entry, the same keys."""
        board, entry = self._board, _entry_of(self._input.view)
        if board is None or self._stood is None or self._stood.entry != entry:
            return
        if self._stood.is_for(entry, self.look):
            stand_again(board, self._stood)
        board.open_face(self._stood.face)

    def _emptied(self) -> Emptied | None:
        """What 全部けす took away from the entry that stands here."""
        draft = None if self._content is None else self._input.emptied()
        return None if draft is None else Emptied(_entry_of(self._input.view), draft)

    def _bring_back(self, emptied: Emptied | None) -> None:
        """Larger letters, other words: the same entry, and the same way back."""
        if emptied is not None and emptied.entry == _entry_of(self._input.view):
            self._input.bring_back(emptied.draft)

    def clear(self) -> None:
        if self.screen_shown is not None:
            self._input.forget()
            self._input.forget_past()

    def refuse(self, button_id: str, missing: str) -> None:
        """Touched once more for the same answer, what is missing is said once more."""
        if self.screen_shown is not None:
            body = body_of(self.screen_shown, Question)
            asked, self._asked_for = self._asked_for, (body.field.field, body.field.part, body.field.draft)
            if asked == self._asked_for and body.field.problem is not None:
                self.told.emit("\n".join(dict.fromkeys((*(body.summary or ()), body.field.problem))))
        super().refuse(button_id, missing)

    def typed_into(self) -> TypedInto | None:
        return self._input

    def first_focus(self) -> QWidget | None:
        if self._summary.isVisibleTo(self):
            return self._summary
        first = next((one for one in self._input.findChildren(Touchable) if one.isVisibleTo(self)), None)
        return self._input.first_focus() or first

    @property
    def _crowded(self) -> bool:
        """With the largest letters a note beside the keys has no room: the foot has it, where free."""
        return self.look.metrics.large_text and not self.look.portrait and self._input.pad_place == "beside"

    def _is_wrong(self) -> bool:
        """Whether the screen tells of something that is missing."""
        return (
            self.screen_shown is not None and body_of(self.screen_shown, Question).field.problem is not None
        )

    def hold(self) -> None:
        """Keys that were seen stay as they are: nothing jumps under a hand that types (031)."""
        board = self._board
        if board is not None and board.isVisible() and not board.height_held:
            board.hold_height(board.height())

    def _show_summary(self, body: Question) -> None:
        shown = body.summary
        if shown is not None:
            # The same sentence stands where the eyes are, directly over the entry.
            doubled = shown[1] == body.field.problem and self._input.pad_place == "beside"
            self._summary.set_words(shown[0], None if doubled else shown[1])
        self._summary.setVisible(shown is not None)

    def stand_low(self, reach: int, wide: int) -> None:
        if self._laid.stand is not None:
            self._laid.stand.stand_low(reach, wide)
            return
        gap = self.look.mm(5.0)
        row = 0 if self._laid.side_row is None or not self._laid.side_row.count() else self._side_height(wide)
        self._input.set_reach(reach - row - gap if row else reach, wide)

    def _side_height(self, wide: int) -> int:
        """Pixels of the side ways under cards; low ones, since the cards need the room."""
        for key in self._low_ways:
            key.set_height(_LOW_EXTRA)
        row = self._laid.side_row
        if row is None:
            return 0
        row.invalidate()
        return max(row.minimumHeightForWidth(wide), row.minimumSize().height())

    def _extras(self, screen: Screen) -> list[SideKey]:
        """Side ways of the field, then the screen's own buttons inside the content."""
        field = body_of(screen, Question).field
        height = _EXTRA if field.input in ("date", "people") else 26.0
        below = [option for option in field.extras if not _in_a_row(option)]
        alone = len(below) + len(self._own(screen)) == 1
        wide = 150.0 if alone and not self.look.metrics.small else 0.0
        keys = [self._extra(option, height, wide) for option in below]
        keys += [
            inline_key(self.look, button, self.press, height=height, least_width=wide)
            for button in self._own(screen)
        ]
        self._low_ways = tuple(keys)
        return keys

    def _extra(self, option: Option, height: float, wide: float) -> SideKey:
        button = Button(option.id, option.label, "inline", option.picture, option.barred)
        act = self._input.take_way
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


def _entry_of(field: FieldView) -> Hashable:
    return field.field, field.part, field.input


def _in_a_row(option: Option) -> bool:
    """What is done to one person of a list is drawn beside that person."""
    return option.id.partition(":")[0] in ("edit", "remove")


def _offered(options: tuple[Option, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((option.id, option.label) for option in options)
