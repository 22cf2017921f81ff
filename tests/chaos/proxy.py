"""A proxy before the back-end that does to each request what its plan says, and writes it down."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from random import Random

from tests.chaos.faults import FAULTS, Fault

_PAUSE_S, _CLOSED_S, _DRIP_S = 2.0, 0.3, 0.05


@dataclass(frozen=True)
class Line:
    """One request about an application, as the proxy saw it.

    Attributes:
        digest: SHA-256 of the body; empty where the body was not read.
        fault: What was done to it; None: the back-end's own answer came back.
        told: The status that the kiosk was told; 0 where the line broke.
    """

    kiosk: str
    method: str
    application_id: str
    digest: str
    fault: Fault | None
    told: int


@dataclass
class Plan:
    """What happens to which request: the same for the same seed, whatever runs first."""

    seed: int
    share: float
    faults: tuple[Fault, ...] = FAULTS
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, method: str, application_id: str) -> Fault | None:
        self.asked[method, application_id] += 1
        count = self.asked[method, application_id]
        dice = Random(f"{self.seed} {method} {application_id} {count}")
        return dice.choice(self.faults) if dice.random() < self.share else None


class Proxy:
    """Listens from `start` to `stop`, in a thread of its own; TLS towards the kiosks.

    Attributes:
        journal: Every request about an application, in the order in which it came.
        share: Of the requests that meet a fault; 0 makes it a plain proxy.
        kill: Called with the kiosk's id where the plan kills.
        refused: Called with the kiosk's id after a 401 or 403: staff come.
    """

    def __init__(self, back_end: int, context: ssl.SSLContext, plan: Plan) -> None:
        self.journal: list[Line] = []
        self.line_faults: Counter[str] = Counter()
        self.plan = plan
        self.kill: Callable[[str], None] = lambda kiosk: None
        self.refused: Callable[[str], None] = lambda kiosk: None
        self._back_end, self._context = back_end, context
        self._dice = Random(plan.seed)
        self._loop = asyncio.new_event_loop()
        self._listening = threading.Event()
        self._stopped = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="fault proxy", daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()
        self.port = 0

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}/v1"

    def start(self) -> None:
        self._thread.start()
        assert self._listening.wait(20)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(20)
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._listen())

    async def _listen(self) -> None:
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._listening.set()
        while not self._stopped.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), _PAUSE_S)
            if self.plan.share and not self._stopped.is_set():
                server.close()  # connections are refused for a moment
                self.line_faults["refused"] += 1
                await asyncio.sleep(_CLOSED_S)
                server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            if self.plan.share and self._dice.random() < self.plan.share / 10:
                self.line_faults["TLS failure"] += 1
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return
            await writer.start_tls(self._context)
            while await self._serve(reader, writer):
                pass
        except (OSError, EOFError, asyncio.CancelledError):
            return
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request; whether the line goes on."""
        head = await reader.readuntil(b"\r\n\r\n")
        method, path, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
        name = path.rpartition("/applications/")[2] if "/applications/" in path else ""
        fault = self.plan.of(method, name) if name else None
        if fault is not None and fault.moment == "before the body" and fault.breaking is not None:
            self._note(head, method, name, b"", fault)
            return await self._break(fault, head, reader, writer)
        body = await reader.readexactly(int(_header(head, "content-length") or "0"))
        place = self._note(head, method, name, body, fault) if name else 0
        answer = b"" if fault is not None and not fault.lands else await self._forward(head + body)
        told = _status(answer) if fault is None else fault.status
        if name:
            self.journal[place] = replace(self.journal[place], told=told)
        if fault is None:
            writer.write(answer)
        elif fault.breaking is not None:
            return await self._break(fault, head, reader, writer)
        else:
            writer.write(_reply(fault))
        await writer.drain()
        if told in {401, 403}:
            self.refused(_kiosk(head))
        return True

    def _note(self, head: bytes, method: str, name: str, body: bytes, fault: Fault | None) -> int:
        """Its place in the journal."""
        digest = hashlib.sha256(body).hexdigest() if body else ""
        self.journal.append(Line(_kiosk(head), method, name, digest, fault, 0))
        return len(self.journal) - 1

    async def _forward(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._back_end)
        try:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            return head + await reader.readexactly(int(_header(head, "content-length") or "0"))
        finally:
            writer.close()

    async def _break(
        self, fault: Fault, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> bool:
        if fault.moment == "in the reply":
            writer.write(b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{")
            await writer.drain()
        match fault.breaking:
            case "kill":
                self.kill(_kiosk(head))
                await reader.read()
            case "hang":
                while await reader.read(65536):
                    pass
            case "drip":
                writer.write(b"" if fault.moment == "in the reply" else b"HTTP/1.1 201 Created\r\nX-Slow: ")
                while not reader.at_eof():
                    writer.write(b" ")
                    await writer.drain()
                    await asyncio.sleep(_DRIP_S)
            case "reset":
                line = writer.get_extra_info("socket")
                if line is not None:  # the kiosk has not gone by itself
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
            case _:
                writer.transport.abort()
        return False


def _kiosk(head: bytes) -> str:
    """Whose token it is: tokens of a run begin with the kiosk's id."""
    return _header(head, "authorization").removeprefix("Bearer ").partition(".")[0]


def _header(head: bytes, name: str) -> str:
    for line in head.split(b"\r\n")[1:]:
        label, _, text = line.decode("latin-1").partition(":")
        if label.lower() == name:
            return text.strip()
    return ""


def _status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def _reply(fault: Fault) -> bytes:
    lines = [f"HTTP/1.1 {fault.status} Said", f"Content-Type: {fault.media}", *fault.headers]
    if fault.status != 204:
        lines.append(f"Content-Length: {len(fault.body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + fault.body
