"""Japanese, offline: Open JTalk with the voice "Mei" (pyopenjtalk-plus; the only importer of it)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.speech.making.readings import speakable
from ui.speech.making.samples import as_sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BASE_PERCENT = 75
"""Of the voice's own pace, for normal: 300 to 350 morae a minute with the pauses, a calm announcer's."""
_SILENT = re.compile(r"^[\W_]*$")


def spoken(text: str, rate: int) -> bytes:
    """Sound of the text; `rate` 50 to 200 changes the pace alone, the pitch stays."""
    import pyopenjtalk

    text = speakable(text)
    if _SILENT.fullmatch(text):
        return b""
    samples: NDArray[np.float64]
    samples, made_at = pyopenjtalk.tts(text, speed=_BASE_PERCENT * rate / 10_000)
    return as_sound(samples, made_at)


def warm_up() -> None:
    """Loads dictionary and voice, so that the first sentence need not."""
    spoken("はい", 200)
