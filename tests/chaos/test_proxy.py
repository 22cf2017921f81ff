"""What the journal says of an answer."""

from __future__ import annotations

import asyncio

import pytest

from tests.chaos.proxy import has_hung_up, retry_after_s


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        (b"Retry-After: 7", 7.0),
        (b"Date: Sat, 28 Nov 2026 10:00:00 GMT\r\nRetry-After: Sat, 28 Nov 2026 10:00:09 GMT", 9.0),
        (b"Date: Sat, 28 Nov 2026 10:00:09 GMT\r\nRetry-After: Sat, 28 Nov 2026 10:00:00 GMT", 0.0),
        (b"Retry-After: Sat, 28 Nov 2026 10:00:09 GMT", 0.0),
        (b"Retry-After: soon", 0.0),
        (b"X: y", 0.0),
    ],
)
def test_retry_after(head: bytes, seconds: float) -> None:
    assert retry_after_s(b"HTTP/1.1 503 Said\r\n" + head + b"\r\n\r\nRetry-After: 1") == seconds


@pytest.mark.parametrize("hangs_up", [False, True])
def test_who_hung_up_while_nobody_looked_is_noticed(hangs_up: bool) -> None:
    """The news lies in the socket, the loop has not turned since: as on a busy machine."""

    async def ask() -> bool:
        lines: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
        server = await asyncio.start_server(lambda *line: lines.put_nowait(line), "127.0.0.1", 0)
        _, there = await asyncio.open_connection(*server.sockets[0].getsockname())
        reader, writer = await lines.get()
        if hangs_up:
            there.transport.abort()
            await asyncio.sleep(0)
            assert not reader.at_eof(), "the proof is void"
        found = await has_hung_up(reader)
        for end in (there, writer):
            end.close()
        await asyncio.gather(there.wait_closed(), writer.wait_closed(), return_exceptions=True)
        server.close()
        return found

    assert asyncio.run(ask()) is hangs_up
