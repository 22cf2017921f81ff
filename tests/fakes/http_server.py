"""A back-end behind real sockets that can be told to misbehave in every way the contract names.

By itself it answers as the contract says, from memory. `script` holds what happens instead to the next
requests (health and keys excepted), one `Behaviour` each.
"""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import ssl
import struct
import threading
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal, TypeAlias

PROBLEM = "application/problem+json"


BreakHow: TypeAlias = Literal["hang", "close", "reset", "drip"]
BreakWhen: TypeAlias = Literal["before-body", "after-body", "in-reply"]


@dataclass(frozen=True)
class Say:
    """A whole reply. `lands`: the request's effect happens first, whatever is said about it."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str | None = "application/json"
    lands: bool = False


@dataclass(frozen=True)
class Break:
    """No whole reply: `hang` until the server is released, `close` politely, `reset` hard, `drip` for ever.

    Attributes:
        when: Before the body is read, after it, or in the middle of the reply's body.
    """

    how: BreakHow
    when: BreakWhen = "after-body"
    lands: bool = False


Behaviour: TypeAlias = Say | Break


@dataclass(frozen=True)
class Seen:
    """One request as it came in; header names in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


def problem(status: int, kind: str, *, lands: bool = False, **members: object) -> Say:
    """A refusal as the contract writes it."""
    document = {
        "type": f"https://invented.example/problems/{kind}",
        "title": kind,
        "status": status,
        **members,
    }
    return Say(status, json.dumps(document).encode(), content_type=PROBLEM, lands=lands)


class FakeServer:
    """The levers.

    Attributes:
        script: What happens to the next requests, then as the contract says.
        seen: Every request, in order.
        landed: Application id → (body, receipt).
        landings: How often a body was taken in as new or as a replay, by application id.
        key_set: What `/keys` says.
        connections: How many lines were opened.
        clock_skew: Added to the time that `/health` tells.
    """

    def __init__(self, context: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.script: deque[Behaviour] = deque()
        self.seen: list[Seen] = []
        self.landed: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.landings: Counter[str] = Counter()
        self.staff_calls: list[str] = []
        self.connections = 0
        self.key_set: object = {"keys": []}
        self.clock_skew = timedelta()
        self.answers = threading.Condition()
        self.released = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._scheme = "http" if context is None else "https"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}/v1"

    @property
    def methods(self) -> list[str]:
        """GET and PUT of applications, in order."""
        return [seen.method for seen in self.seen if "/applications/" in seen.path]

    def land(self, name: str, body: bytes, digest: str) -> Mapping[str, str]:
        """An application arrives, however long after it was sent; gives its receipt."""
        receipt = {
            "application_id": name,
            "receipt_number": f"R-{len(self.landed) + 1:04d}",
            "received_at": datetime.now(UTC).isoformat(),
            "status": "received",
            "content_digest": digest,
        }
        self.landed[name] = (body, receipt)
        return receipt

    def close(self) -> None:
        """Frees whatever hangs, ends every connection, and refuses from now on."""
        self.released.set()
        self._server.shutdown()
        self._server.end_connections()
        self._server.server_close()
        self._thread.join()


@contextmanager
def fake_server(context: ssl.SSLContext | None = None) -> Iterator[FakeServer]:
    server = FakeServer(context)
    try:
        yield server
    finally:
        server.close()


def refused_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, address: tuple[str, int], fake: FakeServer) -> None:
        self.fake = fake
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        super().__init__(address, _Handler)

    def remember(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.add(connection)

    def forget(self, connection: socket.socket) -> None:
        with self._guard:
            self._open.discard(connection)

    def end_connections(self) -> None:
        with self._guard:
            for connection in self._open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self._server().remember(self.connection)
        self._fake.connections += 1

    def finish(self) -> None:
        self._server().forget(self.connection)
        super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's own name
        """Silence."""

    def do_GET(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    @property
    def _fake(self) -> FakeServer:
        return self._server().fake

    def _server(self) -> _Server:
        assert isinstance(self.server, _Server)
        return self.server

    def _serve(self) -> None:
        scripted = not self.path.endswith(("/health", "/keys", "/heartbeat")) and bool(self._fake.script)
        behaviour = self._fake.script.popleft() if scripted else None
        if isinstance(behaviour, Break) and behaviour.when == "before-body":
            self._break(behaviour)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): text for name, text in self.headers.items()}
        with self._fake.answers:
            self._fake.seen.append(Seen(self.command, self.path, headers, body))
            usual = None if behaviour is not None and not behaviour.lands else self._usual(body)
            self._fake.answers.notify_all()
        if isinstance(behaviour, Break):
            self._break(behaviour)
        elif behaviour is not None:
            self._say(behaviour)
        elif usual is not None:
            self._say(usual)

    def _say(self, said: Say) -> None:
        self.send_response(said.status)
        if said.content_type is not None:
            self.send_header("Content-Type", said.content_type)
        for name, text in said.headers.items():
            self.send_header(name, text)
        self.send_header("Content-Length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def _break(self, broken: Break) -> None:
        self.close_connection = True
        if broken.when == "in-reply":
            self.wfile.write(b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{")
        if broken.how == "drip":
            self.wfile.write(b"HTTP/1.1 201 Created\r\nX-Slow: ")
            while not self._fake.released.wait(0.02):
                self.wfile.write(b"x")
        if broken.how == "hang":
            self._fake.released.wait()
        if broken.how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._server().forget(self.connection)
            self.wfile.flush()
            self.connection.close()

    def _usual(self, body: bytes) -> Say:
        path = self.path.removeprefix("/v1")
        if path == "/health":
            now = datetime.now(UTC) + self._fake.clock_skew
            return _json(200, {"status": "ok", "time": now.isoformat()})
        if path == "/keys":
            return _json(200, self._fake.key_set)
        if path == "/challenges":
            return _json(
                201, {"challenge_id": "c-1", "nonce": "A" * 43, "expires_at": "2026-11-24T00:00:00Z"}
            )
        if path.startswith("/staff-calls/"):
            again = path in self._fake.staff_calls
            self._fake.staff_calls.append(path)
            return _json(200 if again else 201, {})
        if path.endswith("/heartbeat"):
            return Say(204)
        return self._application(path.removeprefix("/applications/"), body)

    def _application(self, name: str, body: bytes) -> Say:
        known = self._fake.landed.get(name)
        if self.command == "GET":
            return problem(404, "unknown-application") if known is None else _json(200, known[1])
        if not _is_whole(body, self.headers.get("Content-Digest", "")):
            return problem(400, "content-digest-mismatch")
        self._fake.landings[name] += 1
        if known is None:
            return _json(201, self._fake.land(name, body, self.headers.get("Content-Digest", "")))
        if known[0] != body:
            return problem(409, "already-received-with-other-content")
        return _json(200, known[1])


def _is_whole(body: bytes, digest: str) -> bool:
    """A sender that ended in the middle leaves a request with half its headers or half its body."""
    return digest == f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def _json(status: int, document: object) -> Say:
    return Say(status, json.dumps(document).encode())
