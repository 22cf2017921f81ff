"""Puts the kiosk's window together from the services, and takes it apart without leaving anything."""

from __future__ import annotations

import dataclasses
import logging
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QApplication

from kiosk.basics.ids import VisitId
from kiosk.bootstrap import RESOURCES, Services
from kiosk.visit.events import ComfortChosen, Devices, DevicesChanged
from kiosk.visit.screen import Comfort, Screen
from kiosk.words.catalogue import SOURCE_LANGUAGE, Words
from kiosk.words.furigana import reading
from ui.bridge import Bridge
from ui.housekeeping import Housekeeping
from ui.presenter import Presenter
from ui.rescue import Rescue, every_slot_watched
from ui.shell.touches import Trouble
from ui.speech.ahead import Ahead
from ui.speech.earcons import Earcons
from ui.speech.engine import Engine
from ui.speech.headphones import Headphones
from ui.speech.machine import machine_engine
from ui.speech.said import Said
from ui.speech.voice import Voice
from ui.steering.life import SignsOfLife
from ui.steering.resort_keys import ResortKeys
from ui.steering.steering import Steering
from ui.theme.look import LookSource
from ui.theme.metrics import Metrics
from ui.theme.words import WidgetWords, widget_words
from ui.widgets.assistance import let_programs_press

if TYPE_CHECKING:
    from kiosk.settings import Settings

_log = logging.getLogger(__name__)
_MM_PER_INCH = 25.4
_LIKELY_PX_PER_MM = 4.03
"""21.5 inch full HD; taken where neither the settings nor the display say anything believable."""


