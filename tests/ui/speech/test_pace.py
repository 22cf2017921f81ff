"""Slower and faster with the real voices: how long it lasts, and that the pitch stays."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.speech.engine import SpeakingEngine
from ui.speech.maker import Maker
from ui.speech.making import SAMPLE_RATE
from ui.speech.making.__main__ import made
from ui.speech.phrases import Phrase, cut
from ui.speech.player import Player

SENTENCES = {
    "ja": "区役所の手続きが、ここでできます。ゆっくりで、だいじょうぶです。",
    "en": "You can do the paperwork of the ward office here. Take all the time you need.",
    "zh-Hans": "您可以在这里办理区政府的手续。请慢慢来，不用着急。",
    "ko": "구청 수속을 여기에서 할 수 있습니다. 천천히 하셔도 됩니다.",
    "vi": "Bạn có thể làm thủ tục của văn phòng quận ở đây. Xin cứ từ từ.",
    "ne": "वडा कार्यालयको काम यहाँ गर्न सकिन्छ। बिस्तारै गर्नुहोस्।",
}
FRAME = SAMPLE_RATE // 20
"""50 ms."""
LOWEST, HIGHEST = 60, 500
"""Hz of a voice."""
VOICED = 0.6
"""Of the autocorrelation at one period."""


def sound(language: str, rate: int) -> NDArray[np.float64]:
    data = made({"language": language, "text": SENTENCES[language], "rate": rate})
    return np.frombuffer(data, dtype="<i2").astype(np.float64)


def pitch(samples: NDArray[np.float64]) -> float:
    """The middle one of the fundamentals of all voiced frames, in Hz."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    found = [one for one in map(fundamental, frames) if one]
    return float(np.median(found))


def fundamental(frame: NDArray[np.float64]) -> float | None:
    spectrum = np.fft.rfft(frame - frame.mean(), 2 * FRAME)
    alike = np.fft.irfft(np.abs(spectrum) ** 2)[:FRAME]
    if alike[0] <= 0:
        return None
    shortest, longest = SAMPLE_RATE // HIGHEST, SAMPLE_RATE // LOWEST
    period = shortest + int(np.argmax(alike[shortest:longest]))
    return SAMPLE_RATE / period if alike[period] / alike[0] > VOICED else None


@pytest.mark.parametrize("language", SENTENCES)
def test_half_the_pace_takes_twice_as_long_and_twice_the_pace_half(language: str) -> None:
    normal = sound(language, 100)
    lasting = {rate: len(sound(language, rate)) / len(normal) for rate in (50, 75, 150, 200)}
    # Pauses between sentences and the ends of words do not scale to the letter.
    assert lasting == pytest.approx({50: 2.0, 75: 1.33, 150: 0.67, 200: 0.5}, rel=0.15)


@pytest.mark.parametrize("language", SENTENCES)
def test_pitch_stays_at_every_pace(language: str) -> None:
    normal = pitch(sound(language, 100))
    assert [pitch(sound(language, rate)) / normal for rate in (50, 200)] == pytest.approx([1, 1], abs=0.05)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ko", "vi", "ne"])
def test_a_change_of_pitch_instead_of_pace_is_found(language: str) -> None:
    normal = sound(language, 100)
    assert pitch(normal[::2]) / pitch(normal) == pytest.approx(2, abs=0.1)  # a record that turns too fast


def test_a_change_of_the_japanese_pitch_is_found() -> None:
    normal = sound("ja", 100)  # so high that half of it stays a voice's, and twice does not
    assert pitch(np.repeat(normal, 2)) / pitch(normal) == pytest.approx(0.5, abs=0.05)


class SilentPlayer(Player):
    """No loudspeaker is needed to know when sound begins."""

    def __init__(self) -> None:
        QObject.__init__(self)

    def play(self, sound: bytes, volume: int) -> None:
        assert sound

    def stop(self) -> None:
        """Silence."""


@pytest.mark.parametrize("language", SENTENCES)
def test_what_was_made_ahead_begins_within_150_ms(qtbot: QtBot, language: str) -> None:
    ahead, maker = Maker(ahead=True), Maker()
    engine = SpeakingEngine(SilentPlayer(), maker, ahead)
    engine.set_manner(language=language, rate=100, volume=3)
    words = SENTENCES[language]
    first = Phrase(language, 100, cut(words)[0])
    with qtbot.waitSignal(ahead.made, timeout=60_000, check_params_cb=lambda phrase, _: phrase == first):
        engine.prepare([words])
    begun: list[float] = []
    engine.started.connect(begun.append)
    engine.say(words, private=False)
    engine.close()
    assert [at < 150 for at in begun] == [True]
