"""Characters written with a finger, told by Zinnia where IT installed it: Debian `libzinnia0` and a model.

The library (BSD terms) is called through its C interface, `zinnia.h`; the model (`tegaki-zinnia-japanese`,
LGPL-2.1+) is data that it reads, no part of this product. Nothing of what was written stays in either.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

LIBRARY = "libzinnia.so.0"
MODEL = Path("/usr/share/tegaki/models/zinnia/handwriting-ja.model")
SIDE = 1000
"""Both sides of the square that strokes are written in."""
MOST_STROKES, MOST_POINTS = 40, 200
"""Of one character, and of one stroke: no kanji has more strokes, and more points tell nothing new."""

Stroke: TypeAlias = Sequence[tuple[int, int]]
"""Points from the upper left corner, 0 to `SIDE`, in the order in which they were touched."""

_POINTER, _SIZE, _INT = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
_SIGNATURES: dict[str, tuple[type | None, tuple[type, ...]]] = {
    "zinnia_recognizer_new": (_POINTER, ()),
    "zinnia_recognizer_open": (_INT, (_POINTER, ctypes.c_char_p)),
    "zinnia_recognizer_classify": (_POINTER, (_POINTER, _POINTER, _SIZE)),
    "zinnia_character_new": (_POINTER, ()),
    "zinnia_character_clear": (None, (_POINTER,)),
    "zinnia_character_destroy": (None, (_POINTER,)),
    "zinnia_character_set_width": (None, (_POINTER, _SIZE)),
    "zinnia_character_set_height": (None, (_POINTER, _SIZE)),
    "zinnia_character_add": (_INT, (_POINTER, _SIZE, _INT, _INT)),
    "zinnia_result_size": (_SIZE, (_POINTER,)),
    "zinnia_result_value": (ctypes.c_char_p, (_POINTER, _SIZE)),
    "zinnia_result_destroy": (None, (_POINTER,)),
}


class Handwriting:
    """The recogniser; a machine that lacks library or model tells no character."""

    def __init__(self, library: str = LIBRARY, model: Path = MODEL) -> None:
        """Loads nothing yet."""
        self._name, self._model = library, model
        self._recognizer: int | None = None

    @property
    def lacking(self) -> str | None:
        """What is not there, in a few words for IT; None where everything is."""
        if not self._model.exists():
            return f"{self._model.name} is missing"
        return f"{self._name} is missing" if self._library is None else None

    @property
    def there(self) -> bool:
        return self.lacking is None

    def characters(self, strokes: Sequence[Stroke], most: int) -> tuple[str, ...]:
        """What these strokes are likeliest to be, the likeliest first; nothing for none."""
        zinnia = self._library
        if zinnia is None or not self._model.exists() or not any(strokes):
            return ()
        with _character(zinnia, strokes) as written:
            result = zinnia.zinnia_recognizer_classify(self._opened(zinnia), written, most)
        if not result:
            return ()
        try:
            count = zinnia.zinnia_result_size(result)
            found = (zinnia.zinnia_result_value(result, at) for at in range(count))
            return tuple(bytes(one).decode("utf-8") for one in found)
        finally:
            zinnia.zinnia_result_destroy(result)

    @cached_property
    def _library(self) -> ctypes.CDLL | None:
        try:
            library = ctypes.CDLL(self._name)
        except OSError:
            return None
        for name, (returns, takes) in _SIGNATURES.items():
            function = getattr(library, name)
            function.restype, function.argtypes = returns, takes
        return library

    def _opened(self, zinnia: ctypes.CDLL) -> int:
        """The recogniser with its model, which is mapped into memory once."""
        if self._recognizer is None:
            recognizer = int(zinnia.zinnia_recognizer_new())
            zinnia.zinnia_recognizer_open(recognizer, str(self._model).encode())
            self._recognizer = recognizer
        return self._recognizer


@contextmanager
def _character(zinnia: ctypes.CDLL, strokes: Sequence[Stroke]) -> Iterator[int]:
    """The strokes as the library wants them; its memory of them is given back at once."""
    written = int(zinnia.zinnia_character_new())
    try:
        zinnia.zinnia_character_clear(written)
        zinnia.zinnia_character_set_width(written, SIDE)
        zinnia.zinnia_character_set_height(written, SIDE)
        for number, stroke in enumerate(strokes[:MOST_STROKES]):
            for x, y in stroke[:MOST_POINTS]:
                zinnia.zinnia_character_add(written, number, x, y)
        yield written
    finally:
        zinnia.zinnia_character_clear(written)
        zinnia.zinnia_character_destroy(written)