class Kiosk(QObject):
    """The running kiosk: window, voice, bridge, and the watchers of its devices.

    Attributes:
        presenter: The window, and what is shown in it.
        bridge: Where events go.
        seen: Called after each screen was drawn.
    """

    def __init__(
        self,
        services: Services,
        metrics: Metrics,
        *,
        quiet: bool = False,
        engine: Callable[[], Engine | None] = lambda: None,
    ) -> None:
        """Builds the window without showing it.

        Args:
            services: What the visits need.
            metrics: Of the display.
            quiet: Nothing moves but progress; pages change at once.
            engine: Gives the machine's voice, None where it has none.
        """
        super().__init__()
        self._services = services
        self.seen: Callable[[Screen], None] = lambda screen: None
        self._shown: Screen | None = None
        self._silenced: VisitId | None = None
        """The visit that was spoken to when the voice was lost."""
        self._met = ""
        self._card_there = False
        self._high_display = metrics.reaches_beyond
        self._loop = services.loop(self._devices_with(card=False, reader=False))
        self.bridge = Bridge(self._loop, self._ticks, self)
        self._life = SignsOfLife(self.bridge.post, self._ticks)
        words = services.catalogue.words
        self.voice = Voice(engine, services.settings.visit.private_audio, words)
        self.ahead = Ahead(self.voice, services.handbook, self._today)
        self.earcons = Earcons(self.voice.sound)
        self.headphones = Headphones(parent=self)
        self.presenter = self._window_for(metrics, quiet=quiet)
        self.steering = Steering(self.presenter.window, self.bridge.post, self.voice, words)
        self.rescue = self._last_resort()
        self._resort_keys = ResortKeys(self.presenter.window, self.rescue, words, lambda: self.voice.sounding)
        self._stop_watching: Callable[[], None] = lambda: None
        self._connect_ears()
        self._connect_hands()

    def _window_for(self, metrics: Metrics, *, quiet: bool) -> Presenter:
        return Presenter(
            LookSource(RESOURCES),
            words_of(self._services),
            metrics,
            self.bridge.post,
            closing=self.close,
            touched=self._touched,
            told=lambda text: self.voice.answer(Said(reading(text))),
            read=self.voice.read,
            quiet=quiet,
        )

    def _last_resort(self) -> Rescue:
        return Rescue(
            self.presenter.window,
            forget=self._forget,
            comfort=lambda: Comfort() if self._shown is None else self._shown.comfort,
            words=self._services.catalogue.words,
            languages=self._services.settings.visit.languages,
            dress=self.presenter.dress,
            say=self._say_at_last,
            begin_again=self._begin_again,
            post=self.bridge.post,
            parent=self,
        )

    def _begin_again(self) -> None:
        self._resort_keys.close()
        self.bridge.begin_again()

    def _say_at_last(self, comfort: Comfort, texts: Sequence[str]) -> None:
        """What no screen says; and where it cannot be heard, the screen tells that."""
        if not comfort.speech:
            self.voice.stop()
            return
        self.voice.say_alone(comfort, texts)
        missing = self.voice.missing(comfort)
        if missing:
            self.steering.tell(self._services.catalogue.words(comfort.language)(missing))

    def _connect_ears(self) -> None:
        """Nobody's time runs while they are being spoken to."""
        self.voice.silent = self._life.spoken
        self.voice.lost = self._voice_lost
        self.bridge.wait_while(lambda: self.voice.speaking)
        self.headphones.changed.connect(self._headphones_changed)

    def _connect_hands(self) -> None:
        """Whatever touches the glass; and what a loop that fails is told to."""
        window = self.presenter.window
        self.steering.reaches_else = self._make_ahead
        window.guard.counted.connect(self.earcons.key)
        window.guard.came_through.connect(self._life.show)
        window.touches.told.connect(self._tell_trouble)
        self.bridge.on_failure(self.rescue.tell)
        self.rescue.opened = self._resort_keys.open
        self._offer_desk()

    @property
    def last_application(self) -> str | None:
        """Id of the case that this visit opened last; None before the first."""
        cases = self._loop.visit.cases
        return cases[-1].application_id if cases else None

    def _ticks(self) -> float:
        return self._services.clock.moment().ticks

    def _tell_trouble(self, trouble: Trouble | None) -> None:
        """A hand that rests on the glass is told aloud, too."""
        if trouble is not None:
            self.voice.answer(Said(reading(self.presenter.window.note.sentence)))

    def _touched(self) -> None:
        """Whatever was touched or pressed: it interrupts the voice, and somebody is there."""
        self.voice.stop()
        if self.presenter.window.last_resort is not None:
            self.rescue.show_life()
            return
        self._life.show()
        self._meet()

    def _meet(self) -> None:
        """Headphones that were left in the jack are the next person's: their first touch begins the voice.

        Not the first page: it would speak to nobody, and ask again and again whether nobody is there.
        """
        if self._shown is None or self._shown.visit == self._met:
            return
        self._met = self._shown.visit
        if self.headphones.plugged:
            self._begin_voice()

    def _today(self) -> date:
        return self._services.clock.moment().now.date()

    @property
    def _procedure(self) -> str | None:
        cases = self._loop.visit.cases
        return cases[-1].procedure if cases else None

    def start(self) -> None:
        """Shows the first screen and begins to listen to the devices."""
        self.voice.set_headphones(plugged=self.headphones.plugged)
        self.bridge.start(self._show, *self._forgetters)
        self._stop_watching = self._services.identity.watch(self._card_changed)
        self._services.begin()

    @property
    def _forgetters(self) -> tuple[Callable[[], None], ...]:
        """Everything that outlives a visit and must forget with it."""
        return (
            self.presenter.forget,
            self.voice.take_leave,
            self.ahead.forget,
            self.earcons.forget,
            self.steering.forget,
            self._life.forget,
        )

    def close(self) -> None:
        """Forgets the visit first, then ends everything; may be called again."""
        self._stop_watching()
        self._stop_watching = lambda: None
        self.rescue.close()
        self._resort_keys.close()
        self.headphones.close()
        self.bridge.close()
        self.voice.forget()
        self.steering.close()
        self.presenter.forget()
        self._services.close()

    def _forget(self) -> None:
        for forget in self._forgetters:
            forget()

    def _words_now(self) -> Words:
        language = SOURCE_LANGUAGE if self._shown is None else self._shown.comfort.language
        return self._services.catalogue.words(language)

    def _show(self, screen: Screen) -> None:
        if self.presenter.window.last_resort is not None:
            return  # of the visit that failed nothing is shown any more
        self._shown = screen
        self.steering.before_screen()
        self.presenter.show_screen(screen)
        self.earcons.show(screen)
        self.voice.show(screen)
        self.steering.after_screen(screen)
        self._tell_silence(screen)
        self._make_ahead()
        self.seen(screen)

    def _voice_lost(self) -> None:
        """Or found again, as by a plug: who was spoken to then is spoken to further."""
        if self._shown is None:
            return
        if self._silenced == self._shown.visit and not self.voice.lacks(self._shown.comfort.language):
            self._silenced = None
            self._begin_voice()
            return
        self._silenced = self._shown.visit if self._shown.comfort.speech else self._silenced
        self.voice.show(self._shown)
        self._tell_silence(self._shown)

    def _tell_silence(self, screen: Screen) -> None:
        """Who wants the voice and cannot hear it is told so; the screen no longer says that it is on."""
        missing = self.voice.missing(screen.comfort)
        if missing:
            self.steering.tell(self._words_now()(missing))
            self.bridge.post(ComfortChosen(dataclasses.replace(screen.comfort, speech=False)))

    def _make_ahead(self) -> None:
        if self._shown is not None:
            self.ahead.show(self._shown, self._procedure, self.steering.beginnings())

    def _headphones_changed(self, plugged: bool) -> None:  # noqa: FBT001 - the signal's own shape
        """Plugging in begins the voice: whoever cannot see the screen can feel the jack."""
        self.steering.set_headphones(plugged=plugged)
        if plugged:
            self._begin_voice()

    def _begin_voice(self) -> None:
        if self._shown is not None and not self._shown.comfort.speech:
            self.bridge.post(ComfortChosen(dataclasses.replace(self._shown.comfort, speech=True)))

    def _offer_desk(self) -> None:
        """With a simulated card, F9 does what a hand does at a real reader: takes it away, lays it back."""
        desk = self._services.identity.desk
        if desk is not None:
            key = QShortcut(QKeySequence("F9"), self.presenter.window)
            key.activated.connect(lambda: desk.remove() if self._card_there else desk.insert())

    def _card_changed(self, reader: bool, card: bool) -> None:  # noqa: FBT001 - the watcher's own shape
        """From the watcher's thread."""
        self._card_there = card
        self.bridge.post(DevicesChanged(self._devices_with(card=card, reader=reader)))

    def _devices_with(self, *, card: bool, reader: bool) -> Devices:
        return Devices(card, reader, self._services.paper.state(), self._high_display)


