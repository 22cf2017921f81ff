"""What every page is: a widget that receives a `Screen`, draws it, and says what the person did."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Iterator, Sequence
from typing import ClassVar, Protocol, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.visit.events import Event, Pressed
from kiosk.visit.screen import Button, Screen
from ui.fields.field import Post
from ui.pages.focus_place import Place, lose_focus, place_of_focus, restore_focus
from ui.pages.opened import Opened, open_again, opened_on
from ui.pages.parts import content_width
from ui.theme.look import Look, colour
from ui.theme.tokens import TEXT_SIZES
from ui.widgets.habits import Habits
from ui.widgets.low_reach import out_of_reach, reach_in
from ui.widgets.room import Part, Room
from ui.widgets.surface import dress
from ui.widgets.touchable import Touchable
from ui.widgets.whole import cramped

B = TypeVar("B")


class TypedInto(Protocol):
    """What takes the letters of a real keyboard, wherever the focus is."""

    @property
    def entry(self) -> QWidget | None:
        """What shows them, and has the focus meanwhile."""

    def write(self, letters: str) -> bool:
        """Whether any of them has a place there; one for which there is no room has."""

    def erase(self) -> None: ...

    def delete(self) -> None: ...

    def begin_at(self, focus: QWidget | None) -> bool: ...

    def step(self, *, back: bool) -> QWidget | None: ...

    def undo(self) -> bool: ...

    def settle(self) -> None:
        """Nothing more comes before the next page."""

    def holds_back(self) -> bool:
        """Whether Enter shall not go on yet; then it was told why."""


class Page(QWidget):
    """One screen body, drawn.

    A screen of the same shape (same question, same options) only changes what is written in the widgets that
    stand there; any other screen builds them anew. So a key press never costs the focus or a repaint of all.

    Letters keep the size that was asked for as long as everything has its room. Where a page is too small for
    that even after all has given way that may, and the bands around gave theirs (031), its letters are one
    step smaller, before a key is cut; on a small display before one is out of reach, too (030).

    Attributes:
        pressed_last: Where a key was pressed last on it; None before that.

    Signals:
        buttons_changed: `buttons()` gives something else now.
        crowded: All has given way that may, and the page still needs what the bands can give (`crowds`).
        told: Something that only the page knows, for the ear.
        answered: The same for the eye: what a touch did not do.
        asked_aloud: The answers that stand here shall be read.
    """

    buttons_changed = Signal()
    crowded = Signal()
    told = Signal(str)
    answered = Signal(str)
    asked_aloud = Signal()
    has_foot: ClassVar[bool] = True
    """Whether the frame shows its foot; where not, the page gets that room, too."""

    def __init__(self, look: Look, post: Post) -> None:
        super().__init__()
        self.look = look
        self._asked = look
        self._send = post
        self.pressed_last: Place | None = None
        self.habits = Habits()
        self.screen_shown: Screen | None = None
        self._shape: Hashable = None
        self._content: QWidget | None = None
        self._room: Room | None = None
        self._left = False
        self._crowds = self._claiming = False
        self._take_ground()
        self._root = QVBoxLayout(self)
        self._root.setContentsMargins(0, 0, 0, 0)

    def post(self, event: Event) -> None:
        """What the person did; where on this page, if a keyboard did it, is noted."""
        self.pressed_last = place_of_focus(self) or self.pressed_last
        self._send(event)

    def show_screen(self, screen: Screen) -> None:
        """Draws the screen, in place where only a draft, a mark or a number changed."""
        shape = self._whole_shape(screen)
        goes_on = self.goes_on(screen)
        self.screen_shown = screen
        if shape != self._shape:
            self._shape = shape
            self.look = self.look if goes_on else self._asked
            self._build_on(screen)
        else:
            self.hold()
            if self._room is not None:
                self._room.keep()
                self._room.show_again()
            self.refresh(screen)
            self._keep_room()
            self._spare_letters(screen)

    def takes(self, screen: Screen) -> bool:
        """Whether this page stays for that screen: same body, same question, same person."""
        shown = self.screen_shown
        if shown is None or type(shown.body) is not type(screen.body) or shown.visit != screen.visit:
            return False
        return shown.name == screen.name or self._whole_shape(screen) == self._shape

    def set_look(self, look: Look) -> None:
        """Other sizes or words: the next screen builds the page anew, and the focus stays.

        Other colours move nothing: what stands there is painted in them.
        """
        before, self._asked = self._asked, look
        self._crowds = self._crowds and look.recolours(before)
        if look.recolours(before):
            self.look = self.look.with_metrics(theme=look.metrics.theme)
            dress(self, self.look)
        else:
            self.look = look
            self._shape = None
        self._take_ground()

    def leave(self) -> None:
        """Another page comes: whatever moves around this one now, it stays as it was seen."""
        self._left = True

    def forget(self) -> None:
        """Empties every widget and lets go of the screen."""
        self.clear()
        self.screen_shown = self.pressed_last = None
        self._shape = None
        self._drop_content()

    def buttons(self) -> tuple[Button, ...]:
        """What the frame's bands shall show."""
        return () if self.screen_shown is None else self.screen_shown.buttons

    @property
    def crowds(self) -> bool:
        """Whether it needs what the bands around it can spare; once it did, it does for this question."""
        return self._crowds

    def foot(self) -> str | None:
        """The sentence in the foot; a page may show it elsewhere instead."""
        return None if self.screen_shown is None else self.screen_shown.foot

    def refuse(self, button_id: str, missing: str) -> None:
        """A dashed button was touched: the visit hears of it and answers with what is missing."""
        self.press(button_id)

    def press(self, button_id: str) -> None:
        """A button of the frame or of the page was pressed."""
        self.post(Pressed(button_id))

    def opened(self) -> Opened:
        """What `open_again` of a page of the same screen needs."""
        return opened_on(self, self.pressed_last)

    def open_again(self, before: Opened) -> None:
        """What lay over it for a while gives lists, boards and focus back as they were."""
        open_again(self, before)

    def typed_into(self) -> TypedInto | None:
        """What takes the letters of a real keyboard; None where nothing is typed."""
        return None

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the page opens."""
        return None

    @abstractmethod
    def shape(self, screen: Screen) -> Hashable:
        """What decides which widgets there are; two screens with equal shapes share them."""

    @abstractmethod
    def build(self, screen: Screen) -> QWidget:
        """All widgets of a screen of this shape, filled in."""

    def refresh(self, screen: Screen) -> None:
        """Copies a screen of the same shape into the widgets that stand there."""

    def hold(self) -> None:
        """Another screen of this shape comes: what was seen and must not move is held."""

    def goes_on(self, screen: Screen) -> bool:
        """Whether a screen for which it is built anew keeps the size of its letters."""
        return False

    def settled(self) -> None:
        """Everything has its place, or has given it: after a screen, and after another size of the page."""

    def yielding(self) -> Sequence[Part]:
        """What gives way where the words leave too little room, the first one first."""
        return ()

    def yielding_last(self) -> Sequence[Part]:
        """What gives way only where the bands around have given their room, too."""
        return ()

    def strained(self) -> int:
        """Pages of its own, where they are too many: room and smaller letters would make them fewer."""
        return 0

    def share_room(self) -> None:
        """Deals what the page holds to pages of its own, for its present size, before anything gives way."""

    def stand_low(self, reach: int, wide: int) -> None:
        """With low reach: what is touched within `reach` pixels from the foot; the page is `wide` pixels."""

    def clear(self) -> None:
        """Empties what holds something a person typed, before the widgets go."""

    def placed(self, place: str) -> tuple[Button, ...]:
        """The screen's buttons of one place."""
        return tuple(button for button in self.buttons() if button.place == place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_anew()
        if self.screen_shown is not None and not self._claiming:
            self._spare_letters(self.screen_shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.screen_shown is not None:
            self._spare_letters(self.screen_shown)

    def event(self, event: QEvent) -> bool:
        # A part that grew by itself (a reason that appeared) takes its room from what may yield.
        if event.type() is QEvent.Type.LayoutRequest:
            self._keep_room()
        return super().event(event)

    def _fit_anew(self) -> None:
        """Everything back to its place, and then what has to give way at this size."""
        if self._room is not None:
            self._room.release()
            self._stand_low()
            self._keep_room()

    def _keep_room(self) -> None:
        if self._room is not None and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.share_room()
            self._room.fit(self.width(), self.height())

    def _stand_low(self) -> None:
        if self.look.low_reach and self._content is not None:
            placed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            self.stand_low(reach_in(self, self.look), self.width() if placed else content_width(self.look))

    def _take_ground(self) -> None:
        """The theme's ground, so that a picture of this page (the cross-fade) has no other grey."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, colour(self.look.palette.bg))
        self.setPalette(palette)

    def _whole_shape(self, screen: Screen) -> Hashable:
        return screen.visit, screen.name, screen.comfort.language, self.shape(screen)

    def _build_anew(self, screen: Screen) -> None:
        self.look = self._asked
        self._build_on(screen)

    def _build_on(self, screen: Screen) -> None:
        self._make(screen)
        self._spare_letters(screen)

    def _make(self, screen: Screen) -> None:
        focus = place_of_focus(self)
        self._drop_content()
        self._content = self.build(screen)
        self._root.addWidget(self._content)
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            # Else its parts are shown, and what their words need is remembered, at Qt's own 640 x 480 pixels.
            self._content.resize(self.size())
        self._content.show()
        self._stand_low()
        self._room = Room(self._content, self.yielding())
        self._keep_room()
        restore_focus(self, focus)

    def _spare_letters(self, screen: Screen) -> None:
        """Builds everything closer together, then with smaller letters, as long as it lacks room."""
        self._find_letters(screen)
        self.settled()

    def _find_letters(self, screen: Screen) -> None:
        self._make_room()
        fits = None if self._lacks_height() else self.look
        whole, strained = None, self.strained()
        for look in self._closer():
            if not self._lacks_room():
                whole = whole or self.look
                if not ((self._lacks_reach() or self.strained()) and self._is_next(look)):
                    break
            self.look = look
            self._make(screen)
            self._make_room()
            fits = fits or (None if self._lacks_height() else look)
        # A word that no size makes whole is no reason for smaller letters; nor is what stays out of reach.
        if self._lacks_room():
            self._take_back(whole or fits, screen)
        elif whole is not None and (self._lacks_reach() or strained <= self.strained() > 0):
            self._take_back(whole, screen)

    def _make_room(self) -> None:
        """The page gives; before letters become smaller the bands around it do; then what is left."""
        self._give_more()
        if self.look.metrics.large_text and not self._crowds and self._wants_room():
            self._claim_bands()
            self._give_more()
        room = self._room
        if room is not None and self._crowds and self._wants_room():
            room.parts = (*room.parts, *(part for part in self.yielding_last() if part not in room.parts))
            self._give_more()

    def _claim_bands(self) -> None:
        self._crowds = self._claiming = True
        self.crowded.emit()
        self._claiming = False
        # Qt tells a page that is not shown yet of its new size only when it is.
        self._fit_anew()

    def _take_back(self, look: Look | None, screen: Screen) -> None:
        """Larger letters again, where smaller ones were to no use."""
        if look is not None and look != self.look:
            self.look = look
            self._make(screen)
            self._make_room()

    def _is_next(self, look: Look) -> bool:
        """Whether these letters are one step smaller than was asked for, at most."""
        asked, drawn = self._asked.metrics.text_size, look.metrics.text_size
        return TEXT_SIZES.index(asked) - TEXT_SIZES.index(drawn) <= 1

    def _lacks_reach(self) -> bool:
        """Whether low reach on a small display leaves a target too high."""
        if not (self.look.low_reach and self.look.metrics.small and self.isVisible()):
            return False
        shown = (one for one in self.findChildren(Touchable) if one.isVisible() and one.isEnabled())
        return any(out_of_reach(one, self.look) for one in shown)

    def _give_more(self) -> None:
        """What the layouts promised and do not keep shows in the parts: then more gives way."""
        if self._room is None:
            return
        given = 0
        while self._wants_room() and self._room.give_next():
            given += 1
        if given and self._lacks_height():
            self._room.take_back_higher(self.width())
        if given > 1 and not self._wants_room():
            self._room.take_back(self._wants_room)

    def _closer(self) -> Iterator[Look]:
        """The looks that take less room than the present one, the roomiest first."""
        metrics = self.look.metrics
        at = TEXT_SIZES.index(metrics.text_size)
        # With large letters everything stands close already, but for what a small display can do.
        closest = metrics.large_text and (metrics.tight or not metrics.small)
        sizes = TEXT_SIZES[: at if closest else at + 1]
        yield from (self.look.tightened(text_size=size) for size in reversed(sizes))

    def _lacks_height(self) -> bool:
        """Whether the layouts themselves know that they do not fit."""
        return self._room is not None and self._room.lacks(self.width(), self.height())

    def _wants_room(self) -> bool:
        return self._lacks_room() or self.strained() > 0

    def _lacks_room(self) -> bool:
        if self._room is None or self._left or not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return False
        if self._lacks_height():
            return True
        shown = self.findChildren(QWidget) if self.isVisible() else []
        for part in (self, *shown):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        return cramped((one for one in shown if one.isVisible()), self.look)

    def _drop_content(self) -> None:
        self._room = None
        if self._content is None:
            return
        lose_focus(self)
        self._root.removeWidget(self._content)
        self._content.hide()
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = None


def body_of(screen: Screen, kind: type[B]) -> B:
    """The screen's body as the type that its page was chosen by."""
    if not isinstance(screen.body, kind):
        raise TypeError(f"{type(screen.body).__name__} is not a {kind.__name__}")
    return screen.body
