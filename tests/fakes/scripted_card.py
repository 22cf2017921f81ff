"""A connection that answers from a script: for answers that no sane card gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cardreader.errors import CardRemoved


class ScriptedConnection:
    """Answers one scripted response (data and status word, raw) after the other, then is pulled out.

    Attributes:
        sent: Every command APDU, as it came.
        closed: True once the power was cut.
    """

    reader_name = "scripted"

    def __init__(self, answers: Iterable[str | bytes] = ()) -> None:
        """Answers are bytes, or hexadecimal digits with any spaces."""
        self._answers = [bytes.fromhex(a) if isinstance(a, str) else a for a in answers]
        self.sent: list[bytes] = []
        self.closed = False

    def transmit(self, apdu: bytes) -> tuple[bytes, int]:
        self.sent.append(apdu)
        if not self._answers:
            raise CardRemoved(self.reader_name)
        answer = self._answers.pop(0)
        return answer[:-2], int.from_bytes(answer[-2:], "big")

    def close(self) -> None:
        self.closed = True


class AnsweringConnection(ScriptedConnection):
    """Answers every command by a function of it; `None` pulls the card out."""

    def __init__(self, answer: Callable[[bytes], bytes | None]) -> None:
        super().__init__()
        self._answer = answer

    def transmit(self, apdu: bytes) -> tuple[bytes, int]:
        self.sent.append(apdu)
        answer = self._answer(apdu)
        if answer is None:
            raise CardRemoved(self.reader_name)
        return answer[:-2], int.from_bytes(answer[-2:], "big")
