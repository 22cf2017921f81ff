"""Somebody who does anything at all: touches, keys, cards, plugs; a walk is determined by its seed."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cardreader.simulator.persona import Persona
from cardreader.simulator.reader import SimulatedReader
from kiosk.paper.document import PrinterState
from kiosk.visit import screen as bodies
from kiosk.visit.events import Devices, DevicesChanged
from kiosk.visit.screen import FieldView, Screen
from tests.fakes.clock import ShiftedClock
from tests.fakes.printer import FakePrinter
from tests.journeys.counter import Counter
from tests.journeys.left_behind import BLOCK, KANA, PHONE, left_behind
from ui.speech.voice import another
from ui.tour.hand import kana_keys
from ui.widgets.touchable import Touchable

PIN = "1234"
KEYS = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right) * 4,
    *(Qt.Key.Key_Tab,) * 4,
    *(Qt.Key.Key_Return, Qt.Key.Key_Space) * 3,
    *(Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Menu, Qt.Key.Key_A),
    *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)),
    *(Qt.Key(Qt.Key.Key_F1 + number) for number in range(12) if number != 8),
)
"""F9 belongs to the simulated card."""
MOVING = KEYS[:20]
"""After these the focus stands on something; the others need none."""
MOST_TOUCHES_OUT = 40
MOST_WIDGETS_MORE = 400
"""What may stand in the window beyond the first welcome; a page of the largest kind has about 150."""


class Fault(AssertionError):
    """What the monkey has found, and what it did last."""

    def __init__(self, what: str, seed: int, number: int, done: Sequence[str]) -> None:
        super().__init__(f"{what}; seed {seed}, event {number}, the last: {', '.join(done)}")


class Monkey:
    """At one counter.

    Attributes:
        events: Touches, keys, and what happened to the hardware.
        visits: How many have ended.

    Args:
        reader, printer, clock: Whose levers it pulls.
        persona: Whose card it lays down; always a fresh one, so that wrong numbers never lock it for good.
        heard: How many texts were said so far.
        tell: Told of every event before it happens, so that a crash leaves its last ones behind.
    """

    def __init__(
        self,
        counter: Counter,
        reader: SimulatedReader,
        printer: FakePrinter,
        clock: ShiftedClock,
        persona: Persona,
        heard: Callable[[], int],
        seed: int,
        tell: Callable[[str], None] = lambda what: None,
    ) -> None:
        self._tell = tell
        self._counter, self._reader, self._printer, self._clock = counter, reader, printer, clock
        self._persona, self._heard, self._seed = persona, heard, seed
        self._chance = random.Random(seed)
        self._done: deque[str] = deque(maxlen=25)
        self.events = 0
        self._line_there = True
        self._plugged = False
        self._seen = counter.screen
        self._said_before = 0
        mine = {counter.window, *counter.window.findChildren(QWidget)}
        self._others = set(QApplication.allWidgets()) - mine
        self._widgets = len(mine)
        self.visits = 0
        self._other_windows: list[str] = []
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._note_window)

    def act(self) -> None:
        """One thing, and what must hold after it. Raises `Fault`."""
        acts = (self._touch, self._guided, self._key, self._anywhere, self._slip, self._hardware)
        self._chance.choices(acts, weights=(38, 30, 20, 5, 3, 4))[0]()
        self._counter.settle()
        self._judge()

    def act_sensibly(self) -> None:
        """What the screen asks for. Raises `Fault`."""
        self._guided()
        self._counter.settle()
        self._judge()

    def lead_out(self) -> None:
        """What is broken is mended; a few touches lead to the welcome. Raises `Fault`."""
        self._mend()
        for _ in range(MOST_TOUCHES_OUT):
            if self._screen.name == "welcoming":
                self._judge()
                return
            self._one_step_out()
            self._counter.settle()
            self._judge()
        raise self._fault(f"{MOST_TOUCHES_OUT} touches do not lead out of {self._screen.name}")

    # ------------------------------------------------------------------ what must hold

    def _judge(self) -> None:
        before, self._seen = self._seen, self._screen
        if before.visit != self._seen.visit:
            self.visits += 1
            self._judge_forgetting()
        if not self._pressable() and not self._works(self._seen):
            raise self._fault(f"nothing can be pressed on {self._seen.name}")
        listens = before.comfort.speech and self._seen.comfort.speech
        if listens and another(before, self._seen) and self._heard() == self._said_before:
            raise self._fault(f"nothing was said of {self._seen.name}")
        self._said_before = self._heard()
        if self._other_windows:
            raise self._fault(f"another window opened on {self._seen.name}: {self._other_windows[0]}")

    def _note_window(self, window: QWindow | None) -> None:
        """Whatever opens takes the focus, were it for a moment; then no key reaches the kiosk any more."""
        if window is not None and window is not self._counter.window.windowHandle():
            self._other_windows.append(window.objectName())

    def _judge_forgetting(self) -> None:
        found = left_behind(self._counter, self._others)
        if found:
            raise self._fault(f"left behind: {found[:3]}")
        more = len(set(QApplication.allWidgets()) - self._others) - self._widgets
        if more > MOST_WIDGETS_MORE:
            raise self._fault(f"{more} widgets more than at the first welcome")

    def _judge_focus(self) -> None:
        """Whoever uses keys always has something under the focus that a key can press."""
        steps = self._counter.window.frame.steps()
        here = self._counter.window.focusWidget()
        if steps and here not in steps:
            seen = "unseen" if here is None or not here.isVisible() else "seen"
            there = f"{type(here).__name__} {here.objectName() if here else ''} {seen}"
            raise self._fault(f"the focus is lost on {self._screen.name} at {there}")

    def _works(self, screen: Screen) -> bool:
        """The machine is at work, which ends by itself."""
        return isinstance(screen.body, bodies.Working | bodies.CardPicture)

    def _fault(self, what: str) -> Fault:
        self._tell(f"!! {what}")
        return Fault(what, self._seed, self.events, self._done)

    def _note(self, what: str) -> None:
        self.events += 1
        self._done.append(what)
        self._tell(what)

    # ------------------------------------------------------------------ hands

    @property
    def _screen(self) -> Screen:
        return self._counter.screen

    def _pressable(self) -> list[Touchable]:
        return [one for one in self._counter.window.findChildren(Touchable) if one.isVisible()]

    def _touch(self) -> None:
        there = self._pressable()
        if there:
            self._touch_one(self._chance.choice(there))

    def _touch_one(self, widget: Touchable) -> None:
        self._note(f"touch {widget.objectName() or widget.id}")
        self._touch_at(widget.mapTo(self._counter.window, widget.rect().center()))

    def _touch_at(self, place: QPoint) -> None:
        handle = self._counter.window.windowHandle()
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _press(self, *keys: str) -> None:
        """What of these is there, one after the other."""
        for key in keys:
            named = [one for one in self._pressable() if key in (one.objectName(), one.id)]
            if named:
                self._touch_one(named[0])
                self._counter.settle()

    def _anywhere(self) -> None:
        place = self._some_place()
        self._note(f"touch at {place.x()},{place.y()}")
        self._touch_at(place)

    def _slip(self) -> None:
        """Down here, up there: nobody has touched anything."""
        before, handle, left = self._screen, self._counter.window.windowHandle(), Qt.MouseButton.LeftButton
        self._note("slip")
        there = self._pressable()
        start = self._chance.choice(there) if there else None
        place = (
            self._some_place() if start is None else start.mapTo(self._counter.window, start.rect().center())
        )
        QTest.mousePress(handle, left, Qt.KeyboardModifier.NoModifier, place)
        end = QPoint(1, 1)
        QTest.mouseMove(handle, end)
        QTest.mouseRelease(handle, left, Qt.KeyboardModifier.NoModifier, end)
        if self._screen.name != before.name and not self._works(before):
            raise self._fault(f"a finger that slipped off has left {before.name}")

    def _some_place(self) -> QPoint:
        window = self._counter.window
        return QPoint(self._chance.randrange(window.width()), self._chance.randrange(window.height()))

    def _key(self) -> None:
        key = self._chance.choice(KEYS)
        self._note(key.name)
        window = self._counter.window
        QTest.keyClick(window.focusWidget() or window, key)
        self._counter.settle()
        if key in MOVING:
            self._judge_focus()

    # ------------------------------------------------------------------ sensible acts

    def _guided(self) -> None:
        """What the screen asks for, so that the walk comes far."""
        self._done.append(f"(answer {self._screen.name})")
        match self._screen.body:
            case bodies.Tiles(tiles=tiles):
                self._press(f"tile:{self._chance.choice(tiles).id}")
            case bodies.Choices(options=options):
                self._press(f"choice:{self._chance.choice(options).id}", "next")
            case bodies.CardPicture(picture="waiting"):
                self._reader.insert(self._persona)
            case bodies.SecretPad():
                self._press("pad:clear", *(f"pad:{digit}" for digit in PIN), "next")
            case bodies.Question(field=field):
                self._answer(field)
                self._press("next")
            case bodies.CardPicture() | bodies.Working():
                pass
            case _:
                self._press(*[button.id for button in self._screen.buttons if button.place == "next"])

    def _answer(self, field: FieldView) -> None:
        match field.input:
            case "one" | "yes-no" | "many" if field.options:
                self._press(f"choice:{self._chance.choice(field.options).id}")
            case "count":
                self._press("more")
            case "cells":
                self._press(*(f"pad:{digit}" for digit in "1140022"))
            case "amount" | "phone":
                self._press(*(f"pad:{digit}" for digit in PHONE))
            case "block":
                self._press(*BLOCK)
            case "kana" | "text":
                self._press(*kana_keys(KANA))
            case "date" if field.options:
                self._press(self._chance.choice(field.options).id)
                for part, digits in (("year", "5"), ("month", "03"), ("day", "05")):
                    self._press(f"cell:{part}", *(f"pad:{digit}" for digit in digits))
            case "people" if self._chance.random() < 0.5:
                self._press("extra:add")
            case _:
                pass

    # ------------------------------------------------------------------ levers

    def _hardware(self) -> None:
        levers = (self._card, self._plug, self._print, self._headphones, self._line, self._time)
        self._chance.choices(levers, weights=(40, 5, 20, 20, 3, 12))[0]()

    def _card(self) -> None:
        self._note("card")
        if self._reader.card is None:
            self._reader.insert(self._persona)
        else:
            self._reader.remove()

    def _plug(self) -> None:
        self._note("reader")
        if self._reader.slots():
            self._reader.unplug()
        else:
            self._reader.plug_in()

    def _print(self) -> None:
        state = self._chance.choice((PrinterState.READY, PrinterState.NO_PAPER, PrinterState.JAM))
        self._note(f"printer {state.name}")
        self._printer.set_state(state)

    def _headphones(self) -> None:
        self._plugged = not self._plugged
        self._note(f"headphones {self._plugged}")
        self._counter.kiosk.headphones.changed.emit(self._plugged)

    def _line(self) -> None:
        self._note(f"line {not self._line_there}")
        if self._line_there:
            self._counter.backend.stop()
        else:
            self._counter.backend.start()
        self._line_there = not self._line_there

    def _time(self) -> None:
        """Nobody does anything for a while."""
        seconds = self._chance.choice((30, 200, 400))
        self._note(f"{seconds} s")
        self._clock.put_forward(seconds)
        devices = Devices(self._reader.card is not None, bool(self._reader.slots()), self._printer.state())
        self._counter.kiosk.bridge.post(DevicesChanged(devices))

    def _mend(self) -> None:
        self._reader.plug_in()
        self._printer.set_state(PrinterState.READY)
        if not self._line_there:
            self._line()

    def _one_step_out(self) -> None:
        screen = self._screen
        self._done.append(f"(out of {screen.name})")
        if screen.unlit:
            self._touch_at(QPoint(5, 5))
        elif self._works(screen) and not any(button.place == "quit" for button in screen.buttons):
            self._counter.until(lambda: self._screen.name != screen.name, f"the end of {screen.name}")
        else:
            self._press(_way_out(screen))


def _way_out(screen: Screen) -> str:
    """やめる, and yes, really; else forward; else back."""
    ids = [button.id for button in screen.buttons]
    if "quit-now" in ids:
        return "quit-now"
    for place in ("quit", "next", "back"):
        for button in screen.buttons:
            if button.place == place and (button.missing is None or place == "quit"):
                return button.id
    return ids[0] if ids else "nothing"
