"""What `kiosk demo` brings along: the reference back-end on loopback, and settings that point to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.backend.config import config_in
from kiosk.backend.server import RunningBackend, start_in_thread
from kiosk.settings import Settings

_SIMULATOR = "simulator:"
_PERSON = "simulator:hanako"


@dataclass(frozen=True, slots=True)
class Embedded:
    """A back-end in this process.

    Attributes:
        server: It answers already.
        token: File with the kiosk's token.
    """

    server: RunningBackend
    token: Path


@contextmanager
def embedded_backend(state: Path, kiosk_id: str) -> Iterator[Embedded]:
    """The reference back-end on a free loopback port; everything it keeps is in `state`."""
    home = state / "backend"
    home.mkdir(mode=0o700)
    config = config_in(home, kiosk_id)
    server = start_in_thread(config)
    try:
        yield Embedded(server, config.tokens[kiosk_id])
    finally:
        server.stop()


def embedded_settings(settings: Settings, backend: Embedded, state: Path, output: Path) -> Settings:
    """The same settings with everything inside: simulated card, this back-end, paper into `output`."""
    reader = settings.card.reader if settings.card.reader.startswith(_SIMULATOR) else _PERSON
    within = {
        "card": {"reader": reader},
        "backend": {
            "url": backend.server.url,
            "token_file": backend.token,
            "pinned_keys": backend.server.thumbprints,
        },
        "storage": {"directory": state / "kiosk"},
        "paper": {"printer": f"folder:{output / 'paper'}"},
        "display": {"fullscreen": False},
        "visit": {"opening_hours": ()},
    }
    changed = {name: getattr(settings, name).model_copy(update=update) for name, update in within.items()}
    return settings.model_copy(update=changed)
