"""Where one is: the procedure, how much is left in words and capsules, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Button, Screen, Sheet
from ui.shell.band_keys import GAP, BandKeys
from ui.shell.offer_line import OfferLine
from ui.shell.practice_chip import SMALL, PracticeChip, code_of
from ui.theme.look import Look, colour
from ui.widgets.capsules import Capsules
from ui.widgets.key_button import KeyButton
from ui.widgets.marks import plain, too_low_for_readings
from ui.widgets.note_line import IconSpot
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.shapes import paint_box
from ui.widgets.surface import Surface

_ICON = 11.0
_LABEL_STANDARD = 9.0
_NEAR = 4.0
_TO_CAPSULES = 5.0
_CHIP_PAD = 2.0
_ROW_AIR = 3.0
_MOST_UPRIGHT = 2
"""Lines of the topic that an upright display has room for."""
_TOPIC_SHARE = 0.3
"""Of the band's width: so much the topic keeps, and its longest word, before keys move below."""


class TopBand(Surface):
    """One line; where it gets short the capsules give way before any word does.

    On a small display larger letters would make it two or three lines, at the cost of the page's keys; a page
    on any display may have too little room for its letters beside such lines. There the name of the procedure
    gives way, which every question was opened by and the voice says when asked.
    """

    def __init__(
        self,
        look: Look,
        pressed: Callable[[str], None],
        refused: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._icon = IconSpot(look, None, parent=self)
        self._name = RubyLabel(look, role="label", line=1.2, parent=self)
        self._heading = RubyLabel(look, role="label", line=1.2, heading=True, parent=self)
        self._heading.hide()
        self._topic = self._name
        self._simulated = PracticeChip(look, self)
        self._code = RubyLabel(look, role=SMALL, tone="ink2", line=1.2, parent=self)
        self._progress = RubyLabel(look, role="label", align="right", line=1.2, parent=self)
        self._capsules = Capsules(look, self)
        self._offer = OfferLine(look, self)
        self._high = 0
        self._keys = BandKeys(self, pressed, refused)
        self._progress_down = False
        self._staffed = False
        self._crowded = False
        self._row = self.height()
        for label in (self._name, self._heading, self._simulated, self._code, self._progress):
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    @property
    def keys(self) -> tuple[KeyButton, ...]:
        return self._keys.every

    @property
    def labels(self) -> tuple[RubyLabel, ...]:
        """Those that are shown now."""
        found = (self._topic, self._simulated, self._code, self._progress, self._offer)
        return tuple(label for label in found if not label.isHidden())

    @property
    def capsules(self) -> Capsules:
        return self._capsules

    def show_band(
        self, screen: Screen, buttons: Sequence[Button], *, staffed: bool, crowded: bool = False
    ) -> None:
        """Topic, progress, way out and what stands beside it; staff mode turns the band indigo.

        The settings have their title up here alone, so there it is the heading of the page.
        Over a `crowded` page the topic gives way where it costs a line.
        """
        self._staffed = staffed
        self._crowded = crowded
        topic = screen.topic
        self._topic.set_text("")
        self._topic.hide()
        self._topic = self._heading if isinstance(screen.body, Sheet) else self._name
        self._topic.set_text(too_low_for_readings(topic[0], self.look.language) if topic else "")
        self._icon.set_icon(topic[1] if topic else None)
        self._simulated.set_text(too_low_for_readings(screen.simulated or "", self.look.language))
        self._simulated.setVisible(bool(screen.simulated))
        code = code_of(screen)
        self._code.set_text(code)
        self._code.setVisible(bool(code))
        self._progress.set_text(too_low_for_readings(screen.progress or "", self.look.language))
        self._progress.setVisible(bool(screen.progress))
        self._capsules.set_counts(passed=screen.passed, left=screen.left or 0)
        self._capsules.setAccessibleName(plain(screen.progress or ""))
        self._capsules.setProperty("wanted", screen.left is not None)
        for label in (self._topic, self._progress):
            label.set_tone("on-accent" if staffed else "ink")
        self._code.set_tone("on-accent" if staffed else "ink2")
        self._icon.set_on_accent(on_accent=staffed)
        self._offer.offer(screen.offer)
        self._keys.show(buttons)
        self.arrange()
        self.update()

    def arrange(self) -> None:
        self._progress.setVisible(bool(self._progress.marked))
        self._arrange_words()
        self._high = self._high_now()
        self._place_offer()

    def _place_offer(self) -> None:
        """Over what says where one is, which gives its place as long as it stands: no key moves for it."""
        self._offer.hide()
        if not (self._offer.wanted and self._offer.stand_in(self._room_for_offer())):
            return
        for given in (self._topic, self._icon, self._capsules):
            given.hide()
        self._progress.setVisible(self._progress_down)
        beside = self._staff_beside()
        if beside:
            room = self._room_for_words()
            self._place_staff_line(room.right() - self._staff_width(), room.right(), beside[0].y())

    def _room_for_words(self) -> QRect:
        """The first line, without its keys and without a line for staff."""
        side = self._side()
        keys = [key.x() - self.look.mm(GAP) for key in self._keys.above]
        return QRect(side, 0, min([self.width() - side, *keys]) - side, self._row)

    def _room_for_offer(self) -> QRect:
        """What is for staff keeps its place in that line, at its end."""
        staff = self._staff_width() + self.look.mm(GAP) if self._staff_beside() else 0
        return self._room_for_words().adjusted(0, 0, -staff, 0)

    def _staff_beside(self) -> list[RubyLabel]:
        """What is for staff where it stands in one line with the topic."""
        return [label for label in self._staff_labels() if label.y() < self._row - self.look.mm(2.0)]

    def _arrange_words(self) -> None:
        look, side = self.look, self._side()
        self._topic.show()
        self._simulated.shrink()
        self._keys.snug = False
        self._keys.below = self._without_room()
        self._progress_down = not self._progress.isHidden() and (
            bool(self._below) or self._progress_cuts_topic()
        )
        if self._topic_costs_keys():
            self._arrange_without_topic(side)
            return
        right = self._keys.place(self._keys.above, self.width() - side, 0, self._first_row)
        self._keys.place(self._below, self.width() - side, self._first_row, self.second_row())
        if self._progress_down:
            self._place_progress_below(side)
        else:
            right = self._place_progress(side, right)
        beside = self._topic_width() + look.mm(GAP) + self._staff_width() <= right - side
        line = 0 if beside else self._staff_line()
        self._row = self._first_row - (line + look.mm(0.5) if line else 0)
        end = self._place_topic(side, right)
        if beside:
            self._place_staff_beside(end + look.mm(GAP), right)
        else:
            self._lift_progress(side)
            # It lies lower than words and keys, so it may run on below them.
            self._place_staff_line(side, self.width() - side, self._row - look.mm(1.0))

    def _lift_progress(self, side: int) -> None:
        """Beside the topic, over a line for staff that would run into it."""
        end = side + self._staff_width() - self.look.mm(GAP - 2 * _CHIP_PAD)
        if self._staff_labels() and not self._progress_down and self._capsules.isHidden():
            words = self._progress.geometry()
            if end > words.left():
                self._progress.move(words.left(), max(0, (self._row - words.height()) // 2))

    def _topic_costs_keys(self) -> bool:
        """Whether the topic's words would take a line from the page that is needed there."""
        metrics = self.look.metrics
        small = metrics.small and metrics.text_size != "standard"
        if self._topic is self._heading or not (small or self._crowded) or not self._topic.marked:
            return False
        if self._below and not small:
            return self._progress_wraps() or not self._below_without_topic()
        room = self._room - self._keys.with_gaps(self._keys.above)
        if not (self._below or self._progress.isHidden()):
            room -= self._progress.natural_width() + self._gap
        lines = self._topic.lines_at(max(1, room))
        if not self.look.portrait or self._crowded:
            return bool(self._below) or lines > 1
        if self._keys.across(self._below) > self._room:
            return True
        return self._progress_wraps() or lines > _MOST_UPRIGHT

    def _progress_cuts_topic(self) -> bool:
        """Whether a word of the topic would be torn beside the progress, and is whole without it."""
        if not self._topic.marked:
            return False
        left = self._room - self._keys.with_gaps(self.keys)
        longest = self._topic.longest_phrase()
        return left - self._progress.natural_width() - self._gap < longest <= left

    def _progress_wraps(self) -> bool:
        """Whether it takes two lines beside the keys of the second row."""
        return bool(self._below) and self._progress.lines_at(self._room_below()) > 1

    def _below_without_topic(self) -> list[KeyButton]:
        """What would still stand in a second row if the topic gave way."""
        before = self._keys.snug, self._keys.gap
        self._topic.hide()
        below = self._squeezed_below()
        self._topic.show()
        self._keys.snug, self._keys.gap = before
        return below

    def _squeezed_below(self) -> list[KeyButton]:
        """As `_without_room`; with small icons where all keys have room in one line only so."""
        below = self._without_room()
        if below:
            self._keys.snug = True
            below = self._without_room()
            self._keys.snug = not below
        return below

    def _without_room(self) -> list[KeyButton]:
        """Keys that would squeeze the topic's words: it keeps its share, and its longest word."""
        progress = 0 if self._progress.isHidden() else self._progress.natural_width()
        shown = bool(self._topic.marked) and not self._topic.isHidden()
        longest = self._topic.longest_phrase() if shown else 0
        topic = min(self._topic_width(), max(round(self._room * _TOPIC_SHARE), longest)) if shown else 0
        return self._keys.without_room(topic, progress, self._room)

    def _arrange_without_topic(self, side: int) -> None:
        """The progress in its place, the keys beside it; what is for staff under both, or between them."""
        self._topic.hide()
        self._icon.hide()
        self._capsules.hide()
        line = self._staff_line()
        self._keys.below = self._squeezed_below()
        self._progress_down = False
        keys = self._keys.above
        words = self._progress.natural_width() if not self._progress.isHidden() else 0
        left = self._room - words - self._keys.with_gaps(keys)
        beside = self._staff_width() + self.look.mm(GAP) <= left
        self._row = self._first_row - (0 if beside or not line else line + self.look.mm(0.5))
        right = self._keys.place(keys, self.width() - side, 0, self._row)
        self._keys.place(self._below, self.width() - side, self._first_row, self.second_row())
        wide = max(1, min(words, right - side))
        tall = self._progress.heightForWidth(wide) if words else 0
        self._progress.setGeometry(side, (self._row - tall) // 2, wide, tall)
        if beside:
            start = side + (words + self.look.mm(GAP) if words else 0)
            self._place_staff_beside(start, right)
        else:
            self._place_staff_line(side, self.width() - side, self._row - self.look.mm(1.0))

    def needed_height(self) -> int:
        """Pixels for everything at the present width; more than usual where the topic takes two lines."""
        return self._high

    def _high_now(self) -> int:
        if self._topic.isHidden():
            keys = [self._keys.tall(key) for key in self._keys.above]
            below = 0 if self._row == self._first_row else self._staff_line()
            words = 0 if self._progress.isHidden() else self._progress.height()
            air = self.look.mm(2.0)
            return max([words + below + air, *(key + max(below, air) + air for key in keys)])
        below = 0 if self._row == self._first_row else self._staff_line()
        keys = [self._keys.tall(key) for key in self._keys.above]
        air = self.look.mm(2.0)
        beside = self._staff_width() + self._keys.with_gaps(self._keys.above) <= self._room
        around = air if beside else air + below
        return max([self._topic.height() + below + air, *(key + 2 * around for key in keys)])

    def second_row(self) -> int:
        """Pixels for keys that find no room beside the topic, and for the progress beside them."""
        words = self._progress.heightForWidth(self._room_below()) if self._progress_down else 0
        tall = max([words, *(self._keys.tall(key) for key in self._below)])
        return tall + self.look.mm(_ROW_AIR) if tall else 0

    def _room_below(self) -> int:
        """Pixels that the keys of the second row leave to the progress; its words wrap into them."""
        keys = sum(self._keys.wide(key) + self.look.mm(GAP) for key in self._below)
        room = self._room - keys
        return max(1, min(room, self._progress.natural_width()))

    def _side(self) -> int:
        return self.look.side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, palette = self.look, self.look.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(palette.accent if self._staffed else palette.bg))
        hair = look.line(look.sizes.hair)
        painter.fillRect(0, self.height() - hair, self.width(), hair, colour(palette.hair))
        self._offer.paint_ground(painter)
        if not self._simulated.isHidden():
            grown = look.exact(_CHIP_PAD)
            box = QRectF(self._simulated.geometry()).adjusted(-grown, 0, grown, 0)
            rim = palette.warn_line
            paint_box(painter, box, look.exact(2.0), fill=palette.warn_tint, rim=rim, rim_px=look.line(0.4))
        painter.end()

    @property
    def _first_row(self) -> int:
        return self.height() - self.second_row()

    @property
    def _room(self) -> int:
        """Pixels between the margins."""
        return self.width() - 2 * self._side()

    @property
    def _below(self) -> list[KeyButton]:
        return self._keys.below

    @property
    def _gap(self) -> int:
        return self._keys.gap

    def _place_progress(self, left: int, right: int) -> int:
        look = self.look
        if self._progress.isHidden():
            self._capsules.hide()
            return right
        words = self._progress.natural_width()
        dots = self._capsules.sizeHint()
        tall = self._progress.heightForWidth(words)
        topic = self._topic.natural_width() + self._icon_side() + look.mm(_NEAR + GAP)
        wanted = self._capsules.property("wanted") is True
        if look.portrait:
            beside = max(topic, self._staff_width() + look.mm(_CHIP_PAD + GAP))
            wanted = wanted and right - left - max(words, dots.width()) - look.mm(GAP) >= beside
            return self._stack_progress(right, words, tall, wanted=wanted)
        if self._staff_labels():
            topic = max(topic, self._staff_width() + look.mm(_CHIP_PAD))
        room = right - left - words - look.mm(_TO_CAPSULES) - dots.width() >= topic
        self._capsules.setVisible(wanted and room)
        if wanted and room:
            self._capsules.setGeometry(
                right - dots.width(), (self._first_row - dots.height()) // 2, dots.width(), dots.height()
            )
            right -= dots.width() + look.mm(_TO_CAPSULES)
        self._progress.setGeometry(right - words, (self._first_row - tall) // 2, words, tall)
        return right - words - self._gap

    def _place_progress_below(self, left: int) -> None:
        """In the second row, so that the topic keeps the first one; the capsules give way."""
        self._capsules.hide()
        if self._progress.isHidden():
            return
        wide = self._room_below()
        tall = self._progress.heightForWidth(wide)
        self._progress.setGeometry(left, self._first_row + (self.second_row() - tall) // 2, wide, tall)

    def _stack_progress(self, right: int, words: int, tall: int, *, wanted: bool) -> int:
        """In portrait the capsules stand under the words."""
        dots = self._capsules.sizeHint()
        gap = self.look.mm(1.5)
        whole = tall + (gap + dots.height() if wanted else 0)
        top = (self._first_row - whole) // 2
        self._progress.setGeometry(right - words, top, words, tall)
        self._capsules.setVisible(wanted)
        self._capsules.setGeometry(right - dots.width(), top + tall + gap, dots.width(), dots.height())
        return right - max(words, dots.width() if wanted else 0) - self.look.mm(GAP)

    def _place_topic(self, left: int, right: int) -> int:
        look = self.look
        side = self._icon_side()
        shown = self._icon.icon is not None and self._spares_icon(right - left)
        self._icon.setVisible(shown)
        if shown:
            self._icon.setGeometry(left, (self._row - side) // 2, side, side)
            left += side + look.mm(_NEAR)
        room = max(1, right - left)
        wide = min(room, self._topic.natural_width())
        tall = self._topic.heightForWidth(wide) if self._topic.marked else 0
        self._topic.setGeometry(left, (self._row - tall) // 2, wide, tall)
        return left + wide

    def _spares_icon(self, room: int) -> bool:
        """It gives way where its room saves the words a line, or keeps one whole."""
        left, topic = room - self._icon_side() - self.look.mm(_NEAR), self._topic
        return left > 0 and not topic.cut_at(left) and topic.lines_at(left) <= topic.lines_at(room)

    def _place_staff_beside(self, left: int, right: int) -> None:
        """In one line with the topic the chip may grow."""
        if not self._simulated.isHidden():
            spare = right - left - self._staff_width()
            self._simulated.grow(self._simulated.natural_width() + spare)
        self._place_staff_line(left, right, (self._first_row - self._staff_line()) // 2)

    def _place_staff_line(self, left: int, right: int, top: int) -> None:
        """That the card is simulated, and the code for support; below the topic where it is narrow."""
        x = left + self.look.mm(_CHIP_PAD)
        tall = self._staff_line()
        for label in self._staff_labels():
            own = label.natural_width()
            label.setGeometry(x, top, min(own, max(1, right - x)), tall)
            x += own + self.look.mm(GAP)

    def _staff_labels(self) -> list[RubyLabel]:
        return [label for label in (self._simulated, self._code) if not label.isHidden()]

    def _staff_width(self) -> int:
        return sum(label.natural_width() + self.look.mm(GAP) for label in self._staff_labels())

    def _topic_width(self) -> int:
        icon = self._icon_side() + self.look.mm(_NEAR) if self._icon.icon is not None else 0
        return icon + self._topic.natural_width()

    def _icon_side(self) -> int:
        look = self.look
        return look.mm(_ICON * (1 + (look.text.label / _LABEL_STANDARD - 1) / 2))

    def _staff_line(self) -> int:
        return max((label.heightForWidth(label.natural_width()) for label in self._staff_labels()), default=0)
