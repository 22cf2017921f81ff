"""A proxy that only knows CONNECT (RFC 9110 section 9.3.6): it lays a line to one server, and listens."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PATIENCE_S = 10.0


class ConnectProxy:
    """Leads everything to one server, whatever name was asked for.

    Attributes:
        asked: Request line and headers of each CONNECT.
        passed: What went through, as it stood on the line.
        refuses: Answers 403 from now on.
    """

    def __init__(self, server_port: int) -> None:
        self.asked: list[str] = []
        self.passed = bytearray()
        self.refuses = False
        self._server_port = server_port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(_PATIENCE_S)

    def _start(self, work: object, *arguments: socket.socket) -> None:
        assert callable(work)
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                client.settimeout(_PATIENCE_S)
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self.asked.append(_head(client))
            if self.refuses:
                client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                return
            with socket.create_connection(("127.0.0.1", self._server_port), _PATIENCE_S) as server:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = threading.Thread(target=_carry, args=(server, client, bytearray()), daemon=True)
                back.start()
                _carry(client, server, self.passed)
                back.join(_PATIENCE_S)


def _head(client: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        part = client.recv(1)  # not a byte of what comes after it
        if not part:
            break
        head += part
    return head.decode("latin-1")


def _carry(source: socket.socket, target: socket.socket, seen: bytearray) -> None:
    with suppress(OSError):
        while part := source.recv(65536):
            seen += part
            target.sendall(part)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextmanager
def connect_proxy(server_port: int) -> Iterator[ConnectProxy]:
    proxy = ConnectProxy(server_port)
    try:
        yield proxy
    finally:
        proxy.close()
