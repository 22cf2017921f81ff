"""Takes a command APDU apart (ISO/IEC 7816-3 section 12.1.3, cases 1 to 4, short and extended)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        data: The data field; None where there is none.
        le: How many bytes at most are wanted; None where none are.
        extended: True where Lc or Le took two bytes.
    """

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes | None = field(repr=False, default=None)
    le: int | None = None
    extended: bool = False

    @property
    def reference(self) -> int:
        """P1 and P2 as one number."""
        return self.p1 << 8 | self.p2


def parse(apdu: bytes) -> Command | None:
    """The command, or None where its lengths contradict each other."""
    if len(apdu) < 4:
        return None
    head, body = apdu[:4], apdu[4:]
    if not body:
        return _command(head)
    if len(body) == 1:
        return _command(head, le=body[0] or 256)
    if body[0]:
        return _short(head, body[0], body[1:])
    if len(body) < 3:
        return None
    return _extended(head, int.from_bytes(body[1:3], "big"), body[3:])


def _command(
    head: bytes, *, data: bytes | None = None, le: int | None = None, extended: bool = False
) -> Command:
    return Command(head[0], head[1], head[2], head[3], data, le, extended)


def _short(head: bytes, lc: int, rest: bytes) -> Command | None:
    if len(rest) == lc:
        return _command(head, data=rest)
    if len(rest) == lc + 1:
        return _command(head, data=rest[:lc], le=rest[lc] or 256)
    return None


def _extended(head: bytes, length: int, rest: bytes) -> Command | None:
    if not rest:
        return _command(head, le=length or 65536, extended=True)
    if length and len(rest) == length:
        return _command(head, data=rest, extended=True)
    if length and len(rest) == length + 2:
        le = int.from_bytes(rest[length:], "big") or 65536
        return _command(head, data=rest[:length], le=le, extended=True)
    return None
