"""A proxy before the back-end that does to each request what its plan says, and writes it down."""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import Literal, TypeAlias

from tests.chaos import breaking
from tests.chaos.faults import Fault, LineFault
from tests.chaos.plan import Plan

_CLOSED_S = 0.3
_EXCERPT = 48
STAFF: Literal["STAFF"] = "STAFF"
KILLED: Literal["KILLED"] = "KILLED"
Event: TypeAlias = Literal["STAFF", "KILLED"]
"""What happened to a kiosk between its requests: staff put its token there anew, or it was ended (-9)."""


@dataclass(frozen=True)
class Line:
    """One request that carried a kiosk's token, as the proxy saw it; or an `Event`.

    Attributes:
        method: The request's, or the event.
        application_id: Whose; empty where the request is about no application.
        digest: SHA-256 of the body; empty where the body was not read.
        fault: What was done to it; None: the back-end's own answer came back.
        told: The status that the kiosk was told; 0 where the line broke, or nobody listened any more.
        at: When it came, in seconds of a clock that nobody sets.
        answered: When its answer left.
        own_wait_s: How long the Retry-After of the back-end's own answer asks to wait.
        excerpt: Some bytes out of the body that stand in no other.
    """

    kiosk: str
    method: str
    application_id: str
    digest: str
    fault: Fault | None
    told: int
    at: float = 0.0
    answered: float = 0.0
    own_wait_s: float = 0.0
    excerpt: bytes = b""

    @property
    def wait_s(self) -> float:
        """How long the answer asks to wait, whoever made it."""
        return self.own_wait_s if self.fault is None else retry_after_s(_reply(self.fault))


