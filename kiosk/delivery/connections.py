"""Connections that tell their line what happens on them, and that read replies to the last one."""

from __future__ import annotations

import http.client
import ssl
from typing import TYPE_CHECKING, Protocol, TypeAlias

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import ReadableBuffer, SupportsRead

    _Sendable: TypeAlias = SupportsRead[bytes] | Iterable[ReadableBuffer] | ReadableBuffer | str


class Line(Protocol):
    """Whom the connections belong to."""

    sent: bool

    def connecting(self) -> None:
        """Raises OSError where no connection is wanted any more."""

    def connected(self, connection: HTTPConnection) -> None: ...


def _context() -> ssl.SSLContext:
    """What urllib3 would make by itself, but for one thing: it writes no secret of the connection where the
    environment's SSLKEYLOGFILE says, or whoever sets that could read every application on its way.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_TICKET
    context.hostname_checks_common_name = False
    context.post_handshake_auth = True
    return context


class _LastResponse(http.client.HTTPResponse):
    """Passes over every interim reply (RFC 9110 section 15.2); the standard library does so with 100 only."""

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 101 < status < 200:
                return version, status, reason
            http.client.parse_headers(self.fp)


def pools(line: Line) -> dict[str, type[HTTPConnectionPool]]:
    """Pools whose connections belong to this line."""

    class Telling(HTTPConnection):
        """What both kinds do more than their own: urllib3's encrypted connection is a plain one, too."""

        response_class = _LastResponse

        def connect(self) -> None:
            line.connecting()
            before = line.sent
            try:
                super().connect()
            finally:
                line.sent = before  # what asks a proxy for the line is nothing of the request
            line.connected(self)

        def send(self, data: _Sendable) -> None:
            if self.sock is None:
                self.connect()
            line.sent = True
            super().send(data)

    class TellingEncrypted(Telling, HTTPSConnection):
        def connect(self) -> None:
            self.ssl_context = _context()
            super().connect()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Telling

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = TellingEncrypted

    return {"http": PlainPool, "https": EncryptedPool}
