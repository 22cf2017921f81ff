"""Short sounds beside what is seen: a tick for a key, two tones for a card that was read, and so on.

They are made here, carry no meaning alone, and give way to the voice: whoever listens hears it in words.
16 bit, one channel, `SAMPLE_RATE` samples a second, as all sound of the kiosk.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable
from enum import Enum
from functools import cache

from kiosk.visit.screen import Choices, Question, Screen, SecretPad
from ui.speech.making import SAMPLE_RATE

_LOUD = 0.22
_ATTACK_S = 0.004
_READ_FROM, _READ_TO = ("reading-card", "checking-card"), ("confirming", "not-mine")
_DONE = ("finished", "handed-in", "summary", "taking-paper")
_LOOK = (
    "idle-warning", "card-trouble", "last-try", "not-mine", "cannot-send", "cannot-print", "staff-needed",
)  # fmt: skip


class Sound(Enum):
    """What is heard: (frequencies in hertz, begins at second, lasts, fades with) for each tone of it."""

    KEY = (((900.0, 2300.0), 0.0, 0.04, 0.008),)
    CARD = (((660.0,), 0.0, 0.16, 0.06), ((880.0,), 0.14, 0.26, 0.09))
    LOOK = (((294.0,), 0.0, 0.35, 0.14),)
    DONE = (((523.0,), 0.0, 0.8, 0.28), ((659.0,), 0.1, 0.7, 0.28), ((784.0,), 0.2, 0.6, 0.28))


@cache
def samples(sound: Sound) -> bytes:
    """The sound itself."""
    tones = sound.value
    length = max(begins + lasts for _, begins, lasts, _ in tones)
    wave = [0.0] * round(length * SAMPLE_RATE)
    for frequencies, begins, lasts, fades in tones:
        first = round(begins * SAMPLE_RATE)
        for at in range(min(round(lasts * SAMPLE_RATE), len(wave) - first)):
            wave[first + at] += _tone(frequencies, at / SAMPLE_RATE, lasts, fades)
    peak = max(abs(one) for one in wave)
    return array("h", (round(32767 * _LOUD * one / peak) for one in wave)).tobytes()


class Earcons:
    """Decides which sound goes with what was just shown or pressed.

    Args:
        play: Lets a sound be heard at a volume from 1 to 5, unless somebody is speaking.
    """

    def __init__(self, play: Callable[[bytes, int], None]) -> None:
        self._play = play
        self._screen: Screen | None = None

    def show(self, screen: Screen) -> None:
        """Before the screen is said."""
        before, self._screen = self._screen, screen
        sound = None if before is None or before.visit != screen.visit else _between(before, screen)
        if sound is not None and not screen.comfort.speech:
            self._hear(sound)

    def key(self) -> None:
        """A touch counted; the digits of a PIN all sound the same."""
        self._hear(Sound.KEY)

    def forget(self) -> None:
        self._screen = None

    def _hear(self, sound: Sound) -> None:
        screen = self._screen
        if screen is not None and screen.comfort.sounds:
            self._play(samples(sound), screen.comfort.volume)


def _between(before: Screen, after: Screen) -> Sound | None:
    was, now = _step(before), _step(after)
    if was in _READ_FROM and now in _READ_TO:
        return Sound.CARD
    if was != now and now in _DONE:
        return Sound.DONE
    if was != now and now in _LOOK:
        return Sound.LOOK
    return Sound.LOOK if _problem(after) not in (None, _problem(before)) else None


def _step(screen: Screen) -> str:
    return screen.name.partition(":")[0]


def _problem(screen: Screen) -> str | None:
    """What the page says is still missing."""
    match screen.body:
        case Question(field=field):
            return field.problem
        case Choices(problem=problem) | SecretPad(problem=problem):
            return problem
        case _:
            return None


def _tone(frequencies: tuple[float, ...], at: float, lasts: float, fades: float) -> float:
    """Quick in, slowly out, and silent at its end: no click."""
    loud = min(1.0, at / _ATTACK_S) * math.exp(-at / fades) * min(1.0, (lasts - at) / (lasts * 0.1))
    return loud * sum(math.sin(2 * math.pi * hertz * at) for hertz in frequencies)
