"""The back-end on a socket, in a thread of its own: for `kiosk backend`, the demo, and tests."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading

import uvicorn

from kiosk.backend.app import create_app
from kiosk.backend.config import BackendConfig, Transport
from kiosk.backend.parts import Parts, put_together

_LONGEST_START_S = 20


class NotStarted(Exception):
    """The server's thread ended, or took too long, before it listened."""


class RunningBackend:
    """A back-end that answers.

    Attributes:
        url: Base URL with `/v1`, as the kiosk's settings want it.
        port: The one it listens on.
    """

    def __init__(self, config: BackendConfig, *, listening: socket.socket | None = None) -> None:
        """`listening`: a socket that others listen on, too; otherwise it opens its own."""
        self._parts = put_together(config)
        try:
            self._socket = listening or listen(config.transport)
        except OSError:
            self._parts.store.close()
            raise
        self.port: int = self._socket.getsockname()[1]
        self.url = url_of(config.transport, self.port)
        self._server = _Server(_uvicorn_config(self._parts))
        self._thread = threading.Thread(target=self._run, name="backend", daemon=True)

    @property
    def thumbprints(self) -> tuple[str, ...]:
        """What a kiosk pins."""
        return self._parts.keys.thumbprints

    def key_set(self) -> dict[str, object]:
        """The public keys, as `GET /keys` says them."""
        return self._parts.keys.public_set()

    def received(self, application_id: str) -> object | None:
        """The application as it was received, opened; None where it was not."""
        return self._parts.intake.content(application_id)

    def staff_calls(self) -> tuple[str, ...]:
        """Every call for staff as JSON text, oldest first."""
        return self._parts.store.staff_calls()

    def start(self) -> None:
        """Returns once it answers.

        Raises:
            NotStarted: It never will.
        """
        self._thread.start()
        if not self._server.settled.wait(_LONGEST_START_S) or not self._server.started:
            raise NotStarted

    def ask_to_stop(self) -> None:
        """Returns at once; safe in a signal handler."""
        self._server.should_exit = True

    def wait(self) -> None:
        """Returns when the server has ended, for whatever reason."""
        self._thread.join()

    def stop(self) -> None:
        """Answers what it has begun, then ends. May be called again."""
        self.ask_to_stop()
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()
        self._parts.store.close()

    def _run(self) -> None:
        try:
            asyncio.run(self._server.serve(sockets=[self._socket]))
        finally:
            self._server.settled.set()


def start_in_thread(config: BackendConfig) -> RunningBackend:
    """A back-end that answers already; end it with `stop()`.

    Raises:
        OSError: The port is taken.
        NotStarted: It could not be brought up.
        KeysExposed, KeyUnusable, TokenUnusable, TokenShared: What stands in the files cannot be used.
    """
    running = RunningBackend(config)
    try:
        running.start()
    except NotStarted:
        running.stop()
        raise
    return running


class _Server(uvicorn.Server):
    """Says when it is up, so that nobody has to look again and again."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.settled = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.settled.set()


def _uvicorn_config(parts: Parts) -> uvicorn.Config:
    transport = parts.config.transport
    return uvicorn.Config(
        create_app(parts),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=5,
        ssl_certfile=transport.certificate,
        ssl_keyfile=transport.certificate_key,
        ssl_ca_certs=None if transport.client_ca is None else str(transport.client_ca),
        ssl_cert_reqs=ssl.CERT_NONE if transport.client_ca is None else ssl.CERT_REQUIRED,
    )


def listen(transport: Transport) -> socket.socket:
    """A socket bound to where the back-end is told to be. Raises OSError."""
    family = socket.AF_INET6 if ":" in transport.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((transport.host, transport.port))
    except OSError:
        listening.close()
        raise
    return listening


def url_of(transport: Transport, port: int) -> str:
    """The base URL with `/v1`."""
    scheme = "http" if transport.certificate is None else "https"
    host = f"[{transport.host}]" if ":" in transport.host else transport.host
    return f"{scheme}://{host}:{port}/v1"
