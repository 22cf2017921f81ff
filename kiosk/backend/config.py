"""What a back-end needs to be told before it starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

JST = timezone(timedelta(hours=9), "JST")


def japan_now() -> datetime:
    return datetime.now(JST)


@dataclass(frozen=True, slots=True)
class Transport:
    """Where it listens. Without a certificate it speaks plain HTTP, which a kiosk accepts from loopback only.

    Attributes:
        port: 0 takes a free one.
        certificate: PEM chain of the server; with `certificate_key`.
        client_ca: PEM of the CA whose client certificates are demanded (mutual TLS).
    """

    host: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    certificate_key: Path | None = None
    client_ca: Path | None = None


@dataclass(frozen=True, slots=True)
class BackendConfig:
    """Everything, already decided.

    Attributes:
        database: SQLAlchemy URL (`sqlite:///FILE`, `postgresql+psycopg://…`).
        keys: Directory of the private keys; made, with a first key, where it is missing.
        tokens: Token file by kiosk id; its first line is the token. Made where it is missing.
        card_roots: PEM files of the authorities that issue cards' certificates; none: chains are not judged.
        fleet_keys: The kiosks' file of fleet keys, to show tickets at the desk; None: they are not opened.
        largest_body: In bytes; more is 413.
        challenge_minutes: How long a challenge may wait for its signature.
        challenge_days: How long a challenge is kept for applications that wait in a kiosk's queue.
        clock: Now, with offset.
    """

    database: str
    keys: Path
    tokens: Mapping[str, Path]
    transport: Transport = Transport()
    card_roots: tuple[Path, ...] = ()
    fleet_keys: Path | None = None
    largest_body: int = 256 * 1024
    challenge_minutes: int = 15
    challenge_days: int = 60
    clock: Callable[[], datetime] = field(default=japan_now)


def config_in(directory: Path, kiosk_id: str, *, transport: Transport = Transport()) -> BackendConfig:
    """A back-end that keeps all it has in `directory` and serves one kiosk."""
    return BackendConfig(
        database=f"sqlite:///{directory / 'backend.sqlite3'}",
        keys=directory / "keys",
        tokens={kiosk_id: directory / f"{kiosk_id}.token"},
        transport=transport,
    )
