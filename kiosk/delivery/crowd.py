"""Who is being served right now, so that what waits gives way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Crowd:
    """How many residents are being served; false when there is nobody."""

    def __init__(self) -> None:
        self._count = 0
        self._guard = threading.Lock()

    def __bool__(self) -> bool:
        return self._count > 0

    @contextmanager
    def one(self) -> Iterator[None]:
        with self._guard:
            self._count += 1
        try:
            yield
        finally:
            with self._guard:
                self._count -= 1
