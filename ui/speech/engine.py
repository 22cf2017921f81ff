"""Says texts one after the other: from the store where they were made ahead, else made at once."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ui.speech.maker import Maker
from ui.speech.making.voices import has_voice
from ui.speech.phrases import Phrase, SoundStore, cut
from ui.speech.player import Player
from ui.speech.said import Soon

_STUCK_S = 60.0
"""No sentence takes so long to make and to say, at half the pace, on a machine that has much else to do."""


class Engine(Protocol):
    """What the voice needs: to say, to stop, to be told the manner."""

    def say(self, text: str, *, private: bool) -> None: ...
    def stop(self) -> None: ...
    def set_manner(self, *, language: str, rate: int, volume: int) -> None: ...
    def prepare(self, texts: Iterable[str]) -> None: ...
    def expect(self, texts: Iterable[Soon]) -> None: ...
    def forget(self) -> None: ...
    def play(self, sound: bytes, volume: int) -> None: ...
    @property
    def speaking(self) -> bool: ...
    def when_silent(self, silent: Callable[[], None]) -> None: ...
    def lacks(self, language: str) -> bool: ...
    def when_lost(self, lost: Callable[[], None]) -> None: ...


class SpeakingEngine(QObject):
    """The machine's own voice.

    Signals:
        started: A text that nothing was said before begins to be heard; carries the milliseconds since `say`.
    """

    started = Signal(float)

    def __init__(
        self,
        player: Player,
        maker: Maker,
        ahead: Maker,
        clock: Callable[[], float] = time.monotonic,
        store: SoundStore | None = None,
    ) -> None:
        """Starts both makers.

        Args:
            player: Lets it be heard.
            maker: Makes what somebody waits for.
            ahead: Makes what may be said next.
            clock: Seconds that only grow.
            store: Where sound waits; one of the usual size by itself.
        """
        super().__init__(player)
        self._player, self._maker, self._ahead, self._clock = player, maker, ahead, clock
        self._store = store or SoundStore()
        self._queue: deque[Phrase] = deque()
        self._heard: Phrase | None = None
        self._asked_at: float | None = None
        self._moved_at = 0.0
        self._silent: Callable[[], None] = lambda: None
        self._lost: Callable[[], None] = lambda: None
        self._fixed: dict[Phrase, None] = {}
        self._expected: dict[Phrase, None] = {}
        self._manner = ("ja", 100, 3)
        player.ended.connect(self._go_on)
        player.changed.connect(self._device_changed)
        maker.made.connect(self._made)
        maker.gave_up.connect(self._give_up)
        ahead.made.connect(self._made_ahead)
        maker.start()
        ahead.start()

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or made to be said; not what has been stuck for a minute.

        Nobody's time runs while they are spoken to: a voice that never ends may not hold it for ever.
        """
        return self._has_more and self._clock() - self._moved_at < _STUCK_S

    @property
    def _has_more(self) -> bool:
        return self._heard is not None or bool(self._queue)

    def when_silent(self, silent: Callable[[], None]) -> None:
        """`silent` is called when all was said, not when somebody has stopped it."""
        self._silent = silent

    def lacks(self, language: str) -> bool:
        """Whether nothing of this language can be heard: no voice for it, or none at all any more."""
        return not self._player.works or not self._maker.works or not has_voice(language)

    def when_lost(self, lost: Callable[[], None]) -> None:
        """`lost` is called when no language can be heard any more, and when it can again."""
        self._lost = lost

    def set_manner(self, *, language: str, rate: int, volume: int) -> None:
        self._manner = (language, rate, volume)

    def say(self, text: str, *, private: bool) -> None:
        """After what is being said. Private or not: nothing is kept longer than the visit."""
        if not self._has_more:
            self._asked_at = self._moved_at = self._clock()
        self._queue.extend(self._phrases(text))
        if self._heard is None:
            self._go_on()

    def stop(self) -> None:
        self._queue.clear()
        self._heard = None
        self._maker.drop()
        self._player.stop()

    def play(self, sound: bytes, volume: int) -> None:
        """A short sound, where nobody is speaking."""
        if not self._has_more:
            self._player.play(sound, volume)

    def prepare(self, texts: Iterable[str]) -> None:
        """Makes the kiosk's own words ahead, at the present pace, and keeps them for good."""
        for text in texts:
            self._fixed.update(dict.fromkeys(self._phrases(text)))
        self._plan()

    def expect(self, texts: Iterable[Soon]) -> None:
        """Makes the beginning of whatever may be said next, in the present language, before anything else."""
        language = self._manner[0]
        begun = (Phrase(language, soon.rate, part) for soon in texts for part in cut(soon.text)[:1])
        self._expected = dict.fromkeys(begun)
        self._plan()

    def forget(self) -> None:
        """What one visit brought is gone; the kiosk's own words stay."""
        self.stop()
        self._store.forget()
        self._expected.clear()
        self._plan()

    def close(self) -> None:
        self._fixed.clear()
        self.forget()
        self._maker.close()
        self._ahead.close()

    def _go_on(self) -> None:
        was, self._heard, self._moved_at = self._has_more, None, self._clock()
        while self._queue:
            sound = self._store.get(self._queue[0])
            if sound is None:
                self._maker.make(self._queue[0])
                return
            phrase = self._queue.popleft()
            if sound:
                self._hear(phrase, sound)
                return
        if was:
            self._silent()

    def _hear(self, phrase: Phrase, sound: bytes) -> None:
        self._heard, self._moved_at = phrase, self._clock()
        self._player.play(sound, self._manner[2])
        if self._asked_at is not None:
            self.started.emit((self._clock() - self._asked_at) * 1000)
            self._asked_at = None
        if self._queue and self._queue[0] not in self._store:
            self._maker.make(self._queue[0])

    def _made(self, phrase: Phrase, sound: bytes) -> None:
        if phrase in self._fixed:
            self._store.keep(phrase, sound)
        elif phrase in self._queue:  # else somebody has stopped it, perhaps the visit has ended
            self._store.lay(phrase, sound)
        if self._heard is None and self._queue and self._queue[0] == phrase:
            self._go_on()

    def _made_ahead(self, phrase: Phrase, sound: bytes) -> None:
        if phrase in self._fixed and not self._store.full:
            self._store.keep(phrase, sound)
        elif phrase in self._expected:  # else that visit has ended, or is elsewhere
            self._store.lay(phrase, sound)

    def _give_up(self) -> None:
        self.stop()
        self._lost()

    def _device_changed(self) -> None:
        """Unplugged: nothing more is heard. Plugged in: from now on."""
        self.stop()
        self._lost()

    def _plan(self) -> None:
        """What may be said next comes first, then the rest of what is kept for good."""
        self._ahead.drop()
        fixed = () if self._store.full else self._fixed
        for phrase in (*self._expected, *fixed):
            if phrase not in self._store:
                self._ahead.make(phrase)

    def _phrases(self, text: str) -> list[Phrase]:
        language, rate, _ = self._manner
        return [Phrase(language, rate, part) for part in cut(text)]
