"""Keys of keypad, keyboard and switches, wherever the focus is; and the focus, which is never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.events import ComfortChosen, Event, Pressed, TicketScanned
from kiosk.visit.pace import faster, slower
from kiosk.visit.screen import Comfort, Countdown, Screen, SecretPad
from kiosk.words.catalogue import Words
from kiosk.words.furigana import reading
from ui.shell.window import KioskWindow
from ui.speech.said import Said
from ui.speech.voice import Voice, another
from ui.steering.code_reader import CodeReader
from ui.steering.described import beginnings, described, taken
from ui.steering.interrupted import Interrupted
from ui.steering.keyboard import COMMANDS, Keyboard
from ui.steering.keys import Function, function_of, name_of
from ui.steering.languages import with_voices
from ui.steering.pad_places import layout
from ui.steering.picked import Picked, says_itself, taken_here
from ui.steering.scanning import Scanner
from ui.steering.walking import ARROWS, go_to, target
from ui.widgets.announcing import announce
from ui.widgets.digit_pad import DigitPad
from ui.widgets.focus_ring import keyboard_in_use
from ui.widgets.key_button import KeyButton
from ui.widgets.touchable import Touchable

LEARNING = "learning-keys"
LEAVING = (Function.BACK, Function.OK, Function.SWITCH_CHOOSE)
"""Twice in a row they end trying the keys out: every keypad and every pair of switches has one of them."""
ONCE = (
    Function.BACK, Function.WHERE, Function.REPEAT, Function.VOICE, Function.DARK, Function.CALL,
    Function.LEARN, Function.SWITCH_CHOOSE,
)  # fmt: skip
"""What a second strike would undo, repeat or carry too far: within half a second it is a tremble (EN 5.8).

