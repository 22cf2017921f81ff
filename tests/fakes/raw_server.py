"""A back-end of somebody else's making: every byte of its answers is the test's own.

It shares nothing with `http_server`, so that no habit of one library hides how the client reads.
"""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

CRLF = b"\r\n"


@dataclass(frozen=True)
class Request:
    """As it came in; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def receipt(self, **members: object) -> bytes:
        """A receipt for what was put; for a question the digest comes among the members."""
        document = {
            "application_id": self.path.rpartition("/")[2],
            "receipt_number": "0417",
            "received_at": "2026-11-23T10:15:03+09:00",
            "status": "received",
            "content_digest": self.headers.get("content-digest", ""),
        }
        return json.dumps({**document, **members}).encode()


Answer = Callable[[Request], list[bytes]]
"""What is sent, piece by piece; an empty piece ends the connection."""


def whole(status: str, body: bytes, *headers: str) -> bytes:
    """A reply with a length."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}"]
    return CRLF.join(line.encode("latin-1") for line in lines) + CRLF * 2 + body


class RawServer:
    """Answers each request with the next answer of `script`; without one it ends the connection."""

    def __init__(self) -> None:
        self.script: deque[Answer] = deque()
        self.seen: list[Request] = []
        self.connections = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}/v1"

    def close(self) -> None:
        for line in (self._listening, *self._open):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._open.append(line)
            thread = threading.Thread(target=self._serve, args=(line,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, line: socket.socket) -> None:
        with suppress(OSError), line, line.makefile("rb") as incoming:
            while (request := _read(incoming.readline, incoming.read)) is not None:
                self.seen.append(request)
                pieces = self.script.popleft()(request) if self.script else [b""]
                for piece in pieces:
                    if not piece:
                        line.shutdown(socket.SHUT_RDWR)
                        return
                    line.sendall(piece)


@contextmanager
def raw_server(*script: Answer) -> Iterator[RawServer]:
    server = RawServer()
    server.script.extend(script)
    try:
        yield server
    finally:
        server.close()


def _read(readline: Callable[[], bytes], read: Callable[[int], bytes]) -> Request | None:
    first = readline().decode("latin-1").split()
    if len(first) != 3:
        return None
    headers = {}
    while line := readline().strip():
        name, _, text = line.decode("latin-1").partition(":")
        headers[name.lower()] = text.strip()
    return Request(first[0], first[1], headers, read(int(headers.get("content-length", "0"))))
