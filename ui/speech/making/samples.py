"""From the samples of an engine to the sound that is played: mono, 16 bit, 24 kHz, without long silence."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING

from ui.speech.making import SAMPLE_RATE
from ui.speech.making.slower import slowed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOUDEST = 28_000
_AUDIBLE = 120
_AS_IT_IS = 100
_LEAD_S, _TAIL_S = 0.01, 0.12


def as_sound(samples: NDArray[np.generic], made_at: int) -> bytes:
    """Bytes of sound.

    Args:
        samples: In units of a 16 bit sample, possibly louder than fits.
        made_at: Samples a second.
    """
    import numpy as np

    wave_form = np.asarray(samples, dtype=np.float64)
    if made_at == 2 * SAMPLE_RATE:
        even = wave_form[: len(wave_form) // 2 * 2].reshape(-1, 2)
        wave_form = even.mean(axis=1)
    elif made_at != SAMPLE_RATE:
        length = int(len(wave_form) * SAMPLE_RATE / made_at)
        places = np.linspace(0, max(0, len(wave_form) - 1), length)
        wave_form = np.interp(places, np.arange(len(wave_form)), wave_form)
    audible = np.flatnonzero(np.abs(wave_form) > _AUDIBLE)
    if not len(audible):
        return b""
    begin = max(0, int(audible[0]) - int(_LEAD_S * SAMPLE_RATE))
    wave_form = wave_form[begin : int(audible[-1]) + int(_TAIL_S * SAMPLE_RATE)]
    peak = float(np.abs(wave_form).max())
    return (wave_form * (_LOUDEST / max(peak, _LOUDEST))).astype("<i2").tobytes()


def of_wav(data: bytes, percent: int = 100) -> bytes:
    """Sound out of a WAV file of 16 bit and one channel, so many percent as fast; empty where it is none."""
    import numpy as np

    try:
        with wave.open(io.BytesIO(data)) as file:
            made_at = file.getframerate()
            frames = file.readframes(len(data))
    except (wave.Error, EOFError):
        return b""
    samples = np.frombuffer(frames[: len(frames) // 2 * 2], dtype="<i2")
    return as_sound(slowed(samples, made_at, percent) if percent < _AS_IT_IS else samples, made_at)