Not the arrows, nor volume and pace: each strike is one small step, heard at once, and two are two steps.
"""
BOUNCE_S = 0.2
"""The moving switch closes once so often: more than contacts bounce, less than a quick hand needs."""
_SOFTEST, _LOUDEST = 1, 5


class Steering(QObject):
    """Everything that can be done without touching.

    Args:
        window: Whose keys these are.
        post: Where events go.
        voice: Says where the focus is.
        words: Gives the kiosk's words in a language.
    """

    def __init__(
        self,
        window: KioskWindow,
        post: Callable[[Event], None],
        voice: Voice,
        words: Callable[[str], Words],
    ) -> None:
        super().__init__(window)
        self._window, self._post, self._voice, self._words = window, post, voice, words
        self._screen: Screen | None = None
        self._showing = False
        self._told: tuple[Said, ...] = ()
        self._taken: QWidget | None = None
        self._last_key: str | None = None
        self._typing = False
        self._keyboard = Keyboard(window)
        self._keyboard.refused = lambda: self._answer("ear.no-place")
        self._keyboard.nothing_before = lambda: self._answer("ear.no-undo")
        self._keyboard.moved = self._tell_cell
        self._codes = CodeReader(lambda text: post(TicketScanned(text)))
        self.scanner = Scanner(window.frame.steps, lambda one: one.click(), lambda: voice.speaking, self)
        self.scanner.stayed.connect(self._ring_changed)
        self._interrupted = Interrupted(window, self.scanner)
        self._picked = Picked()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.installEventFilter(self)
        app.focusChanged.connect(self._focus_changed)
        self._listening = True
        self._reached: tuple[int, ...] = ()
        self.reaches_else: Callable[[], None] = lambda: None
        """Called where other things can be pressed on the same screen: another face of a board."""
        voice.chosen_here = self._chosen_here

    def close(self) -> None:
        """Lets go of the application's keys; may be called again."""
        if self._listening:
            self._listening = False
            self._app.removeEventFilter(self)
            self._app.focusChanged.disconnect(self._focus_changed)
        self.scanner.set_pace(0)

    def before_screen(self) -> None:
        """What the focus does until `after_screen` is told with the screen, not by itself."""
        self._showing = True
        self._interrupted.leave(self._screen)

    def after_screen(self, screen: Screen) -> None:
        """Keeps the focus on something, and says where it is, where that changed."""
        before, self._screen = self._screen, screen
        self._keep_focus()
        fresh = before is None or another(before, screen)
        if fresh:
            self._told = ()
            self._keyboard.forget()
            self._window.answer("")
            if not self._interrupted.go_back(before, screen):
                self.scanner.begin_anew()
        if fresh or _begins_to_listen(before, screen):
            self._voice.say(*self._layout())
        self._showing = False
        self.scanner.set_pace(screen.comfort.scanning)
        steps = self._window.frame.steps()
        picked = self._picked.since(steps, afresh=before is None or before.name != screen.name)
        here = self._window.focusWidget()
        self._taken = taken_here(here, picked, None if fresh else self._taken, comes=fresh)
        if self._was_heard(screen) if fresh else self._is_typed_into():
            self._told = self._described()
        elif picked is None or picked is here:
            self._tell_focus()
        else:
            self._told = self._described()  # that it is chosen no longer is not what was done
            if not says_itself(screen):
                self._voice.say(*taken(picked, screen, self._words(screen.comfort.language)))

    def beginnings(self) -> tuple[str, ...]:
        """How all begins that keys and switches may come to now, for whoever listens."""
        screen = self._screen
        if screen is None or not self._voice.on:
            return ()
        steps = self._window.frame.steps()
        self._reached = tuple(map(id, steps))
        return beginnings(steps, screen, self._words(screen.comfort.language))

    def set_headphones(self, *, plugged: bool) -> None:
        """Plugged in: the page again, with what only headphones say. Pulled out: what that means."""
        if self._voice.set_headphones(plugged=plugged):
            self._voice.say(*self._layout())

    def tell(self, sentence: str) -> None:
        """Shows what only the ear would miss, and lets a reader say it, until the next key or touch."""
        announce(self._window, sentence)
        self._window.answer(sentence)

    def forget(self) -> None:
        """What the last person did and heard."""
        self._screen, self._told, self._taken, self._last_key = None, (), None, None
        self._codes.forget()
        self._keyboard.forget()
        self.scanner.set_pace(0)
        self.scanner.begin_anew()
        self._interrupted.forget()
        self._picked.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Of every event of the application: what is neither key nor letters has to cost next to nothing.
        if not isinstance(event, QKeyEvent | QInputMethodEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window or self._screen is None:
            return False
        if isinstance(event, QInputMethodEvent):
            with self._typing_here():
                return self._keyboard.finished(event)
        if event.type() is QEvent.Type.KeyPress:
            return self._pressed(watched, event, self._screen)
        if function_of(event.key()) is Function.OK:
            # What the key has changed of the thing itself: another page of a list, the cell that waits.
            self._tell_focus()
            if event.key() == Qt.Key.Key_Space:  # presses on its way up, after this
                QTimer.singleShot(0, self, self._tell_focus)
        return False

    def _pressed(self, watched: QWidget, event: QKeyEvent, screen: Screen) -> bool:
        if self._is_scanned(watched, event):
            return True
        function = function_of(event.key())
        struck_through = not event.isAutoRepeat() and self._strikes_through(event)
        if screen.name == LEARNING and not event.modifiers() & COMMANDS:
            self._try_out(event, function)
            return True
        if self._keyboard.takes(event, function):
            self._voice.stop()
            if not struck_through:
                with self._typing_here():
                    self._keyboard.take(event)
            return True
        if self._keyboard.undoes(event):
            return True
        if isinstance(screen.body, Countdown) and _says_somebody_is_here(event, function):
            self._back(screen)
            return True
        if function is None:
            return self._keyboard.tabs(event)
        return event.isAutoRepeat() or self._trembles(function) or self._do(function, screen)

    def _strikes_through(self, event: QKeyEvent) -> bool:
        """Whether the key that turned the page is struck once more, on the page that has come."""
        return self._window.guard.strikes_through(event.key(), self._window.frame.look.sizes.touch_repeat_s)

    def _try_out(self, event: QKeyEvent, function: Function | None) -> None:
        if event.isAutoRepeat() or (function is not None and self._trembles(function, learning=True)):
            return
        self._learn(function, name_of(event.key(), event.text()))

    def _trembles(self, function: Function, *, learning: bool = False) -> bool:
        """Whether a hand that shakes, or a switch that bounces, strikes the same key once more (EN 5.8).

        What OK and digits press has its own guard against that; while learning they press nothing.
        """
        if not learning and function in (Function.OK, Function.DIGIT):
            return False
        return self._window.guard.struck_again(f"key {function.value}", self._quiet_s(function, learning))

    def _quiet_s(self, function: Function, learning: bool) -> float:  # noqa: FBT001 - of `_trembles` alone
        look = self._window.frame.look
        if function in ((*LEAVING, Function.LEARN) if learning else ONCE):
            return max(look.sizes.touch_repeat_s, look.tremor_s)
        return max(BOUNCE_S if function is Function.SWITCH_ON else 0.0, look.tremor_s)

    def _is_scanned(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Whether a scanner typed it. A key that nobody wants comes by again on its way up: counted once."""
        if watched is not (self._window.focusWidget() or self._window):
            return False
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return self._codes.takes(event.text(), event.timestamp(), ends=ends)

    def _do(self, function: Function, screen: Screen) -> bool:
        """Whether the key was ours: OK on a thing and digits are left to whatever has the focus."""
        if function in (Function.OK, Function.DIGIT):
            here = self._window.focusWidget()
            if function is Function.DIGIT or isinstance(here, Touchable):
                return False
            self._walk(Function.DOWN)
            return True
        self._voice.stop()
        if function in ARROWS:
            self._walk(function)
        else:
            self._act(function, screen)
        return True

    def _walk(self, arrow: Function) -> None:
        if arrow in (Function.LEFT, Function.RIGHT) and self._keyboard.step(back=arrow is Function.LEFT):
            return
        steps = self._window.frame.steps()
        there = self._keyboard.way_off(steps) or target(
            self._window.focusWidget(), steps, arrow, in_order=self._voice.on
        )
        if there is not None:
            go_to(there)

    def _act(self, function: Function, screen: Screen) -> None:  # noqa: C901 - one line a key, nothing else
        comfort = screen.comfort
        match function:
            case Function.BACK:
                self._back(screen)
            case Function.WHERE:
                self._voice.answer(*self._voice.place(), *self._described())
            case Function.REPEAT:
                self._voice.repeat()
                self._voice.say(*self._layout(), *self._described())
            case Function.SLOWER:
                self._choose(replace(comfort, rate=slower(comfort.rate)))
            case Function.FASTER:
                self._choose(replace(comfort, rate=faster(comfort.rate)))
            case Function.QUIETER | Function.LOUDER:
                self._choose(replace(comfort, volume=_next_volume(comfort.volume, function)))
            case Function.VOICE:
                self._choose(replace(comfort, speech=not comfort.speech))
            case Function.DARK:
                self._darken(comfort)
            case Function.CALL:
                self._post(Pressed("call"))
            case Function.LEARN:
                self._post(Pressed("learn-keys"))
            case Function.SWITCH_ON:
                self.scanner.advance()
            case Function.SWITCH_CHOOSE:
                self.scanner.choose()
            case _:
                pass

    def _choose(self, comfort: Comfort) -> None:
        self._post(ComfortChosen(comfort))
        if self._screen is not None and comfort == self._screen.comfort:
            self._voice.answer(Said(reading(self._words(comfort.language)("ear.at-limit"))))

    def _darken(self, comfort: Comfort) -> None:
        """Light always comes; the dark only where somebody is spoken to."""
        if comfort.dark or self._voice.on:
            self._choose(replace(comfort, dark=not comfort.dark))
        else:
            self._answer("ear.dark-needs-voice")

    def _back(self, screen: Screen) -> None:
        """What leads back by its meaning, wherever it stands; where nothing does, that is said and shown."""
        way = screen.way_back
        if way is not None:
            self._window.frame.pressed.emit(way)
            return
        self._answer("ear.no-back")

    def _answer(self, key: str) -> None:
        """Why a key did nothing: said and shown."""
        language = "ja" if self._screen is None else self._screen.comfort.language
        sentence = self._words(language)(key)
        self._voice.answer(Said(reading(sentence)))
        self.tell(sentence)

    def _learn(self, function: Function | None, name: str) -> None:
        """Each key says its name; the round key ends it, and so does one of `LEAVING` when it comes again."""
        again, self._last_key = name == self._last_key, name
        self._voice.stop()
        if function is Function.LEARN or (again and function in LEAVING):
            self._last_key = None
            self._post(Pressed("next"))
        elif again:
            self._voice.repeat()
        else:
            self._post(Pressed(f"key:{name}"))

    def _keep_focus(self) -> None:
        """Whoever steers by keys always has something that can be pressed under the focus."""
        if _is_lost(self._window.focusWidget()):
            self._window.frame.pages.focus_first()
        here = self._window.focusWidget()
        idle = keyboard_in_use(self._window) and here is not None and not self._takes_keys(here)
        if idle or _is_lost(here):
            steps = self._window.frame.steps()
            inside = (
                one for one in steps if one.reason is None and here is not None and here.isAncestorOf(one)
            )
            first = next(chain(inside, steps), None)
            if first is not None:
                first.setFocus()

    def _takes_keys(self, widget: QWidget) -> bool:
        return isinstance(widget, Touchable) or widget is self._keyboard.entry

    @contextmanager
    def _typing_here(self) -> Iterator[None]:
        """What is typed is heard as it comes in; all that stands there is not said again with it."""
        self._typing = True
        try:
            yield
        finally:
            self._typing = False

    def _was_heard(self, screen: Screen) -> bool:
        """Whether the focus stands on words that the page, which has come, has just said: its question."""
        here = self._window.focusWidget()
        words = [said.text for said in self._described()]
        return bool(words) and not isinstance(here, Touchable) and set(words) <= set(screen.heard)

    def _is_typed_into(self) -> bool:
        here = self._window.focusWidget()
        return self._typing or (here is not None and here is self._keyboard.entry)

    def _focus_changed(self, _before: QWidget | None, after: QWidget | None) -> None:
        if self._typing:
            self._told = self._described()
        elif not self._showing and after is not None and after.window() is self._window:
            self._voice.stop()
            self._taken = None
            self._told = ()  # another thing, though its words may be the same: one empty cell after the other
            self._tell_focus()
            if self._voice.on and self._reached != tuple(map(id, self._window.frame.steps())):
                self.reaches_else()

    def _tell_cell(self, cell: QWidget) -> None:
        """Which one waits for digits now, though the focus stays on all of them."""
        if self._screen is not None:
            self._voice.answer(*described(cell, self._screen, self._words(self._screen.comfort.language)))

    def _ring_changed(self) -> None:
        """A row, or its first thing, though the focus has stayed on that."""
        self._told, self._taken = (), None
        self._tell_focus()

    def _tell_focus(self) -> None:
        told = self._described()
        if told != self._told:
            self._told = told
            self._voice.say(*told)

    def _chosen_here(self) -> str:
        """The name of what has the focus, where that says itself that it is chosen (an era)."""
        here = self._window.focusWidget()
        return reading(here.said) if isinstance(here, KeyButton) and here.chosen else ""

    def _layout(self) -> tuple[Said, ...]:
        """Which digits of a PIN stand where: its keys say only their places."""
        screen = self._screen
        if screen is None or not isinstance(screen.body, SecretPad) or not self._voice.on:
            return ()
        pads = (pad for pad in self._window.findChildren(DigitPad) if pad.isVisible())
        return tuple(layout(pad, self._words(screen.comfort.language)) for pad in pads)

    def _described(self) -> tuple[Said, ...]:
        here, screen = self._window.focusWidget(), self._screen
        if here is None or screen is None or not self._voice.on:
            return ()
        told, words = taken if here is self._taken else described, self._words(screen.comfort.language)
        return with_voices(told(here, screen, words), here, self._voice.lacks, words)


def _says_somebody_is_here(event: QKeyEvent, function: Function | None) -> bool:
    """Whether a key that has nothing to do on まだお使いですか was pressed: it says つづける.

    What walks and presses there does so as everywhere, so that おわる can be reached; what asks is answered.
    """
    if event.isAutoRepeat() or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return False
    return function in (None, Function.DIGIT)


def _begins_to_listen(before: Screen | None, after: Screen) -> bool:
    """Whether the voice was turned on, on a page that stood there before."""
    return before is not None and after.comfort.speech and not before.comfort.speech


def _is_lost(focus: QWidget | None) -> bool:
    return focus is None or not focus.isVisible()


def _next_volume(volume: int, function: Function) -> int:
    step = 1 if function is Function.LOUDER else -1
    return min(max(volume + step, _SOFTEST), _LOUDEST)
