"""What the proxy does to a line instead of saying anything."""

from __future__ import annotations

import asyncio
import socket
import struct

from tests.chaos.faults import Fault

_DRIP_S = 0.05


async def begun(fault: Fault, writer: asyncio.StreamWriter) -> None:
    """The half of an answer, where the line breaks in the reply."""
    if fault.moment == "in the reply":
        writer.write(b"HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{")
        await writer.drain()


async def broken(fault: Fault, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ends the line in the fault's way, or holds it until the kiosk ends it."""
    await begun(fault, writer)
    match fault.breaking:
        case "hang":
            await until_gone(reader)
        case "drip":
            writer.write(b"" if fault.moment == "in the reply" else b"HTTP/1.1 201 Created\r\nX-Slow: ")
            while not reader.at_eof():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(_DRIP_S)
        case "garbage":
            writer.write(b"\x00\xffSSH-2.0-invented\r\n" * 3)
            await writer.drain()
        case "reset":
            line = writer.get_extra_info("socket")
            if line is not None:  # the kiosk has not gone by itself
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        case _:
            writer.transport.abort()


async def until_gone(reader: asyncio.StreamReader) -> None:
    while await reader.read(65536):
        pass
