"""The reference back-end, really listening on a free loopback port, all it keeps in one directory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.backend.config import BackendConfig, config_in
from kiosk.backend.server import RunningBackend as Server
from kiosk.backend.server import start_in_thread


@dataclass
class RunningBackend:
    """A back-end under test, with levers.

    Attributes:
        url: Base URL with `/v1`; it stays the same over `stop` and `start`.
        token_file: The token of `kiosk_id`.
        jwks_file: The public JWK Set, as a file to pin in the kiosk's settings.
        keys_dir: Private keys.
        database: The SQLite file.
        thumbprint: The one key's RFC 7638 thumbprint.
    """

    url: str
    kiosk_id: str
    token_file: Path
    jwks_file: Path
    keys_dir: Path
    database: Path
    thumbprint: str
    _config: BackendConfig = field(repr=False)
    _server: Server = field(repr=False)

    @property
    def token(self) -> str:
        return self.token_file.read_text("ascii").strip()

    def received(self, application_id: str) -> object | None:
        """The application's JSON as it arrived, or None."""
        return self._server.received(application_id)

    def staff_calls(self) -> tuple[str, ...]:
        return self._server.staff_calls()

    def stop(self) -> None:
        """From now on connections are refused."""
        self._server.stop()

    def start(self) -> None:
        """Back again, on the same port, with what it knew."""
        self._server = start_in_thread(self._config)


@contextmanager
def running_backend(
    directory: Path, *, kiosk_id: str = "oji-01", config: BackendConfig | None = None
) -> Iterator[RunningBackend]:
    """A back-end that answers, until the block ends.

    Args:
        directory: Where it keeps everything (`tmp_path`); a second call continues with what is there.
        kiosk_id: The kiosk it serves.
        config: For a test's own wishes; by default all is in `directory`.
    """
    wanted = config or config_in(directory, kiosk_id)
    server = start_in_thread(wanted)
    jwks_file = directory / "jwks.json"
    jwks_file.write_text(json.dumps(server.key_set()), "utf-8")
    running = RunningBackend(
        url=server.url,
        kiosk_id=kiosk_id,
        token_file=wanted.tokens[kiosk_id],
        jwks_file=jwks_file,
        keys_dir=wanted.keys,
        database=directory / "backend.sqlite3",
        thumbprint=server.thumbprints[0],
        _config=replace(wanted, transport=replace(wanted.transport, port=server.port)),
        _server=server,
    )
    try:
        yield running
    finally:
        running.stop()
