"""A ward's back-end of another make: the contract over bare sockets, with every habit that HTTP allows.

It shares nothing with the reference back-end or the other servers of these tests. How each reply is framed,
spelled and broken off is drawn from a seed; what it means is the contract's.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

REASONS = {200: "OK", 201: "Here", 404: "", 409: "Conflict, sorry"}
INTERIM = (
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 102 Processing\r\nX-Queue: 3\r\n\r\n",
    b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
)
PROBLEMS = "https://ward.invalid/errors/"


@dataclass
class Heard:
    """One request, read to its end."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def application(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass
class ForeignBackend:
    """What it has, and what it was asked.

    Attributes:
        bodies: By application id, as received.
        landings: How often a body was taken in as new.
        asked: (method, application id) in order.
        used: How often each habit came up.
    """

    seed: int
    bodies: dict[str, bytes] = field(default_factory=dict)
    landings: Counter[str] = field(default_factory=Counter)
    asked: list[tuple[str, str]] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    faithful: bool = False
    """From now on no reply is broken off; its framing goes on changing."""

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._guard = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}/v1"

    def close(self) -> None:
        for line in (self._listening, *self._open):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self._thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            self._open.append(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        waiting = bytearray()
        with suppress(OSError), line:
            while (heard := _hear(line, waiting)) is not None:
                with self._guard:
                    go_on = self._reply(line, heard)
                if not go_on:
                    return

    def _reply(self, line: socket.socket, heard: Heard) -> bool:
        """Whether the line stays open."""
        ending = "whole" if self.faithful else self._drawn(ENDINGS)
        self.used[ending] += 1
        if ending == "closed unheard":
            return False
        status, document = self._meaning(heard)
        if ending == "closed heard":
            return False
        framing = self._drawn(tuple(FRAMINGS))
        self.used[framing] += 1
        kind = "application/json" if status < 400 else "Application/Problem+JSON; charset=UTF-8"
        pieces, stays = FRAMINGS[framing](self._dice, status, kind, json.dumps(document).encode("utf-8"))
        reply = b"".join([*self._interim(), *pieces])
        if ending == "broken off":
            line.sendall(reply[: self._dice.randrange(1, len(reply) - 2)])
            return False
        for at in range(0, len(reply), step := self._dice.choice((1 << 16, 7, 61))):
            line.sendall(reply[at : at + step])
        return stays and ending == "whole"

    def _interim(self) -> list[bytes]:
        drawn = [one for one in INTERIM if self._dice.random() < 0.15]
        self.used["interim"] += len(drawn)
        return drawn

    def _drawn(self, among: tuple[str, ...]) -> str:
        return self._dice.choice(among)

    def _meaning(self, heard: Heard) -> tuple[int, dict[str, object]]:
        if not heard.path.startswith("/v1/applications/"):
            return 404, _problem(404, "nothing-here")
        name = heard.application
        self.asked.append((heard.method, name))
        if heard.method == "GET":
            known = self.bodies.get(name)
            return (
                (404, _problem(404, "unknown-application")) if known is None else (200, _receipt(name, known))
            )
        if name not in self.bodies:
            self.bodies[name] = heard.body
            self.landings[name] += 1
            return 201, _receipt(name, heard.body)
        if self.bodies[name] == heard.body:
            return 200, _receipt(name, heard.body)
        return 409, _problem(409, "already-received-with-other-content")


def _hear(line: socket.socket, waiting: bytearray) -> Heard | None:
    while b"\r\n\r\n" not in waiting:
        if not _more(line, waiting):
            return None
    head, _, _ = bytes(waiting).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.strip().lower(): text.strip() for name, _, text in (one.partition(":") for one in lines)}
    size, begins = int(headers.get("content-length", "0")), len(head) + 4
    while len(waiting) < begins + size:
        if not _more(line, waiting):
            return None
    body = bytes(waiting[begins : begins + size])
    del waiting[: begins + size]
    return Heard(method, path, headers, body)


def _more(line: socket.socket, waiting: bytearray) -> bool:
    came = line.recv(3000)
    waiting += came
    return bool(came)


def _receipt(name: str, body: bytes) -> dict[str, object]:
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode("ascii")
    return {
        "office": {"name": "王子", "unknown": [1, None]},
        "status": "accepted",
        "content_digest": f"sha-256=:{digest}:",
        "received_at": "2026-11-23t01:15:03.123456789z",
        "receipt_number": f"王-{name[-4:]}",
        "application_id": name,
    }


def _problem(status: int, kind: str) -> dict[str, object]:
    return {"status": status, "type": PROBLEMS + kind, "title": kind, "detail": "—", "instance": "/x"}


# ---------------------------------------------------------------- framings
Framed = tuple[list[bytes], bool]


def _lines(version: str, status: int, spelling: Callable[[str], str], *headers: str) -> bytes:
    spelled = [f"{spelling(name)}:{text}" for name, _, text in (one.partition(":") for one in headers)]
    return "\r\n".join([f"{version} {status} {REASONS[status]}", *spelled, "", ""]).encode("latin-1")


def _with_length(dice: random.Random, status: int, kind: str, body: bytes) -> Framed:
    """Header names in upper case."""
    head = _lines("HTTP/1.1", status, str.upper, f"Content-Type: {kind}", f"Content-Length:{len(body)}")
    return [head, body], True


def _old_and_closed(dice: random.Random, status: int, kind: str, body: bytes) -> Framed:
    """HTTP/1.0: the end of the line is the end of the body; header names in lower case."""
    return [_lines("HTTP/1.0", status, str.lower, f"Content-Type:   {kind}  "), body], False


def _old_and_kept(dice: random.Random, status: int, kind: str, body: bytes) -> Framed:
    headers = (f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: Keep-Alive")
    return [_lines("HTTP/1.0", status, str.title, *headers), body], True


def _in_chunks(dice: random.Random, status: int, kind: str, body: bytes) -> Framed:
    """Of any size, with extensions, upper-case hexadecimal and a trailer."""
    head = _lines("HTTP/1.1", status, str.swapcase, f"Content-Type: {kind}", "Transfer-Encoding: chunked")
    pieces, at = [head], 0
    while at < len(body):
        size = dice.randrange(1, 200)
        piece = body[at : at + size]
        pieces.append(b"%X;name=value\r\n%s\r\n" % (len(piece), piece))
        at += size
    return [*pieces, b"000\r\nX-Trailer: 1\r\n\r\n"], True


def _said_to_close(dice: random.Random, status: int, kind: str, body: bytes) -> Framed:
    """It says that it closes the line, and does."""
    headers = (f"content-type: {kind}", f"content-length: {len(body)}", "connection: close")
    return [_lines("HTTP/1.1", status, str, *headers), body], False


FRAMINGS: dict[str, Callable[[random.Random, int, str, bytes], Framed]] = {
    "with a length": _with_length,
    "1.0, closed": _old_and_closed,
    "1.0, kept": _old_and_kept,
    "in chunks": _in_chunks,
    "said to close": _said_to_close,
}
ENDINGS = ("whole",) * 6 + ("closed after", "closed unheard", "closed heard", "broken off")
"""`closed after`: a whole reply on a line that is then closed without a word, as when it was idle for long.
`closed unheard`, `closed heard`: no reply, before and after the application was taken in."""


@contextmanager
def foreign_backend(seed: int) -> Iterator[ForeignBackend]:
    server = ForeignBackend(seed)
    try:
        yield server
    finally:
        server.close()
