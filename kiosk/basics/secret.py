"""PINs, passwords, 照合番号B (the 14-digit check number) and tokens: values without a printable form.

A secret lives in one mutable buffer, so that it can be overwritten when it has served. What Python or a
driver copied out of it meanwhile cannot be reached: wiping is best effort, and said so.
"""

from __future__ import annotations

from typing import NoReturn


class Secret:
    """Bytes that cannot be printed, compared, copied or pickled, and that can be wiped.

    Attributes:
        wiped: True once the bytes are gone.
    """

    __slots__ = ("_buffer", "wiped")

    def __init__(self, buffer: bytearray) -> None:
        """Takes the buffer over (no copy): whoever made it must not keep it."""
        self._buffer = buffer
        self.wiped = False

    @classmethod
    def of_text(cls, text: str) -> Secret:
        """For command lines and tests, where the text exists as `str` anyway."""
        return cls(bytearray(text.encode("ascii")))

    def view(self) -> memoryview:
        """The bytes, without a copy. Raises ValueError after `wipe`."""
        if self.wiped:
            raise ValueError("this secret was wiped")
        return memoryview(self._buffer)

    def __len__(self) -> int:
        return 0 if self.wiped else len(self._buffer)

    def wipe(self) -> None:
        """Overwrites the bytes with zeros. May be called again."""
        for index in range(len(self._buffer)):
            self._buffer[index] = 0
        self.wiped = True

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never pickled or copied")

    def __copy__(self) -> NoReturn:
        raise TypeError("a secret is never pickled or copied")

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("a secret is never pickled or copied")