def run_kiosk(services: Services) -> int:
    """Runs until the window closes or the system asks it to end; gives the exit code."""
    app = application()
    settings = services.settings
    kiosk = Kiosk(services, display_metrics(settings, QGuiApplication.primaryScreen()), engine=machine_engine)
    kiosk.bridge.closed.connect(app.quit)
    with asked_to_end(kiosk.close), every_slot_watched(kiosk.rescue.tell):
        if settings.display.fullscreen:
            kiosk.presenter.window.show_full()
        else:
            kiosk.presenter.window.show_fixed()
        kiosk.start()
        kiosk.ahead.begin()
        housekeeping = Housekeeping()
        try:
            return app.exec()
        finally:
            housekeeping.close()
            kiosk.close()


def words_of(services: Services) -> Callable[[str], WidgetWords]:
    """The widgets' own words, by language."""
    return lambda language: widget_words(services.catalogue.words(language))


def application() -> QApplication:
    """The process's one application object; made on first use."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(["kiosk"])
    app.setApplicationName("madoguchi-kiosk")
    app.setQuitOnLastWindowClosed(False)
    let_programs_press()
    return app


def display_metrics(settings: Settings, screen: QScreen) -> Metrics:
    """How large a millimetre is: the settings' word, else the display's own, else the likeliest."""
    size = screen.size()
    display = settings.display
    if display.pixels_per_mm is not None:
        density = display.pixels_per_mm
    elif display.width_mm is not None:
        density = size.width() / display.width_mm
    else:
        density = believable(screen.physicalDotsPerInchX() / _MM_PER_INCH)
    upright = (
        size.height() > size.width() if display.orientation == "auto" else display.orientation == "portrait"
    )
    return Metrics(
        pixels_per_mm=density,
        text_size=settings.visit.text_size,
        theme=settings.visit.theme,
        orientation="portrait" if upright else "landscape",
        size_px=(size.width(), size.height()),
    )


def believable(pixels_per_mm: float) -> float:
    """What a display says of itself, unless no kiosk display can be so coarse or so fine."""
    if 2.5 <= pixels_per_mm <= 16.0:
        return pixels_per_mm
    _log.warning("the display says %.2f px/mm: set [display] pixels_per_mm", pixels_per_mm)
    return _LIKELY_PX_PER_MM


@contextmanager
def asked_to_end(close: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and SIGINT close in an orderly way, on the window's thread.

    Qt's loop runs in C, where Python sees no signal; the byte that Python writes at once to the wake-up
    socket is what Qt notices (Python's `signal.set_wakeup_fd`).
    """
    reading, writing = socket.socketpair()
    for end in (reading, writing):
        end.settimeout(0.0)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)

    def heard() -> None:
        reading.recv(64)
        close()

    notifier.activated.connect(heard)
    before_fd = signal.set_wakeup_fd(writing.fileno())
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(before_fd)
        notifier.setEnabled(False)
        reading.close()
        writing.close()
