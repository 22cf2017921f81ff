"""Slower at the same pitch: the library `libsonic` (Apache 2.0), which espeak-ng itself brings along."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIBRARY = "libsonic.so.0"
_SPARE = 4096
"""Samples more than the new length, for what the library holds back and rounds up."""


def slowed(samples: NDArray[np.int16], made_at: int, percent: int) -> NDArray[np.int16]:
    """The same words at so many percent of their pace, 10 to 100.

    Args:
        samples: Of one channel.
        made_at: Samples a second.
        percent: Of the pace they have.

    Raises `OSError` where the library is not installed.
    """
    import numpy as np

    room = np.zeros(len(samples) * 100 // percent + _SPARE, dtype=np.int16)
    room[: len(samples)] = samples
    speed, pitch, rate, volume, by_chord, channels = percent / 100, 1.0, 1.0, 1.0, 0, 1
    length = _change(
        room.ctypes.data, len(samples), speed, pitch, rate, volume, by_chord, made_at, channels
    )  # in place
    return room[:length]


def _change(*arguments: float) -> int:
    return int(_library().sonicChangeShortSpeed(*arguments))


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(_LIBRARY)
    whole, real = ctypes.c_int, ctypes.c_float
    library.sonicChangeShortSpeed.restype = whole
    library.sonicChangeShortSpeed.argtypes = [
        ctypes.c_void_p, whole, real, real, real, real, whole, whole, whole,
    ]  # fmt: skip
    return library