class Proxy:
    """Listens from `start` to `stop`, in a thread of its own; TLS towards the kiosks, a port for each.

    Attributes:
        journal: Every request that carried a token, and every event, in the order in which they came.
        line_faults: What happened to connections.
        plans: By kiosk.
        kill: Called with the kiosk's id where the plan kills.
        refused: Called with the kiosk's id after a 401 or 403: staff are to come.
    """

    def __init__(self, back_end: int, context: ssl.SSLContext, plans: Mapping[str, Plan]) -> None:
        self.journal: list[Line] = []
        self._writing = threading.Lock()
        self.line_faults: Counter[str] = Counter()
        self.plans = plans
        self.kill: Callable[[str], None] = lambda kiosk: None
        self.refused: Callable[[str], None] = lambda kiosk: None
        self._back_end, self._context = back_end, context
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._stopped = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="fault proxy", daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()
        self._late: set[asyncio.Task[None]] = set()
        self._ports: dict[str, int] = {}
        self._servers: dict[str, asyncio.Server] = {}

    def url(self, kiosk: str) -> str:
        return f"https://127.0.0.1:{self._ports[kiosk]}/v1"

    def happened(self, kiosk: str, event: Event) -> None:
        """Writes an event down."""
        self._note(Line(kiosk, event, "", "", None, 0, at=time.monotonic()))

    def start(self) -> None:
        self._thread.start()
        assert self._listening.wait(20)

    def settle(self) -> None:
        """No faults from now on; returns when everything that was to land late has landed."""
        for plan in self.plans.values():
            plan.calm()
        asyncio.run_coroutine_threadsafe(self._landed(), self._loop).result(60)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(20)
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._listen())

    async def _listen(self) -> None:
        for kiosk in self.plans:
            await self._open(kiosk)
        self._listening.set()
        await self._stopped.wait()
        for server in self._servers.values():
            server.close()
        for task in (*self._tasks, *self._late):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._late, return_exceptions=True)

    async def _open(self, kiosk: str) -> None:
        """The kiosk's port: the same one whenever it is opened again."""

        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await self._accept(kiosk, reader, writer)

        server = await asyncio.start_server(accept, "127.0.0.1", self._ports.get(kiosk, 0))
        self._servers[kiosk] = server
        self._ports[kiosk] = server.sockets[0].getsockname()[1]

    async def _landed(self) -> None:
        while self._late:
            await asyncio.gather(*self._late)

    async def _accept(self, kiosk: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            met = self.plans[kiosk].of_line(kiosk)
            if met is not None:
                await self._break_line(kiosk, met, reader, writer)
                return
            await writer.start_tls(self._context)
            while await self._serve(kiosk, reader, writer):
                pass
        except (OSError, EOFError, asyncio.CancelledError):
            return
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _break_line(
        self, kiosk: str, met: LineFault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.line_faults[met] += 1
        match met:
            case "refused":  # and so is every other connection for a moment
                self._servers[kiosk].close()
                writer.transport.abort()
                await asyncio.sleep(_CLOSED_S)
                if not self._stopped.is_set():
                    await self._open(kiosk)
            case "TLS failure":
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            case "silent handshake":
                await breaking.until_gone(reader)

    async def _serve(self, kiosk: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request; whether the line goes on."""
        head = await reader.readuntil(b"\r\n\r\n")
        method, path, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
        name = path.rpartition("/applications/")[2] if "/applications/" in path else ""
        fault = self.plans[kiosk].of(method, name) if name else None
        at = time.monotonic()
        if fault is not None and fault.moment == "before the body" and fault.breaking is not None:
            self._note(Line(kiosk, method, name, "", fault, 0, at))
            return await self._break(kiosk, fault, reader, writer)
        body = await reader.readexactly(int(_header(head, "content-length") or "0"))
        digest = hashlib.sha256(body).hexdigest() if body else ""
        line = Line(kiosk, method, name, digest, fault, 0, at, excerpt=_excerpt(body))
        place = self._note(line) if _header(head, "authorization") else None
        answer = await self._answer(kiosk, method, name, fault, head + body)
        if fault is not None and fault.breaking is not None:
            return await self._break(kiosk, fault, reader, writer)
        if await has_hung_up(reader):
            return False
        told = _status(answer) if fault is None else fault.status
        if place is not None:
            answered, own_wait_s = time.monotonic(), retry_after_s(answer)
            self.journal[place] = replace(line, told=told, answered=answered, own_wait_s=own_wait_s)
        writer.write(answer if fault is None else _reply(fault))
        await writer.drain()
        if told in {401, 403}:
            self.refused(kiosk)
        return True

    def _note(self, line: Line) -> int:
        """Its place in the journal."""
        with self._writing:
            self.journal.append(line)
            return len(self.journal) - 1

    async def _answer(self, kiosk: str, method: str, name: str, fault: Fault | None, request: bytes) -> bytes:
        """The back-end's own; empty where it has not (yet) got the request."""
        if fault is not None and fault.late:
            late = self._loop.create_task(self._land(request, self.plans[kiosk].delay_s(method, name)))
            self._late.add(late)
            late.add_done_callback(self._late.discard)
        return b"" if fault is not None and not fault.lands else await self._forward(request)

    async def _land(self, request: bytes, after_s: float) -> None:
        await asyncio.sleep(after_s)
        await self._forward(request)

    async def _forward(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._back_end)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            return head + await reader.readexactly(int(_header(head, "content-length") or "0"))
        finally:
            writer.close()

    async def _break(
        self, kiosk: str, fault: Fault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        if fault.breaking == "kill":
            await breaking.begun(fault, writer)
            self.kill(kiosk)
            await breaking.until_gone(reader)
        else:
            await breaking.broken(fault, reader, writer)
        return False


async def has_hung_up(reader: asyncio.StreamReader) -> bool:
    """Whether the kiosk has given its request up: what it was told then, it never heard.

    A loop that was kept from running has not looked at its sockets yet; two turns bring the news, one from
    the socket and one through TLS.
    """
    for _ in range(2):
        await asyncio.sleep(0)
    return reader.at_eof() or reader.exception() is not None


def _header(head: bytes, name: str) -> str:
    for line in head.split(b"\r\n")[1:]:
        label, _, text = line.decode("latin-1").partition(":")
        if label.lower() == name:
            return text.strip()
    return ""


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def retry_after_s(answer: bytes) -> float:
    """How long it asks to wait: seconds, or a date against the answer's own; 0 where it says neither."""
    head = answer.partition(b"\r\n\r\n")[0]
    asked = _header(head, "retry-after")
    if asked.isdecimal():
        return float(asked)
    try:
        until, said = parsedate_to_datetime(asked), parsedate_to_datetime(_header(head, "date"))
    except ValueError:
        return 0.0
    return max((until - said).total_seconds(), 0.0)


def _excerpt(body: bytes) -> bytes:
    """From the middle of the sealed bytes: there it is all ciphertext."""
    middle = len(body) * 2 // 3
    return body[middle : middle + _EXCERPT]


def _reply(fault: Fault) -> bytes:
    lines = [f"HTTP/1.1 {fault.status} Said", f"Content-Type: {fault.media}", *fault.headers]
    if fault.status not in {204, 304}:
        lines.append(f"Content-Length: {len(fault.body)}")
    return (
        "\r\n".join(lines).encode("latin-1")
        + b"\r\n\r\n"
        + (b"" if fault.status in {204, 304} else fault.body)
    )
