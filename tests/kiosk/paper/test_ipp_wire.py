"""What a device may answer instead of IPP: it is no answer, never an exception of somebody else's."""

from __future__ import annotations

import asyncio
import getpass
from contextlib import closing

import pytest

from kiosk.paper.ipp_wire import NoAnswer, Wire
from tests.fakes.raw_server import RawServer, Request, whole


async def asked(uri: str) -> object:
    async with Wire(uri, "oji-01", answer_s=1, document_s=1) as wire:
        return await wire.printer()


@pytest.mark.parametrize(
    "pieces",
    [
        [whole("200 OK", b"<html>Free Wi-Fi</html>", "Content-Type: text/html")],
        [whole("404 Not Found", b"nothing here")],
        [whole("503 Service Unavailable", b"\xff\xfe not even text")],
        [whole("426 Upgrade Required", b"", "Upgrade: TLS/1.0")],
        [whole("200 OK", b"")],
        [b"SSH-2.0-OpenSSH\r\n", b""],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n\x02\x00", b""],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n\x02\x00"],
    ],
    ids=["portal", "404", "no text", "upgrade", "empty", "no http", "breaks off", "never ends"],
)
def test_what_is_no_ipp_is_no_answer(pieces: list[bytes]) -> None:
    with closing(RawServer()) as server:
        server.script.append(lambda request: pieces)
        with pytest.raises(NoAnswer):
            asyncio.run(asked(server.url.replace("http", "ipp") + "/ipp/print"))


def asked_in(request: Request, heard: list[bytes]) -> list[bytes]:
    heard.append(request.body)
    return [whole("200 OK", b"")]


def test_language_of_a_request_stands_second_and_in_small_letters() -> None:
    """As RFC 8011 has it (4.1.4, 5.1.9): what stands elsewhere, or in capitals, a printer may refuse."""
    heard: list[bytes] = []
    with closing(RawServer()) as server:
        server.script.append(lambda request: asked_in(request, heard))
        with pytest.raises(NoAnswer):
            asyncio.run(asked(server.url.replace("http", "ipp") + "/ipp/print"))
    names = [b"attributes-charset", b"attributes-natural-language", b"printer-uri"]
    places = [heard[0].index(name) for name in names]
    assert places == sorted(places)
    assert names[1] + b"\x00\x02en" in heard[0]


def test_who_asks_is_an_account_of_the_machine() -> None:
    heard: list[bytes] = []
    with closing(RawServer()) as server:
        server.script.append(lambda request: asked_in(request, heard))
        with pytest.raises(NoAnswer):
            asyncio.run(asked(server.url.replace("http", "ipp") + "/ipp/print"))
    name = getpass.getuser().encode()
    assert b"requesting-user-name" + len(name).to_bytes(2, "big") + name in heard[0]
